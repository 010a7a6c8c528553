import { describe, expect, it } from 'vitest';
import { ageWords, calendarDays, dayOf, meetingDue, dueWords } from './ages';

const now = Date.parse('2026-03-29T10:00:00Z');

describe('ageWords', () => {
  it.each([
    ['2026-03-29T09:00:00.000Z', 'today'],
    ['2026-03-28T23:50:00.000Z', 'yesterday'],
    ['2026-03-27T23:50:00.000Z', '2 days ago'],
    ['2026-03-08T12:00:00.000Z', '3 weeks ago'],
    ['2025-12-24T12:00:00.000Z', '3 months ago'],
    ['2018-10-21T22:52:00.000Z', '7 years ago'],
    ['2026-03-30T00:10:00.000Z', 'tomorrow'],
    ['2026-04-02T00:10:00.000Z', 'in 4 days'],
    ['', ''],
  ])('says %j as %j', (at, words) => {
    expect(ageWords(at, now)).toBe(words);
  });
});

describe('calendarDays', () => {
  it('counts midnights, not hours', () => {
    expect(calendarDays(Date.parse('2026-03-28T23:59:00Z'), Date.parse('2026-03-29T00:01:00Z'))).toBe(1);
    expect(calendarDays(Date.parse('2026-03-29T00:01:00Z'), Date.parse('2026-03-29T23:59:00Z'))).toBe(0);
    expect(dayOf(now)).toBe('2026-03-29');
  });
});

describe('meetingDue', () => {
  const row = {
    status: 'draft',
    startedAt: '2026-03-27T14:04:00.000Z',
    startedUnknown: false,
    meetingAt: '',
  } as const;
  it('is a week after the incident', () => {
    expect(meetingDue(row, now)).toEqual({ words: 'meeting due in 5 days', late: false });
  });
  it('follows the planned time', () => {
    expect(meetingDue({ ...row, meetingAt: '2026-03-30T08:00:00.000Z' }, now)).toEqual({
      words: 'meeting tomorrow',
      late: false,
    });
  });
  it('says when the week has passed, but not for ever', () => {
    expect(meetingDue({ ...row, startedAt: '2026-03-20T08:00:00.000Z' }, now)?.late).toBe(true);
    expect(meetingDue({ ...row, startedAt: '2018-10-21T22:52:00.000Z' }, now)).toBeNull();
  });
  it('is silent once reviewed and while no time is known', () => {
    expect(meetingDue({ ...row, status: 'reviewed' }, now)).toBeNull();
    expect(meetingDue({ ...row, startedUnknown: true }, now)).toBeNull();
  });
});

describe('dueWords', () => {
  it.each([
    ['', ''],
    ['2026-03-29', 'due today'],
    ['2026-03-30', 'due tomorrow'],
    ['2026-04-05', 'due in 7 days'],
    ['2026-03-28', '1 day over'],
    ['2026-03-16', '13 days over'],
    ['2026-03-01', '4 weeks over'],
    ['2025-11-01', '4 months over'],
    ['2018-03-20', '8 years over'],
    ['2027-03-01', 'due 2027-03-01'],
  ])('says %j as %j', (due, words) => {
    expect(dueWords(due, '2026-03-29')).toBe(words);
  });
});
