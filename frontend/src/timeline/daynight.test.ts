import { describe, expect, it } from 'vitest';
import { day, hour, roundTimes, type Extent } from './calendar';
import { clockChanges } from './clockchanges';
import { dayNight } from './daynight';
import { apia, berlin, lordHowe, saoPaulo, utc } from './zones.fixture';

const ms = (at: string): number => Date.parse(at);
const span = (from: string, to: string, width = 1000): Extent => ({ from: ms(from), to: ms(to), width });
const iso = (time: number): string => new Date(time).toISOString().slice(0, 16);

describe('round times', () => {
  it('leave out a day that the calendar left out', () => {
    const days = roundTimes(
      ms('2011-12-29T00:00:00Z'),
      ms('2012-01-01T08:00:00Z'),
      { unit: 'ms', size: day },
      apia,
    );
    expect(days.map(({ time }) => iso(time))).toEqual([
      '2011-12-29T10:00',
      '2011-12-30T10:00',
      '2011-12-31T10:00',
    ]);
    expect(days.map(({ local }) => iso(local).slice(5, 10))).toEqual(['12-29', '12-31', '01-01']);
  });

  it('include both ends', () => {
    const hours = roundTimes(0, 2 * hour, { unit: 'ms', size: hour }, utc);
    expect(hours.map(({ time }) => time)).toEqual([0, hour, 2 * hour]);
  });
});

describe('clock changes', () => {
  it.each([
    [berlin, '2026-03-28', '2026-03-30', ['2026-03-29T01:00 clocks go forward 1 h']],
    [berlin, '2026-10-25', '2026-10-26', ['2026-10-25T01:00 clocks go back 1 h']],
    [lordHowe, '2026-10-01', '2026-10-09', ['2026-10-03T15:30 clocks go forward 30 min']],
    [apia, '2011-12-29', '2012-01-02', ['2011-12-30T10:00 clocks go forward 24 h']],
    [berlin, '2026-05-01', '2026-05-02', []],
    [berlin, '2000-01-01', '2050-01-01', []],
    [utc, '2026-03-28', '2026-03-30', []],
  ])('case %#', (zone, from, to, expected) => {
    const marks = clockChanges(span(`${from}T00:00:00Z`, `${to}T00:00:00Z`), zone);
    expect(marks.map(({ time, text }) => `${iso(time)} ${text}`)).toEqual(expected);
  });

  it('have their place on the axis', () => {
    const [mark] = clockChanges(span('2026-03-29T00:00:00Z', '2026-03-29T02:00:00Z'), berlin);
    expect(mark).toMatchObject({ x: 500, delta: hour });
  });
});

describe('nights and weekends', () => {
  const shown = (extent: Extent, zone = berlin): string[] =>
    dayNight(extent, zone).nights.map(({ from, to }) => `${iso(from)} ${iso(to)}`);

  it('are those of the local clock, an hour shorter or longer when it changes', () => {
    expect(shown(span('2026-03-27T12:00:00Z', '2026-03-30T12:00:00Z'))).toEqual([
      '2026-03-27T19:00 2026-03-28T05:00',
      '2026-03-28T19:00 2026-03-29T04:00',
      '2026-03-29T18:00 2026-03-30T04:00',
    ]);
  });

  it('are cut to what is visible', () => {
    expect(shown(span('2026-03-28T02:00:00Z', '2026-03-28T04:00:00Z'))).toEqual([
      '2026-03-28T02:00 2026-03-28T04:00',
    ]);
    expect(shown(span('2026-03-28T10:00:00Z', '2026-03-28T12:00:00Z'))).toEqual([]);
    const [night] = dayNight(span('2026-03-28T04:00:00Z', '2026-03-28T06:00:00Z'), berlin).nights;
    expect(night).toMatchObject({ x: 0, width: 500 });
  });

  it('weekends run from midnight to midnight, also where a midnight is skipped', () => {
    const weekends = dayNight(span('2018-10-29T12:00:00Z', '2018-11-12T12:00:00Z'), saoPaulo).weekends;
    expect(weekends.map(({ from, to }) => `${iso(from)} ${iso(to)}`)).toEqual([
      '2018-11-03T03:00 2018-11-05T02:00',
      '2018-11-10T02:00 2018-11-12T02:00',
    ]);
  });

  it('are left out where they could not be told apart, and bounded', () => {
    const year = dayNight(span('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'), berlin);
    expect(year.nights).toEqual([]);
    expect(dayNight(span('2000-01-01T00:00:00Z', '2050-01-01T00:00:00Z'), berlin).weekends).toEqual([]);
    for (let days = 1; days < 4000; days = Math.ceil(days * 1.3)) {
      const { nights, weekends } = dayNight({ from: 0, to: days * day, width: 1000 }, berlin);
      expect(nights.length + weekends.length).toBeLessThan(400);
    }
    expect(dayNight({ from: 5, to: 5, width: 100 }, berlin)).toEqual({ nights: [], weekends: [] });
  });
});
