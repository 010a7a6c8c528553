import type { TimelineEvent } from './records';
import { defaultsOf } from './schema';

/** Events and numbers for tests. */

/** An event at "14:05" or "14:05:30" of one day; "" for an unknown time. */
export function eventAt(id: string, time: string, fields: Partial<TimelineEvent> = {}): TimelineEvent {
  return {
    ...defaultsOf('event'),
    id,
    title: `Event ${id}`,
    occurredAt: instant(time),
    precision: time === '' ? 'unknown' : 'minute',
    ...fields,
  };
}

export function instant(time: string): string {
  return time === '' ? '' : `2026-03-10T${time.length === 5 ? `${time}:00` : time}.000Z`;
}

export function msAt(time: string): number {
  return Date.parse(instant(time));
}

/** Numbers from 0 to 1, the same ones for the same seed. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
