import { describe, expect, it } from 'vitest';
import { formatEventTime, formatInstant } from './format';
import { defaultsOf } from './schema';
import { clockText, dayText, fieldText, localOf, offsetAt, offsetText, weekdayText } from './zones';

const berlin = {
  transitions: [
    { at: '', offsetSec: 3208 },
    { at: '1893-03-31T23:06:32.000Z', offsetSec: 3600 },
    { at: '2026-03-29T01:00:00.000Z', offsetSec: 7200 },
    { at: '2026-10-25T01:00:00.000Z', offsetSec: 3600 },
  ],
};

const ms = (at: string): number => Date.parse(at);

describe('offsets', () => {
  it.each([
    ['0001-01-01T00:00:00.000Z', 3208],
    ['1893-03-31T23:06:31.999Z', 3208],
    ['1893-03-31T23:06:32.000Z', 3600],
    ['2026-03-29T00:59:59.999Z', 3600],
    ['2026-03-29T01:00:00.000Z', 7200],
    ['2026-10-25T00:59:59.999Z', 7200],
    ['9999-12-31T23:59:59.999Z', 3600],
  ])('at %s: %i', (at, offset) => expect(offsetAt(ms(at), berlin)).toBe(offset));

  it('without a table or in an empty one are those of UTC', () => {
    expect(offsetAt(0, undefined)).toBe(0);
    expect(offsetAt(0, { transitions: [] })).toBe(0);
  });

  it.each([
    [0, 'UTC'],
    [3600, 'UTC+1'],
    [-12_600, 'UTC-3:30'],
    [20_700, 'UTC+5:45'],
    [3208, 'UTC+0:53:28'],
    [50_400, 'UTC+14'],
  ])('in words: %i', (offset, text) => expect(offsetText(offset)).toBe(text));
});

describe('local time', () => {
  it('jumps over the hour that daylight saving skips', () => {
    expect(clockText(localOf(ms('2026-03-29T00:59:00.000Z'), berlin), false)).toBe('01:59');
    expect(clockText(localOf(ms('2026-03-29T01:00:00.000Z'), berlin), false)).toBe('03:00');
  });

  it('has the day of the zone, also at the ends of the calendar', () => {
    expect(localOf(ms('2026-12-31T23:30:00.000Z'), berlin)).toMatchObject({
      year: 2027,
      month: 1,
      day: 1,
      weekday: 5,
      hour: 0,
      minute: 30,
      dayKey: '2027-01-01',
    });
    expect(localOf(ms('0001-01-01T00:00:00.000Z'), undefined).dayKey).toBe('0001-01-01');
  });

  it('in words', () => {
    const local = localOf(ms('2026-03-29T12:05:30.000Z'), berlin);
    expect(clockText(local, false)).toBe('14:05:30');
    expect(clockText(localOf(ms('2026-03-29T12:05:00.007Z'), berlin), false)).toBe('14:05:00.007');
    expect([dayText(local), dayText(local, 2025)]).toEqual(['29 Mar', '29 Mar 2026']);
    expect([weekdayText(local, false), weekdayText(local, true)]).toEqual([
      'Sun 29 Mar',
      'Sunday 29 March 2026',
    ]);
    expect(fieldText(local, true)).toBe('2026-03-29 14:05:30');
  });
});

describe('formatInstant', () => {
  const at = '2026-03-29T12:05:00.000Z';
  it.each([
    [{}, '14:05'],
    [{ precision: 'exact' }, '14:05:00'],
    [{ withDate: true }, '2026-03-29 14:05'],
    [{ withDate: true, withZone: true, precision: 'minute' }, '2026-03-29 14:05 UTC+2'],
  ] as const)('%o', (form, text) => expect(formatInstant(at, berlin, form)).toBe(text));

  it('gives nothing for no instant', () => expect(formatInstant('', berlin)).toBe(''));
});

describe('formatEventTime', () => {
  const base = { ...defaultsOf('event'), occurredAt: '2026-03-29T12:05:00.000Z' };
  it.each([
    [{}, '2026-03-29 14:05'],
    [{ precision: 'exact' }, '2026-03-29 14:05:00'],
    [{ precision: 'approximate' }, 'about 2026-03-29 14:05'],
    [{ precision: 'between', occurredLatest: '2026-03-29T12:10:00.000Z' }, '2026-03-29 14:05–14:10'],
    [
      { precision: 'between', occurredLatest: '2026-03-29T23:10:00.000Z' },
      '2026-03-29 14:05 to 2026-03-30 01:10',
    ],
    [{ precision: 'between', occurredLatest: '' }, '2026-03-29 14:05'],
    [{ precision: 'date', occurredLatest: '2026-03-29T21:59:59.999Z' }, '2026-03-29'],
    [{ precision: 'date', occurredLatest: '2026-03-30T21:59:59.999Z' }, '2026-03-29 to 2026-03-30'],
    [{ precision: 'unknown' }, 'time unknown'],
    [{ occurredAt: '' }, 'time unknown'],
  ] as const)('%o', (fields, text) => expect(formatEventTime({ ...base, ...fields }, berlin)).toBe(text));
});
