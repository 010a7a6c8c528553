import { describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../domain/records';
import { defaultsOf } from '../domain/schema';
import { parseShift, shifted, shiftText } from './shift';

const berlin = {
  transitions: [
    { at: '', offsetSec: 3600 },
    { at: '2026-03-29T01:00:00.000Z', offsetSec: 7200 },
    { at: '2026-10-25T01:00:00.000Z', offsetSec: 3600 },
  ],
};

function event(fields: Partial<TimelineEvent>): TimelineEvent {
  return { ...defaultsOf('event'), id: 'e', occurredAt: '2026-03-10T13:05:30.000Z', ...fields };
}

describe('shifted', () => {
  it('moves every time the event has, and nothing else', () => {
    const span = event({
      occurredLatest: '2026-03-10T13:06:00.000Z',
      precision: 'between',
      endedAt: '2026-03-10T14:00:00.000Z',
      knownAt: '2026-03-11T08:00:00.000Z',
    });
    expect(shifted(span, -90_000)).toEqual({
      occurredAt: '2026-03-10T13:04:00.000Z',
      occurredLatest: '2026-03-10T13:04:30.000Z',
      endedAt: '2026-03-10T13:58:30.000Z',
      knownAt: '2026-03-11T07:58:30.000Z',
    });
    expect(shifted(event({}), 250)).toEqual({ occurredAt: '2026-03-10T13:05:30.250Z' });
  });

  it('moves back to where it was', () => {
    const there = event({ endedAt: '2026-03-10T14:00:00.000Z' });
    const moved = { ...there, ...shifted(there, 5_400_001) };
    expect({ ...moved, ...shifted(moved, -5_400_001) }).toEqual(there);
  });

  it.each([
    ['an unknown time', event({ precision: 'unknown', occurredAt: '', afterEvent: 'x' }), 60_000],
    [
      'an unknown time that is known at some time',
      event({ precision: 'unknown', knownAt: '2026-03-10T13:00:00.000Z' }),
      60_000,
    ],
    ['no way', event({}), 0],
    ['no number', event({}), NaN],
    ['behind the last year', event({ endedAt: '9999-12-31T23:59:00.000Z' }), 60_000],
    ['before the first year', event({ occurredAt: '0001-01-01T00:00:00.000Z' }), -1],
    ['a date and minutes', event({ precision: 'date' }), 23 * 3_600_000],
  ])('leaves all as it is: %s', (_, one, ms) => {
    expect(shifted(one, ms)).toEqual({});
  });

  it('moves a date by whole days of its zone, also over a change of the clocks', () => {
    const day = event({
      precision: 'date',
      occurredAt: '2026-03-27T23:00:00.000Z',
      occurredLatest: '2026-03-28T22:59:59.999Z',
    });
    const dayMs = 86_400_000;
    expect(shifted(day, dayMs + 3_600_000, berlin)).toEqual({
      occurredAt: '2026-03-28T23:00:00.000Z',
      occurredLatest: '2026-03-29T21:59:59.999Z',
    });
    expect(shifted(day, 2 * dayMs, berlin)).toEqual({
      occurredAt: '2026-03-29T22:00:00.000Z',
      occurredLatest: '2026-03-30T21:59:59.999Z',
    });
  });
});

describe('parseShift', () => {
  it.each([
    ['+5m', 300_000],
    ['-1h30m', -5_400_000],
    ['- 1 h 30 min', -5_400_000],
    ['−90 s', -90_000],
    ['90s', 90_000],
    ['250ms', 250],
    ['1.5h', 5_400_000],
    ['1,5 h', 5_400_000],
    ['5', 300_000],
    ['+1:30', 5_400_000],
    ['-0:00:30', -30_000],
    ['1d', 86_400_000],
    ['0', 0],
    ['-0', 0],
  ])('reads %s', (text, ms) => {
    expect(parseShift(text)).toBe(ms);
  });

  it.each(['', '+', 'soon', '5 x', '30m1h', '1h1h', '1:75', '5m later', '401d', '99999999999999h'])(
    'refuses “%s”',
    (text) => {
      expect(parseShift(text)).toBeNull();
    },
  );
});

describe('shiftText', () => {
  it.each([
    [300_000, '+5 min'],
    [-5_400_000, '−1 h 30 min'],
    [90_061_001, '+1 d 1 h 1 min 1 s 1 ms'],
    [0, '0 s'],
  ])('%d', (ms, text) => {
    expect(shiftText(ms)).toBe(text);
    expect(parseShift(text)).toBe(ms);
  });
});
