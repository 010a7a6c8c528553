import { describe, expect, it } from 'vitest';
import { localDay } from './localday';

const berlin = {
  transitions: [
    { at: '', offsetSec: 3600 },
    { at: '2026-03-29T01:00:00.000Z', offsetSec: 7200 },
    { at: '2026-10-25T01:00:00.000Z', offsetSec: 3600 },
  ],
};

describe('localDay', () => {
  it.each([
    ['2026-03-10T13:05:00.000Z', '2026-03-09T23:00:00.000Z', '2026-03-10T22:59:59.999Z'],
    // 23 and 25 hours long.
    ['2026-03-29T12:00:00.000Z', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
    ['2026-10-25T12:00:00.000Z', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
    ['2026-10-25T00:30:00.000Z', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
  ])('of %s', (at, first, last) => {
    const day = localDay(Date.parse(at), berlin);
    expect([new Date(day.first).toISOString(), new Date(day.last).toISOString()]).toEqual([first, last]);
  });
});
