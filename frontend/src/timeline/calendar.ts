import { changesBetween, offsetAt, type ClockChange, type Offsets } from '../domain/zones';

/**
 * Round times on the clock and calendar of a zone: every five minutes, every
 * midnight, every first of a month. Written in "local milliseconds": what UTC
 * milliseconds would be if the local clock were UTC. Where the clock jumps,
 * a local time has no instant or two.
 */

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A visible stretch of time: what TimeScale is, as far as calendars need it. */
export interface Extent {
  readonly from: number;
  readonly to: number;
  /** In pixels. */
  readonly width: number;
}

/** A distance between round times: milliseconds of the local clock, or months of the calendar. */
export type Step =
  | { readonly unit: 'ms'; readonly size: number; readonly phase?: number }
  | { readonly unit: 'month'; readonly size: number };

export interface RoundTime {
  /** The instant. */
  readonly time: number;
  /** What the local clock shows then, in local milliseconds; the intended time where the clock skips it. */
  readonly local: number;
  /** Offset that holds at the instant, in milliseconds. */
  readonly offset: number;
  /** The local clock shows this time twice, an hour or so apart; `again` is the second of the two. */
  readonly twice: boolean;
  readonly again: boolean;
}

// The calendar of records: years 1 to 9999, and a day for offsets.
const firstTime = Date.parse('0001-01-01T00:00:00.000Z');
const lastTime = Date.parse('9999-12-31T23:59:59.999Z');

/** The part of an extent that has a calendar; undefined when there is none or no length. */
export function onCalendar(extent: Extent): Extent | undefined {
  const from = Math.max(extent.from, firstTime - day);
  const to = Math.min(extent.to, lastTime + day);
  return from < to && extent.width > 0 && Number.isFinite(extent.width) ? { ...extent, from, to } : undefined;
}

/** Local milliseconds of the first of a month, counted from January of year 0. */
export function monthStart(index: number): number {
  const date = new Date(0);
  // Not Date.UTC: it takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(Math.floor(index / 12), index - 12 * Math.floor(index / 12), 1);
  return date.getTime();
}

/** Months from January of year 0 to local milliseconds. */
export function monthIndex(local: number): number {
  const date = new Date(local);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/**
 * The round times from one instant to another, both inclusive, in time order.
 * A midnight that the clock skips is the moment of the jump, so that no day is
 * without a beginning; other skipped times are left out. A time that comes
 * twice is given twice, but days and months begin once.
 */
export function roundTimes(from: number, to: number, step: Step, zone: Offsets | undefined): RoundTime[] {
  const times: RoundTime[] = [];
  const changes = changesBetween(from - 2 * day, to + 2 * day, zone);
  const whole = step.unit === 'month' || step.size >= day;
  for (let i = 0; i <= changes.length; i += 1) {
    const [begin, end] = [changes[i - 1], changes[i]];
    const offset = begin?.after ?? end?.before ?? offsetAt(from, zone) * 1000;
    const [start, stop] = [begin?.at ?? -Infinity, end?.at ?? Infinity];
    if (stop <= from || start > to) continue;
    const skipped = begin !== undefined && start >= from ? skippedTime(begin, whole ? step : midnights) : NaN;
    if (!Number.isNaN(skipped)) {
      times.push({ time: start, local: skipped, offset, twice: false, again: false });
    }
    for (const local of localTimes(Math.max(start, from) + offset, Math.min(stop, to + 1) + offset, step)) {
      // The day that begins late takes the place of a round time at that moment.
      if (local - offset === start && !Number.isNaN(skipped)) continue;
      const again = begin !== undefined && local < start + begin.before;
      if (local - offset > to || (again && whole)) continue;
      const twice = again || (end !== undefined && local >= stop + end.after);
      times.push({ time: local - offset, local, offset, twice, again });
    }
  }
  return times;
}

const midnights: Step = { unit: 'ms', size: day };

/** The last round time that a jump of the clock leaves out; NaN if none, or if the clock lands on one. */
function skippedTime(change: ClockChange, step: Step): number {
  const landing = change.at + change.after;
  let last = NaN;
  for (const local of localTimes(change.at + change.before, landing + 1, step)) last = local;
  return last === landing ? NaN : last;
}

/** Multiples of a step from one local time up to, not including, another. */
function* localTimes(first: number, end: number, step: Step): Generator<number> {
  if (step.unit === 'ms') {
    const phase = step.phase ?? 0;
    for (let k = Math.ceil((first - phase) / step.size); ; k += 1) {
      const local = k * step.size + phase;
      if (local >= end) return;
      yield local;
    }
  }
  let index = Math.floor(monthIndex(first) / step.size) * step.size;
  for (; ; index += step.size) {
    const local = monthStart(index);
    if (local >= end) return;
    if (local >= first) yield local;
  }
}
