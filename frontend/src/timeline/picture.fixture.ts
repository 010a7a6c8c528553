import type { TimelineEvent } from '../domain/records';
import { defaultsOf } from '../domain/schema';

/** Events for the tests of the picture. */

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

/** Many events over a day in six kinds, one in ten a span, in the order of the list. */
export function manyEvents(count: number, seed = 11): readonly TimelineEvent[] {
  const random = numbers(seed);
  const kinds = ['alert', 'change', 'observation', 'decision', 'action', 'message'] as const;
  const start = msAt('00:00');
  return Array.from({ length: count }, () => Math.floor(random() * 86_400_000))
    .sort((a, b) => a - b)
    .map((offset, i) =>
      eventAt(`e${i}`, '', {
        precision: 'exact',
        occurredAt: new Date(start + offset).toISOString(),
        kind: kinds[i % kinds.length] ?? '',
        endedAt:
          random() < 0.1 ? new Date(start + offset + Math.floor(random() * 3_600_000)).toISOString() : '',
      }),
    );
}
