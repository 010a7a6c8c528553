import { describe, expect, it } from 'vitest';
import type { EventFields, TimelineEvent } from '../domain/records';
import { defaultsOf } from '../domain/schema';
import { day, hour, minute } from './calendar';
import { edgeTime, finestUnit, lengthWords, moved, movedText, placed, resized, resizedText } from './retime';
import { berlin, utc } from './zones.fixture';

const at = (time: string): string => `2026-03-10T${time}:00.000Z`;
const ms = (time: string): number => Date.parse(at(time));
function event(fields: Partial<EventFields>): TimelineEvent {
  return { ...defaultsOf('event'), id: 'e', precision: 'minute', occurredAt: at('14:05'), ...fields };
}

const span = event({ endedAt: at('14:20') });
const vague = event({ precision: 'approximate', toleranceSec: 300 });
const range = event({ precision: 'between', occurredLatest: at('14:12') });
const date = event({
  precision: 'date',
  occurredAt: '2026-03-28T23:00:00.000Z',
  occurredLatest: '2026-03-29T21:59:59.999Z',
});
const loose = event({ precision: 'unknown', occurredAt: '', afterEvent: 'x' });

describe('moving', () => {
  it.each<[string, TimelineEvent, number, Partial<EventFields>]>([
    ['a point', event({ inferred: ['date'] }), 2 * minute, { occurredAt: at('14:07'), inferred: [] }],
    ['a span with both ends', span, -5 * minute, { occurredAt: at('14:00'), endedAt: at('14:15') }],
    ['an approximate time, which keeps its tolerance', vague, minute, { occurredAt: at('14:06') }],
    ['both ends of a range', range, minute, { occurredAt: at('14:06'), occurredLatest: at('14:13') }],
  ])('%s', (_, one, by, fields) => {
    expect(moved(one, by, utc)).toEqual({ inferred: [], ...fields });
  });

  it('moves a date by days, also over a change of the clocks', () => {
    expect(moved(date, 10 * hour, berlin)).toEqual({});
    expect(moved(date, 14 * hour, berlin)).toEqual({
      occurredAt: '2026-03-29T22:00:00.000Z',
      occurredLatest: '2026-03-30T21:59:59.999Z',
      inferred: [],
    });
    expect(movedText(date, moved(date, day, berlin), berlin)).toBe('30 Mar, 1 day later');
  });

  it('leaves what has no time, did not move, or would leave the calendar', () => {
    expect(moved(loose, minute, utc)).toEqual({});
    expect(moved(span, 0, utc)).toEqual({});
    expect(moved(event({ occurredAt: '9999-12-31T23:59:00.000Z' }), hour, utc)).toEqual({});
  });

  it('places what has no time about where it was put', () => {
    expect(placed(loose, ms('14:30'), 2 * minute)).toEqual({
      precision: 'approximate',
      occurredAt: at('14:30'),
      occurredLatest: '',
      toleranceSec: 120,
      afterEvent: '',
      inferred: [],
    });
    expect(placed(span, ms('14:30'), minute)).toEqual({});
    expect(placed(loose, 1e300, minute)).toEqual({});
    expect(movedText(loose, placed(loose, ms('14:30'), minute), utc)).toBe('10 Mar about 14:30');
  });

  it.each([
    [event({}), minute],
    [vague, minute],
    [date, day],
    [event({ precision: 'exact' }), 1000],
    [event({ precision: 'exact', occurredAt: '2026-03-10T14:05:00.250Z' }), 1],
  ])('makes nothing finer than it was told: %#', (one, unit) => expect(finestUnit(one)).toBe(unit));
});

describe('dragging an end', () => {
  it.each<[string, TimelineEvent, 'start' | 'end', string, Partial<EventFields>]>([
    ['makes a span of a point', event({}), 'end', '14:20', { endedAt: at('14:20') }],
    [
      'as certain as the start',
      event({ precision: 'exact' }),
      'end',
      '14:20',
      { endedAt: at('14:20'), endPrecision: 'exact' },
    ],
    ['moves the end', span, 'end', '14:30', { endedAt: at('14:30') }],
    ['moves the start', span, 'start', '14:00', { occurredAt: at('14:00') }],
    ['stops at the start: a point', span, 'end', '13:00', { endedAt: '' }],
    ['stops at the end: a point there', span, 'start', '15:00', { occurredAt: at('14:20'), endedAt: '' }],
    ['widens a range', range, 'end', '14:30', { occurredLatest: at('14:30') }],
    ['narrows a range', range, 'start', '14:10', { occurredAt: at('14:10') }],
    ['never turns a range round', range, 'start', '15:00', { occurredAt: at('14:12') }],
  ])('%s', (_, one, side, time, fields) => {
    const changes = resized(one, side, ms(time), utc);
    expect(changes).toEqual({ ...fields, inferred: [] });
    const after = { ...one, ...changes };
    if (after.endedAt !== '') expect(Date.parse(after.endedAt)).toBeGreaterThan(Date.parse(after.occurredAt));
  });

  it('moves the ends of a date by days', () => {
    const later = Date.parse('2026-03-30T15:00:00.000Z');
    expect(resized(date, 'end', later, berlin)).toEqual({
      occurredLatest: '2026-03-30T21:59:59.999Z',
      inferred: [],
    });
    expect(resized(date, 'start', later, berlin)).toEqual({});
  });

  it('keeps both possible times of a start together', () => {
    const one = event({ precision: 'between', occurredLatest: at('14:10'), endedAt: at('14:30') });
    expect(resized(one, 'start', ms('14:00'), utc)).toMatchObject({
      occurredAt: at('14:00'),
      occurredLatest: at('14:05'),
    });
  });

  it('does nothing to what has no such end, or to one that stayed', () => {
    expect(resized(loose, 'end', ms('14:00'), utc)).toEqual({});
    expect(resized(event({}), 'start', ms('14:00'), utc)).toEqual({});
    expect(resized(span, 'end', ms('14:20'), utc)).toEqual({});
    expect(resized(span, 'end', NaN, utc)).toEqual({});
    expect(resized(span, 'end', 1e300, utc)).toEqual({});
  });

  it('can bring an end that was told before the start into order, not further out', () => {
    const backwards = event({ endedAt: at('14:00') });
    expect(resized(backwards, 'end', ms('14:10'), utc)).toMatchObject({ endedAt: at('14:10') });
    expect(resized(backwards, 'start', ms('14:30'), utc)).toEqual({});
    expect(edgeTime(backwards, 'end')).toBe(ms('14:00'));
  });

  it('makes no invalid record, whatever is dragged where', () => {
    let seed = 3;
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    const kinds = [event({}), span, vague, range, date, loose];
    for (let round = 0; round < 2000; round += 1) {
      let one = kinds[random(kinds.length)] ?? span;
      for (let i = 0; i < 6; i += 1) {
        const by = (random(4000) - 2000) * minute;
        const side = random(2) === 0 ? 'start' : 'end';
        const changes =
          random(2) === 0 ? moved(one, by, berlin) : resized(one, side, edgeTime(one, side) + by, berlin);
        one = { ...one, ...changes };
        if (one.precision === 'unknown') continue;
        expect(one.occurredAt).not.toBe('');
        if (one.occurredLatest !== '') expect(one.occurredLatest >= one.occurredAt).toBe(true);
        if (one.endedAt !== '') expect(one.endedAt > one.occurredAt).toBe(true);
      }
    }
  });
});

describe('words', () => {
  it.each([
    [0, 'no time'],
    [250, '250 milliseconds'],
    [2 * minute, '2 minutes'],
    [-hour - 5 * minute, '1 hour 5 minutes'],
    [3 * day, '3 days'],
    [minute + 1000, '1 minute 1 second'],
  ])('%i is %s', (length, words) => expect(lengthWords(length)).toBe(words));

  it.each<[TimelineEvent, number, string]>([
    [event({}), 2 * minute, '14:07, 2 minutes later'],
    [event({}), -hour, '13:05, 1 hour earlier'],
    [event({}), 12 * hour, '11 Mar 02:05, 12 hours later'],
    [vague, minute, 'about 14:06, 1 minute later'],
    [range, minute, '14:06–14:13, 1 minute later'],
    [event({}), 0, '14:05, where it was'],
  ])('moved %#', (one, by, text) => expect(movedText(one, moved(one, by, utc), utc)).toBe(text));

  it('of an end', () => {
    expect(resizedText(span, resized(span, 'end', ms('14:35'), utc), utc)).toBe(
      '14:05 → 14:35, 30 minutes long',
    );
    expect(resizedText(span, resized(span, 'end', ms('14:00'), utc), utc)).toBe('14:05, a point in time');
    expect(resizedText(range, resized(range, 'end', ms('14:35'), utc), utc)).toBe('14:05–14:35');
  });
});
