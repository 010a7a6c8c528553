/** Labels along a line that must not touch. */

interface Weighted {
  /** Of two that are too close the higher one stays; of equals the first. */
  readonly weight: number;
}

export interface Room<T> {
  /** From the first to the second, in pixels. */
  readonly distance: (a: T, b: T) => number;
  /** Least distance of the two. */
  readonly room: (a: T, b: T) => number;
}

/** The labels, in the order of the line, that stay when each has its room. */
export function keepApart<T extends Weighted>(all: readonly T[], { distance, room }: Room<T>): T[] {
  const kept: T[] = [];
  for (const one of all) {
    let last = kept.at(-1);
    // Lighter ones on the left make room for a heavier one.
    const close = (other: T): boolean => distance(other, one) < room(other, one) - 0.001;
    if (last !== undefined && close(last) && last.weight >= one.weight) continue;
    while (last !== undefined && close(last) && last.weight < one.weight) {
      kept.pop();
      last = kept.at(-1);
    }
    if (last === undefined || !close(last)) kept.push(one);
  }
  return kept;
}
