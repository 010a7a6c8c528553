import { describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../domain/records';
import {
  groupOf,
  groupsIn,
  groupsOf,
  isCluster,
  levelOf,
  membersOf,
  middleOf,
  sizeOf,
  type RowGroups,
} from './clusters';
import { bit, itemsOf, type Items } from './items';
import { lanesOf } from './lanes';
import { eventAt, instant, manyEvents, msAt } from './picture.fixture';

const minute = 60_000;

/** All rows at a zoom of so many milliseconds to a pixel. */
function grouped(items: Items, msPerPixel: number): readonly RowGroups[] {
  return lanesOf(items, { by: 'kind', sources: [] }).lanes.flatMap((lane) =>
    lane.rows.map((row) => groupsOf(items, row, { msPerPixel, minGap: 14, maxWidth: 28 })),
  );
}

function sizes(events: readonly TimelineEvent[], msPerPixel: number): number[] {
  const [groups] = grouped(itemsOf(events), msPerPixel);
  return groups === undefined ? [] : Array.from({ length: groups.count }, (_, g) => sizeOf(groups, g));
}

describe('groupsOf', () => {
  const events = ['10:00', '10:05', '10:20', '10:21', '10:22', '11:00'].map((time) => eventAt(time, time));

  it('gathers what is too close to tell apart, and parts it again when zoomed in', () => {
    expect(sizes(events, minute)).toEqual([2, 3, 1]);
    expect(sizes(events, minute / 4)).toEqual([1, 1, 3, 1]);
    expect(sizes(events, minute / 20)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(sizes(events, 10 * minute)).toEqual([6]);
  });

  it('does not let a chain of close events grow into one bubble', () => {
    const chain = Array.from({ length: 60 }, (_, i) => eventAt(`e${i}`, `10:${String(i).padStart(2, '0')}`));
    const all = sizes(chain, minute / 5);
    expect(all.length).toBeGreaterThan(8);
    expect(all.reduce((sum, size) => sum + size, 0)).toBe(60);
  });

  it('never takes a wide span into a bubble', () => {
    const span = eventAt('s', '10:00', { endedAt: instant('11:00') });
    expect(sizes([span, eventAt('a', '11:01'), eventAt('b', '11:02')], minute)).toEqual([1, 2]);
    expect(sizes([span, eventAt('a', '11:01'), eventAt('b', '11:02')], 10 * minute)).toEqual([3]);
  });

  it('is hidden only if all its events are, and has the other signs if any has', () => {
    const [groups] = grouped(
      itemsOf([
        eventAt('a', '10:00', { hidden: true }),
        eventAt('b', '10:01', { hidden: true, pinned: true }),
        eventAt('c', '12:00', { hidden: true }),
        eventAt('d', '12:01', { milestone: 'detected' }),
      ]),
      minute,
    );
    expect([...(groups?.bits ?? [])]).toEqual([bit.hidden | bit.pinned, bit.milestone]);
  });

  it('holds every event once, finds its group, and covers the view it is asked for', () => {
    const items = itemsOf(manyEvents(4000));
    for (const msPerPixel of [1000, 20_000, 86_400, 500_000]) {
      for (const groups of grouped(items, msPerPixel)) {
        const all = Array.from({ length: groups.count }, (_, g) => membersOf(groups, g)).flat();
        expect(all).toEqual([...groups.row.members]);
        for (let g = 0; g < groups.count; g += 7) {
          for (const item of membersOf(groups, g)) expect(groupOf(groups, item)).toBe(g);
        }
        const [from, to] = [msAt('10:00'), msAt('10:30')];
        const [first, last] = groupsIn(groups, from, to);
        for (let g = 0; g < groups.count; g += 1) {
          const touches = (groups.end[g] ?? 0) >= from && (groups.start[g] ?? 0) < to;
          if (touches) expect(g >= first && g < last).toBe(true);
        }
      }
    }
  });

  it('keeps the middles of neighbours apart', () => {
    const items = itemsOf(manyEvents(2000));
    for (const groups of grouped(items, 50_000)) {
      if (groups.row.crowded) continue;
      for (let g = 1; g < groups.count; g += 1) {
        if (!isCluster(groups, g) || !isCluster(groups, g - 1)) continue;
        expect(middleOf(groups, g) - middleOf(groups, g - 1)).toBeGreaterThan(6 * 50_000);
      }
    }
  });

  it('knows what is not in the row', () => {
    const [groups] = grouped(itemsOf(events), minute);
    expect(groups === undefined ? 0 : groupOf(groups, 99)).toBe(-1);
  });
});

describe('levelOf', () => {
  it('stays within a tenth of the real zoom, in steps', () => {
    for (let ms = 0.025; ms < 1e10; ms *= 1.07) {
      const { msPerPixel } = levelOf(ms);
      expect(Math.abs(Math.log(msPerPixel / ms))).toBeLessThan(0.1);
      expect(levelOf(msPerPixel).msPerPixel).toBe(msPerPixel);
    }
  });
});
