import { describe, expect, it } from 'vitest';
import {
  between,
  fitTo,
  maxPixelsPerMs,
  maxSpanMs,
  msPerPixel,
  panBy,
  panInto,
  resized,
  timeScale,
  toTime,
  toX,
  zoomAt,
} from './scale';

const noon = Date.UTC(2026, 2, 29, 12);
const hour = 3_600_000;
const scale = timeScale(noon, noon + hour, 600);

/** A few thousand random scales and places, the same in every run. */
function* cases(
  count = 2000,
): Generator<{ from: number; span: number; width: number; x: number; f: number }> {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let i = 0; i < count; i += 1) {
    const width = 1 + Math.floor(random() * 3000);
    yield {
      from: noon + (random() - 0.5) * 1e12,
      span: 10 ** (random() * 12),
      width,
      x: random() * width,
      f: 10 ** (random() * 4 - 2),
    };
  }
}

describe('time and pixels', () => {
  it('places the edges and the middle', () => {
    expect(toX(scale, noon)).toBe(0);
    expect(toX(scale, noon + hour)).toBe(600);
    expect(toX(scale, noon + hour / 2)).toBe(300);
    expect(toTime(scale, 150)).toBe(noon + hour / 4);
    expect(msPerPixel(scale)).toBe(6000);
  });

  it('goes there and back', () => {
    for (const { from, span, width, x } of cases()) {
      const one = timeScale(from, from + span, width);
      expect(Math.abs(toX(one, toTime(one, x)) - x)).toBeLessThan(0.02);
    }
  });
});

describe('limits', () => {
  it('keeps every scale in order and within the limits, whatever comes in', () => {
    const odd = [NaN, Infinity, -Infinity, 0, -1e18, 1e18, noon];
    for (const from of odd) {
      for (const to of odd) {
        for (const width of [NaN, -5, 0, 1, 800]) {
          const one = timeScale(from, to, width);
          expect(one.width).toBeGreaterThanOrEqual(1);
          expect(one.to).toBeGreaterThan(one.from);
          expect(one.to - one.from).toBeLessThanOrEqual(maxSpanMs * 1.000001);
          expect(Number.isNaN(new Date(one.from).getTime())).toBe(false);
          expect(Number.isNaN(new Date(one.to).getTime())).toBe(false);
        }
      }
    }
  });

  it('stays where it is when it can not zoom any further', () => {
    const close = timeScale(noon, noon + 800 / maxPixelsPerMs, 800);
    expect(zoomAt(close, 100, 2)).toBe(close);
    const wide = timeScale(noon, noon + maxSpanMs, 800);
    expect(zoomAt(wide, 700, 0.5)).toBe(wide);
    expect(zoomAt(scale, 10, 0)).toBe(scale);
    expect(zoomAt(scale, 10, NaN)).toBe(scale);
  });

  it('shows the years 1 and 9999', () => {
    for (const time of [new Date('0001-01-01T00:00:00Z').getTime(), Date.UTC(9999, 11, 31)]) {
      const one = fitTo({ from: time, to: time }, 800, 40);
      expect(toX(one, time)).toBeCloseTo(400, 3);
    }
  });
});

describe('zoomAt', () => {
  it('keeps the time under the pointer', () => {
    for (const { from, span, width, x, f } of cases()) {
      const one = timeScale(from, from + span, width);
      const other = zoomAt(one, x, f);
      expect(Math.abs(toX(other, toTime(one, x)) - x)).toBeLessThan(0.05);
    }
  });

  it('comes back by the opposite factor', () => {
    const back = zoomAt(zoomAt(scale, 120, 3), 120, 1 / 3);
    expect(back.from).toBeCloseTo(scale.from, 3);
    expect(back.to).toBeCloseTo(scale.to, 3);
  });
});

describe('panBy', () => {
  it('moves by pixels and keeps the span', () => {
    const moved = panBy(scale, 60);
    expect(moved.from).toBe(noon + 6 * 60_000);
    expect(moved.to - moved.from).toBe(hour);
    expect(panBy(scale, 0)).toBe(scale);
  });
});

describe('fitTo', () => {
  it('leaves the margin free on both sides', () => {
    const one = fitTo({ from: noon, to: noon + hour }, 600, 50);
    expect(toX(one, noon)).toBeCloseTo(50, 6);
    expect(toX(one, noon + hour)).toBeCloseTo(550, 6);
  });

  it('gives ten minutes around a single moment', () => {
    const one = fitTo({ from: noon, to: noon }, 600, 50);
    expect([one.from, one.to]).toEqual([noon - 300_000, noon + 300_000]);
  });

  it('survives a margin wider than the picture', () => {
    const one = fitTo({ from: noon, to: noon + hour }, 60, 50);
    expect(one.from).toBeLessThan(noon);
    expect(one.to).toBeGreaterThan(noon + hour);
  });
});

describe('panInto', () => {
  const at = (minutes: number): number => noon + minutes * 60_000;

  it('leaves alone what is in view', () => {
    expect(panInto(scale, { from: at(20), to: at(30) }, 40)).toBe(scale);
  });

  it('moves just as far as needed', () => {
    expect(toX(panInto(scale, { from: at(90), to: at(90) }, 40), at(90))).toBeCloseTo(560, 6);
    expect(toX(panInto(scale, { from: at(-30), to: at(-30) }, 40), at(-30))).toBeCloseTo(40, 6);
  });

  it('shows the beginning of what is too long', () => {
    expect(toX(panInto(scale, { from: at(90), to: at(300) }, 40), at(90))).toBeCloseTo(40, 6);
    expect(panInto(scale, { from: at(-60), to: at(300) }, 40)).toBe(scale);
  });
});

describe('between', () => {
  const target = timeScale(noon + 600_000, noon + 900_000, 600);

  it('begins and ends where it should', () => {
    expect(between(scale, target, 0)).toEqual(scale);
    const end = between(scale, target, 1);
    expect(end.from).toBeCloseTo(target.from, 3);
    expect(end.to).toBeCloseTo(target.to, 3);
  });

  it('slides evenly when only the place changes', () => {
    const half = between(scale, panBy(scale, 100), 0.5);
    expect(half.from).toBeCloseTo(panBy(scale, 50).from, 3);
  });

  it('keeps the fixed point of a zoom fixed on the way', () => {
    const zoomed = zoomAt(scale, 200, 8);
    for (const part of [0.2, 0.5, 0.9]) {
      expect(toX(between(scale, zoomed, part), toTime(scale, 200))).toBeCloseTo(200, 3);
    }
  });

  it('takes the new width at once', () => {
    expect(resized(scale, 300).width).toBe(300);
    expect(resized(scale, 600)).toBe(scale);
  });
});
