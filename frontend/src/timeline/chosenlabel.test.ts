import { describe, expect, it } from 'vitest';
import { chosenLabel, standTogether } from './chosenlabel';

const point = (sign: number) => ({ sign, from: sign, to: sign, bar: false, handle: null });
const span = (from: number, to: number) => ({ sign: from + 10, from, to, bar: true, handle: null });

it.each([
  ['a point: behind its ring', point(100), 200, { left: 113, room: 200, inside: false }],
  [
    'with a handle: behind that',
    { ...point(100), handle: 117 },
    200,
    { left: 122, room: 200, inside: false },
  ],
  ['at the right edge: before it', point(450), 200, { left: 236, room: 200, inside: false }],
  ['no room at either side: cut on the larger', point(150), 480, { left: 163, room: 337, inside: false }],
  ['the same at the right', point(350), 480, { left: 2, room: 334, inside: false }],
  [
    'a tolerance: behind it',
    { ...point(100), from: 60, to: 140 },
    200,
    { left: 153, room: 200, inside: false },
  ],
  ['a span: behind its bar', span(100, 200), 200, { left: 205, room: 200, inside: false }],
  ['a span at the right: before its bar', span(350, 480), 200, { left: 145, room: 200, inside: false }],
  ['a bar that fills the view: on it', span(-50, 700), 200, { left: 4, room: 200, inside: true }],
  ['cut to a bar', span(40, 460), 480, { left: 63, room: 392, inside: true }],
])('%s', (_, place, words, expected) => {
  expect(chosenLabel(place, words, 500, 1)).toEqual(expected);
});

it('keeps its distances with larger text', () => {
  expect(chosenLabel(point(100), 200, 500, 2)).toEqual({ left: 126, room: 200, inside: false });
});

describe('titles of several chosen events', () => {
  const at = (left: number, right: number, row = 10) => ({ row, left, right });
  const signs = [at(0, 20), at(100, 120), at(300, 320)];

  it.each([
    ['that have room', [at(24, 90), at(124, 200)], [true, true]],
    ['one over the other', [at(124, 240), at(200, 290)], [true, false]],
    ['one over the sign of another', [at(124, 200), at(24, 110)], [true, false]],
    ['the first, whatever it covers', [at(24, 110), at(60, 90)], [true, false]],
    ['in rows of their own', [at(124, 240), at(200, 290, 30)], [true, true]],
    [
      'the third beside the first, where the second fell away',
      [at(124, 200), at(150, 260), at(204, 260)],
      [true, false, true],
    ],
  ])('%s', (_, titles, stand) => {
    expect(standTogether(titles, signs)).toEqual(stand);
  });
});
