import { describe, expect, it } from 'vitest';
import { extendedTo, inSight, selectedIds, selectionOf, toggled } from './selection';

const ids = ['a', 'b', 'c', 'd'];

describe('selection', () => {
  it('gives the shown record first, and nothing for another kind', () => {
    const some = selectionOf('event', ['a', 'b', 'c'], 'b');
    expect(selectedIds(some, 'event')).toEqual(['b', 'a', 'c']);
    expect(selectedIds(some, 'factor')).toEqual([]);
    expect(selectedIds(null, 'event')).toEqual([]);
  });

  it('is nothing without records, and drops doubles', () => {
    expect(selectionOf('event', [])).toBeNull();
    expect(selectionOf('event', ['a', 'a'])).toEqual({ kind: 'event', id: 'a' });
    expect(selectionOf('event', ['a', 'b'], 'z')?.id).toBe('b');
  });

  it('adds and takes away single records', () => {
    const two = toggled({ kind: 'event', id: 'a' }, 'event', 'c');
    expect(selectedIds(two, 'event')).toEqual(['c', 'a']);
    expect(toggled(two, 'event', 'c')).toEqual({ kind: 'event', id: 'a' });
    expect(toggled({ kind: 'event', id: 'a' }, 'event', 'a')).toBeNull();
    expect(toggled({ kind: 'factor', id: 'f' }, 'event', 'a')).toEqual({ kind: 'event', id: 'a' });
  });

  it('extends from the shown record, up and down, and back over it', () => {
    const down = extendedTo({ kind: 'event', id: 'b' }, 'event', ids, 'd');
    expect(down).toEqual({ kind: 'event', id: 'b', more: ['c', 'd'] });
    expect(extendedTo(down, 'event', ids, 'a')).toEqual({ kind: 'event', id: 'b', more: ['a'] });
    expect(extendedTo(down, 'event', ids, 'b')).toEqual({ kind: 'event', id: 'b' });
    expect(extendedTo(null, 'event', ids, 'c')).toEqual({ kind: 'event', id: 'c' });
    expect(extendedTo(down, 'event', ids, 'gone')).toBe(down);
  });

  it('of several leaves those that are out of sight', () => {
    const three = selectionOf('event', ['a', 'b', 'c'], 'b');
    expect(inSight(three, 'event', new Set(['a', 'b', 'c', 'd']))).toBe(three);
    expect(inSight(three, 'event', new Set(['b', 'c']))).toEqual({ kind: 'event', id: 'b', more: ['c'] });
    expect(selectedIds(inSight(three, 'event', new Set(['a', 'c'])), 'event')).toEqual(['c', 'a']);
    expect(inSight(three, 'event', new Set(['d']))).toEqual({ kind: 'event', id: 'b' });
    expect(inSight(three, 'factor', new Set())).toBe(three);
    const one = selectionOf('event', ['a']);
    expect(inSight(one, 'event', new Set())).toBe(one);
  });
});
