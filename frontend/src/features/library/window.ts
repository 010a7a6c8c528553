/** Which rows of a long list of equal rows must exist, as plain arithmetic. */

export interface RowWindow {
  readonly from: number;
  /** One past the last. */
  readonly to: number;
}

/** What is known of the window when the list is drawn before the program is there. */
export interface Drawn {
  readonly rowHeight: number;
  /** No less than the list will have. */
  readonly height: number;
  /** So wide that no container query applies: asking them takes a third of the first frame. */
  readonly roomy: boolean;
}

/** What to draw first in a window of this size; `rem` is the size of its text. */
export function drawnFor(width: number, height: number, rem: number): Drawn {
  // Above the list are the top, the heading and the filters, beside it the chosen one; see Library.svelte.
  return { rowHeight: 4 * rem, height: height - 8 * rem, roomy: width >= 76 * rem };
}

/** Rows to draw for a scroll position, with some to spare on both sides so that scrolling shows no gaps. */
export function rowWindow(
  scrollTop: number,
  height: number,
  rowHeight: number,
  count: number,
  spare = 6,
): RowWindow {
  if (rowHeight <= 0 || count <= 0) return { from: 0, to: 0 };
  const from = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
  const to = Math.min(count, Math.ceil((scrollTop + Math.max(height, rowHeight)) / rowHeight) + spare);
  return { from: Math.min(from, to), to };
}

/** Scroll position that shows a row whole, moving as little as possible. */
export function scrollToRow(index: number, scrollTop: number, height: number, rowHeight: number): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  if (top + rowHeight > scrollTop + height) return Math.max(0, top + rowHeight - height);
  return scrollTop;
}

/** The row that a key goes to, or null when the key does not move. `page` is rows per page. */
export function rowAfterKey(key: string, index: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, index + 1);
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'PageDown':
      return Math.min(last, index + Math.max(1, page - 1));
    case 'PageUp':
      return Math.max(0, index - Math.max(1, page - 1));
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
