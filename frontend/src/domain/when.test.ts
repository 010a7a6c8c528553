import { describe, expect, it } from 'vitest';
import { msOf } from './when';

describe('msOf', () => {
  it('reads every instant as the browser does', () => {
    // Odd steps, so that every part of a time takes many values.
    for (let ms = Date.parse('0001-01-01T00:00:00.000Z'); ms < 253_402_300_799_999; ms += 19_876_543_219) {
      expect(msOf(new Date(ms).toISOString())).toBe(ms);
    }
  });

  it.each([
    '2000-02-29T23:59:59.999Z',
    '1900-02-28T12:00:00.000Z',
    '2024-12-31T00:00:00.000Z',
    '0001-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
    '2026-03-29T14:05:00Z',
    '2026-03-29T14:05:00.5Z',
    '2026-03-29T14:05:00+01:00',
  ])('%s', (at) => {
    expect(msOf(at)).toBe(Date.parse(at));
  });

  it.each([
    '',
    'yesterday',
    '2026-13-01T00:00:00.000Z',
    '2026-03-29T1x:05:00.000Z',
    '2026-03-29T14:05:00.00xZ',
  ])('"%s" is none', (at) => {
    expect(msOf(at)).toBeNaN();
  });
});
