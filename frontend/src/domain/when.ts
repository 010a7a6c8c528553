import type { EventFields, Instant } from './records';

/**
 * A time as far as it is known: somewhere from earliest to latest, both
 * inclusive, in milliseconds since 1970. The same rule as
 * backend/postmortem/when.go.
 */
export interface When {
  readonly earliest: number;
  readonly latest: number;
  /** False: no time of its own, only an order. Then both times are 0. */
  readonly known: boolean;
  /** Told to the minute or worse: durations are shown without seconds. */
  readonly coarse: boolean;
}

/** What the start of an event is read from, and the end of a span. */
export const startFields = ['precision', 'occurredAt', 'occurredLatest', 'toleranceSec'] as const;
export const endFields = ['endedAt', 'endPrecision', 'toleranceSec'] as const;

type TimeFields = Pick<EventFields, (typeof startFields)[number]>;
type EndFields = Pick<EventFields, (typeof endFields)[number]>;

const unknown: When = { earliest: 0, latest: 0, known: false, coarse: false };

/** Milliseconds since 1970; NaN for "". */
export function msOf(at: Instant): number {
  if (at === '') return NaN;
  const fast = quickMs(at);
  return Number.isNaN(fast) ? Date.parse(at) : fast;
}

/**
 * The usual form, "2026-03-29T14:05:00.000Z", read digit by digit: Date.parse
 * takes several times as long, which tells with a hundred thousand events. NaN
 * for whatever needs a second look.
 */
function quickMs(at: Instant): number {
  if (at.length !== 24 || at.charCodeAt(10) !== 84 || at.charCodeAt(19) !== 46 || at.charCodeAt(23) !== 90) {
    return NaN;
  }
  const year = two(at, 0) * 100 + two(at, 2);
  const month = two(at, 5);
  const day = two(at, 8);
  const hour = two(at, 11);
  const minute = two(at, 14);
  const second = two(at, 17);
  const tenths = two(at, 20);
  const rest = at.charCodeAt(22) - 48;
  const usual = month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour < 24 && minute < 60 && second < 60;
  // Sums with NaN are NaN: a sign that is no digit ends in the slow way.
  if (!usual || rest < 0 || rest > 9) return NaN;
  // Days since 1970 by a calendar whose year begins in March, so that leap days come last.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const days =
    era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
  return ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + tenths * 10 + rest;
}

/** Two digits of a text as a number, NaN if one of them is none. */
function two(text: string, at: number): number {
  const a = text.charCodeAt(at) - 48;
  const b = text.charCodeAt(at + 1) - 48;
  return a >= 0 && a <= 9 && b >= 0 && b <= 9 ? a * 10 + b : NaN;
}

/** The instant of a time in milliseconds, as records hold it; "" outside the years 1 to 9999. */
export function instantOf(ms: number): Instant {
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString() : '';
}

/**
 * The start of an event. Exact and to the minute: that instant. Approximate:
 * plus or minus the tolerance. Between and date: from occurredAt to
 * occurredLatest. Unknown: no time.
 */
export function whenOf(event: TimeFields): When {
  const at = msOf(event.occurredAt);
  if (event.precision === 'unknown' || Number.isNaN(at)) return unknown;
  const coarse = event.precision !== 'exact';
  switch (event.precision) {
    case 'approximate':
      return around(at, event.toleranceSec, coarse);
    case 'between':
    case 'date': {
      const latest = msOf(event.occurredLatest);
      return { earliest: at, latest: latest > at ? latest : at, known: true, coarse };
    }
    default:
      return { earliest: at, latest: at, known: true, coarse };
  }
}

/** The end of a span; not known for a point. An approximate end has the tolerance of the event. */
export function endOf(event: EndFields): When {
  const at = msOf(event.endedAt);
  if (Number.isNaN(at)) return unknown;
  const coarse = event.endPrecision !== 'exact';
  return around(at, event.endPrecision === 'approximate' ? event.toleranceSec : 0, coarse);
}

function around(at: number, toleranceSec: number, coarse: boolean): When {
  return { earliest: at - toleranceSec * 1000, latest: at + toleranceSec * 1000, known: true, coarse };
}
