import { describe, expect, it } from 'vitest';
import { orderEvents } from '../domain/order';
import type { TimelineEvent } from '../domain/records';
import { defaultsOf } from '../domain/schema';
import {
  insertAfter,
  lastRank,
  moveBehind,
  moveEvent,
  referenceTime,
  unknownAfter,
  type Move,
} from './place';

function event(id: string, fields: Partial<TimelineEvent> = {}): TimelineEvent {
  return { ...defaultsOf('event'), ...fields, id };
}

const at = (time: string): string => `2026-03-29T${time}:00.000Z`;
const timed = (id: string, time: string, rank = ''): TimelineEvent =>
  event(id, { occurredAt: at(time), rank });
const loose = (id: string, after: string, rank = 'i'): TimelineEvent =>
  event(id, { precision: 'unknown', afterEvent: after, rank });

function ids(events: readonly TimelineEvent[]): string {
  return events.map((one) => one.id).join('');
}

/** The order after a new event with these fields, or after moves, was added. */
function withNew(events: readonly TimelineEvent[], fields: Partial<TimelineEvent>): string {
  return ids(orderEvents([...events, event('N', fields)]));
}

function moved(events: readonly TimelineEvent[], id: string, delta: -1 | 1): string {
  const moves = moveEvent(events, id, delta);
  return typeof moves === 'string' ? moves : afterMoves(events, moves);
}

function afterMoves(events: readonly TimelineEvent[], moves: readonly Move[]): string {
  const byId = new Map(moves.map((move) => [move.id, move.fields]));
  return ids(orderEvents(events.map((one) => ({ ...one, ...byId.get(one.id) }))));
}

const list = orderEvents([timed('a', '14:01'), timed('b', '14:05'), loose('x', 'b'), timed('c', '14:20')]);

describe('referenceTime', () => {
  it('is the time of the event, or of the nearest one before it that has one', () => {
    expect(referenceTime(list, 'a')).toBe(at('14:01'));
    expect(referenceTime(list, 'x')).toBe(at('14:05'));
    expect(referenceTime(list, null)).toBe(at('14:20'));
    expect(referenceTime(list, 'gone')).toBe(at('14:20'));
    expect(referenceTime([loose('x', '')], 'x')).toBe('');
    expect(referenceTime([], null)).toBe('');
  });
});

describe('a new event', () => {
  it('of unknown time stands directly after its event, before those already there', () => {
    expect(withNew(list, unknownAfter(list, 'b'))).toBe('abNxc');
    expect(withNew(list, unknownAfter(list, 'x'))).toBe('abxNc');
    expect(withNew(list, unknownAfter(list, ''))).toBe('abxcN');
    expect(withNew([], unknownAfter([], ''))).toBe('N');
  });

  it('at the time of others comes last of them', () => {
    const same = [timed('a', '14:01', 'i'), timed('b', '14:01', 'y')];
    expect(withNew(same, { occurredAt: at('14:01'), rank: lastRank(same) })).toBe('abN');
  });

  it('inserted between two times is told as between them', () => {
    const fields = insertAfter(list, 'a');
    expect(fields).toMatchObject({
      precision: 'between',
      occurredAt: at('14:01'),
      occurredLatest: at('14:05'),
      inferred: ['time'],
    });
    expect(withNew(list, fields)).toBe('aNbxc');
  });

  it('inserted between two events at one time has that time', () => {
    const same = orderEvents([timed('a', '14:01', 'i'), timed('b', '14:01', 'j'), timed('c', '14:01', 'k')]);
    expect(insertAfter(same, 'a')).toMatchObject({ precision: 'minute', occurredAt: at('14:01') });
    expect(withNew(same, insertAfter(same, 'a'))).toBe('aNbc');
  });

  it('inserted after the last, or next to an unknown time, has an unknown time', () => {
    expect(withNew(list, insertAfter(list, 'c'))).toBe('abxcN');
    expect(withNew(list, insertAfter(list, 'b'))).toBe('abNxc');
    expect(withNew(list, insertAfter(list, 'x'))).toBe('abxNc');
  });

  it('inserted after a vague time stands after it', () => {
    const vague = orderEvents([
      event('a', { precision: 'approximate', occurredAt: at('14:05'), toleranceSec: 300 }),
      event('b', { precision: 'between', occurredAt: at('14:10'), occurredLatest: at('14:15') }),
      event('c', { precision: 'date', occurredAt: at('14:30'), occurredLatest: at('23:00') }),
    ]);
    expect(withNew(vague, insertAfter(vague, 'a'))).toBe('aNbc');
    expect(withNew(vague, insertAfter(vague, 'b'))).toBe('abNc');
  });
});

describe('moveEvent', () => {
  it('trades places with an event at the same time, taking its unknown followers along', () => {
    const same = orderEvents([
      timed('a', '14:01', 'i'),
      loose('x', 'a'),
      timed('b', '14:01', 'j'),
      timed('c', '14:01', 'k'),
    ]);
    expect(ids(same)).toBe('axbc');
    expect(moved(same, 'a', 1)).toBe('baxc');
    expect(moved(same, 'c', -1)).toBe('axcb');
    expect(moved(same, 'b', -1)).toBe('baxc');
  });

  it('makes room where ranks are equal', () => {
    const same = orderEvents([timed('a', '14:01'), timed('b', '14:01'), timed('c', '14:01')]);
    expect(moved(same, 'b', 1)).toBe('acb');
    expect(moved(same, 'b', -1)).toBe('bac');
  });

  it('says when the time decides, and at the ends', () => {
    expect(moveEvent(list, 'a', 1)).toBe('by time');
    expect(moveEvent(list, 'a', -1)).toBe('ends');
    expect(moveEvent(list, 'c', 1)).toBe('ends');
    expect(moveEvent(list, 'x', -1)).not.toBe('ends');
    expect(moveEvent(list, 'gone', 1)).toBe('ends');
    expect(moveEvent(orderEvents([timed('a', '14:01'), loose('x', 'a')]), 'x', -1)).toBe('ends');
  });

  it('moves an event of unknown time past any other', () => {
    expect(moved(list, 'x', 1)).toBe('abcx');
    expect(moved(list, 'x', -1)).toBe('axbc');
  });

  it('moves only that event, whatever hangs on what', () => {
    for (const { events, index, random } of someTimelines(400)) {
      const chosen = events[index];
      const delta = random(2) === 0 ? 1 : -1;
      if (chosen?.precision !== 'unknown') continue;
      const after = moved(events, chosen.id, delta);
      if (after === 'ends') continue;
      expect(after, `${ids(events)} ${chosen.id} ${delta}`).toBe(
        reordered(ids(events), index, index + delta).join(''),
      );
    }
  });
});

describe('moveBehind', () => {
  it.each([
    ['x', 'a', 'axbc'],
    ['x', 'c', 'abcx'],
    ['x', 'b', 'abxc'],
    ['x', 'x', 'abxc'],
    ['x', '', 'abxc'],
    ['x', 'gone', 'abxc'],
    ['a', 'c', 'abxc'],
    ['gone', 'a', 'abxc'],
  ])('puts %s directly behind “%s”: %s', (id, behind, order) => {
    expect(afterMoves(list, moveBehind(list, id, behind))).toBe(order);
  });

  it('has no moves where nothing changes', () => {
    for (const [id, behind] of [
      ['x', 'b'],
      ['x', 'x'],
      ['x', ''],
      ['a', 'c'],
    ] as const) {
      expect(moveBehind(list, id, behind)).toEqual([]);
    }
  });

  it('leaves the top to events with a time, unless there are none', () => {
    const none = orderEvents([loose('x', '', 'i'), loose('y', '', 'j'), loose('z', 'x', 'i')]);
    expect(ids(none)).toBe('xzy');
    expect(afterMoves(none, moveBehind(none, 'y', ''))).toBe('yxz');
  });

  it('moves only that event, to wherever it is dropped', () => {
    let tried = 0;
    for (const { events, index } of someTimelines(300)) {
      const chosen = events[index];
      if (chosen?.precision !== 'unknown') continue;
      events.forEach((target, to) => {
        const moves = moveBehind(events, chosen.id, target.id);
        const place = to < index ? to + 1 : to;
        expect(afterMoves(events, moves), `${ids(events)} ${chosen.id} behind ${target.id}`).toBe(
          reordered(ids(events), index, place).join(''),
        );
        tried += 1;
      });
    }
    expect(tried).toBeGreaterThan(300);
  });
});

/** Timelines of a fixed generator: a failure must come back. */
function* someTimelines(rounds: number): Generator<{
  readonly events: readonly TimelineEvent[];
  readonly index: number;
  readonly random: (below: number) => number;
}> {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  for (let round = 0; round < rounds; round += 1) {
    const count = 2 + random(7);
    const names = Array.from('abcdefghi').slice(0, count);
    const events = names.map((name, i) =>
      random(2) === 0
        ? timed(name, `14:0${random(3)}`, random(3) === 0 ? '' : 'ghijkl'.charAt(random(6)))
        : loose(name, i === 0 ? '' : (names[random(i)] ?? ''), 'ghijkl'.charAt(random(6))),
    );
    yield { events: orderEvents(events), index: random(count), random };
  }
}

/** Letters with one of them at another place. */
function reordered(letters: string, from: number, to: number): readonly string[] {
  const rest = Array.from(letters);
  rest.splice(to, 0, ...rest.splice(from, 1));
  return rest;
}
