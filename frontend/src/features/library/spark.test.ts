import { describe, expect, it } from 'vitest';
import { sparkOf } from './spark';

describe('sparkOf', () => {
  it('spreads milestones over the line, first left, last right, with the impact between', () => {
    const spark = sparkOf([
      { name: 'resolved', at: '2026-03-29T15:04:00.000Z' },
      { name: 'impact_started', at: '2026-03-29T14:04:00.000Z' },
      { name: 'detected', at: '2026-03-29T14:34:00.000Z' },
    ]);
    expect(spark?.marks.map((mark) => mark.tone)).toEqual(['impact', 'accent', 'ok']);
    const places = [...(spark?.marks.map((mark) => mark.at) ?? []), ...(spark?.impact ?? [])];
    expect(places.map((place) => place.toFixed(4))).toEqual([
      '0.0800',
      '0.5000',
      '0.9200',
      '0.0800',
      '0.9200',
    ]);
    expect(spark?.label).toBe('Milestones in order: impact started, detected, resolved');
  });
  it('draws no impact that ends before it starts, and nothing from one milestone', () => {
    const backwards = sparkOf([
      { name: 'resolved', at: '2026-03-29T13:00:00.000Z' },
      { name: 'impact_started', at: '2026-03-29T14:04:00.000Z' },
    ]);
    expect(backwards?.impact).toBeNull();
    expect(sparkOf([{ name: 'detected', at: '2026-03-29T13:00:00.000Z' }])).toBeNull();
    expect(
      sparkOf([
        { name: 'detected', at: 'never' },
        { name: 'resolved', at: '' },
      ]),
    ).toBeNull();
  });
  it('puts equal times in the middle', () => {
    const at = '2026-03-29T13:00:00.000Z';
    expect(
      sparkOf([
        { name: 'detected', at },
        { name: 'resolved', at },
      ])?.marks.map((mark) => mark.at),
    ).toEqual([0.5, 0.5]);
  });
});
