import { describe, expect, it } from 'vitest';
import { addDays, dateWords, readDate } from './dates';

// A Sunday.
const today = '2026-03-29';

describe('readDate', () => {
  it.each([
    ['2026-04-03', '2026-04-03'],
    ['2026-4-3', '2026-04-03'],
    ['today', '2026-03-29'],
    ['Tomorrow', '2026-03-30'],
    ['+5', '2026-04-03'],
    ['+2w', '2026-04-12'],
    ['in 3 days', '2026-04-01'],
    ['friday', '2026-04-03'],
    ['next fri', '2026-04-03'],
    ['sunday', '2026-04-05'],
    ['3 April', '2026-04-03'],
    ['Apr 3, 2027', '2027-04-03'],
    ['28 mar', '2027-03-28'],
    ['29 feb', '2028-02-29'],
    ['27/11/2026', '2026-11-27'],
    ['11/27/2026', '2026-11-27'],
    ['3.4.2026', '2026-04-03'],
    ['04/04/2026', '2026-04-04'],
  ])('reads %j as %j', (text, date) => {
    expect(readDate(text, today)).toEqual({ status: 'ok', date });
  });

  it('asks back for what can mean two days', () => {
    expect(readDate('03/04/2026', today)).toEqual({
      status: 'unclear',
      message: 'This can be 2026-04-03 or 2026-03-04. Please write which.',
    });
  });

  it.each(['2026-02-30', '31/04/2026', '31 April', '29 Feb 2026', 'soon', '2026', '+', 's'])(
    'takes no date from %j',
    (text) => {
      expect(readDate(text, today).status).toBe('unclear');
    },
  );

  it('takes nothing from nothing', () => {
    expect(readDate('  ', today)).toEqual({ status: 'none' });
  });
});

describe('addDays and dateWords', () => {
  it('cross months, years and the change of clocks', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(dateWords('2026-11-27')).toBe('Friday 27 November 2026');
    expect(dateWords('2026-02-30')).toBe('');
  });
});
