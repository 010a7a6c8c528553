import { describe, expect, it } from 'vitest';
import type { EventFields, TimelineEvent } from '../domain/records';
import { defaultsOf } from '../domain/schema';
import { disorders, doubtsOf } from './doubts';

function event(fields: Partial<EventFields>): TimelineEvent {
  return { ...defaultsOf('event'), precision: 'minute', occurredAt: at('14:05'), id: 'e', ...fields };
}

function at(clock: string): string {
  return `2026-03-10T${clock.length === 5 ? `${clock}:00` : clock}.000Z`;
}

describe('doubtsOf', () => {
  it.each<[string, Partial<EventFields>, readonly string[]]>([
    ['a point', {}, []],
    ['a span', { endedAt: at('14:10') }, []],
    ['a span of no length', { endedAt: at('14:05') }, []],
    ['an end before the start', { endedAt: at('14:04') }, ['end']],
    [
      'an end before a start that may have been earlier',
      { precision: 'approximate', toleranceSec: 300, endedAt: at('14:03') },
      [],
    ],
    ['known later', { knownAt: at('14:20') }, []],
    [
      'known in the minute of an exact time',
      { precision: 'exact', occurredAt: at('14:05:30'), knownAt: at('14:05') },
      [],
    ],
    ['known a minute before', { knownAt: at('14:04') }, ['known']],
    [
      'known before the latest moment only',
      { precision: 'between', occurredLatest: at('14:30'), knownAt: at('14:20') },
      [],
    ],
    ['latest before earliest', { precision: 'between', occurredLatest: at('14:00') }, ['latest']],
    ['both', { endedAt: at('13:00'), knownAt: at('13:00') }, ['end', 'known']],
    ['no time at all', { precision: 'unknown', occurredAt: '', knownAt: at('14:00') }, []],
  ])('%s', (_, fields, doubts) => {
    expect(doubtsOf(event(fields))).toEqual(doubts);
  });
});

describe('disorders', () => {
  const one = (id: string, milestone: EventFields['milestone'], clock: string): TimelineEvent => ({
    ...event({ milestone, occurredAt: at(clock) }),
    id,
  });

  it('are none in the usual order, at one time, and with one milestone', () => {
    expect(disorders([])).toEqual([]);
    expect(disorders([one('a', 'impact_started', '14:00'), one('b', 'detected', '14:00')])).toEqual([]);
    expect(disorders([one('a', 'detected', '14:00'), one('b', 'acknowledged', '14:00')])).toEqual([]);
  });

  it('name the nearest milestone that was jumped', () => {
    const events = [
      one('a', 'impact_started', '14:00'),
      one('r', 'resolved', '14:01'),
      one('k', 'acknowledged', '14:02'),
      one('d', 'detected', '14:03'),
    ];
    expect(disorders(events)).toEqual([
      { text: 'acknowledged before detected', event: 'k' },
      { text: 'resolved before acknowledged', event: 'r' },
    ]);
  });

  it('leave to the durations what came before the impact, and to people what may be in order', () => {
    expect(disorders([one('d', 'detected', '13:00'), one('a', 'impact_started', '14:00')])).toEqual([]);
    const vague = { ...one('d', 'detected', '14:03'), precision: 'approximate' as const, toleranceSec: 300 };
    expect(disorders([one('k', 'acknowledged', '14:00'), vague])).toEqual([]);
  });
});
