import { describe, expect, it } from 'vitest';
import { eventAt, numbers } from '../domain/events.fixture';
import type { TimelineEvent } from '../domain/records';
import { endOf, whenOf } from '../domain/when';
import { timesOf } from './times';

const made = (count: number): TimelineEvent[] =>
  Array.from({ length: count }, (_, i) => eventAt(`e${i}`, `14:${String(i % 60).padStart(2, '0')}`));

function assertRight(events: readonly TimelineEvent[]): void {
  const times = timesOf(events);
  expect(times).toHaveLength(events.length);
  events.forEach((event, i) => {
    expect(times[i]?.when).toEqual(whenOf(event));
    expect(times[i]?.end).toEqual(endOf(event));
  });
}

describe('the times of a list', () => {
  it('are those of its events, whatever the list before was', () => {
    for (let seed = 1; seed < 60; seed += 1) {
      const random = numbers(seed);
      let list = made(40);
      for (let step = 0; step < 30; step += 1) {
        const at = Math.floor(random() * list.length);
        const one = list[at];
        const which = Math.floor(random() * 6);
        if (which === 0 && one !== undefined) {
          list = list.with(at, { ...one, occurredAt: `2026-03-10T1${step % 10}:30:00.000Z` });
        } else if (which === 1) list = list.toSpliced(at, 1 + Math.floor(random() * 12));
        else if (which === 2) list = list.toSpliced(at, 0, eventAt(`n${seed} ${step}`, '16:00'));
        else if (which === 3) list = list.toReversed();
        else if (which === 4) list = list.filter(() => random() < 0.5);
        else list = [...list, ...made(3).map((event) => ({ ...event, id: `${event.id} ${step}` }))];
        assertRight(list);
      }
    }
  });

  it('are kept for the records that stay: after an edit, a new one, a deletion, a filter', () => {
    const list = made(200);
    const before = new Map(timesOf(list).map((times, i) => [list[i], times]));
    const changed: TimelineEvent = { ...eventAt('e7', '15:00') };
    for (const next of [
      list.with(7, changed),
      list.toSpliced(100, 0, eventAt('new', '15:00')),
      list.toSpliced(20, 60),
      list.filter((_, i) => i % 3 === 0),
    ]) {
      timesOf(list); // each is the next list after the first one
      const times = timesOf(next);
      next.forEach((event, i) => {
        const kept = before.get(event);
        if (kept !== undefined) expect(times[i]).toEqual(kept);
      });
    }
  });

  it('are the very same when one record changes, so that nothing else is read again', () => {
    const list = made(50);
    const before = timesOf(list);
    const after = timesOf(list.with(7, eventAt('e7', '15:00')));
    expect(after.filter((times, i) => times === before[i])).toHaveLength(49);
  });
});
