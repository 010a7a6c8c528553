/** Lines of a text and finding words in them, for the view of a log or file. */

/** Lines longer than this are cut on the screen, never in what is copied. */
const longest = 5000;

export function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

export function shownLine(line: string): string {
  return line.length > longest ? `${line.slice(0, longest)}… (${line.length} characters)` : line;
}

/** Numbers, from 0, of the lines that contain the words, without regard to case. */
export function findLines(lines: readonly string[], words: string): readonly number[] {
  const wanted = words.toLowerCase();
  if (wanted === '') return [];
  return lines.flatMap((line, i) => (line.toLowerCase().includes(wanted) ? [i] : []));
}

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** A line cut at the places where the words stand. */
export function piecesOf(line: string, words: string): readonly Piece[] {
  const wanted = words.toLowerCase();
  const lower = line.toLowerCase();
  // Some letters change their length in lower case; then places would not fit.
  if (wanted === '' || lower.length !== line.length) return [{ text: line, hit: false }];
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    if (at > from) pieces.push({ text: line.slice(from, at), hit: false });
    from = at + wanted.length;
    pieces.push({ text: line.slice(at, from), hit: true });
  }
  if (from < line.length || pieces.length === 0) pieces.push({ text: line.slice(from), hit: false });
  return pieces;
}

/** "84 KB", as exports say it: in powers of 1,000. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.floor((bytes + 500) / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
