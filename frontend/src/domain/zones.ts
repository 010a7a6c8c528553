import type { Instant } from './records';
import { msOf } from './when';

/**
 * Times on the clock of a zone, by the table of offsets that Go computed. The
 * browser's own zone data is never asked: it differs from Go's.
 */

/** Offsets of one zone in time order; the first has at "" and holds before all others. */
export interface Offsets {
  readonly transitions: readonly {
    readonly at: Instant;
    /** Seconds east of UTC. */
    readonly offsetSec: number;
  }[];
}

/** An instant as the clock and the calendar of a zone show it. */
export interface Local {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 0 for Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  readonly offsetSec: number;
  /** "2026-11-20": equal for instants of one local day. */
  readonly dayKey: string;
}

// Start times of the transitions as numbers, once for each table.
const starts = new WeakMap<Offsets, Float64Array>();

/** Seconds east of UTC at an instant in milliseconds; 0 without a table. */
export function offsetAt(ms: number, zone: Offsets | undefined): number {
  if (zone === undefined) return 0;
  return zone.transitions[indexAt(ms, startsOf(zone))]?.offsetSec ?? 0;
}

function startsOf(zone: Offsets): Float64Array {
  let times = starts.get(zone);
  if (times === undefined) {
    times = Float64Array.from(zone.transitions, ({ at }) => (at === '' ? -Infinity : msOf(at)));
    starts.set(zone, times);
  }
  return times;
}

/** Index of the last start that is not after an instant; the first holds before all others. */
function indexAt(ms: number, times: Float64Array): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((times[middle] ?? Infinity) <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether the clock shows twice what it shows at an instant, because it is set back around it. */
export function isTwice(ms: number, zone: Offsets | undefined): boolean {
  if (zone === undefined) return false;
  const times = startsOf(zone);
  const i = indexAt(ms, times);
  const offset = (k: number): number => (zone.transitions[k]?.offsetSec ?? 0) * 1000;
  const since = ms - (times[i] ?? -Infinity);
  const until = (times[i + 1] ?? Infinity) - ms;
  return (i > 0 && since < offset(i - 1) - offset(i)) || until <= offset(i) - offset(i + 1);
}

/** A change of a zone's clock. */
export interface ClockChange {
  /** First instant, in milliseconds, that the new offset holds for. */
  readonly at: number;
  /** Offsets before and after it, in milliseconds east of UTC; they differ. */
  readonly before: number;
  readonly after: number;
}

/** The changes of a zone's clock from one instant up to, not including, another. */
export function changesBetween(from: number, to: number, zone: Offsets | undefined): readonly ClockChange[] {
  if (zone === undefined || !(from < to)) return [];
  const changes: ClockChange[] = [];
  const times = startsOf(zone);
  for (let i = Math.max(indexAt(from - 1, times) + 1, 1); i < times.length; i += 1) {
    const at = times[i] ?? Infinity;
    if (at >= to) break;
    const before = (zone.transitions[i - 1]?.offsetSec ?? 0) * 1000;
    const after = (zone.transitions[i]?.offsetSec ?? 0) * 1000;
    if (before !== after) changes.push({ at, before, after });
  }
  return changes;
}

/** The local clock and calendar at an instant in milliseconds. */
export function localOf(ms: number, zone: Offsets | undefined): Local {
  const offsetSec = offsetAt(ms, zone);
  // The UTC fields of the shifted instant are those of the local clock.
  const shifted = new Date(ms + offsetSec * 1000);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    ms: shifted.getUTCMilliseconds(),
    offsetSec,
    dayKey: shifted.toISOString().slice(0, -14),
  };
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function two(part: number): string {
  return String(part).padStart(2, '0');
}

/** "14:05"; with seconds or milliseconds when asked or when there are any. */
export function clockText(local: Local, seconds: boolean): string {
  const minute = `${two(local.hour)}:${two(local.minute)}`;
  if (local.ms !== 0) return `${minute}:${two(local.second)}.${String(local.ms).padStart(3, '0')}`;
  return seconds || local.second !== 0 ? `${minute}:${two(local.second)}` : minute;
}

/** The clock at an instant, with the offset where it shows that time twice: "02:45 UTC+2". */
export function clockAt(ms: number, seconds: boolean, zone: Offsets | undefined): string {
  const local = localOf(ms, zone);
  const clock = clockText(local, seconds);
  return isTwice(ms, zone) ? `${clock} ${offsetText(local.offsetSec)}` : clock;
}

/** "20 Nov"; with the year when it is not `year`. */
export function dayText(local: Local, year: number = local.year): string {
  const text = `${local.day} ${(months[local.month - 1] ?? '').slice(0, 3)}`;
  return local.year === year ? text : `${text} ${local.year}`;
}

/** "Fri 20 Nov" or "Friday 20 November 2026". */
export function weekdayText(local: Local, long: boolean): string {
  const weekday = weekdays[local.weekday] ?? '';
  if (!long) return `${weekday.slice(0, 3)} ${dayText(local)}`;
  return `${weekday} ${local.day} ${months[local.month - 1] ?? ''} ${local.year}`;
}

/** "March". */
export function monthText(local: Local): string {
  return months[local.month - 1] ?? '';
}

/** "UTC", "UTC+1", "UTC-3:30", "UTC+0:19:32" (a local mean time). */
export function offsetText(offsetSec: number): string {
  if (offsetSec === 0) return 'UTC';
  const all = Math.abs(offsetSec);
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor((all % 3600) / 60), all % 60];
  const tail = seconds !== 0 ? `:${two(minutes)}:${two(seconds)}` : minutes !== 0 ? `:${two(minutes)}` : '';
  return `UTC${offsetSec < 0 ? '-' : '+'}${hours}${tail}`;
}

/** "2026-11-20 14:05:30": what a time field is filled with and understands. */
export function fieldText(local: Local, seconds: boolean): string {
  return `${local.dayKey} ${clockText(local, seconds)}`;
}
