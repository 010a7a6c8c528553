/**
 * Lists of records stay the same list while nothing in them changes that
 * matters to whoever works on them. Typing in one title of ten thousand events
 * then makes no one count gaps, days and milestones again: a derived value
 * that is the same as before wakes nobody.
 */

/** Fields whose values can be compared with ===. */
type Plain<T> = { [K in keyof T]: T[K] extends string | number | boolean ? K : never }[keyof T];

/** A test whether two records say something else in one of these fields. */
export function differIn<T>(...fields: readonly Plain<T>[]): (a: T, b: T) => boolean {
  return (a, b) => fields.some((field) => a[field] !== b[field]);
}

/**
 * A memory of one list: gives the list of before as long as the present one
 * has as many records and none at its place differs. Records in it may be
 * older ones that differ in what does not matter.
 */
export function steady<T>(differs: (a: T, b: T) => boolean): (now: readonly T[]) => readonly T[] {
  let kept: readonly T[] = [];
  // What came last is the same as what is kept in all that matters, and more
  // of its records are those that come next.
  let last: readonly T[] = kept;
  return (now) => {
    if (now === last) return kept;
    if (now.length !== last.length || !same(last, now, differs)) kept = now;
    last = now;
    return kept;
  };
}

/** Lists of the same length. Nearly all records are the very same: ten thousand take some microseconds. */
function same<T>(before: readonly T[], now: readonly T[], differs: (a: T, b: T) => boolean): boolean {
  for (let i = 0; i < now.length; i += 1) {
    const a = before[i];
    const b = now[i];
    if (a !== b && (a === undefined || b === undefined || differs(a, b))) return false;
  }
  return true;
}
