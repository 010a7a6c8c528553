import { describe, expect, it } from 'vitest';
import { itemsOf } from './items';
import { lanesOf } from './lanes';
import { laneAt, layoutOf, rowY, scrollToLane, wantedHeight } from './layout';
import { eventAt, instant, manyEvents } from './picture.fixture';

const lanes = lanesOf(itemsOf(manyEvents(600)), { by: 'kind', sources: [] });
const few = lanesOf(
  itemsOf([eventAt('a', '10:00', { endedAt: instant('11:00') }), eventAt('b', '10:30'), eventAt('x', '')]),
  { by: 'kind', sources: [] },
);

describe('layoutOf', () => {
  it('fits exactly into the height it asks for', () => {
    for (const size of [1, 1.5, 2]) {
      const wish = { size, flags: 3, brackets: 3 };
      const layout = layoutOf(lanes, { ...wish, width: 800, height: wantedHeight(lanes, wish) });
      expect(layout.overflow).toBe(0);
      expect([layout.flagRows, layout.bracketRows]).toEqual([3, 3]);
      expect(layout.bracketsTop + 3 * layout.bracketHeight).toBeLessThanOrEqual(layout.height);
    }
  });

  it('keeps lanes in view where height is short: brackets go first, then the third row of flags', () => {
    const layout = layoutOf(lanes, { width: 800, height: 150, size: 1, flags: 3, brackets: 3 });
    expect([layout.flagRows, layout.bracketRows]).toEqual([2, 1]);
    expect(layout.overflow).toBeGreaterThan(0);
    expect(layout.axisTop).toBeLessThan(150);
  });

  it.each([1, 2])('keeps a lane and the axis inside very little height, with text of size %s', (size) => {
    for (const height of [60, 76, 100, 140]) {
      const layout = layoutOf(lanes, { width: 800, height: height * size, size, flags: 3, brackets: 3 });
      expect(layout.axisTop - layout.lanesTop).toBeGreaterThanOrEqual(26 * size);
      expect(layout.bracketsTop).toBeLessThanOrEqual(layout.height);
    }
  });

  it('survives no height and no lanes', () => {
    const none = lanesOf(itemsOf([]), { by: 'kind', sources: [] });
    for (const height of [0, 20, 400]) {
      const layout = layoutOf(none, { width: 0, height, size: 1, flags: 0, brackets: 0 });
      expect(layout.overflow).toBe(0);
      expect(Number.isFinite(layout.axisTop)).toBe(true);
    }
  });

  it('finds the lane of every row it places', () => {
    const layout = layoutOf(few, { width: 800, height: 300, size: 1, flags: 1, brackets: 1 });
    few.lanes.forEach((lane, l) => {
      lane.rows.forEach((_, r) => {
        expect(laneAt(layout, rowY(layout, l, lane.rows.length, r, 0), 0)).toBe(l);
      });
    });
    expect(laneAt(layout, layout.lanesTop - 1, 0)).toBe(-1);
    expect(laneAt(layout, layout.axisTop + 1, 0)).toBe(-1);
  });

  it('scrolls just far enough to a lane', () => {
    const layout = layoutOf(lanes, { width: 800, height: 170, size: 1, flags: 1, brackets: 0 });
    const last = lanes.lanes.length - 1;
    const scrolled = scrollToLane(layout, last, 0);
    expect(scrolled).toBeCloseTo(layout.overflow, 6);
    expect(scrollToLane(layout, last, scrolled)).toBe(scrolled);
    expect(scrollToLane(layout, 0, scrolled)).toBe(0);
  });
});
