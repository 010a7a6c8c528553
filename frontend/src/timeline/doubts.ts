import { milestoneLabels } from '../domain/labels';
import { milestoneEvent } from '../domain/durations';
import type { Milestone, RecordId, TimelineEvent } from '../domain/records';
import { endOf, msOf, whenOf, type When } from '../domain/when';

/**
 * Times that cannot all be true. They are kept as they were told and marked:
 * which of the two is wrong only a person knows. Where uncertainty leaves room
 * for both nothing is marked.
 */

export type Doubt = 'end' | 'latest' | 'known';

const minute = 60_000;

/** What contradicts itself in the times of one event. */
export function doubtsOf(event: TimelineEvent): readonly Doubt[] {
  // Nearly all have one time only, and the list asks for every row it draws.
  if (event.endedAt === '' && event.knownAt === '' && event.occurredLatest === '') return [];
  const when = whenOf(event);
  if (!when.known) return [];
  const doubts: Doubt[] = [];
  const end = endOf(event);
  if (end.known && before(end, when)) doubts.push('end');
  const ranged = event.precision === 'between' || event.precision === 'date';
  if (ranged && event.occurredLatest !== '' && msOf(event.occurredLatest) < msOf(event.occurredAt)) {
    doubts.push('latest');
  }
  // It is told to the minute: any moment of that minute will do.
  if (event.knownAt !== '' && msOf(event.knownAt) + minute <= when.earliest) doubts.push('known');
  return doubts;
}

/** For the inspector and for a screen reader. */
export const doubtTexts: Readonly<Record<Doubt, string>> = {
  end: 'The end is before the start: one of the two may be wrong.',
  latest: 'The latest time is before the earliest: one of the two may be wrong.',
  known: 'Known before it happened: one of the two times may be wrong.',
};

/** All of `a` is before all of `b`. */
function before(a: When, b: When): boolean {
  return a.latest < b.earliest;
}

/** Milestones in the order in which they usually come. Declared and escalated have no fixed place. */
const usual: readonly Milestone[] = ['impact_started', 'detected', 'acknowledged', 'mitigated', 'resolved'];

export interface Disorder {
  /** "acknowledged before detected" */
  readonly text: string;
  /** The event that certainly came first, though its milestone comes later. */
  readonly event: RecordId;
}

/** Milestones that certainly came before one that they usually follow; those before the impact are told by its durations. */
export function disorders(events: readonly TimelineEvent[]): readonly Disorder[] {
  const known = usual.flatMap((milestone) => {
    const event = milestoneEvent(events, milestone);
    const when = event === undefined ? undefined : whenOf(event);
    return event === undefined || when?.known !== true ? [] : [{ milestone, event, when }];
  });
  const out: Disorder[] = [];
  known.forEach((later, i) => {
    // The nearest one that it jumped is enough.
    const jumped = known
      .slice(0, i)
      .findLast(({ milestone, when }) => milestone !== 'impact_started' && before(later.when, when));
    if (jumped === undefined) return;
    const text = `${milestoneLabels[later.milestone]} before ${milestoneLabels[jumped.milestone]}`;
    out.push({ text, event: later.event.id });
  });
  return out;
}
