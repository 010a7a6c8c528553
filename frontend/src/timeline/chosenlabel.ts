/** The sign of a chosen event, and its bar if it has one, in pixels. */
export interface ChosenPlace {
  readonly sign: number;
  readonly from: number;
  readonly to: number;
  /** A bar is drawn, wide enough for words. */
  readonly bar: boolean;
  /** Middle of the handle beside the sign, null without one. */
  readonly handle: number | null;
}

export interface ChosenLabel {
  readonly left: number;
  /** No more than the words want. */
  readonly room: number;
  /** On the bar itself, which must stay in sight. */
  readonly inside: boolean;
}

/**
 * Where the title of a chosen event stands: behind what it names, where it
 * covers neither sign nor bar; before it at the right edge; on the bar when
 * that fills the view; cut short where nothing else is left.
 */
export function chosenLabel(place: ChosenPlace, words: number, width: number, size: number): ChosenLabel {
  const { sign, from, to, bar } = place;
  const behind = Math.max(
    bar ? to + 5 * size : Math.max(to, sign) + 13 * size,
    (place.handle ?? 0) + 5 * size,
  );
  const before = Math.min(width, bar ? from - 5 * size : Math.min(from, sign) - 14 * size);
  const [after, ahead] = [width - behind, before - 2];
  if (words <= after) return { left: behind, room: words, inside: false };
  if (words <= ahead) return { left: before - words, room: words, inside: false };
  const start = Math.max(sign + 13 * size, 4 * size);
  const within = bar ? Math.min(to, width) - 5 * size - start : 0;
  if (within >= Math.max(after, ahead)) return { left: start, room: Math.min(words, within), inside: true };
  return after >= ahead
    ? { left: behind, room: after, inside: false }
    : { left: before - ahead, room: ahead, inside: false };
}

/** What something takes of a row, in pixels. */
export interface Stretch {
  /** Height of the row. */
  readonly row: number;
  readonly left: number;
  readonly right: number;
}

/** Which of these titles stand: the first always, each other one where it covers no sign and no title before it. */
export function standTogether(titles: readonly Stretch[], signs: readonly Stretch[]): readonly boolean[] {
  const taken: Stretch[] = [...signs];
  return titles.map((title, i) => {
    const free = taken.every(
      (one) => one.row !== title.row || one.right <= title.left || one.left >= title.right,
    );
    if (i > 0 && !free) return false;
    taken.push(title);
    return true;
  });
}
