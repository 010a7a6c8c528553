import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../domain/schema';
import type { EventFields } from '../domain/records';
import { eventOptions } from './citations';

const berlin = { name: 'Europe/Berlin', transitions: [{ at: '', offsetSec: 3600, abbreviation: 'CET' }] };

function leads(
  events: readonly Partial<EventFields>[],
  zone: typeof berlin | null = berlin,
): readonly string[] {
  const records = events.map((fields, index) => ({ ...defaultsOf('event'), ...fields, id: `e${index}` }));
  return eventOptions({ displayZone: zone ?? undefined }, { list: (() => records) as never }).map(
    (option) => option.lead,
  );
}

describe('eventOptions', () => {
  it('leaves the day out where all events share it', () => {
    const found = leads([
      { occurredAt: '2026-03-28T13:04:00.000Z' },
      {
        occurredAt: '2026-03-28T13:51:00.000Z',
        occurredLatest: '2026-03-28T13:56:00.000Z',
        precision: 'between',
      },
      { precision: 'unknown' },
    ]);
    expect(found).toEqual(['14:04', '14:51–14:56', 'time unknown']);
  });
  it('names the day where there are several, as the display zone counts them', () => {
    const found = leads([
      { occurredAt: '2026-03-28T22:30:00.000Z' },
      { occurredAt: '2026-03-28T23:30:00.000Z' },
    ]);
    expect(found).toEqual(['2026-03-28 23:30', '2026-03-29 00:30']);
  });
  it('says nothing until the zone is known', () => {
    expect(leads([{ occurredAt: '2026-03-28T22:30:00.000Z' }], null)).toEqual(['']);
  });
});
