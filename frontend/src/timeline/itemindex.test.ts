import { describe, expect, it } from 'vitest';
import { ItemIndex } from './itemindex';
import { eventAt as event } from './picture.fixture';

describe('ItemIndex', () => {
  const index = new ItemIndex([event('a', '10:00'), event('b', '10:01'), event('c', '10:02')]);

  it('answers alike before and after it has made its map', () => {
    for (let asked = 0; asked < 30; asked += 1) {
      expect([index.get('a'), index.get('b'), index.get('c')]).toEqual([0, 1, 2]);
      expect(index.get('gone')).toBeUndefined();
      expect(index.get('')).toBeUndefined();
      expect([index.has('c'), index.has('gone')]).toEqual([true, false]);
    }
  });
});
