import type { EventFields, Instant, RecordId, TimelineEvent } from '../domain/records';
import { instantOf, msOf } from '../domain/when';
import { offsetAt, type Offsets } from '../domain/zones';
import { shifted } from './shift';

/**
 * What becomes of the events of a source when one learns that its clock was
 * off, or that its times are those of another zone. The moments were read with
 * what was believed before, so they follow.
 */

export interface Follow {
  readonly id: RecordId;
  readonly fields: Partial<EventFields>;
  /** The local time exists twice or not at all in the new zone: the reading is a guess and marked so. */
  readonly unsure: boolean;
}

const instants = ['occurredAt', 'occurredLatest', 'endedAt', 'knownAt'] as const;

/**
 * The clock of the source is `after` - `before` further ahead than was believed:
 * what it wrote happened that much earlier. Other events and those without a
 * time stay.
 */
export function followOffset(
  events: readonly TimelineEvent[],
  source: RecordId,
  before: number,
  after: number,
  zone?: Offsets,
): readonly Follow[] {
  return ofSource(events, source)
    .map((event) => ({ id: event.id, fields: shifted(event, before - after, zone), unsure: false }))
    .filter(({ fields }) => Object.keys(fields).length > 0);
}

/**
 * The clock of the source showed the time of another zone: the same hands, read
 * in the new zone. Events whose time was written with a zone of its own stay;
 * `beforeName` is the zone the others were read in.
 */
export function followZone(
  events: readonly TimelineEvent[],
  source: RecordId,
  beforeName: string,
  before: Offsets,
  after: Offsets,
): readonly Follow[] {
  return ofSource(events, source)
    .filter((event) => event.zone === '' || event.zone === beforeName)
    .map((event) => reread(event, before, after))
    .filter(({ fields }) => Object.keys(fields).length > 0);
}

function ofSource(events: readonly TimelineEvent[], source: RecordId): readonly TimelineEvent[] {
  return events.filter(
    (event) => event.source === source && event.precision !== 'unknown' && event.occurredAt !== '',
  );
}

function reread(event: TimelineEvent, before: Offsets, after: Offsets): Follow {
  const fields: Partial<Record<(typeof instants)[number], Instant>> = {};
  let unsure = false;
  for (const field of instants) {
    if (event[field] === '') continue;
    const read = readAgain(msOf(event[field]), before, after);
    const at = instantOf(read.ms);
    if (at === '') return { id: event.id, fields: {}, unsure: false };
    if (at !== event[field]) fields[field] = at;
    unsure ||= read.unsure;
  }
  if (Object.keys(fields).length === 0) return { id: event.id, fields, unsure: false };
  const inferred = unsure ? { inferred: [...new Set([...event.inferred, 'zone'])] } : {};
  return { id: event.id, fields: { ...fields, ...inferred }, unsure };
}

/**
 * The moment when the clock of another zone showed the same. In the hour that
 * is shown twice the first is taken, in the one that is skipped the moment that
 * the clock would have shown without the change; both are unsure.
 */
export function readAgain(
  ms: number,
  before: Offsets,
  after: Offsets,
): { readonly ms: number; readonly unsure: boolean } {
  const wall = ms + offsetAt(ms, before) * 1000;
  // Every offset that can hold near that moment; zones differ from UTC by less than a day.
  const near = [-1, 0, 1].map((days) => offsetAt(wall + days * 86_400_000, after));
  const moments = [...new Set(near)]
    .filter((offset) => offsetAt(wall - offset * 1000, after) === offset)
    .map((offset) => wall - offset * 1000)
    .sort((a, b) => a - b);
  const [first] = moments;
  if (first !== undefined) return { ms: first, unsure: moments.length > 1 };
  return { ms: wall - (near[0] ?? 0) * 1000, unsure: true };
}
