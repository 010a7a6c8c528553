import { describe, expect, it } from 'vitest';
import { differIn, steady } from './steady';

interface Note {
  readonly id: string;
  readonly at: number;
  readonly text: string;
}

const note = (id: string, at: number, text = ''): Note => ({ id, at, text });
const byTime = differIn<Note>('id', 'at');

describe('steady', () => {
  it('gives the list of before while nothing changes that matters', () => {
    const keep = steady(byTime);
    const first = [note('a', 1), note('b', 2)];
    expect(keep(first)).toBe(first);
    expect(keep([note('a', 1, 'typed'), note('b', 2)])).toBe(first);
    expect(keep([note('a', 1, 'typed on'), note('b', 2, 'too')])).toBe(first);
  });

  it('gives the new list when a field that matters, the order or the number is another', () => {
    const keep = steady(byTime);
    for (const list of [
      [note('a', 1), note('b', 2)],
      [note('a', 1), note('b', 3)],
      [note('b', 3), note('a', 1)],
      [note('b', 3)],
      [],
      [note('a', 1)],
    ]) {
      expect(keep(list)).toBe(list);
    }
  });

  it('sees a change that comes after others that did not matter', () => {
    const keep = steady(byTime);
    const first = [note('a', 1), note('b', 2)];
    keep(first);
    keep([note('a', 1, 'x'), note('b', 2)]);
    const moved = [note('a', 1, 'x'), note('b', 9)];
    expect(keep(moved)).toBe(moved);
    // Back where it was: another list than the one that is kept by now.
    expect(keep(first)).toBe(first);
  });
});
