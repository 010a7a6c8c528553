// @vitest-environment node
import { expect, it } from 'vitest';
import { itemsOf } from '../../../timeline/items';
import { timeScale } from '../../../timeline/scale';
import { roundedTime, viewText } from './describe';

const at = (text: string): number => Date.parse(text);
const nobody = itemsOf([]);

it.each([
  ['2018-10-21T21:37:43.547Z', '2018-10-23T00:17:16.453Z', '2018-10-21 21:38 to 2018-10-23 00:17, 0 events'],
  [
    '2018-10-21T21:37:43.547Z',
    '2018-10-21T21:38:16.453Z',
    '2018-10-21 21:37:44 to 2018-10-21 21:38:16, 0 events',
  ],
  [
    '2018-10-21T21:37:43.547Z',
    '2018-10-21T21:37:43.947Z',
    '2018-10-21 21:37:43.547 to 2018-10-21 21:37:43.947, 0 events',
  ],
])('says what is in view as fine as one sees it: %s', (from, to, want) => {
  expect(viewText(nobody, timeScale(at(from), at(to), 600), undefined)).toBe(want);
});

it.each([
  [10_000, 61_000, 60_000],
  [100, 61_400, 61_000],
  [0.5, 61_400.4, 61_400],
])('at %d ms a pixel %d is %d', (fine, time, want) => {
  expect(roundedTime(time, fine)).toBe(want);
});
