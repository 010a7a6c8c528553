import type { EventFields, Precision, TimelineEvent } from '../../domain/records';
import { instantOf, msOf, whenOf } from '../../domain/when';
import type { Offsets } from '../../domain/zones';
import { localDay } from '../../timeline/localday';
import { referenceTime, unknownAfter } from '../../timeline/place';

/** Telling the same time with another precision. */

const minute = 60_000;

/**
 * Fields that tell the event with another precision, keeping what is known. An
 * event without a time takes that of the nearest one before it, marked as
 * inferred. Null when there is no time anywhere to begin with.
 */
export function withPrecision(
  event: TimelineEvent,
  precision: Precision,
  events: readonly TimelineEvent[],
  zone: Offsets | undefined,
): Partial<EventFields> | null {
  if (precision === event.precision) return {};
  if (precision === 'unknown') {
    const above = events[events.findIndex((one) => one.id === event.id) - 1];
    return { ...unknownAfter(events, above?.id ?? ''), endedAt: '', inferred: [] };
  }
  const known = whenOf(event).known;
  const at = known ? event.occurredAt : referenceTime(events, event.id);
  if (at === '') return null;
  const inferred = known ? {} : { inferred: ['time'], afterEvent: '' };
  return { precision, ...inferred, ...timesFor(event, precision, msOf(at), zone) };
}

function timesFor(
  event: TimelineEvent,
  precision: Precision,
  at: number,
  zone: Offsets | undefined,
): Partial<EventFields> {
  const tolerance = event.toleranceSec * 1000;
  switch (precision) {
    case 'minute':
      return { occurredAt: instantOf(Math.floor(at / minute) * minute), occurredLatest: '' };
    case 'approximate': {
      const { latest } = whenOf(event);
      if (event.precision !== 'between' || latest <= at)
        return { occurredAt: instantOf(at), occurredLatest: '' };
      // The middle of the two, and as far as either.
      const half = Math.round((latest - at) / 2);
      const toleranceSec = Math.max(1, Math.round(half / 1000));
      return { occurredAt: instantOf(at + half), occurredLatest: '', toleranceSec };
    }
    case 'between': {
      if (event.precision === 'date')
        return { occurredAt: event.occurredAt, occurredLatest: event.occurredLatest };
      const before = event.precision === 'approximate' ? tolerance : 0;
      return { occurredAt: instantOf(at - before), occurredLatest: instantOf(at + tolerance) };
    }
    case 'date': {
      const { first, last } = localDay(at, zone);
      return { occurredAt: instantOf(first), occurredLatest: instantOf(last), endedAt: '' };
    }
    default:
      return { occurredAt: instantOf(at), occurredLatest: '' };
  }
}

/** Tolerances to choose from, in seconds; the present one is added if it is another. */
export function tolerances(present: number): readonly number[] {
  const usual = [30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400];
  return usual.includes(present) ? usual : [...usual, present].sort((a, b) => a - b);
}
