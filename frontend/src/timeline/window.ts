/**
 * Which rows of a long list are drawn. Heights differ from row to row: they
 * are estimated first and measured once drawn. Positions are sums over all
 * rows, which takes far less than a millisecond for ten thousand.
 */

export interface Span {
  /** Index of the first row that is drawn. */
  readonly from: number;
  /** Index after the last. */
  readonly to: number;
}

/** Where each row starts, in pixels; one more entry than rows, the last is the height of all. */
export function positions(heights: readonly number[]): Float64Array {
  const tops = new Float64Array(heights.length + 1);
  let sum = 0;
  for (let i = 0; i < heights.length; i += 1) {
    tops[i] = sum;
    sum += heights[i] ?? 0;
  }
  tops[heights.length] = sum;
  return tops;
}

/** Index of the row at a height, at least 0 and at most the last row. */
export function rowAt(tops: Float64Array, y: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Rows that touch the view, and `extra` more at either side for smooth scrolling. */
export function visible(tops: Float64Array, scrollTop: number, viewHeight: number, extra = 8): Span {
  const count = tops.length - 1;
  if (count <= 0) return { from: 0, to: 0 };
  const first = rowAt(tops, Math.max(0, scrollTop));
  const last = rowAt(tops, Math.max(0, scrollTop + Math.max(0, viewHeight) - 1));
  return { from: Math.max(0, first - extra), to: Math.min(count, last + 1 + extra) };
}

/** Where to scroll so that a row is in view with some room around it; the present place if it is. */
export function scrollToRow(
  tops: Float64Array,
  index: number,
  scrollTop: number,
  viewHeight: number,
  room = 24,
): number {
  const top = tops[index] ?? 0;
  const bottom = tops[index + 1] ?? top;
  if (top - room < scrollTop) return Math.max(0, top - room);
  if (bottom + room > scrollTop + viewHeight) {
    // A row taller than the view shows its beginning.
    return Math.max(0, Math.min(top - room, bottom + room - viewHeight));
  }
  return scrollTop;
}
