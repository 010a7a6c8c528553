import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../domain/schema';
import type { EventFields, TimelineEvent } from '../domain/records';
import { incidentStart } from './incidentstart';

function event(id: string, fields: Partial<EventFields>): TimelineEvent {
  return { ...defaultsOf('event'), ...fields, id };
}

function session(events: readonly TimelineEvent[]): Parameters<typeof incidentStart>[0] {
  return {
    root: { ...defaultsOf('postmortem'), id: 'p', createdAt: '2026-03-29T08:00:00.000Z' },
    list: ((kind: string) => (kind === 'event' ? events : [])) as never,
  };
}

describe('incidentStart', () => {
  it('is the creation while nothing has a time', () => {
    expect(incidentStart(session([event('a', { precision: 'unknown' })]))).toEqual({
      at: '2026-03-29T08:00:00.000Z',
      unknown: true,
    });
  });
  it('is the earliest event, whatever its place', () => {
    const events = [
      event('a', { occurredAt: '2026-03-28T14:05:00.000Z' }),
      event('b', { occurredAt: '2026-03-28T14:01:00.000Z' }),
    ];
    expect(incidentStart(session(events))).toEqual({ at: '2026-03-28T14:01:00.000Z', unknown: false });
  });
  it('is impact started where one is marked', () => {
    const events = [
      event('a', { occurredAt: '2026-03-28T14:01:00.000Z' }),
      event('b', { occurredAt: '2026-03-28T14:04:00.000Z', milestone: 'impact_started' }),
    ];
    expect(incidentStart(session(events)).at).toBe('2026-03-28T14:04:00.000Z');
  });
});
