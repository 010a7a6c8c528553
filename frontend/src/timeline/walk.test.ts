import { describe, expect, it } from 'vitest';
import { itemsOf } from './items';
import { lanesOf } from './lanes';
import { eventAt, manyEvents } from './picture.fixture';
import { walk } from './walk';

const events = [
  eventAt('a', '10:00', { kind: 'alert' }),
  eventAt('b', '10:10', { kind: 'action' }),
  eventAt('c', '10:50', { kind: 'action' }),
  eventAt('d', '11:00', { kind: 'alert' }),
  eventAt('e', '11:00', { kind: 'message' }),
];
const items = itemsOf(events);
const lanes = lanesOf(items, { by: 'kind', sources: [] });

describe('walk', () => {
  it.each([
    ['a', 'next', 'b'],
    ['b', 'next', 'c'],
    ['e', 'next', 'e'],
    ['a', 'previous', 'a'],
    ['c', 'first', 'a'],
    ['a', 'last', 'e'],
    ['a', 'down', 'b'],
    ['d', 'down', 'c'],
    ['c', 'down', 'e'],
    ['e', 'down', 'e'],
    ['e', 'up', 'c'],
    ['b', 'up', 'a'],
    ['a', 'up', 'a'],
  ] as const)('from %s %s is %s', (from, step, to) => {
    const index = events.findIndex((event) => event.id === from);
    expect(events[walk(items, lanes, index, step)]?.id).toBe(to);
  });

  it('goes nowhere without events', () => {
    const none = itemsOf([]);
    expect(walk(none, lanesOf(none, { by: 'kind', sources: [] }), 0, 'next')).toBe(-1);
  });

  it('reaches every event by going on', () => {
    const many = itemsOf(manyEvents(500));
    const its = lanesOf(many, { by: 'kind', sources: [] });
    let at = 0;
    for (let i = 1; i < 500; i += 1) {
      at = walk(many, its, at, 'next');
      expect(at).toBe(i);
    }
  });
});
