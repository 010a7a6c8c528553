import { describe, expect, it } from 'vitest';
import { eventAt, instant, msAt, numbers } from '../events.fixture';
import { instantOf } from '../when';
import { knownMs, placeOf, stepsOf, viewFrom } from './known';

const failover = eventAt('failover', '14:01', { knownAt: instant('14:31') });
const slow = eventAt('slow', '14:04', { knownAt: instant('14:13') });
const alert = eventAt('alert', '14:13');
const looks = eventAt('looks', '', { precision: 'unknown', afterEvent: 'alert' });
const promoted = eventAt('promoted', '14:51', {
  precision: 'between',
  occurredLatest: instant('14:56'),
});
const about = eventAt('about', '14:20', { precision: 'approximate', toleranceSec: 300 });
const events = [failover, slow, alert, looks, about, promoted];
const ids = (list: readonly { event: { id: string } }[]): string => list.map((one) => one.event.id).join(' ');

describe('when something was known', () => {
  it.each([
    ['told', failover, msAt('14:31')],
    ['not told: when it happened', alert, msAt('14:13')],
    ['between: not before the later', promoted, msAt('14:56')],
    ['about: not before it could have been', about, msAt('14:25')],
    ['no time at all', looks, NaN],
  ])('%s', (_, event, ms) => expect(knownMs(event)).toBe(ms));
});

describe('the order of the review', () => {
  it('is that of the list', () => {
    expect(ids(stepsOf(events, false))).toBe('failover slow alert looks about promoted');
  });

  it('is that of learning, when only what was known is shown', () => {
    expect(ids(stepsOf(events, true))).toBe('slow alert looks about failover promoted');
  });

  it('says what was known only later', () => {
    expect(stepsOf(events, false).map((step) => step.late)).toEqual([true, true, false, false, false, false]);
  });

  it('gives an event without a time the moment before it', () => {
    expect(stepsOf(events, false)[3]?.moment).toBe(msAt('14:13'));
    expect(stepsOf([looks], true)[0]?.moment).toBeNaN();
  });

  it('has every event once, in both ways of looking, whatever the times', () => {
    for (let seed = 1; seed < 40; seed += 1) {
      const random = numbers(seed);
      const many = Array.from({ length: 30 }, (_, i) => {
        const at = msAt('14:00') + Math.floor(random() * 3_600_000);
        const known = random() < 0.4 ? instantOf(at + Math.floor(random() * 7_200_000) - 600_000) : '';
        return random() < 0.2
          ? eventAt(`e${i}`, '', { precision: 'unknown', knownAt: known })
          : eventAt(`e${i}`, '14:00', { occurredAt: instantOf(at), knownAt: known });
      });
      const learned = stepsOf(many, true);
      expect(new Set(learned.map((step) => step.event.id)).size).toBe(30);
      const moments = learned.map((step) => step.moment).filter((ms) => !Number.isNaN(ms));
      expect(moments).toEqual(moments.toSorted((a, b) => a - b));
      for (const step of learned) {
        for (const one of viewFrom(many, step, true).seen) {
          const event = many.find(({ id }) => id === one.id);
          if (event !== undefined && one.known) expect(knownMs(event)).toBeLessThanOrEqual(step.moment);
        }
      }
    }
  });
});

describe('the picture', () => {
  const learned = stepsOf(events, true);

  it('shows everything when everything is shown', () => {
    const { seen, until, veiled } = viewFrom(events, learned[0], false);
    expect([seen.length, until, veiled]).toEqual([5, NaN, 0]);
  });

  it('ends at now and veils what had happened unknown', () => {
    const { seen, until, veiled } = viewFrom(events, learned[1], true); // 14:13, the alert
    expect(until).toBe(msAt('14:13'));
    expect(seen.map((one) => [one.id, one.known])).toEqual([
      ['failover', false],
      ['slow', true],
      ['alert', true],
    ]);
    expect(veiled).toBe(1);
  });

  it('shows nothing before all times', () => {
    expect(viewFrom([looks, alert], stepsOf([looks, alert], true)[0], true).seen).toEqual([]);
  });
});

describe('the place', () => {
  const steps = stepsOf(events, false);
  it('follows the event', () => expect(placeOf(steps, 'alert', 0)).toBe(2));
  it('stays near when the event is gone', () => {
    expect(placeOf(steps, 'gone', 4)).toBe(4);
    expect(placeOf(steps, 'gone', 99)).toBe(5);
    expect(placeOf([], 'gone', 3)).toBe(0);
  });
});
