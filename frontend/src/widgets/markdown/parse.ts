import type { Tree } from '@lezer/common';
import { GFM, parser as commonmark } from '@lezer/markdown';

/**
 * Text → syntax tree, within bounds. The parser is quadratic on some inputs
 * (100 kB of "[a](" takes seven seconds), so text that would be slow is not
 * parsed at all, and what is parsed has a budget.
 */

const parser = commonmark.configure(GFM);

/** Longest text that is drawn, in UTF-16 units. */
export const previewLimit = 50_000;
const mostLinks = 1_500;
const budgetMs = 250;

/** The beginning of a text that is drawn, cut after a whole line where there is one. */
export function beginning(text: string): string {
  if (text.length <= previewLimit) return text;
  const head = text.slice(0, previewLimit);
  const line = head.lastIndexOf('\n');
  // Never between the halves of a surrogate pair.
  return line > previewLimit / 2 ? head.slice(0, line) : head.replace(/[\ud800-\udbff]$/u, '');
}

/** True for texts known to be slow: very deep quotes, thousands of half-open links. */
function slow(text: string): boolean {
  return /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){64}/mu.test(text) || text.split('](').length > mostLinks;
}

/** The tree, or null when the text is shown as it was written. */
export function parseBounded(text: string, now: () => number = () => performance.now()): Tree | null {
  if (slow(text)) return null;
  const end = now() + budgetMs;
  try {
    const work = parser.startParse(text);
    for (;;) {
      const tree = work.advance();
      if (tree !== null) return tree;
      if (now() > end) return null;
    }
  } catch {
    // Only the preview fails; the text itself is safe in the editor.
    return null;
  }
}
