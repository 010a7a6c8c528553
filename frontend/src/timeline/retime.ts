import type { EventFields, TimelineEvent } from '../domain/records';
import { instantOf, msOf, whenOf } from '../domain/when';
import { dayText, localOf, offsetAt, type Offsets } from '../domain/zones';
import { day, hour, minute, second } from './calendar';
import type { Side } from './intent';
import { localDay } from './localday';
import { isLoose } from './place';
import { shifted } from './shift';
import { whenText } from './whentext';

/**
 * What dragging an event or its ends makes of its fields. A time that a
 * person sets by hand is not inferred any more, and nothing becomes more
 * certain than it was: tolerance, ranges and dates are kept.
 */

type Changes = Partial<EventFields>;

const confirmed: Changes = { inferred: [] };

/** The finest unit an event's time is told in, in milliseconds: dragging makes nothing finer. */
export function finestUnit(event: Pick<EventFields, 'precision' | 'occurredAt'>): number {
  if (event.precision === 'date') return day;
  if (event.precision !== 'exact') return minute;
  return msOf(event.occurredAt) % second === 0 ? second : 1;
}

/** The event `ms` later, with all its times. One of unknown time stays without (see `placed`). */
export function moved(event: TimelineEvent, ms: number, zone: Offsets | undefined): Changes {
  // Half a day or more is the next day.
  const by = event.precision === 'date' ? Math.round(ms / day) * day : ms;
  const fields = shifted(event, by, zone);
  return Object.keys(fields).length === 0 ? {} : { ...fields, ...confirmed };
}

/** Gives an event of unknown time one, as certain as a hand can be: about there. */
export function placed(event: TimelineEvent, time: number, toleranceMs: number): Changes {
  const occurredAt = instantOf(Math.round(time));
  if (!isLoose(event) || occurredAt === '') return {};
  const toleranceSec = Math.min(day, Math.max(minute, toleranceMs)) / second;
  const fields: Changes = { precision: 'approximate', occurredAt, occurredLatest: '', toleranceSec };
  return { ...fields, afterEvent: '', ...confirmed };
}

/** Whether this end can be dragged by itself. */
export function hasEdge(event: TimelineEvent, side: Side): boolean {
  return side === 'end' ? !isLoose(event) : !isLoose(event) && (event.endedAt !== '' || isRange(event));
}

function isRange({ precision }: TimelineEvent): boolean {
  return precision === 'between' || precision === 'date';
}

/** Where an end is now, in milliseconds; for the end of a point its own time. */
export function edgeTime(event: TimelineEvent, side: Side): number {
  if (side === 'start') return msOf(event.occurredAt);
  if (event.endedAt !== '') return msOf(event.endedAt);
  return isRange(event) ? whenOf(event).latest : msOf(event.occurredAt);
}

/**
 * Puts an end at a time. It stops at the other end, where a span becomes a
 * point: nothing ends before it starts. The ends of a range of possible times
 * are its earliest and latest, those of a date whole days.
 */
export function resized(event: TimelineEvent, side: Side, time: number, zone: Offsets | undefined): Changes {
  if (!hasEdge(event, side) || !Number.isFinite(time)) return {};
  const fields =
    event.endedAt === '' && isRange(event) ? range(event, side, time, zone) : span(event, side, time);
  const changes = Object.entries(fields).filter(
    ([name, value]) => event[name as keyof EventFields] !== value,
  );
  if (changes.length === 0 || changes.some(([name, value]) => value === '' && name !== 'endedAt')) return {};
  return { ...(Object.fromEntries(changes) as Changes), ...confirmed };
}

function range(event: TimelineEvent, side: Side, time: number, zone: Offsets | undefined): Changes {
  const { earliest, latest } = whenOf(event);
  if (side === 'start') {
    const from = Math.min(time, latest);
    return {
      occurredAt: instantOf(event.precision === 'date' ? localDay(from, zone).first : Math.round(from)),
    };
  }
  const to = Math.max(time, earliest);
  return { occurredLatest: instantOf(event.precision === 'date' ? localDay(to, zone).last : Math.round(to)) };
}

function span(event: TimelineEvent, side: Side, time: number): Changes {
  const start = msOf(event.occurredAt);
  if (side === 'end') {
    const end = Math.round(time);
    if (end <= start) return { endedAt: '' };
    const endedAt = instantOf(end);
    // Out of the calendar: leave it as it is.
    if (endedAt === '') return {};
    return event.endedAt === '' ? { endedAt, endPrecision: endPrecisionOf(event) } : { endedAt };
  }
  const end = msOf(event.endedAt);
  // A start that was told as after the end may only come nearer.
  const at = Math.round(Math.min(time, Math.max(end, start)));
  const by = at - start;
  const occurredAt = instantOf(at);
  if (!isRange(event) || event.occurredLatest === '') {
    return at === end ? { occurredAt, endedAt: '' } : { occurredAt };
  }
  return { occurredAt, occurredLatest: instantOf(msOf(event.occurredLatest) + by) };
}

function endPrecisionOf({ precision }: TimelineEvent): EventFields['endPrecision'] {
  return precision === 'exact' || precision === 'approximate' ? precision : 'minute';
}

/** "2 minutes", "1 hour 5 minutes", "3 days": the two largest units of a length, in full words. */
export function lengthWords(ms: number): string {
  const units = [
    [day, 'day'],
    [hour, 'hour'],
    [minute, 'minute'],
    [second, 'second'],
    [1, 'millisecond'],
  ] as const;
  let rest = Math.abs(Math.round(ms));
  const first = units.findIndex(([size]) => rest >= size);
  if (first < 0) return 'no time';
  const words: string[] = [];
  for (const [size, name] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return words.join(' ');
}

/**
 * How an event was moved: "14:07, 2 minutes later", with the day where it is
 * another one; "14:05, where it was".
 */
export function movedText(before: TimelineEvent, changes: Changes, zone: Offsets | undefined): string {
  const after = { ...before, ...changes };
  const text = timeText(before, after, zone);
  if (isLoose(before)) return isLoose(after) ? 'time unknown' : text;
  const by = msOf(after.occurredAt) - msOf(before.occurredAt) + clockDrift(before, after, zone);
  return by === 0 ? `${text}, where it was` : `${text}, ${lengthWords(by)} ${by < 0 ? 'earlier' : 'later'}`;
}

/** A day on which the clocks change counts as a day for what is told as a date. */
function clockDrift(before: TimelineEvent, after: TimelineEvent, zone: Offsets | undefined): number {
  if (before.precision !== 'date') return 0;
  const offset = ({ occurredAt }: TimelineEvent): number => offsetAt(msOf(occurredAt), zone) * second;
  return offset(after) - offset(before);
}

function timeText(before: TimelineEvent, after: TimelineEvent, zone: Offsets | undefined): string {
  const { main } = whenText(after, zone);
  if (after.precision === 'date' || isLoose(after)) return main;
  const local = localOf(msOf(after.occurredAt), zone);
  const same = !isLoose(before) && localOf(msOf(before.occurredAt), zone).dayKey === local.dayKey;
  return same ? main : `${dayText(local)} ${main}`;
}

/** How an end was moved: "14:05 → 14:20, 15 minutes long"; "14:05, a point in time". */
export function resizedText(before: TimelineEvent, changes: Changes, zone: Offsets | undefined): string {
  const after = { ...before, ...changes };
  const { main, end } = whenText(after, zone);
  if (after.endedAt !== '') {
    const length = msOf(after.endedAt) - msOf(after.occurredAt);
    return length < 0
      ? `${main} ${end}, ends before it starts`
      : `${main} ${end}, ${lengthWords(length)} long`;
  }
  return isRange(after) ? main : `${main}, a point in time`;
}
