import { describe, expect, it } from 'vitest';
import type { ShareAudience } from '../../backend/backend';
import { details, gets, readersOf, sections, unchanged, withPart } from './audiences';

const customer: ShareAudience = {
  id: 'customer',
  name: 'Customer',
  names: 'roles',
  without: ['hosts', 'lessons'],
  with: [],
  domains: [],
  own: false,
};
const all = [customer];
const hidden = details.find(({ id }) => id === 'hidden');
const lessons = sections.find(({ id }) => id === 'lessons');

describe('what readers get', () => {
  it('is everything but extras without an audience', () => {
    const readers = readersOf('', all);
    for (const part of [...details, ...sections]) expect(gets(readers, part)).toBe(part.extra !== true);
    expect(unchanged(readers, all)).toBe(true);
  });

  it('follows the audience, and says when it was changed', () => {
    const readers = readersOf('customer', all);
    if (hidden === undefined || lessons === undefined) throw new Error('a part is missing');
    expect(gets(readers, lessons)).toBe(false);
    expect(unchanged(readers, all)).toBe(true);
    const more = withPart(withPart(readers, lessons, true), hidden, true);
    expect(gets(more, lessons) && gets(more, hidden)).toBe(true);
    expect(unchanged(more, all)).toBe(false);
    expect(unchanged(withPart(withPart(more, lessons, false), hidden, false), all)).toBe(true);
    expect(unchanged({ ...readers, names: 'aliases' }, all)).toBe(false);
  });

  it('is everything for an audience that is gone', () => {
    expect(readersOf('partner', all)).toEqual({
      audience: '',
      names: '',
      without: [],
      with: [],
      domains: [],
    });
  });
});
