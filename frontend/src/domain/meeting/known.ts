import type { RecordId, TimelineEvent } from '../records';
import { msOf, whenOf } from '../when';

/**
 * What was known at a moment. Looking back, everything is plain; at the time
 * it was not. With this way of looking the review goes from event to event in
 * the order in which people learned of them, and shows nothing that nobody
 * knew yet.
 */

type Told = Pick<
  TimelineEvent,
  'id' | 'precision' | 'occurredAt' | 'occurredLatest' | 'toleranceSec' | 'knownAt'
>;

/**
 * When people learned of an event, in milliseconds: `knownAt`, else when it
 * happened, by the latest reading of an uncertain time, because nobody knew it
 * before. NaN where no time tells.
 */
export function knownMs(event: Told): number {
  const told = msOf(event.knownAt);
  if (!Number.isNaN(told)) return told;
  const when = whenOf(event);
  return when.known ? when.latest : NaN;
}

export interface Step<T> {
  readonly event: T;
  /** The moment that is looked from; NaN while no event before has a time. */
  readonly moment: number;
  /** It was known only after it had happened. */
  readonly late: boolean;
}

/**
 * The events in the order of the review. Plain: as the list has them. With
 * `asKnown`: by when people learned of them; one without a time stays behind
 * the event before it.
 */
export function stepsOf<T extends Told>(events: readonly T[], asKnown: boolean): readonly Step<T>[] {
  let last = NaN;
  const steps = events.map((event): Step<T> => {
    const known = knownMs(event);
    const when = whenOf(event);
    if (!Number.isNaN(known)) last = known;
    return { event, moment: last, late: when.known && !Number.isNaN(known) && known > when.latest };
  });
  if (!asKnown) return steps;
  // Before all times come those that no time tells; the sort keeps the order of equals.
  const at = (step: Step<T>): number => (Number.isNaN(step.moment) ? -Infinity : step.moment);
  return steps.toSorted((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)));
}

/** The step of an event, or the nearest one still there, so that a deleted event loses nobody their place. */
export function placeOf<T extends Told>(steps: readonly Step<T>[], id: RecordId, fallback: number): number {
  const at = steps.findIndex((step) => step.event.id === id);
  return at >= 0 ? at : Math.max(0, Math.min(fallback, steps.length - 1));
}

export interface View {
  /** What the picture shows: the events up to the step, each with whether it was known. */
  readonly seen: readonly { readonly id: RecordId; readonly ms: number; readonly known: boolean }[];
  /** The end of the picture, NaN for no end. */
  readonly until: number;
  /** How many had happened that nobody knew of yet. */
  readonly veiled: number;
}

/** The picture from a step: all of it, or only what was known then. */
export function viewFrom<T extends Told>(
  events: readonly T[],
  step: Step<T> | undefined,
  asKnown: boolean,
): View {
  const placed = events
    .map((event) => ({ event, when: whenOf(event) }))
    .filter(({ when }) => when.known)
    .map(({ event, when }) => ({ id: event.id, ms: when.earliest, knownMs: knownMs(event) }));
  const now = step?.moment ?? NaN;
  if (!asKnown) return { seen: placed.map(({ id, ms }) => ({ id, ms, known: true })), until: NaN, veiled: 0 };
  // Before all times nothing was known.
  if (Number.isNaN(now)) return { seen: [], until: NaN, veiled: 0 };
  const seen = placed
    .filter(({ ms, id }) => ms <= now || id === step?.event.id)
    .map((one) => ({ id: one.id, ms: one.ms, known: one.knownMs <= now }));
  return { seen, until: now, veiled: seen.filter((one) => !one.known).length };
}
