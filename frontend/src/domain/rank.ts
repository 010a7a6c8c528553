/**
 * Ranks are strings that sort as text; between any two there is room for
 * another. They are fractions in base 36 without the "0." that never end in
 * "0". The same rule as backend/postmortem/rank.go, tested on the same table.
 */

const digits = '0123456789abcdefghijklmnopqrstuvwxyz';
const base = digits.length;
const first = 'i';

/**
 * A rank after `a` and before `b`. "" for `a` means the very start, "" for `b`
 * the very end. If `a` is not before `b` the result follows `a`.
 */
export function rankBetween(a: string, b: string): string {
  const low = trim(a);
  const high = trim(b);
  if (high === '' || (low !== '' && low >= high)) return rankAfter(low);
  if (low === '') return rankBefore(high);
  let i = 0;
  while (i < low.length && low[i] === high[i]) i += 1;
  const common = low.slice(0, i);
  if (i === low.length) return common + rankBefore(high.slice(i));
  const from = digitAt(low, i);
  const to = digitAt(high, i);
  if (to - from > 1) return common + digits.charAt(Math.floor((from + to) / 2));
  // Neighbours: keep the lower digit, from here on only `a` counts.
  return common + low.charAt(i) + rankAfter(low.slice(i + 1));
}

/**
 * A rank for appending after the last one, "" for none. A rank is read as a
 * number of k+1 digits behind k leading "z", raised by one: i, j … y, z01 …
 * zyz, zz001. So ranks grow with the logarithm of their count.
 */
export function rankAfter(last: string): string {
  const rank = trim(last);
  if (rank === '') return first;
  const k = leading(rank, 'z');
  const body = bodyOf(rank.slice(k), k + 1);
  do step(body, 1);
  while (body[k] === 0);
  if (body[0] === base - 1) return `${'z'.repeat(k + 1)}${'0'.repeat(k + 1)}1`;
  return 'z'.repeat(k) + textOf(body);
}

/** The mirror of rankAfter: h, g … 1, 0zz, 0zy … 01z, 00zzz. `next` is not "". */
function rankBefore(next: string): string {
  const k = leading(next, '0');
  const body = bodyOf(next.slice(k), k + 1);
  do {
    step(body, -1);
    if (body[0] === 0) return '0'.repeat(k + 1) + 'z'.repeat(k + 2);
  } while (body[k] === 0);
  return '0'.repeat(k) + textOf(body);
}

/** Adds 1 or -1 to a number written as digits, in place. */
function step(body: number[], by: 1 | -1): void {
  for (let i = body.length - 1; i >= 0; i -= 1) {
    const digit = (body[i] ?? 0) + by;
    body[i] = (digit + base) % base;
    if (digit >= 0 && digit < base) return;
  }
}

function bodyOf(text: string, width: number): number[] {
  return Array.from({ length: width }, (_, i) => digitAt(text, i));
}

function textOf(body: readonly number[]): string {
  return body.map((digit) => digits.charAt(digit)).join('');
}

/** The digit at a place; 0 beyond the end and for a letter that is none. */
function digitAt(text: string, i: number): number {
  return i < text.length ? Math.max(digits.indexOf(text.charAt(i)), 0) : 0;
}

function leading(text: string, char: string): number {
  let count = 0;
  while (text[count] === char) count += 1;
  return count;
}

function trim(rank: string): string {
  return rank.replace(/0+$/, '');
}
