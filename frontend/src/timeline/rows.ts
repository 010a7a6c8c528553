import { formatDuration } from '../domain/durations';
import type { TimelineEvent } from '../domain/records';
import { endOf, whenOf } from '../domain/when';
import { localOf, weekdayText, type Offsets } from './local';

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

/** Events come in the order of the list (orderEvents). */
export function rowsOf(events: readonly TimelineEvent[], options: RowOptions): Row[] {
  const rows: Row[] = [];
  let day = '';
  /** Until when something is known to have happened: ends of spans count. */
  let busyUntil = -Infinity;
  let coarse = false;
  events.forEach((event, index) => {
    const when = whenOf(event);
    if (when.known) {
      const local = localOf(Date.parse(event.occurredAt), options.zone);
      const quiet = when.earliest - busyUntil;
      if (busyUntil > -Infinity && quiet >= options.gapMs) {
        const text = `${formatDuration(quiet, coarse || when.coarse)} with no event`;
        rows.push({ type: 'gap', key: `gap ${event.id}`, text });
      }
      if (local.dayKey !== day) {
        day = local.dayKey;
        rows.push({ type: 'day', key: `day ${event.id}`, text: weekdayText(local, true) });
      }
      const end = endOf(event);
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
  const distances: number[] = [];
  let last = NaN;
  for (const event of events) {
    const when = whenOf(event);
    if (!when.known) continue;
    if (when.earliest > last) distances.push(when.earliest - last);
    last = Number.isNaN(last) ? when.latest : Math.max(last, when.latest);
  }
  distances.sort((a, b) => a - b);
  const usual = distances[Math.floor(distances.length / 2)] ?? 0;
  return steps.find((step) => step >= usual * 3) ?? steps[steps.length - 1] ?? 0;
}
