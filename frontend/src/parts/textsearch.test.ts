import { expect, it } from 'vitest';
import { findLines, linesOf, piecesOf, shownLine, sizeText } from './textsearch';

it('splits lines and keeps empty ones, but none after the last end', () => {
  expect(linesOf('a\n\nb\n')).toEqual(['a', '', 'b']);
  expect(linesOf('')).toEqual(['']);
});

it('finds lines whatever their case', () => {
  expect(findLines(['Error a', 'fine', 'no ERROR'], 'error')).toEqual([0, 2]);
  expect(findLines(['a'], '')).toEqual([]);
});

it.each([
  ['an error, an ERROR', 'error', ['an ', '*error', ', an ', '*ERROR']],
  ['aaa', 'a', ['*a', '*a', '*a']],
  ['none', 'x', ['none']],
  ['', 'x', ['']],
  ['İstanbul error', 'error', ['İstanbul error']],
])('cuts %j at %j', (line, words, want) => {
  expect(piecesOf(line, words).map(({ text, hit }) => (hit ? `*${text}` : text))).toEqual(want);
});

it('cuts what is too long to draw', () => {
  expect(shownLine('x'.repeat(6000))).toHaveLength(5000 + '… (6000 characters)'.length);
});

it.each([
  [312, '312 bytes'],
  [84_200, '84 KB'],
  [3_140_000, '3.1 MB'],
])('says %i bytes', (bytes, want) => {
  expect(sizeText(bytes)).toBe(want);
});
