import { describe, expect, it } from 'vitest';
import { positions, rowAt, scrollToRow, visible } from './window';

const tops = positions([10, 20, 30, 40]);

describe('virtual window', () => {
  it('sums heights', () => {
    expect([...tops]).toEqual([0, 10, 30, 60, 100]);
    expect([...positions([])]).toEqual([0]);
  });

  it.each([
    [-5, 0],
    [0, 0],
    [9.5, 0],
    [10, 1],
    [59, 2],
    [60, 3],
    [1000, 3],
  ])('finds the row at %s', (y, row) => {
    expect(rowAt(tops, y)).toBe(row);
  });

  it('draws what touches the view and some more', () => {
    expect(visible(tops, 15, 20, 0)).toEqual({ from: 1, to: 3 });
    expect(visible(tops, 15, 20, 1)).toEqual({ from: 0, to: 4 });
    expect(visible(tops, 10, 20, 0)).toEqual({ from: 1, to: 2 });
    expect(visible(positions([]), 0, 100)).toEqual({ from: 0, to: 0 });
    expect(visible(tops, 0, 0, 0)).toEqual({ from: 0, to: 1 });
  });

  it('keeps few rows of ten thousand', () => {
    const many = positions(new Array<number>(10_000).fill(44));
    const { from, to } = visible(many, 200_000, 600);
    expect(to - from).toBeLessThan(40);
    expect(from * 44).toBeLessThanOrEqual(200_000);
    expect(to * 44).toBeGreaterThanOrEqual(200_600);
  });

  it('scrolls only as far as needed', () => {
    expect(scrollToRow(tops, 1, 5, 60, 0)).toBe(5);
    expect(scrollToRow(tops, 0, 30, 60, 0)).toBe(0);
    expect(scrollToRow(tops, 3, 0, 60, 0)).toBe(40);
    expect(scrollToRow(tops, 3, 0, 20, 0)).toBe(60);
    expect(scrollToRow(tops, 2, 0, 40, 5)).toBe(25);
  });
});
