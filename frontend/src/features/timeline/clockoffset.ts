/** How far a source's clock is off, as people write it: "+90 s", "-1.5 min", "250 ms". */

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  sec: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
};
/** The store takes up to 400 days. */
const most = 400 * 86_400_000;

/** Milliseconds; seconds without a unit; null for what is none. "" is 0. */
export function parseOffset(text: string): number | null {
  const plain = text.trim().replace('−', '-').replace(',', '.').toLowerCase();
  if (plain === '') return 0;
  const found = /^([+-]?)\s*(\d+(?:\.\d+)?)\s*(ms|s|sec|m|min|h)?$/u.exec(plain);
  if (found === null) return null;
  const ms = Math.round(Number(found[2]) * (units[found[3] ?? 's'] ?? 1000));
  if (ms > most) return null;
  return found[1] === '-' ? -ms || 0 : ms;
}

/** In the largest unit that is whole: "+90 s", "-2 min", "0 s". */
export function offsetWords(ms: number): string {
  if (ms === 0) return '';
  const size = Math.abs(ms);
  const sign = ms < 0 ? '-' : '+';
  if (size % 3_600_000 === 0) return `${sign}${size / 3_600_000} h`;
  if (size % 60_000 === 0) return `${sign}${size / 60_000} min`;
  return size % 1000 === 0 ? `${sign}${size / 1000} s` : `${sign}${size} ms`;
}
