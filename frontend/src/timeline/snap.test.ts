import { describe, expect, it } from 'vitest';
import { day, hour, minute, second } from './calendar';
import { timeScale } from './scale';
import { roundLocal, snap, snapSpan, snapStep, snapTimes, type SnapOptions } from './snap';
import { berlin, kathmandu, utc } from './zones.fixture';

const ms = (time: string): number => Date.parse(`2026-03-10T${time}Z`);
/** Ten pixels a minute. */
const scale = timeScale(ms('14:00:00'), ms('15:40:00'), 1000);

function options(fields: Partial<SnapOptions> = {}): SnapOptions {
  const others = snapTimes([
    { time: ms('14:20:17'), milestone: false },
    { time: ms('14:30:17'), milestone: true },
  ]);
  return { scale, zone: utc, others, origin: ms('14:05:00'), finest: minute, free: false, ...fields };
}

describe('snap', () => {
  it.each<[string, string, string, Partial<SnapOptions>?]>([
    ['14:10:24', '14:10:00', 'step'],
    ['14:10:31', '14:11:00', 'step'],
    ['14:20:40', '14:20:17', 'event'],
    ['14:20:54', '14:21:00', 'step'],
    ['14:30:00', '14:30:17', 'milestone'],
    ['14:05:20', '14:05:00', 'origin'],
    ['14:20:40', '14:21:00', 'free', { free: true }],
    ['14:20:40', '14:20:40', 'free', { free: true, finest: second }],
    ['14:25:25', '14:25:30', 'tick', { ticks: [ms('14:25:30')] }],
    ['14:10:24', '14:10:30', 'step', { finest: second }],
  ])('%s comes to rest at %s (%s)', (time, rest, at, fields) => {
    expect(snap(ms(time), options(fields))).toEqual({ time: ms(rest), at });
  });

  it('prefers the milestone of two at one place, and the nearer of two', () => {
    const both = snapTimes([
      { time: ms('14:20:00'), milestone: false },
      { time: ms('14:20:00'), milestone: true },
      { time: ms('14:20:25'), milestone: false },
    ]);
    expect(snap(ms('14:20:05'), options({ others: both }))).toEqual({
      time: ms('14:20:00'),
      at: 'milestone',
    });
    expect(snap(ms('14:20:20'), options({ others: both }))).toEqual({ time: ms('14:20:25'), at: 'event' });
  });

  it('rounds on the local clock', () => {
    const wide = timeScale(0, 40 * day, 1000);
    expect(roundLocal(ms('14:10:24'), hour, kathmandu)).toBe(ms('14:15:00'));
    expect(roundLocal(ms('14:10:24'), day, berlin)).toBe(ms('23:00:00'));
    expect(snapStep(wide, minute)).toBe(6 * hour);
  });

  it.each([
    [1000, 1, 5],
    [1000, 40, 100],
    [60_000, 60, 5 * second],
    [600_000, 1000, 5 * second],
    [6_000_000, 1000, 30 * second],
    [1e12, 1000, day],
  ])('a zoom of %i ms over %i px has a round step', (span, width, step) => {
    const least = (span / width) * 4;
    expect(snapStep(timeScale(0, span, width), 1)).toBeGreaterThanOrEqual(Math.min(least, day));
    expect(snapStep(timeScale(0, span, width), step)).toBeGreaterThanOrEqual(step);
  });

  it('moves a span to where its end meets an event', () => {
    const length = 10 * minute + 7 * second;
    expect(snapSpan(ms('14:20:00') - 10 * second, length, options())).toMatchObject({ at: 'event' });
    const end = snapSpan(ms('14:09:50') + 20 * second, length, options());
    expect(end).toEqual({ time: ms('14:20:17') - length, at: 'event' });
    expect(snapSpan(ms('14:50:20'), length, options())).toEqual({ time: ms('14:50:00'), at: 'step' });
  });

  it('gives the nearest of many, as looking at all of them does', () => {
    let seed = 5;
    const random = (): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 2147483648;
    };
    for (let round = 0; round < 300; round += 1) {
      const points = Array.from({ length: 60 }, () => ({
        time: Math.round(ms('14:00:00') + random() * hour),
        milestone: random() < 0.3,
      }));
      const time = ms('14:00:00') + random() * hour;
      const reach = 6 * 6000;
      const distances = points.map((point) => Math.abs(point.time - time));
      const least = Math.min(...distances);
      const found = snap(time, options({ others: snapTimes(points), origin: 0 }));
      if (least <= reach) expect(Math.abs(found.time - time)).toBe(least);
      else expect(found.at).toBe('step');
      expect(snap(time, options({ others: snapTimes(points.toReversed()), origin: 0 }))).toEqual(found);
    }
  });

  it('takes a hundred thousand events at one instant as one place', () => {
    const many = snapTimes(
      Array.from({ length: 100_000 }, (_, i) => ({ time: ms('14:20:17'), milestone: i % 2 === 0 })),
    );
    const begun = performance.now();
    for (let i = 0; i < 1000; i += 1) snap(ms('14:20:20'), options({ others: many }));
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
