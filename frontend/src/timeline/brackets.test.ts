import { describe, expect, it } from 'vitest';
import { bracketsOf, impactWindow } from './brackets';
import { eventAt, instant, msAt } from './picture.fixture';

const impact = eventAt('i', '14:04', { milestone: 'impact_started' });
const detected = eventAt('d', '14:13', { milestone: 'detected' });
const acknowledged = eventAt('a', '14:13', { milestone: 'acknowledged' });
const mitigated = eventAt('m', '14:51', {
  milestone: 'mitigated',
  precision: 'between',
  occurredLatest: instant('14:56'),
});
const resolved = eventAt('r', '15:27', { milestone: 'resolved' });
const all = [impact, detected, acknowledged, mitigated, resolved];

describe('bracketsOf', () => {
  it('tells each figure with its range, the shortest first', () => {
    expect(bracketsOf(all, 4).map((one) => one.text)).toEqual([
      'TTD, TTA 9 min',
      'TTM 47 to 52 min',
      'TTR 1 h 23 min',
    ]);
  });

  it('spans from start to both ends of an uncertain one, and says why', () => {
    const ttm = bracketsOf(all, 4)[1];
    expect(ttm?.end).toMatchObject({ earliest: msAt('14:51'), latest: msAt('14:56') });
    expect(ttm?.definition).toContain('A range');
  });

  it('keeps detection and resolution where there is little room', () => {
    expect(bracketsOf(all, 2).map((one) => one.key)).toEqual(['ttd,tta', 'ttr']);
    expect(bracketsOf(all, 0)).toEqual([]);
  });

  it('shows what is out of order as such', () => {
    const early = eventAt('d', '13:50', { milestone: 'detected' });
    const [bracket] = bracketsOf([early, impact], 4);
    expect([bracket?.text, bracket?.outOfOrder]).toEqual(['TTD -14 min', true]);
    expect(bracket?.definition).toContain('came first');
  });

  it('has nothing to say without two milestones', () => {
    expect(bracketsOf([impact], 4)).toEqual([]);
    expect(bracketsOf([impact, eventAt('d', '', { milestone: 'detected' })], 4)).toEqual([]);
  });
});

describe('impactWindow', () => {
  it('goes from impact started to resolved', () => {
    expect(impactWindow(all)).toMatchObject({
      start: { earliest: msAt('14:04') },
      end: { latest: msAt('15:27') },
    });
  });

  it('is open while nothing is resolved, and absent without a start or with an end before it', () => {
    expect(impactWindow([impact, mitigated])?.end).toBeNull();
    expect(impactWindow([resolved])).toBeNull();
    expect(impactWindow([eventAt('r', '13:00', { milestone: 'resolved' }), impact])).toBeNull();
  });
});
