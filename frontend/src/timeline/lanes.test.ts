import { describe, expect, it } from 'vitest';
import type { RecordOf, TimelineEvent } from '../domain/records';
import { defaultsOf } from '../domain/schema';
import { itemsOf } from './items';
import { lanesOf, type LaneBy } from './lanes';
import { eventAt, instant, manyEvents } from './picture.fixture';

const sources = ['metrics', 'chat', ''].map((name, i): RecordOf<'source'> => ({
  ...defaultsOf('source'),
  id: `s${i}`,
  name,
}));

function shown(events: readonly TimelineEvent[], by: LaneBy): string[] {
  const { lanes } = lanesOf(itemsOf(events), { by, sources });
  return lanes.map((lane) => `${lane.name} ${lane.count}`);
}

describe('lanesOf', () => {
  it('parts by source in the order of the document, and leaves out empty ones', () => {
    const events = [
      eventAt('a', '10:00', { source: 's1' }),
      eventAt('b', '10:01', { source: 's2' }),
      eventAt('c', '10:02'),
      eventAt('d', '10:03', { source: 'gone' }),
      eventAt('x', '', { source: 's0' }),
    ];
    expect(shown(events, 'source')).toEqual(['chat 1', 'unnamed source 1', 'no source 2', 'time unknown 1']);
  });

  it('parts by kind and by role', () => {
    const events = [
      eventAt('a', '10:00', { kind: 'action', actorRole: 'Database engineer' }),
      eventAt('b', '10:01', { kind: 'alert', actorRole: ' On call ' }),
      eventAt('c', '10:02', { actorRole: 'Database engineer' }),
      eventAt('d', '10:02'),
    ];
    expect(shown(events, 'kind')).toEqual(['alert 1', 'action 1', 'no kind 2']);
    expect(shown(events, 'role')).toEqual(['Database engineer 2', 'On call 1', 'no role 1']);
  });

  it('calls a single lane of everything just "events"', () => {
    expect(shown([eventAt('a', '10:00')], 'role')).toEqual(['events 1']);
    expect(shown([], 'role')).toEqual([]);
  });

  it('stacks what overlaps, and what happens at one moment', () => {
    const events = [
      eventAt('a', '10:00', { endedAt: instant('11:00') }),
      eventAt('b', '10:30'),
      eventAt('c', '10:30'),
      eventAt('d', '11:00', { endedAt: instant('11:10') }),
      eventAt('e', '11:30'),
    ];
    const { rowOf, lanes } = lanesOf(itemsOf(events), { by: 'kind', sources });
    expect([...rowOf]).toEqual([0, 1, 2, 1, 0]);
    expect(lanes[0]?.rows.map((row) => [...row.members])).toEqual([[0, 4], [1, 3], [2]]);
  });

  it('keeps a thousand events at one moment in few rows, none lost', () => {
    const events = Array.from({ length: 1000 }, (_, i) => eventAt(`e${i}`, '10:00'));
    const { lanes } = lanesOf(itemsOf(events), { by: 'kind', sources, maxRows: 3 });
    expect(lanes[0]?.rows).toHaveLength(3);
    expect(lanes[0]?.rows.reduce((sum, row) => sum + row.members.length, 0)).toBe(1000);
  });

  it('holds every item once, in time order, without overlap in rows that say so', () => {
    const items = itemsOf(manyEvents(3000));
    const { lanes, laneOf, rowOf } = lanesOf(items, { by: 'kind', sources });
    const seen = new Set<number>();
    for (const [l, lane] of lanes.entries()) {
      for (const [r, row] of lane.rows.entries()) {
        let until = -Infinity;
        let before = -1;
        for (const i of row.members) {
          expect(i).toBeGreaterThan(before);
          expect([laneOf[i], rowOf[i]]).toEqual([l, r]);
          if (!row.crowded) expect(items.from[i]).toBeGreaterThan(until);
          until = Math.max(until, items.to[i] ?? 0);
          before = i;
          seen.add(i);
        }
      }
    }
    expect(seen.size).toBe(3000);
  });
});
