import type { TimelineEvent } from '../domain/records';
import { msOf } from '../domain/when';
import { timesOf, type ItemFacts, type Times } from './times';

/**
 * The events of the picture as columns of numbers, made once for each change
 * of the events: a frame then reads no record and parses no time.
 */
export interface Items {
  /** In the order of the list; an item's index is that of its event here. */
  readonly events: readonly TimelineEvent[];
  readonly count: number;
  /**
   * Where the sign stands: the time told; for an event of unknown time that of
   * the timed one before it in the list. Never falls from one item to the next.
   */
  readonly at: Float64Array;
  /** Where what is drawn begins, uncertainty included. */
  readonly from: Float64Array;
  /** Where it ends: the end of a span, the latest possible time. */
  readonly to: Float64Array;
  /** When responders learned of it, NaN if nothing is told. */
  readonly known: Float64Array;
  /** Sum of `bit`s. */
  readonly bits: Uint16Array;
  /** First and last moment of all that has a time, null without any. */
  readonly extent: { readonly from: number; readonly to: number } | null;
}

/** What an item is, as bits that add up. */
export const bit = {
  span: 1,
  approximate: 2,
  between: 4,
  date: 8,
  /** Unknown time: stands in the order only, never on the axis. */
  loose: 16,
  hidden: 32,
  pinned: 64,
  milestone: 128,
  /** The end of the span is told as before its start. */
  backwards: 256,
  inferred: 512,
} as const;

function read(event: TimelineEvent, { when, end }: Times): ItemFacts {
  const known = msOf(event.knownAt);
  let bits =
    (event.hidden ? bit.hidden : 0) |
    (event.pinned ? bit.pinned : 0) |
    (event.milestone === '' ? 0 : bit.milestone) |
    (event.inferred.length > 0 ? bit.inferred : 0);
  if (!when.known) return { at: NaN, from: NaN, to: NaN, known, bits: bits | bit.loose };
  // All but the approximate ones are told from their earliest time.
  const at = event.precision === 'approximate' ? msOf(event.occurredAt) : when.earliest;
  let from = when.earliest;
  let to = when.latest;
  if (event.precision === 'approximate') bits |= bit.approximate;
  else if (event.precision === 'date') bits |= bit.date;
  else if (event.precision === 'between' && to > from) bits |= bit.between;
  if (end.known) {
    bits |= bit.span;
    if (msOf(event.endedAt) < at) bits |= bit.backwards;
    from = Math.min(from, end.earliest);
    to = Math.max(to, end.latest);
  }
  return { at, from, to, known, bits };
}

/** The columns for events that come in the order of the list (orderEvents). */
export function itemsOf(events: readonly TimelineEvent[]): Items {
  const count = events.length;
  const items = {
    at: new Float64Array(count),
    from: new Float64Array(count),
    to: new Float64Array(count),
    known: new Float64Array(count),
    bits: new Uint16Array(count),
  };
  let first = Infinity;
  let last = -Infinity;
  let anchor = NaN;
  timesOf(events).forEach((times, i) => {
    const event = events[i];
    if (event === undefined) return;
    const one = (times.facts ??= read(event, times));
    const loose = (one.bits & bit.loose) !== 0;
    if (!loose) {
      anchor = one.at;
      first = Math.min(first, one.from);
      last = Math.max(last, one.to);
    }
    items.at[i] = loose ? anchor : one.at;
    items.from[i] = loose ? anchor : one.from;
    items.to[i] = loose ? anchor : one.to;
    items.known[i] = one.known;
    items.bits[i] = one.bits;
  });
  if (first <= last) anchorLeading(items, first);
  return { events, count, ...items, extent: first <= last ? { from: first, to: last } : null };
}

/** The events that are milestones, found without a look at the others. */
export function milestonesOf({ events, bits }: Items): readonly TimelineEvent[] {
  return events.filter((_, i) => ((bits[i] ?? 0) & bit.milestone) !== 0);
}

/** Unknown times before every known one (they come so only in a filtered list) stand at the beginning. */
function anchorLeading(items: Pick<Items, 'at' | 'from' | 'to'>, first: number): void {
  for (let i = 0; i < items.at.length && Number.isNaN(items.at[i]); i += 1) {
    items.at[i] = first;
    items.from[i] = first;
    items.to[i] = first;
  }
}

/** Index of the first entry of a rising column that is at least `value`; its length if none is. */
export function lowerBound(column: Float64Array, value: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((column[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
