import { describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../domain/records';
import { defaultsOf } from '../domain/schema';
import { dropAt, edgeScroll } from './drop';
import { rowsOf } from './rows';
import { positions } from './window';

const minute = 60_000;

function event(id: string, time: string): TimelineEvent {
  const when = time === '' ? { precision: 'unknown' as const } : { occurredAt: `2026-03-10T${time}:00.000Z` };
  return { ...defaultsOf('event'), id, ...when };
}

/** Where it would go, as text: "behind b at 120", with "still" where that is its place. */
function place(events: readonly TimelineEvent[], y: number, dragged: string): string {
  const rows = rowsOf(events, {
    zone: { transitions: [{ at: '', offsetSec: 0 }] },
    gapMs: 30 * minute,
  });
  // A header is 40 high, a gap 20, an event 50.
  const tops = positions(rows.map(({ type }) => ({ day: 40, gap: 20, event: 50 })[type]));
  const drop = dropAt(rows, tops, y, dragged);
  return drop === null
    ? 'nowhere'
    : `behind ${drop.behind || 'nothing'} at ${drop.y}${drop.still ? ', still' : ''}`;
}

describe('dropAt', () => {
  // day 0, a 40, x 90, gap 140, b 160, c 210 to 260
  const list = [event('a', '10:00'), event('x', ''), event('b', '11:00'), event('c', '11:05')];

  it.each([
    [-50, 'behind a at 90, still'],
    [0, 'behind a at 90, still'],
    [64, 'behind a at 90, still'],
    [66, 'behind a at 90, still'],
    [114, 'behind a at 90, still'],
    [116, 'behind x at 140, still'],
    [150, 'behind x at 140, still'],
    [184, 'behind x at 140, still'],
    [186, 'behind b at 210'],
    [234, 'behind b at 210'],
    [236, 'behind c at 260'],
    [9999, 'behind c at 260'],
  ])('at %s: %s', (y, words) => {
    expect(place(list, y, 'x')).toBe(words);
  });

  it('goes before an event with a time as well, but not before the first', () => {
    const last = [event('a', '10:00'), event('b', '10:05'), event('x', '')];
    expect(place(last, 0, 'x')).toBe('behind a at 90');
    expect(place(last, 100, 'x')).toBe('behind a at 90');
    expect(place(last, 130, 'x')).toBe('behind b at 140, still');
  });

  it('goes to the top where no event has a time', () => {
    const loose = [event('x', ''), event('y', '')];
    expect(place(loose, 0, 'y')).toBe('behind nothing at 0');
    expect(place(loose, 0, 'x')).toBe('behind nothing at 0, still');
    expect(place(loose, 60, 'y')).toBe('behind x at 50, still');
  });

  it('has no place in an empty list', () => {
    expect(place([], 10, 'x')).toBe('nowhere');
  });
});

describe('edgeScroll', () => {
  it.each([
    [100, 400, 0],
    [36, 400, 0],
    [18, 400, -7],
    [0, 400, -14],
    [-80, 400, -14],
    [382, 400, 7],
    [500, 400, 14],
    [20, 40, 0],
    [0, 0, 0],
  ])('at %s of %s: %s', (y, height, by) => {
    expect(edgeScroll(y, height)).toBeCloseTo(by, 6);
  });
});
