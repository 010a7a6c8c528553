import { describe, expect, it } from 'vitest';
import { differIn, steady } from '../../../base/steady';
import { milestonesDiffer, durations } from '../../../domain/durations';
import type { EventFields, TimelineEvent } from '../../../domain/records';
import { defaultsOf } from '../../../domain/schema';
import { gapThreshold, rowsDiffer, rowsOf } from '../../../timeline/rows';
import { flagsOf, groundDiffers, groundOf, lanesFor, modelOf } from './model';

const at = (clock: string): string => `2026-03-29T${clock}:00.000Z`;

function event(id: string, fields: Partial<EventFields> = {}): TimelineEvent {
  return { ...defaultsOf('event'), id, title: id, precision: 'exact', occurredAt: at('14:00'), ...fields };
}

const middle = event('b', { occurredAt: at('14:10'), milestone: 'detected' });
const start = event('a', { milestone: 'impact_started' });
const end = event('c', { occurredAt: at('15:00'), milestone: 'resolved' });
const around = (one: TimelineEvent): readonly TimelineEvent[] => [start, one, end];

/** Every field with another value. */
const changes: readonly Partial<EventFields>[] = [
  { title: 'x' },
  { description: 'x' },
  { precision: 'minute' },
  { precision: 'approximate', toleranceSec: 300 },
  { precision: 'unknown' },
  { precision: 'between', occurredLatest: at('14:12') },
  { occurredAt: at('14:11') },
  { afterEvent: 'a' },
  { endedAt: at('14:20') },
  { endedAt: at('14:20'), endPrecision: 'minute' },
  { knownAt: at('14:30') },
  { inferred: ['time'] },
  { original: 'x' },
  { milestone: '' },
  { kind: 'alert' },
  { source: 's' },
  { actorRole: 'on call' },
  { evidence: ['e'] },
  { hidden: true },
  { pinned: true },
  { rank: 'x' },
];

/** Everything that is worked out before a frame is drawn, but for the records themselves. */
function worked(events: readonly TimelineEvent[]): unknown {
  const { items, impact, brackets, silences } = groundOf(events);
  const columns = { ...items, events: null };
  return {
    ...{ columns, impact, brackets, silences, flags: flagsOf(items, undefined) },
    lanes: (['source', 'kind', 'role'] as const).map((by) => lanesFor(items, by, [])),
  };
}

function rows(events: readonly TimelineEvent[]): unknown {
  return rowsOf(events, { zone: undefined, gapMs: gapThreshold(events) }).map((row) => ({
    ...row,
    event: null,
  }));
}

describe('what an edit makes anew', () => {
  it.each(changes)('is all that %j changes', (fields) => {
    const changed = { ...middle, ...fields };
    const other = (make: (events: readonly TimelineEvent[]) => unknown): boolean =>
      JSON.stringify(make(around(middle))) !== JSON.stringify(make(around(changed)));
    if (other(worked)) expect(groundDiffers(middle, changed)).toBe(true);
    if (other(durations)) expect(milestonesDiffer(middle, changed)).toBe(true);
    if (other(rows)) expect(rowsDiffer(middle, changed)).toBe(true);
  });

  it('is nothing but the words for a title', () => {
    const keep = steady(groundDiffers);
    const first = groundOf(keep(around(middle)));
    const typed = around({ ...middle, title: 'typed' });
    expect(keep(typed)).toBe(first.items.events);
    const model = modelOf(first, typed, lanesFor(first.items, 'source', []), []);
    expect(model.items.events[1]?.title).toBe('typed');
    expect(model.items.at).toBe(first.items.at);
  });

  it('is told by tests that can say no', () => {
    const never = differIn<TimelineEvent>();
    expect(never(middle, { ...middle, occurredAt: at('14:11') })).toBe(false);
    for (const test of [groundDiffers, milestonesDiffer, rowsDiffer]) {
      expect(test(middle, { ...middle, title: 'typed', description: 'typed' })).toBe(false);
    }
  });
});
