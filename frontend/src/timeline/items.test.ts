import { describe, expect, it } from 'vitest';
import { bit, itemsOf, lowerBound } from './items';
import { eventAt, instant, msAt } from './picture.fixture';

describe('itemsOf', () => {
  it('reads where each kind of time begins and ends', () => {
    const cases = [
      [eventAt('a', '10:00'), '10:00', '10:00', '10:00', 0],
      [
        eventAt('b', '10:05', { precision: 'approximate', toleranceSec: 300 }),
        '10:05',
        '10:00',
        '10:10',
        bit.approximate,
      ],
      [
        eventAt('c', '10:10', { precision: 'between', occurredLatest: instant('10:20') }),
        '10:10',
        '10:10',
        '10:20',
        bit.between,
      ],
      [
        eventAt('d', '10:30', { precision: 'date', occurredLatest: instant('23:59') }),
        '10:30',
        '10:30',
        '23:59',
        bit.date,
      ],
      [eventAt('e', '11:00', { endedAt: instant('11:30') }), '11:00', '11:00', '11:30', bit.span],
      [
        eventAt('f', '12:00', { endedAt: instant('11:30') }),
        '12:00',
        '11:30',
        '12:00',
        bit.span | bit.backwards,
      ],
    ] as const;
    const items = itemsOf(cases.map(([event]) => event));
    cases.forEach(([, at, from, to, bits], i) => {
      expect([items.at[i], items.from[i], items.to[i], items.bits[i]]).toEqual([
        msAt(at),
        msAt(from),
        msAt(to),
        bits,
      ]);
    });
    expect(items.extent).toEqual({ from: msAt('10:00'), to: msAt('23:59') });
  });

  it('stands an unknown time where the list has it, and never on the axis', () => {
    const items = itemsOf([eventAt('a', '10:00'), eventAt('x', ''), eventAt('b', '11:00'), eventAt('y', '')]);
    expect([...items.at]).toEqual(['10:00', '10:00', '11:00', '11:00'].map(msAt));
    expect([...items.bits].map((bits) => bits & bit.loose)).toEqual([0, bit.loose, 0, bit.loose]);
    expect(items.extent).toEqual({ from: msAt('10:00'), to: msAt('11:00') });
  });

  it('gives unknown times before all others the first moment', () => {
    const items = itemsOf([eventAt('x', ''), eventAt('a', '10:00')]);
    expect([...items.at]).toEqual([msAt('10:00'), msAt('10:00')]);
  });

  it('has no extent without a time', () => {
    expect(itemsOf([]).extent).toBeNull();
    expect(itemsOf([eventAt('x', '')]).extent).toBeNull();
  });

  it('marks what is hidden, pinned, a milestone or inferred, and when it was known', () => {
    const event = eventAt('a', '10:00', {
      hidden: true,
      pinned: true,
      milestone: 'detected',
      inferred: ['zone'],
      knownAt: instant('10:30'),
    });
    const items = itemsOf([event]);
    expect(items.bits[0]).toBe(bit.hidden | bit.pinned | bit.milestone | bit.inferred);
    expect(items.known[0]).toBe(msAt('10:30'));
  });

  it('rises in time for the years 1 and 9999 too', () => {
    const years = ['0001-01-01', '2026-03-10', '9999-12-31'].map((date, i) =>
      eventAt(String(i), '', { precision: 'minute', occurredAt: `${date}T00:00:00.000Z` }),
    );
    const { at } = itemsOf(years);
    expect([...at]).toEqual([...at].sort((a, b) => a - b));
    expect([...at].some(Number.isNaN)).toBe(false);
  });
});

describe('lowerBound', () => {
  it('finds the first that is not smaller', () => {
    const column = Float64Array.of(1, 3, 3, 7);
    expect([0, 1, 2, 3, 4, 7, 8].map((value) => lowerBound(column, value))).toEqual([0, 0, 1, 1, 3, 3, 4]);
  });
});
