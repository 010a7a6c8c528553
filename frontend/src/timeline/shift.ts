import type { EventFields, Instant, TimelineEvent } from '../domain/records';
import { instantOf, msOf } from '../domain/when';
import type { Offsets } from '../domain/zones';
import { dayMs, localDay } from './localday';

/** Moving events in time as a whole, and lengths as people write them. */

const instants = ['occurredAt', 'occurredLatest', 'endedAt', 'knownAt'] as const;

/**
 * The fields that change when an event moves by `ms`: all its times together,
 * so that spans, ranges and what was known when keep their lengths. Nothing
 * changes for an event of unknown time, which has only a place in the order,
 * and where a time would leave the years 1 to 9999.
 *
 * A date moves by whole days: five minutes later it is still that day. `zone`
 * says where its days begin.
 */
export function shifted(event: TimelineEvent, ms: number, zone?: Offsets): Partial<EventFields> {
  if (event.precision === 'unknown' || event.occurredAt === '') return {};
  const by = event.precision === 'date' ? Math.trunc(ms / dayMs) * dayMs : Math.round(ms);
  if (by === 0 || !Number.isFinite(by)) return {};
  const out: Partial<Record<(typeof instants)[number], Instant>> = {};
  for (const field of instants) {
    if (event[field] === '') continue;
    const at = instantOf(msOf(event[field]) + by);
    if (at === '') return {};
    out[field] = at;
  }
  return event.precision === 'date' ? { ...out, ...wholeDays(event, by, zone) } : out;
}

/** First and last moment of the moved days: a day the clocks change on is longer or shorter. */
function wholeDays(event: TimelineEvent, by: number, zone: Offsets | undefined): Partial<EventFields> {
  const first = localDay(msOf(event.occurredAt) + by + dayMs / 2, zone).first;
  if (event.occurredLatest === '') return { occurredAt: instantOf(first) };
  const last = localDay(msOf(event.occurredLatest) + by - dayMs / 2, zone).last;
  return { occurredAt: instantOf(first), occurredLatest: instantOf(last) };
}

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  sec: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: dayMs,
};
/** More is a slip of the hand: nobody is a year off. */
const most = 400 * dayMs;

/**
 * An offset as people write it: "+5m", "-1h30m", "90 s", "+1:30". A number
 * without a unit counts minutes. Null for what is none.
 */
export function parseShift(text: string): number | null {
  const plain = text.trim().replace(/[−–]/gu, '-').replace(/,/gu, '.').toLowerCase();
  const [, sign = '', rest = ''] = /^([+-]?)\s*(.*)$/u.exec(plain) ?? [];
  const size = clockSize(rest) ?? unitSize(rest);
  if (size === null || size > most) return null;
  return sign === '-' ? -size || 0 : size;
}

/** "1:30" and "1:30:15": hours first, as on a clock. */
function clockSize(text: string): number | null {
  const found = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/u.exec(text);
  if (found === null) return null;
  return ((Number(found[1]) * 60 + Number(found[2])) * 60 + Number(found[3] ?? 0)) * 1000;
}

function unitSize(text: string): number | null {
  if (/^\d+(\.\d+)?$/u.test(text)) return Math.round(Number(text) * 60_000);
  let size = 0;
  let last = Infinity;
  let rest = text;
  while (rest !== '') {
    const found = /^(\d+(?:\.\d+)?)\s*(ms|sec|min|s|m|h|d)\s*/u.exec(rest);
    const unit = units[found?.[2] ?? ''];
    // Larger units first, each once: "30m1h" is more likely a slip than meant.
    if (found === null || unit === undefined || unit >= last) return null;
    size += Number(found[1]) * unit;
    last = unit;
    rest = rest.slice(found[0].length);
  }
  return last === Infinity ? null : Math.round(size);
}

const parts = [
  [dayMs, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
  [1, 'ms'],
] as const;

/** "+5 min", "−1 h 30 min", "0 s": how far something moves, in whole units. */
export function shiftText(ms: number): string {
  let rest = Math.abs(Math.round(ms));
  if (rest === 0) return '0 s';
  const out: string[] = [];
  for (const [unit, name] of parts) {
    const count = Math.floor(rest / unit);
    rest -= count * unit;
    if (count > 0) out.push(`${count} ${name}`);
  }
  return `${ms < 0 ? '−' : '+'}${out.join(' ')}`;
}
