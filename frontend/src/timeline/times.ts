import type { TimelineEvent } from '../domain/records';
import { endOf, whenOf, type When } from '../domain/when';
import type { Offsets } from '../domain/zones';

/** What list and picture read of an event, kept as long as its record is the same. */
export interface Times {
  readonly when: When;
  readonly end: When;
  /** What the picture reads besides (items.ts). */
  facts?: ItemFacts;
  /** The local day of the list (rows.ts), by the zone it was told in. */
  day?: { readonly zone: Offsets | undefined; readonly key: string; readonly text: string };
}

/** An event as numbers. */
export interface ItemFacts {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly known: number;
  readonly bits: number;
}

interface Read {
  readonly events: readonly TimelineEvent[];
  readonly times: readonly Times[];
}

/** How far a change is looked for before the whole list is indexed. */
const near = 8;

// Records are replaced when they change, so what was read from one stays true:
// with ten thousand events a key press must not read all times again. They are
// found by their place in the list before, because a table of a hundred
// thousand records costs more to fill than all their times to read.
const known = new WeakMap<readonly TimelineEvent[], readonly Times[]>();
let last: Read = { events: [], times: [] };

/** Start and end of every event, in the order given, read once for list and picture. */
export function timesOf(events: readonly TimelineEvent[]): readonly Times[] {
  let times = known.get(events);
  if (times === undefined) {
    times = follow(events, last);
    known.set(events, times);
    last = { events, times };
  }
  return times;
}

/** The times of a list, taken from the list before wherever it has the same record. */
function follow(events: readonly TimelineEvent[], before: Read): readonly Times[] {
  const old = before.events;
  const times = new Array<Times>(events.length);
  let index: ReadonlyMap<TimelineEvent, number> | undefined;
  let at = 0;
  for (let i = 0; i < events.length; i += 1) {
    const event = events[i];
    if (event === undefined) continue;
    // The usual case, and a record that was edited: the next ones follow it.
    const here = old[at];
    if (here !== undefined && here !== event && here.id !== event.id) {
      const place = placeNear(old, event, at) ?? (index ??= indexOf(old)).get(event);
      if (place === undefined) {
        times[i] = read(event); // one that was added
        continue;
      }
      at = place;
    }
    times[i] = (old[at] === event ? before.times[at] : undefined) ?? read(event);
    at += 1;
  }
  return times;
}

function read(event: TimelineEvent): Times {
  return { when: whenOf(event), end: endOf(event) };
}

function placeNear(old: readonly TimelineEvent[], event: TimelineEvent, at: number): number | undefined {
  for (let i = at + 1; i < Math.min(old.length, at + near); i += 1) if (old[i] === event) return i;
  return undefined;
}

function indexOf(events: readonly TimelineEvent[]): ReadonlyMap<TimelineEvent, number> {
  return new Map(events.map((event, i) => [event, i]));
}
