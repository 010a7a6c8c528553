import type { EventFields } from '../domain/records';
import { endOf, msOf, whenOf } from '../domain/when';
import {
  clockText,
  dayText,
  fieldText,
  localOf,
  offsetText,
  weekdayText,
  type Local,
  type Offsets,
} from '../domain/zones';

/**
 * The time of an event in words, with its precision: nothing is shown as more
 * certain than it was told.
 */

export type TimeFields = Pick<
  EventFields,
  'precision' | 'occurredAt' | 'occurredLatest' | 'toleranceSec' | 'endedAt' | 'endPrecision'
>;

export interface WhenText {
  /** The time itself: "14:05", "about 14:05", "14:51–14:56", "20 Nov", "time unknown". */
  readonly main: string;
  /** Second line: the end of a span, "" for a point. */
  readonly end: string;
  /** Quiet line: "UTC+1", "± 5 min", "between", "date only", "". */
  readonly note: string;
}

/** What a list row shows; the day stands in the day header above it. */
export function whenText(event: TimeFields, zone: Offsets | undefined): WhenText {
  const when = whenOf(event);
  if (!when.known) return { main: 'time unknown', end: '', note: '' };
  const start = localOf(msOf(event.occurredAt), zone);
  const offset = offsetText(start.offsetSec);
  const end = endText(event, start, zone);
  const exact = event.precision === 'exact';
  switch (event.precision) {
    case 'approximate':
      return {
        main: `about ${clockText(start, false)}`,
        end,
        note: `± ${lengthText(event.toleranceSec)} · ${offset}`,
      };
    case 'between':
      return { main: rangeText(start, localOf(when.latest, zone)), end, note: `between · ${offset}` };
    case 'date':
      return { main: datesText(start, localOf(when.latest, zone)), end, note: 'date only' };
    default:
      return { main: clockText(start, exact), end, note: offset };
  }
}

/** One line with day and offset, for the quick add line and the inspector: "14:05 UTC+1, Fri 20 Nov 2026". */
export function fullText(event: TimeFields, zone: Offsets | undefined): string {
  const when = whenOf(event);
  if (!when.known) return 'time unknown';
  const start = localOf(msOf(event.occurredAt), zone);
  const { main, end, note } = whenText(event, zone);
  // With the year: it is what is most often inferred wrongly.
  const day = `${weekdayText(start, false)} ${start.year}`;
  if (event.precision === 'date') return `${main === dayText(start) ? day : main}, date only`;
  const kind = event.precision === 'approximate' ? ` (${note.split(' · ')[0] ?? ''})` : '';
  return `${main}${kind}${end === '' ? '' : ` ${end}`} ${offsetText(start.offsetSec)}, ${day}`;
}

/** Text for a time field that gives the same time when it is read again; "" without one. */
function editText(at: string, seconds: boolean, zone: Offsets | undefined): string {
  return at === '' ? '' : fieldText(localOf(msOf(at), zone), seconds);
}

/**
 * As editText, but only the clock for a later time on the day of `start`: a
 * bare time is read as one of that day.
 */
export function shortText(at: string, seconds: boolean, start: string, zone: Offsets | undefined): string {
  if (at === '' || start === '' || at < start) return editText(at, seconds, zone);
  const local = localOf(msOf(at), zone);
  const sameDay = localOf(msOf(start), zone).dayKey === local.dayKey;
  return sameDay ? clockText(local, seconds) : fieldText(local, seconds);
}

/** An event's time as a line to edit. Read again it means the same. */
export function editLine(event: TimeFields, zone: Offsets | undefined): string {
  const when = whenOf(event);
  if (!when.known) return '';
  const start = localOf(msOf(event.occurredAt), zone);
  const at = fieldText(start, event.precision === 'exact');
  switch (event.precision) {
    case 'approximate':
      return `about ${at}`;
    case 'between':
      return `between ${at} and ${shortText(event.occurredLatest, false, event.occurredAt, zone)}`;
    case 'date':
      return start.dayKey;
    default:
      if (event.endedAt === '') return at;
      return `${at} to ${shortText(event.endedAt, event.endPrecision === 'exact', event.occurredAt, zone)}`;
  }
}

function endText(event: TimeFields, start: Local, zone: Offsets | undefined): string {
  if (!endOf(event).known) return '';
  const end = localOf(msOf(event.endedAt), zone);
  const day = end.dayKey === start.dayKey ? '' : `${dayText(end, start.year)} `;
  const about = event.endPrecision === 'approximate' ? 'about ' : '';
  return `→ ${about}${day}${clockText(end, event.endPrecision === 'exact')}`;
}

/** "14:51–14:56", "23:50–21 Nov 00:10". */
function rangeText(first: Local, last: Local): string {
  const day = first.dayKey === last.dayKey ? '' : `${dayText(last, first.year)} `;
  const seconds = first.second !== 0 || last.second !== 0;
  return `${clockText(first, seconds)}–${day}${clockText(last, seconds)}`;
}

function datesText(first: Local, last: Local): string {
  const from = dayText(first);
  return first.dayKey === last.dayKey ? from : `${from}–${dayText(last, first.year)}`;
}

/** A tolerance in the largest unit that is whole: "5 min", "30 s", "2 h". */
export function lengthText(seconds: number): string {
  if (seconds >= 3600 && seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds >= 60 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
