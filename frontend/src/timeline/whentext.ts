import type { EventFields } from '../domain/records';
import { endOf, msOf, whenOf } from '../domain/when';
import {
  clockAt,
  clockText,
  dayText,
  fieldText,
  isTwice,
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
  const end = endText(event, start, zone);
  const offset = offsetText(start.offsetSec);
  // Where the clock is set back, the offset belongs to the time and is not only noted.
  const tell = isTwice(msOf(event.occurredAt), zone);
  const clock = `${clockText(start, event.precision === 'exact')}${tell ? ` ${offset}` : ''}`;
  const note = (kind: string, told: boolean): string =>
    [kind, told ? '' : offset].filter(Boolean).join(' · ');
  switch (event.precision) {
    case 'approximate':
      return { main: `about ${clock}`, end, note: note(`± ${lengthText(event.toleranceSec)}`, tell) };
    case 'between': {
      const both = rangeOffsets(event, when.latest, zone);
      return { main: rangeText(start, localOf(when.latest, zone), both), end, note: note('between', both) };
    }
    case 'date':
      return { main: datesText(start, localOf(when.latest, zone)), end, note: 'date only' };
    default:
      return { main: clock, end, note: note('', tell) };
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
  const offset = note.includes('UTC') ? ` ${offsetText(start.offsetSec)}` : ''; // else it is in the time
  return `${main}${kind}${end === '' ? '' : ` ${end}`}${offset}, ${day}`;
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
  return `→ ${about}${day}${clockAt(msOf(event.endedAt), event.endPrecision === 'exact', zone)}`;
}

/** Whether a range says its offsets itself: where the clock shows one of its ends twice. */
function rangeOffsets(event: TimeFields, latest: number, zone: Offsets | undefined): boolean {
  return isTwice(msOf(event.occurredAt), zone) || isTwice(latest, zone);
}

/** "14:51–14:56", "23:50–21 Nov 00:10", "01:50 UTC+2–02:10 UTC+1". */
function rangeText(first: Local, last: Local, offsets: boolean): string {
  const day = first.dayKey === last.dayKey ? '' : `${dayText(last, first.year)} `;
  const seconds = first.second !== 0 || last.second !== 0;
  const to = `${day}${clockText(last, seconds)}`;
  if (!offsets) return `${clockText(first, seconds)}–${to}`;
  const offset = first.offsetSec === last.offsetSec ? '' : ` ${offsetText(first.offsetSec)}`;
  return `${clockText(first, seconds)}${offset}–${to} ${offsetText(last.offsetSec)}`;
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
