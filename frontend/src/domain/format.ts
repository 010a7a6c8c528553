import type { EventFields, Instant } from './records';
import { msOf, whenOf } from './when';
import { clockAt, clockText, localOf, offsetText, type Offsets } from './zones';

interface InstantForm {
  /** "exact" shows seconds, also when they are 0. */
  readonly precision?: EventFields['precision'] | EventFields['endPrecision'];
  /** Puts "2026-03-29" in front. */
  readonly withDate?: boolean;
  /** Puts "UTC+1" behind. */
  readonly withZone?: boolean;
}

/** An instant on the clock of a zone: "14:05", "2026-03-29 14:05:30 UTC+1"; "" for none. */
export function formatInstant(at: Instant, zone: Offsets | undefined, form: InstantForm = {}): string {
  const ms = msOf(at);
  if (Number.isNaN(ms)) return '';
  const local = localOf(ms, zone);
  const seconds = form.precision === 'exact';
  const parts = [
    form.withZone === true
      ? `${clockText(local, seconds)} ${offsetText(local.offsetSec)}`
      : clockAt(ms, seconds, zone),
  ];
  if (form.withDate === true) parts.unshift(local.dayKey);
  return parts.join(' ');
}

/**
 * When an event began, with its day and as certain as it is: "2026-03-29
 * 14:05", "about 2026-03-29 14:05", "2026-03-29 14:51–14:56", "2026-03-29",
 * "time unknown". Dates are written out so that the text can be edited and
 * read back without guessing.
 */
export function formatEventTime(
  event: Pick<EventFields, 'precision' | 'occurredAt' | 'occurredLatest' | 'toleranceSec'>,
  zone: Offsets | undefined,
): string {
  const when = whenOf(event);
  if (!when.known) return 'time unknown';
  const { precision } = event;
  const start = formatInstant(event.occurredAt, zone, { precision, withDate: true });
  if (precision === 'approximate') return `about ${start}`;
  if (precision !== 'between' && precision !== 'date') return start;
  const first = localOf(when.earliest, zone);
  const last = localOf(when.latest, zone);
  const sameDay = first.dayKey === last.dayKey;
  if (precision === 'date') return sameDay ? first.dayKey : `${first.dayKey} to ${last.dayKey}`;
  if (when.earliest === when.latest) return start;
  const clock = clockAt(when.latest, false, zone);
  return sameDay ? `${start}–${clock}` : `${start} to ${last.dayKey} ${clock}`;
}
