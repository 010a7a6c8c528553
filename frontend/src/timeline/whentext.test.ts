import { describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../domain/records';
import { defaultsOf } from '../domain/schema';
import { localOf, offsetAt, offsetText, type Offsets } from '../domain/zones';
import { editLine, fullText, lengthText, shortText, whenText } from './whentext';

/** Berlin around March 2026, as Go would send it. */
const berlin: Offsets = {
  transitions: [
    { at: '', offsetSec: 3600 },
    { at: '2025-10-26T01:00:00.000Z', offsetSec: 3600 },
    { at: '2026-03-29T01:00:00.000Z', offsetSec: 7200 },
  ],
};

function event(fields: Partial<TimelineEvent>): TimelineEvent {
  return { ...defaultsOf('event'), id: 'e', ...fields };
}

function shown(fields: Partial<TimelineEvent>): string {
  const { main, end, note } = whenText(event(fields), berlin);
  return [main, end, note].filter((part) => part !== '').join(' | ');
}

describe('local time', () => {
  it('changes its offset at the transition, not before', () => {
    expect(offsetAt(Date.parse('2026-03-29T00:59:59.999Z'), berlin)).toBe(3600);
    expect(offsetAt(Date.parse('2026-03-29T01:00:00.000Z'), berlin)).toBe(7200);
    expect(offsetAt(Date.parse('1905-01-01T00:00:00.000Z'), berlin)).toBe(3600);
    expect(offsetAt(0, undefined)).toBe(0);
    expect(localOf(Date.parse('2026-03-28T23:30:00.000Z'), berlin)).toMatchObject({
      day: 29,
      hour: 0,
      weekday: 0,
      dayKey: '2026-03-29',
    });
  });

  it.each([
    [0, 'UTC'],
    [3600, 'UTC+1'],
    [-12600, 'UTC-3:30'],
    [20700, 'UTC+5:45'],
  ])('offset %s is %s', (seconds, text) => {
    expect(offsetText(seconds)).toBe(text);
  });
});

describe('whenText where the clock is set back', () => {
  const autumn: Offsets = {
    transitions: [
      { at: '', offsetSec: 7200 },
      { at: '2026-10-25T01:00:00.000Z', offsetSec: 3600 },
    ],
  };
  it.each<[Partial<TimelineEvent>, string, string]>([
    [{ occurredAt: '2026-10-25T00:45:00.000Z' }, '02:45 UTC+2', '02:45 UTC+2, Sun 25 Oct 2026'],
    [{ occurredAt: '2026-10-25T01:45:00.000Z' }, '02:45 UTC+1', '02:45 UTC+1, Sun 25 Oct 2026'],
    [{ occurredAt: '2026-10-24T23:59:59.000Z' }, '01:59:59 | UTC+2', '01:59:59 UTC+2, Sun 25 Oct 2026'],
    [{ occurredAt: '2026-10-25T02:00:00.000Z' }, '03:00 | UTC+1', '03:00 UTC+1, Sun 25 Oct 2026'],
    [
      { occurredAt: '2026-10-25T00:31:00.000Z', endedAt: '2026-10-25T01:31:00.000Z' },
      '02:31 UTC+2 | → 02:31 UTC+1',
      '02:31 UTC+2 → 02:31 UTC+1, Sun 25 Oct 2026',
    ],
    [
      {
        precision: 'between',
        occurredAt: '2026-10-24T23:04:00.000Z',
        occurredLatest: '2026-10-25T01:04:00.000Z',
      },
      '01:04 UTC+2–02:04 UTC+1 | between',
      '01:04 UTC+2–02:04 UTC+1, Sun 25 Oct 2026',
    ],
    [
      { precision: 'approximate', occurredAt: '2026-10-25T00:45:00.000Z', toleranceSec: 300 },
      'about 02:45 UTC+2 | ± 5 min',
      'about 02:45 UTC+2 (± 5 min), Sun 25 Oct 2026',
    ],
  ])('%j', (fields, row, full) => {
    const { main, end, note } = whenText(event(fields), autumn);
    expect([main, end, note].filter((part) => part !== '').join(' | ')).toBe(row);
    expect(fullText(event(fields), autumn)).toBe(full);
  });
});

describe('whenText', () => {
  const at = '2026-03-10T13:05:00.000Z';
  it.each<[Partial<TimelineEvent>, string]>([
    [{ precision: 'minute', occurredAt: at }, '14:05 | UTC+1'],
    [{ precision: 'exact', occurredAt: at }, '14:05:00 | UTC+1'],
    [{ precision: 'exact', occurredAt: '2026-03-10T13:05:07.250Z' }, '14:05:07.250 | UTC+1'],
    [{ precision: 'approximate', occurredAt: at, toleranceSec: 300 }, 'about 14:05 | ± 5 min · UTC+1'],
    [
      { precision: 'between', occurredAt: at, occurredLatest: '2026-03-10T13:12:00.000Z' },
      '14:05–14:12 | between · UTC+1',
    ],
    [
      { precision: 'between', occurredAt: at, occurredLatest: '2026-03-11T01:00:00.000Z' },
      '14:05–11 Mar 02:00 | between · UTC+1',
    ],
    [
      {
        precision: 'date',
        occurredAt: '2026-03-09T23:00:00.000Z',
        occurredLatest: '2026-03-10T22:59:59.999Z',
      },
      '10 Mar | date only',
    ],
    [
      {
        precision: 'date',
        occurredAt: '2025-12-30T23:00:00.000Z',
        occurredLatest: '2026-01-01T22:59:59.999Z',
      },
      '31 Dec–1 Jan 2026 | date only',
    ],
    [{ precision: 'unknown' }, 'time unknown'],
    [{ precision: 'minute', occurredAt: '' }, 'time unknown'],
    [{ precision: 'minute', occurredAt: at, endedAt: '2026-03-10T13:20:00.000Z' }, '14:05 | → 14:20 | UTC+1'],
    [
      {
        precision: 'minute',
        occurredAt: at,
        endedAt: '2026-03-10T23:20:00.000Z',
        endPrecision: 'approximate',
      },
      '14:05 | → about 11 Mar 00:20 | UTC+1',
    ],
    [{ precision: 'minute', occurredAt: '2026-06-01T12:00:00.000Z' }, '14:00 | UTC+2'],
  ])('%j', (fields, text) => {
    expect(shown(fields)).toBe(text);
  });

  it('gives day, year and offset in full', () => {
    expect(fullText(event({ precision: 'minute', occurredAt: at }), berlin)).toBe(
      '14:05 UTC+1, Tue 10 Mar 2026',
    );
    expect(fullText(event({ precision: 'approximate', occurredAt: at }), berlin)).toBe(
      'about 14:05 (± 5 min) UTC+1, Tue 10 Mar 2026',
    );
    expect(fullText(event({ precision: 'unknown' }), berlin)).toBe('time unknown');
    const day = { occurredAt: '2026-03-09T23:00:00.000Z', occurredLatest: '2026-03-10T22:59:00.000Z' };
    expect(fullText(event({ precision: 'date', ...day }), berlin)).toBe('Tue 10 Mar 2026, date only');
  });

  it('gives lines to edit that keep the day and the seconds', () => {
    expect(editLine(event({ precision: 'minute', occurredAt: at }), berlin)).toBe('2026-03-10 14:05');
    expect(editLine(event({ precision: 'exact', occurredAt: at }), berlin)).toBe('2026-03-10 14:05:00');
    expect(editLine(event({ precision: 'approximate', occurredAt: at }), berlin)).toBe(
      'about 2026-03-10 14:05',
    );
    const until = '2026-03-10T13:12:00.000Z';
    expect(editLine(event({ precision: 'between', occurredAt: at, occurredLatest: until }), berlin)).toBe(
      'between 2026-03-10 14:05 and 14:12',
    );
    expect(editLine(event({ precision: 'minute', occurredAt: at, endedAt: until }), berlin)).toBe(
      '2026-03-10 14:05 to 14:12',
    );
    expect(editLine(event({ precision: 'unknown' }), berlin)).toBe('');
  });

  it('leaves the day out of later times on the same day', () => {
    expect(shortText('2026-03-10T13:20:00.000Z', false, at, berlin)).toBe('14:20');
    expect(shortText('2026-03-10T23:20:00.000Z', true, at, berlin)).toBe('2026-03-11 00:20:00');
    expect(shortText('2026-03-10T12:20:00.000Z', false, at, berlin)).toBe('2026-03-10 13:20');
    expect(shortText('2026-03-10T12:20:00.000Z', false, '', berlin)).toBe('2026-03-10 13:20');
    expect(shortText('', false, at, berlin)).toBe('');
  });

  it.each([
    [30, '30 s'],
    [90, '90 s'],
    [300, '5 min'],
    [7200, '2 h'],
  ])('%s seconds read %s', (seconds, text) => {
    expect(lengthText(seconds)).toBe(text);
  });
});
