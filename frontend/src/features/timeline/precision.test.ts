import { describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../../domain/records';
import { defaultsOf } from '../../domain/schema';
import { tolerances, withPrecision } from './precision';

const berlin = {
  transitions: [
    { at: '', offsetSec: 3600 },
    { at: '2026-03-29T01:00:00.000Z', offsetSec: 7200 },
    { at: '2026-10-25T01:00:00.000Z', offsetSec: 3600 },
  ],
};

function event(fields: Partial<TimelineEvent>): TimelineEvent {
  return { ...defaultsOf('event'), id: 'e', occurredAt: '2026-03-10T13:05:30.000Z', ...fields };
}

describe('withPrecision', () => {
  const to = (from: Partial<TimelineEvent>, precision: TimelineEvent['precision']): object | null =>
    withPrecision(event(from), precision, [event(from)], berlin);

  it('drops seconds only when told to the minute', () => {
    expect(to({ precision: 'exact' }, 'minute')).toMatchObject({ occurredAt: '2026-03-10T13:05:00.000Z' });
    expect(to({ precision: 'minute' }, 'exact')).toMatchObject({ occurredAt: '2026-03-10T13:05:30.000Z' });
  });

  it('turns plus or minus into between and back', () => {
    const between = to({ precision: 'approximate', toleranceSec: 300 }, 'between');
    expect(between).toMatchObject({
      precision: 'between',
      occurredAt: '2026-03-10T13:00:30.000Z',
      occurredLatest: '2026-03-10T13:10:30.000Z',
    });
    expect(to({ ...between, precision: 'between' }, 'approximate')).toMatchObject({
      occurredAt: '2026-03-10T13:05:30.000Z',
      occurredLatest: '',
      toleranceSec: 300,
    });
  });

  it('takes the whole local day for a date', () => {
    expect(to({ precision: 'minute' }, 'date')).toMatchObject({
      occurredAt: '2026-03-09T23:00:00.000Z',
      occurredLatest: '2026-03-10T22:59:59.999Z',
    });
  });

  it('gives an unknown time that of the event before, as inferred, and nothing when there is none', () => {
    const before = event({ id: 'a', precision: 'minute', occurredAt: '2026-03-10T13:00:00.000Z' });
    const unknown = event({ precision: 'unknown', occurredAt: '', afterEvent: 'a' });
    expect(withPrecision(unknown, 'minute', [before, unknown], berlin)).toMatchObject({
      occurredAt: '2026-03-10T13:00:00.000Z',
      inferred: ['time'],
      afterEvent: '',
    });
    expect(withPrecision(unknown, 'minute', [unknown], berlin)).toBeNull();
    expect(withPrecision(before, 'unknown', [before], berlin)).toMatchObject({
      precision: 'unknown',
      occurredAt: '',
    });
    expect(withPrecision(before, 'minute', [before], berlin)).toEqual({});
  });
});

describe('tolerances', () => {
  it('holds the present one', () => {
    expect(tolerances(300)).not.toContain(301);
    expect(tolerances(301)).toContain(301);
  });
});
