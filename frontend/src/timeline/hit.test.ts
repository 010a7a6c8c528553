import { describe, expect, it } from 'vitest';
import { groupsOf, isCluster, itemOf, middleOf } from './clusters';
import { hitTest, itemsInBox, type Frame, type Hit } from './hit';
import { bit, itemsOf } from './items';
import { lanesOf } from './lanes';
import { layoutOf, rowY } from './layout';
import { eventAt, instant, manyEvents, msAt } from './picture.fixture';
import { timeScale, toX, type TimeScale } from './scale';
import type { TimelineEvent } from '../domain/records';

function frameOf(events: readonly TimelineEvent[], scale: TimeScale): Frame {
  const items = itemsOf(events);
  const lanes = lanesOf(items, { by: 'kind', sources: [] });
  const layout = layoutOf(lanes, { width: scale.width, height: 400, size: 1, flags: 1, brackets: 0 });
  const options = { msPerPixel: (scale.to - scale.from) / scale.width, minGap: 14, maxWidth: 28 };
  const groups = lanes.lanes.map((lane) => lane.rows.map((row) => groupsOf(items, row, options)));
  return { items, lanes, layout, scale, scrolled: 0, groups, flags: [] };
}

const scale = timeScale(msAt('10:00'), msAt('11:00'), 600);
const events = [
  eventAt('point', '10:10', { kind: 'alert' }),
  eventAt('span', '10:20', { kind: 'alert', endedAt: instant('10:40') }),
  eventAt('one', '10:50', { kind: 'alert' }),
  eventAt('two', '10:51', { kind: 'alert' }),
  eventAt('short', '10:30', { kind: 'action', endedAt: instant('10:31') }),
].sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1));
const frame = frameOf(events, scale);

function at(minute: string, lane: number, dx = 0): string {
  const rows = frame.lanes.lanes[lane]?.rows.length ?? 1;
  return named(hitTest(frame, toX(scale, msAt(minute)) + dx, rowY(frame.layout, lane, rows, 0, 0)));
}

function named(hit: Hit): string {
  const id = 'item' in hit ? (events[hit.item]?.id ?? '') : '';
  if (hit.type === 'edge') return `${hit.side} of ${id}`;
  return hit.type === 'item' ? id : hit.type;
}

describe('hitTest', () => {
  it.each([
    ['10:10', 0, 0, 'point'],
    ['10:10', 0, 8, 'point'],
    ['10:10', 0, 20, 'empty'],
    ['10:30', 0, 0, 'span'],
    ['10:20', 0, 3, 'start of span'],
    ['10:40', 0, -2, 'end of span'],
    ['10:50', 0, 5, 'cluster'],
    ['10:30', 1, 5, 'short'],
    ['10:05', 1, 0, 'empty'],
  ] as const)('at %s in lane %i, %i pixels off: %s', (minute, lane, dx, expected) => {
    expect(at(minute, lane, dx)).toBe(expected);
  });

  it('tells the lane of an empty place, and none outside', () => {
    expect(hitTest(frame, 30, rowY(frame.layout, 1, 1, 0, 0))).toEqual({ type: 'empty', lane: 1 });
    expect(hitTest(frame, 30, 399)).toEqual({ type: 'empty', lane: -1 });
  });

  it('finds flags above the lanes', () => {
    const withFlag = { ...frame, flags: [{ item: 0, x: 100, left: 100, width: 80, row: 0 }] };
    expect(hitTest(withFlag, 150, 8)).toEqual({ type: 'flag', item: 0 });
    expect(hitTest(withFlag, 250, 8).type).toBe('empty');
  });

  it('finds whatever stands at a place: the sign of every group', () => {
    const wide = timeScale(msAt('08:00'), msAt('12:00'), 900);
    const many = frameOf(manyEvents(3000), wide);
    many.groups.forEach((rows, lane) => {
      rows.forEach((groups, row) => {
        if (groups.row.crowded) return;
        for (let g = 0; g < groups.count; g += 5) {
          const cluster = isCluster(groups, g);
          const time = cluster ? middleOf(groups, g) : (many.items.at[itemOf(groups, g)] ?? 0);
          const hit = hitTest(many, toX(wide, time), rowY(many.layout, lane, rows.length, row, 0));
          expect(hit.type).not.toBe('empty');
        }
      });
    });
  });
});

describe('itemsInBox', () => {
  it('takes signs and spans that lie in it, of the rows it covers', () => {
    const { layout } = frame;
    const box = (from: string, to: string, top: number, bottom: number): string[] =>
      itemsInBox(frame, { left: toX(scale, msAt(from)), right: toX(scale, msAt(to)), top, bottom }).map(
        (item) => events[item]?.id ?? '',
      );
    expect(box('10:05', '10:55', 0, layout.axisTop)).toEqual(['point', 'span', 'short', 'one', 'two']);
    expect(box('10:25', '10:35', 0, layout.axisTop)).toEqual(['span', 'short']);
    expect(box('10:05', '10:55', 0, rowY(layout, 0, 1, 0, 0) + 1)).toEqual(['point', 'span', 'one', 'two']);
    expect(box('10:52', '10:59', 0, layout.axisTop)).toEqual([]);
  });

  it('says so of many', () => {
    const many = frameOf(manyEvents(1000), timeScale(msAt('00:00'), msAt('23:59'), 800));
    const all = itemsInBox(many, { left: -10, right: 810, top: 0, bottom: 400 });
    expect(all).toHaveLength(1000);
    expect(many.items.bits.some((bits) => (bits & bit.span) !== 0)).toBe(true);
  });
});
