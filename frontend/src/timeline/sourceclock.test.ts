import { describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../domain/records';
import { defaultsOf } from '../domain/schema';
import { followOffset, followZone, readAgain } from './sourceclock';

const berlin = {
  transitions: [
    { at: '', offsetSec: 3600 },
    { at: '2026-03-29T01:00:00.000Z', offsetSec: 7200 },
    { at: '2026-10-25T01:00:00.000Z', offsetSec: 3600 },
  ],
};
const utc = { transitions: [{ at: '', offsetSec: 0 }] };
const tokyo = { transitions: [{ at: '', offsetSec: 32_400 }] };

function event(id: string, fields: Partial<TimelineEvent>): TimelineEvent {
  return { ...defaultsOf('event'), id, source: 'log', occurredAt: '2026-03-10T13:05:00.000Z', ...fields };
}

describe('followOffset', () => {
  it('moves the events of the source, all their times, against the clock', () => {
    const events = [
      event('a', { endedAt: '2026-03-10T13:10:00.000Z', zone: 'CET' }),
      event('other', { source: 'chat' }),
      event('loose', { precision: 'unknown', occurredAt: '' }),
    ];
    expect(followOffset(events, 'log', 0, 90_000)).toEqual([
      {
        id: 'a',
        fields: { occurredAt: '2026-03-10T13:03:30.000Z', endedAt: '2026-03-10T13:08:30.000Z' },
        unsure: false,
      },
    ]);
    expect(followOffset(events, 'log', 90_000, 90_000)).toEqual([]);
    expect(followOffset(events, 'log', 90_000, -30_000)[0]?.fields.occurredAt).toBe(
      '2026-03-10T13:07:00.000Z',
    );
  });
});

describe('readAgain', () => {
  it.each([
    // 14:05 in Berlin is 14:05 in UTC an hour or two later.
    ['2026-03-10T13:05:00.000Z', berlin, utc, '2026-03-10T14:05:00.000Z', false],
    ['2026-07-10T12:05:00.000Z', berlin, utc, '2026-07-10T14:05:00.000Z', false],
    ['2026-07-10T14:05:00.000Z', utc, berlin, '2026-07-10T12:05:00.000Z', false],
    ['2026-07-10T14:05:00.000Z', utc, tokyo, '2026-07-10T05:05:00.000Z', false],
    // Right at the changes of the clocks.
    ['2026-03-29T01:59:00.000Z', utc, berlin, '2026-03-29T00:59:00.000Z', false],
    ['2026-03-29T03:00:00.000Z', utc, berlin, '2026-03-29T01:00:00.000Z', false],
    ['2026-10-25T03:00:00.000Z', utc, berlin, '2026-10-25T02:00:00.000Z', false],
    // 02:30 is skipped in March and shown twice in October.
    ['2026-03-29T02:30:00.000Z', utc, berlin, '2026-03-29T01:30:00.000Z', true],
    ['2026-10-25T02:30:00.000Z', utc, berlin, '2026-10-25T00:30:00.000Z', true],
  ])('%s', (at, before, after, wanted, unsure) => {
    const read = readAgain(Date.parse(at), before, after);
    expect([new Date(read.ms).toISOString(), read.unsure]).toEqual([wanted, unsure]);
  });
});

describe('followZone', () => {
  it('reads the same clock in the new zone, but not what was written with a zone of its own', () => {
    const events = [
      event('bare', { knownAt: '2026-03-10T13:30:00.000Z' }),
      event('said', { zone: 'UTC' }),
      event('as the source', { zone: 'Europe/Berlin' }),
      event('other', { source: 'chat' }),
    ];
    const moved = followZone(events, 'log', 'Europe/Berlin', berlin, utc);
    expect(moved.map(({ id }) => id)).toEqual(['bare', 'as the source']);
    expect(moved[0]?.fields).toEqual({
      occurredAt: '2026-03-10T14:05:00.000Z',
      knownAt: '2026-03-10T14:30:00.000Z',
    });
    expect(followZone(events, 'log', 'Europe/Berlin', berlin, berlin)).toEqual([]);
  });

  it('marks what the new zone shows twice or never', () => {
    const twice = event('twice', { occurredAt: '2026-10-25T02:30:00.000Z', inferred: ['date'] });
    expect(followZone([twice], 'log', 'UTC', utc, berlin)).toEqual([
      {
        id: 'twice',
        fields: { occurredAt: '2026-10-25T00:30:00.000Z', inferred: ['date', 'zone'] },
        unsure: true,
      },
    ]);
  });
});
