import { describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../domain/records';
import { handled, handleHit, handleOf } from './handle';
import { itemsOf } from './items';
import { lanesOf } from './lanes';
import { layoutOf, rowY } from './layout';
import { eventAt, instant, msAt } from './picture.fixture';
import { timeScale, toX } from './scale';

const scale = timeScale(msAt('10:00'), msAt('11:00'), 600);

function frameOf(event: TimelineEvent, size = 1): Parameters<typeof handleOf>[0] {
  const items = itemsOf([event]);
  const lanes = lanesOf(items, { by: 'kind', sources: [] });
  const layout = layoutOf(lanes, { width: 600, height: 200 * size, size, flags: 1, brackets: 0 });
  return { items, lanes, layout, scale, scrolled: 0 };
}

describe('handleOf', () => {
  it.each([1, 2])('stands right of the ring, with text of size %s', (size) => {
    const frame = frameOf(eventAt('a', '10:10'), size);
    expect(handleOf(frame, 0)).toEqual({ x: 100 + 17 * size, y: rowY(frame.layout, 0, 1, 0, 0) });
  });

  it.each([
    ['an exact time', eventAt('a', '10:10', { precision: 'exact' }), true],
    ['about then', eventAt('a', '10:10', { precision: 'approximate', toleranceSec: 120 }), true],
    ['a span', eventAt('a', '10:10', { endedAt: instant('10:20') }), false],
    ['a range', eventAt('a', '10:10', { precision: 'between', occurredLatest: instant('10:20') }), false],
    ['a date', eventAt('a', '10:10', { precision: 'date', occurredLatest: instant('23:59') }), false],
    ['an unknown time', eventAt('a', ''), false],
    ['out of view, before', eventAt('a', '09:59'), false],
    ['at the very end of the view', eventAt('a', '10:59'), false],
  ] as const)('of %s: %#', (_, event, there) => {
    expect(handleOf(frameOf(event), 0) !== null).toBe(there);
  });

  it('is not there without an item, or when its lane is scrolled away', () => {
    const frame = frameOf(eventAt('a', '10:10'));
    expect(handleOf(frame, -1)).toBeNull();
    expect(handleOf(frame, 1)).toBeNull();
    expect(handleOf({ ...frame, scrolled: 500 }, 0)).toBeNull();
  });
});

describe('handleHit', () => {
  const frame = frameOf(eventAt('a', '10:10'));
  const x = toX(scale, msAt('10:10')) + 17;
  const y = rowY(frame.layout, 0, 1, 0, 0);

  it.each([
    [0, 0, true],
    [6, 0, true],
    [-6, 5, true],
    [7, 0, false],
    [-8, 0, false],
    [0, 40, false],
  ])('%i pixels right and %i down of it: %s', (dx, dy, held) => {
    expect(handleHit(frame, 0, x + dx, y + dy)).toEqual(held ? { type: 'edge', item: 0, side: 'end' } : null);
  });
});

describe('handled', () => {
  it.each([
    [[3], 3, [], 3],
    [[3, 4], 3, [], -1],
    [[], -1, [], -1],
    [[4], 3, [], -1],
    [[3], 3, [3], -1],
  ])('of %j selected with %i first, %j dragged: %i', (selected, primary, dragged, item) => {
    const preview = new Map(dragged.map((one) => [one, null]));
    expect(handled({ selected: new Set(selected), primary, preview })).toBe(item);
  });
});
