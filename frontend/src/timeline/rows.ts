import { differIn } from '../base/steady';
import { formatDuration } from '../domain/durations';
import type { TimelineEvent } from '../domain/records';
import { endFields, startFields } from '../domain/when';
import { localOf, weekdayText, type Offsets } from '../domain/zones';
import { timesOf, type Times } from './times';

/**
 * The lines of the list: events, a header where the day changes, and a line
 * where nothing is known to have happened for long.
 */
export type Row =
  | { readonly type: 'event'; readonly key: string; readonly event: TimelineEvent; readonly index: number }
  | { readonly type: 'day'; readonly key: string; readonly text: string }
  | { readonly type: 'gap'; readonly key: string; readonly text: string };

export interface RowOptions {
  readonly zone: Offsets | undefined;
  /** Shortest time without an event that gets a line, in milliseconds. */
  readonly gapMs: number;
}

function dayOf(event: TimelineEvent, times: Times, zone: Offsets | undefined): NonNullable<Times['day']> {
  let { day } = times;
  if (day === undefined || day.zone !== zone) {
    const local = localOf(Date.parse(event.occurredAt), zone);
    day = { zone, key: local.dayKey, text: weekdayText(local, true) };
    times.day = day;
  }
  return day;
}

/** True when a change from one to the other can change the rows or how long a gap must be, besides the event itself. */
export const rowsDiffer = differIn<TimelineEvent>('id', ...startFields, ...endFields);

/** Events come in the order of the list (orderEvents). */
export function rowsOf(events: readonly TimelineEvent[], options: RowOptions): Row[] {
  const rows: Row[] = [];
  let today = '';
  /** Until when something is known to have happened: ends of spans count. */
  let busyUntil = -Infinity;
  let coarse = false;
  const read = timesOf(events);
  events.forEach((event, index) => {
    const times = read[index];
    if (times?.when.known === true) {
      const { when, end } = times;
      const { key, text: dayText } = dayOf(event, times, options.zone);
      const quiet = when.earliest - busyUntil;
      if (busyUntil > -Infinity && quiet >= options.gapMs) {
        const text = `${formatDuration(quiet, coarse || when.coarse)} with no event`;
        rows.push({ type: 'gap', key: `gap ${event.id}`, text });
      }
      if (key !== today) {
        today = key;
        rows.push({ type: 'day', key: `day ${event.id}`, text: dayText });
      }
      const until = Math.max(when.latest, end.known ? end.latest : -Infinity);
      if (until >= busyUntil) {
        busyUntil = until;
        coarse = end.known && end.latest >= when.latest ? end.coarse : when.coarse;
      }
    }
    rows.push({ type: 'event', key: event.id, event, index });
  });
  return rows;
}

const steps = [5, 10, 15, 30, 60, 120, 240, 720, 1440].map((minutes) => minutes * 60_000);

/**
 * From how long a silence is worth a line: about four times the usual
 * distance between events, so that a list of two hours and one of two weeks
 * both show a few of them. At least five minutes.
 */
export function gapThreshold(events: readonly TimelineEvent[]): number {
  let known = thresholds.get(events);
  if (known === undefined) thresholds.set(events, (known = threshold(events)));
  return known;
}

// List and picture show the same events and ask one after the other.
const thresholds = new WeakMap<readonly TimelineEvent[], number>();

function threshold(events: readonly TimelineEvent[]): number {
  /** How many distances each step is at least three times as long as; the last counts all others. */
  const counts = new Uint32Array(steps.length + 1);
  let all = 0;
  let last = NaN;
  for (const { when } of timesOf(events)) {
    if (!when.known) continue;
    if (when.earliest > last) {
      const three = (when.earliest - last) * 3;
      let step = 0;
      while (step < steps.length && three > (steps[step] ?? 0)) step += 1;
      counts[step] = (counts[step] ?? 0) + 1;
      all += 1;
    }
    last = Number.isNaN(last) ? when.latest : Math.max(last, when.latest);
  }
  // The step of the middle one, which is found without sorting them.
  let upTo = 0;
  const found = steps.findIndex((_, step) => (upTo += counts[step] ?? 0) > Math.floor(all / 2));
  const shortest = steps[0] ?? 0;
  const longest = steps[steps.length - 1] ?? 0;
  return all === 0 ? shortest : (steps[found] ?? longest);
}
