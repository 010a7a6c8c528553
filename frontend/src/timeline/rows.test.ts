import { describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../domain/records';
import { defaultsOf } from '../domain/schema';
import { gapThreshold, rowsOf } from './rows';

const utc = { transitions: [{ at: '', offsetSec: 0 }] };
const minute = 60_000;

function event(id: string, time: string, fields: Partial<TimelineEvent> = {}): TimelineEvent {
  const occurredAt = time === '' ? '' : `2026-03-${time.length === 5 ? `10T${time}` : time}:00.000Z`;
  return { ...defaultsOf('event'), id, occurredAt, precision: time === '' ? 'unknown' : 'minute', ...fields };
}

function shown(events: readonly TimelineEvent[], gapMs = 30 * minute): string[] {
  return rowsOf(events, { zone: utc, gapMs }).map((row) => (row.type === 'event' ? row.key : row.text));
}

describe('rowsOf', () => {
  it('heads the first day and each further one', () => {
    expect(shown([event('a', '23:50'), event('b', '11T00:10')])).toEqual([
      'Tuesday 10 March 2026',
      'a',
      'Wednesday 11 March 2026',
      'b',
    ]);
  });

  it('shows a silence from the threshold on', () => {
    expect(shown([event('a', '10:00'), event('b', '10:29'), event('c', '10:59')])).toEqual([
      'Tuesday 10 March 2026',
      'a',
      'b',
      '30 min with no event',
      'c',
    ]);
  });

  it('counts a silence from the end of a span and the latest possible time', () => {
    const span = event('a', '10:00', { endedAt: '2026-03-10T11:00:00.000Z' });
    expect(shown([span, event('b', '10:50'), event('c', '11:20')])).not.toContain('30 min with no event');
    const vague = event('a', '10:00', { precision: 'between', occurredLatest: '2026-03-10T10:40:00.000Z' });
    expect(shown([vague, event('b', '11:00')])).toHaveLength(3);
    expect(shown([vague, event('b', '11:15')])).toContain('35 min with no event');
  });

  it('leaves events of unknown time where the order puts them, without day or silence', () => {
    expect(shown([event('x', ''), event('y', '')])).toEqual(['x', 'y']);
    expect(shown([event('a', '10:00'), event('x', ''), event('b', '10:40')])).toEqual([
      'Tuesday 10 March 2026',
      'a',
      'x',
      '40 min with no event',
      'b',
    ]);
  });

  it('gives unique keys and the place among the events', () => {
    const rows = rowsOf([event('a', '10:00'), event('b', '12:00'), event('c', '11T09:00')], {
      zone: utc,
      gapMs: minute,
    });
    expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
    expect(rows.flatMap((row) => (row.type === 'event' ? [row.index] : []))).toEqual([0, 1, 2]);
  });

  it('makes rows of ten thousand events', () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      event(String(i), '', { precision: 'minute', occurredAt: new Date(1.7e12 + i * minute).toISOString() }),
    );
    expect(rowsOf(many, { zone: utc, gapMs: 5 * minute }).length).toBeGreaterThan(10_000);
  });
});

describe('gapThreshold', () => {
  it('follows the usual distance, and is never below five minutes', () => {
    expect(gapThreshold([])).toBe(5 * minute);
    expect(gapThreshold([event('a', '10:00'), event('b', '10:01'), event('c', '10:02')])).toBe(5 * minute);
    expect(gapThreshold([event('a', '10:00'), event('b', '10:10'), event('c', '10:20')])).toBe(30 * minute);
    expect(gapThreshold([event('a', '01T10:00'), event('b', '03T10:00'), event('c', '05T10:00')])).toBe(
      1440 * minute,
    );
  });

  it('is the step of the middle distance, as sorting finds it', () => {
    const stepsMin = [5, 10, 15, 30, 60, 120, 240, 720, 1440];
    for (let round = 1; round <= 60; round += 1) {
      let at = 1.7e12;
      const distances = Array.from(
        { length: round % 9 },
        (_, i) => ((round * 7919 + i * 104_729) % 700) * minute,
      );
      const many = [0, ...distances].map((distance, i) => {
        at += distance;
        return event(String(i), '', { precision: 'minute', occurredAt: new Date(at).toISOString() });
      });
      const sorted = distances.filter((distance) => distance > 0).sort((a, b) => a - b);
      const usual = sorted[Math.floor(sorted.length / 2)] ?? 0;
      const step = stepsMin.find((one) => one * minute >= usual * 3) ?? 1440;
      expect(gapThreshold(many)).toBe(step * minute);
    }
  });
});
