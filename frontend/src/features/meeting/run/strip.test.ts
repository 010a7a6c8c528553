import { describe, expect, it } from 'vitest';
import type { View } from '../../../domain/meeting/known';
import { extentOf, margin, stripOf } from './strip';

const view: View = {
  seen: [
    { id: 'a', ms: 0, known: false },
    { id: 'b', ms: 500, known: true },
    { id: 'c', ms: 500, known: true },
    { id: 'd', ms: 1000, known: true },
  ],
  until: NaN,
  veiled: 1,
};
const options = { width: 1032, extent: [0, 1000], impact: [250, 750], current: 500 } as const;

describe('the line below an event', () => {
  it('has one mark for events at one place, and hollow ones for what nobody knew', () => {
    const strip = stripOf(view, options);
    expect(strip.known).toBe('M516 28h0M1016 28h0');
    expect(strip.veiled).toEqual([margin]);
    expect([strip.current, strip.impact, strip.now]).toEqual([516, [266, 766], null]);
  });

  it('ends the impact where the picture ends', () => {
    expect(stripOf({ ...view, until: 500 }, options).impact).toEqual([266, 516]);
    expect(stripOf({ ...view, until: 100 }, options).impact).toBeNull();
    expect(stripOf({ ...view, until: 500 }, options).now).toBe(516);
  });

  it('keeps everything inside', () => {
    const far: View = { ...view, seen: [{ id: 'z', ms: 9e9, known: true }] };
    expect(stripOf(far, { ...options, current: -9e9 })).toMatchObject({
      known: 'M1016 28h0',
      current: margin,
    });
  });

  it('has nothing to mark without a time', () => {
    expect(stripOf({ seen: [], until: NaN, veiled: 0 }, { ...options, current: NaN, impact: null })).toEqual({
      known: '',
      veiled: [],
      current: null,
      impact: null,
      now: null,
    });
  });
});

describe('the extent', () => {
  it('is that of all times', () => expect(extentOf([5, 1, 9])).toEqual([1, 9]));
  it('has room around a single one', () => expect(extentOf([100_000])).toEqual([70_000, 130_000]));
  it('is none without times', () => expect(extentOf([])).toBeNull());
});
