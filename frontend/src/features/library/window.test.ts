import { describe, expect, it } from 'vitest';
import { drawnFor, rowAfterKey, rowWindow, scrollToRow } from './window';

describe('rowWindow', () => {
  it('draws what is seen and some more, never outside the list', () => {
    expect(rowWindow(0, 600, 60, 10_000)).toEqual({ from: 0, to: 16 });
    expect(rowWindow(60 * 5000, 600, 60, 10_000)).toEqual({ from: 4994, to: 5016 });
    expect(rowWindow(60 * 10_000, 600, 60, 10_000)).toEqual({ from: 9994, to: 10_000 });
  });
  it('survives a list that shrank, and no list', () => {
    expect(rowWindow(60 * 9000, 600, 60, 3)).toEqual({ from: 3, to: 3 });
    expect(rowWindow(0, 0, 0, 3)).toEqual({ from: 0, to: 0 });
    expect(rowWindow(0, 600, 60, 0)).toEqual({ from: 0, to: 0 });
  });
});

it('draws first as many rows as the window shows, and leaves out container queries only where none applies', () => {
  expect(drawnFor(1280, 800, 16)).toEqual({ rowHeight: 64, height: 672, roomy: true });
  // At twice the text size the same window is narrow.
  expect(drawnFor(1280, 800, 32)).toMatchObject({ rowHeight: 128, roomy: false });
  expect(drawnFor(1024, 700, 16).roomy).toBe(false);
});

describe('scrollToRow', () => {
  it('moves only when the row is not wholly in sight', () => {
    expect(scrollToRow(3, 0, 600, 60)).toBe(0);
    expect(scrollToRow(10, 0, 600, 60)).toBe(60);
    expect(scrollToRow(2, 300, 600, 60)).toBe(120);
  });
});

describe('rowAfterKey', () => {
  it.each([
    ['ArrowDown', 4, 5],
    ['ArrowDown', 99, 99],
    ['ArrowUp', 0, 0],
    ['PageDown', 0, 9],
    ['PageUp', 50, 41],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['Enter', 50, null],
  ])('%s from %i goes to %j', (key, index, to) => {
    expect(rowAfterKey(key, index, 100, 10)).toBe(to);
  });
});
