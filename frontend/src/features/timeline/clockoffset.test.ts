import { describe, expect, it } from 'vitest';
import { offsetWords, parseOffset } from './clockoffset';

describe('clock offset', () => {
  it.each([
    ['', 0],
    ['90', 90_000],
    ['+90 s', 90_000],
    ['-1.5 min', -90_000],
    ['−2m', -120_000],
    ['250ms', 250],
    ['1,5 h', 5_400_000],
    ['0', 0],
    ['-0', 0],
    ['soon', null],
    ['1 day', null],
    ['999999999 h', null],
  ])('%j is %s', (text, ms) => {
    expect(parseOffset(text)).toBe(ms);
  });

  it.each([
    [0, ''],
    [90_000, '+90 s'],
    [-120_000, '-2 min'],
    [3_600_000, '+1 h'],
    [1_250, '+1250 ms'],
  ])('%s reads %j and back', (ms, text) => {
    expect(offsetWords(ms)).toBe(text);
    expect(parseOffset(text)).toBe(ms);
  });
});
