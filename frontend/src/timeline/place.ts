import { rankAfter, rankBetween } from '../domain/rank';
import type { EventFields, Instant, RecordId, TimelineEvent } from '../domain/records';
import { instantOf, whenOf } from '../domain/when';

/**
 * Where an event stands in the order: the place of a new one, and moving
 * events whose order is not given by their time. All take the events in the
 * order of the list.
 */

type Placed = Partial<EventFields>;

/** Has no time of its own, only a place in the order. */
export function isLoose(event: TimelineEvent): boolean {
  return !whenOf(event).known;
}

/**
 * The time that "+12m" counts from and whose day a bare "14:05" takes: that of
 * the event itself, or of the nearest one before it that has a time. Without
 * an event the last of the list counts. "" when there is none.
 */
export function referenceTime(events: readonly TimelineEvent[], id: RecordId | null): Instant {
  const index = id === null ? -1 : events.findIndex((event) => event.id === id);
  for (let i = index < 0 ? events.length - 1 : index; i >= 0; i -= 1) {
    const event = events[i];
    if (event !== undefined && !isLoose(event)) return event.occurredAt;
  }
  return '';
}

/** A rank after all others, so that of events at one time the newest comes last. */
export function lastRank(events: readonly TimelineEvent[]): string {
  let highest = '';
  for (const event of events) if (event.rank > highest) highest = event.rank;
  return rankAfter(highest);
}

/** Place of a new event of unknown time directly after another ("" for none). */
export function unknownAfter(events: readonly TimelineEvent[], id: RecordId): Placed {
  let first = '';
  for (const event of events) {
    if (!isLoose(event) || event.afterEvent !== id) continue;
    if (first === '' || event.rank < first) first = event.rank;
  }
  const rank = first === '' ? lastRank(events) : rankBetween('', first);
  return { precision: 'unknown', occurredAt: '', occurredLatest: '', afterEvent: id, rank };
}

/**
 * Time and place for a new event directly after `id`: between this event and
 * the next one as far as their times tell, marked as inferred. No time is
 * made up: the result is a range, or an order only.
 */
export function insertAfter(events: readonly TimelineEvent[], id: RecordId): Placed {
  const index = events.findIndex((event) => event.id === id);
  const before = events[index];
  const after = events[index + 1];
  if (before === undefined || after === undefined || isLoose(before) || isLoose(after)) {
    return unknownAfter(events, before?.id ?? '');
  }
  const [from, to] = [whenOf(before).earliest, whenOf(after).latest];
  const [start, next] = [before.occurredAt, after.occurredAt];
  if (start === next) {
    // No room in time: the same time, between them by rank.
    const fields = { precision: before.precision, occurredAt: start, occurredLatest: before.occurredLatest };
    return {
      ...fields,
      toleranceSec: before.toleranceSec,
      rank: rankBetween(before.rank, after.rank),
      inferred: ['time'],
    };
  }
  const latest = after.precision === 'between' || after.precision === 'date' ? next : instantOf(to);
  return {
    precision: 'between',
    occurredAt: before.precision === 'approximate' ? start : instantOf(from),
    occurredLatest: latest,
    rank: lastRank(events),
    inferred: ['time'],
  };
}

export interface Move {
  readonly id: RecordId;
  readonly fields: Placed;
}

/**
 * Moves an event one place up or down, or gives why it cannot: the order of
 * events with different times is told by the times. Events at the same time
 * trade places by rank; an event of unknown time goes behind another one.
 */
export function moveEvent(
  events: readonly TimelineEvent[],
  id: RecordId,
  delta: -1 | 1,
): readonly Move[] | 'ends' | 'by time' {
  const index = events.findIndex((event) => event.id === id);
  const event = events[index];
  if (event === undefined) return 'ends';
  return isLoose(event) ? moveLoose(events, index, delta) : moveTimed(events, index, delta);
}

/** Among the events at the very same time; those of unknown time that follow one go along with it. */
function moveTimed(
  events: readonly TimelineEvent[],
  index: number,
  delta: -1 | 1,
): readonly Move[] | 'ends' | 'by time' {
  const event = events[index];
  if (event === undefined) return 'ends';
  const latest = whenOf(event).latest;
  const group = events.filter(
    (one) => !isLoose(one) && one.occurredAt === event.occurredAt && whenOf(one).latest === latest,
  );
  const from = group.indexOf(event);
  const other = group[from + delta];
  if (other === undefined) return events[index + delta] === undefined ? 'ends' : 'by time';
  if (new Set(group.map((one) => one.rank)).size < group.length) return ranked(swapped(group, from, delta));
  const beyond = group[from + 2 * delta]?.rank ?? '';
  const rank = delta === 1 ? rankBetween(other.rank, beyond) : rankBetween(beyond, other.rank);
  return [{ id: event.id, fields: { rank } }];
}

function swapped(group: readonly TimelineEvent[], from: number, delta: -1 | 1): TimelineEvent[] {
  const out = group.filter((_, i) => i !== from);
  const event = group[from];
  if (event !== undefined) out.splice(from + delta, 0, event);
  return out;
}

/** New ranks for all, where equal ones (ordered by id so far) leave no room. */
function ranked(group: readonly TimelineEvent[]): Move[] {
  let rank = '';
  return group.map(({ id }) => {
    rank = rankAfter(rank);
    return { id, fields: { rank } };
  });
}

/** One place up or down. */
function moveLoose(events: readonly TimelineEvent[], index: number, delta: -1 | 1): readonly Move[] | 'ends' {
  const event = events[index];
  const above = events[index - 1];
  const target = events[delta === 1 ? index + 1 : index - 2];
  if (event === undefined) return 'ends';
  // Up to the very top is possible only where no event has a time.
  if (target === undefined && (delta === 1 || above === undefined || !isLoose(above))) return 'ends';
  return behind(events, event, above?.id ?? '', target?.id ?? '');
}

/**
 * Moves an event of unknown time directly behind any other, "" for the top,
 * which is free only where no event has a time. No moves when it is there
 * already, or cannot go there.
 */
export function moveBehind(
  events: readonly TimelineEvent[],
  id: RecordId,
  target: RecordId,
): readonly Move[] {
  const index = events.findIndex((event) => event.id === id);
  const event = events[index];
  const above = events[index - 1]?.id ?? '';
  if (event === undefined || !isLoose(event) || target === id || target === above) return [];
  const free = target === '' ? events.slice(0, 1).every(isLoose) : events.some((one) => one.id === target);
  return free ? behind(events, event, above, target) : [];
}

/**
 * The event comes directly behind the target; what followed it hangs on the
 * one above its old place instead, so that nothing else moves.
 */
function behind(
  events: readonly TimelineEvent[],
  event: TimelineEvent,
  above: RecordId,
  target: RecordId,
): readonly Move[] {
  const rest = events.filter((one) => one.id !== event.id);
  const moves: Move[] = [];
  // From the last to the first, each directly behind the one above.
  for (const follower of rest.filter((one) => isLoose(one) && one.afterEvent === event.id).toReversed()) {
    const { afterEvent = '', rank = '' } = unknownAfter(applyMoves(rest, moves), above);
    moves.push({ id: follower.id, fields: { afterEvent, rank } });
  }
  const { afterEvent = '', rank = '' } = unknownAfter(applyMoves(rest, moves), target);
  return [...moves, { id: event.id, fields: { afterEvent, rank } }];
}

function applyMoves(events: readonly TimelineEvent[], moves: readonly Move[]): readonly TimelineEvent[] {
  if (moves.length === 0) return events;
  const byId = new Map(moves.map((move) => [move.id, move.fields]));
  return events.map((event) => ({ ...event, ...byId.get(event.id) }));
}

/**
 * Events of unknown time that stay while others go keep their place: behind
 * the nearest event above that stays.
 */
export function closedUp(events: readonly TimelineEvent[], gone: ReadonlySet<RecordId>): readonly Move[] {
  const moves: Move[] = [];
  let above = '';
  for (const event of events) {
    if (gone.has(event.id)) continue;
    if (isLoose(event) && gone.has(event.afterEvent))
      moves.push({ id: event.id, fields: { afterEvent: above } });
    above = event.id;
  }
  return moves;
}
