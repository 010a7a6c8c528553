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

type TimeFields = Pick<EventFields, 'precision' | 'occurredAt' | 'occurredLatest' | 'toleranceSec'>;
type EndFields = Pick<EventFields, 'endedAt' | 'endPrecision' | 'toleranceSec'>;

const unknown: When = { earliest: 0, latest: 0, known: false, coarse: false };

/** Milliseconds since 1970; NaN for "". */
export function msOf(at: Instant): number {
  return at === '' ? NaN : Date.parse(at);
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
