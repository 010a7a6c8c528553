import type { TimelineEvent } from '../domain/records';
import { eventAt, instant, msAt, numbers } from '../domain/events.fixture';

/** Events for the tests of the picture. */

export { eventAt, instant, msAt, numbers };

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
