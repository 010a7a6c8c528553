import { describe, expect, it } from 'vitest';
import { placeFlags, type FlagWish, type PlacedFlag } from './flags';
import { numbers } from './picture.fixture';

const wish = (item: number, x: number, priority = item, width = 100): FlagWish => ({
  item,
  x,
  width,
  priority,
});

function rowsOf(flags: readonly PlacedFlag[]): Record<number, number> {
  return Object.fromEntries(flags.map((flag) => [flag.item, flag.row]));
}

describe('placeFlags', () => {
  it('keeps flags that are far apart in the row next to the lanes', () => {
    expect(rowsOf(placeFlags([wish(0, 50), wish(1, 300), wish(2, 600)], 3, 1000))).toEqual({
      0: 2,
      1: 2,
      2: 2,
    });
  });

  it('stacks what is close, the earliest on top, so that no pole runs through a label', () => {
    expect(rowsOf(placeFlags([wish(0, 50), wish(1, 54), wish(2, 58)], 3, 1000))).toEqual({
      0: 0,
      1: 1,
      2: 2,
    });
  });

  it('takes the label from the least important where rows are short, never its pole', () => {
    const flags = placeFlags([wish(0, 50, 2), wish(1, 54, 0), wish(2, 58, 1)], 2, 1000);
    expect(rowsOf(flags)).toEqual({ 0: -1, 1: 0, 2: 1 });
  });

  it('turns a label to the left of its pole at the right edge', () => {
    const [flag] = placeFlags([wish(0, 950)], 1, 1000);
    expect([flag?.left, flag?.row]).toEqual([850, 0]);
  });

  it('stacks what is close at the right edge too', () => {
    const rows = rowsOf(placeFlags([wish(0, 920), wish(1, 960)], 2, 1000));
    expect(rows).toEqual({ 0: 1, 1: 0 });
  });

  it('lets a label stand to the left of its pole where the next one would hide it', () => {
    // Two poles closer than a label is wide, the later one at the right edge.
    const flags = placeFlags([wish(0, 840, 0, 120), wish(1, 950, 1, 120)], 2, 1000);
    expect(flags.every((flag) => flag.row >= 0)).toBe(true);
  });

  it('leaves out what is not in view', () => {
    expect(placeFlags([wish(0, -40), wish(1, 1200)], 2, 1000)).toEqual([]);
  });

  it('shows poles only where there is no row', () => {
    expect(rowsOf(placeFlags([wish(0, 10), wish(1, 500)], 0, 1000))).toEqual({ 0: -1, 1: -1 });
  });

  it('never lays a label over a label or a pole through one, whatever comes', () => {
    const random = numbers(3);
    for (let round = 0; round < 400; round += 1) {
      const count = 1 + Math.floor(random() * 30);
      const wishes = Array.from({ length: count }, (_, i) =>
        wish(i, random() * 900, Math.floor(random() * 7), 60 + random() * 120),
      );
      const flags = placeFlags(wishes, 1 + Math.floor(random() * 4), 900);
      expect(flags).toHaveLength(count);
      for (const a of flags) {
        if (a.row < 0) continue;
        for (const b of flags) {
          if (a === b || b.row < 0) continue;
          if (a.row === b.row) expect(a.left + a.width <= b.left || b.left + b.width <= a.left).toBe(true);
          // The pole of b comes down from its own row through all rows below.
          if (b.row < a.row) expect(b.x <= a.left || b.x >= a.left + a.width).toBe(true);
        }
      }
    }
  });

  it('copes with a thousand milestones', () => {
    const flags = placeFlags(
      Array.from({ length: 1000 }, (_, i) => wish(i, (i * 37) % 900)),
      3,
      900,
    );
    expect(flags).toHaveLength(1000);
  });
});
