import { describe, expect, it } from 'vitest';
import { matchOptions, movedIndex, type Option } from './options';

const zones: readonly Option[] = ['Africa/Cairo', 'America/New_York', 'Europe/Berlin', 'Europe/Zürich'].map(
  (name) => ({ id: name, label: name }),
);
const ids = (found: readonly Option[]): readonly string[] => found.map((one) => one.id);

describe('matchOptions', () => {
  it('finds a city without its region, its underscore or its accent', () => {
    expect(ids(matchOptions(zones, 'berlin'))).toEqual(['Europe/Berlin']);
    expect(ids(matchOptions(zones, 'new york'))).toEqual(['America/New_York']);
    expect(ids(matchOptions(zones, 'zurich'))).toEqual(['Europe/Zürich']);
  });
  it('needs every word', () => {
    expect(ids(matchOptions(zones, 'europe ber'))).toEqual(['Europe/Berlin']);
    expect(ids(matchOptions(zones, 'asia ber'))).toEqual([]);
  });
  it('puts what starts with the query first', () => {
    const options: readonly Option[] = [
      { id: 'c', label: 'Undo', detail: 'add event' },
      { id: 'b', label: 'Quick add' },
      { id: 'a', label: 'Add event' },
    ];
    expect(ids(matchOptions(options, 'add'))).toEqual(['a', 'b', 'c']);
  });
  it('gives all in order without a query, and never more than the limit', () => {
    expect(ids(matchOptions(zones, '  ')).length).toBe(4);
    expect(matchOptions(zones, 'a', 2).length).toBe(2);
  });
});

describe('movedIndex', () => {
  it('goes round at the ends', () => {
    expect(movedIndex('ArrowDown', 2, 3)).toBe(0);
    expect(movedIndex('ArrowUp', 0, 3)).toBe(2);
    expect(movedIndex('ArrowDown', -1, 3)).toBe(0);
    expect(movedIndex('PageDown', 0, 3)).toBe(2);
    expect(movedIndex('a', 0, 3)).toBeNull();
    expect(movedIndex('ArrowDown', 0, 0)).toBeNull();
  });
});
