import type { Attendee } from './planned';
import type { Milestone, PostMortemFields, Question, RecordId, TimelineEvent } from '../records';
import type { PromptField } from '../templates';

/** What is there before the meeting and what is not. No score: each line says what one could still do. */
export interface Readiness {
  /** The key facts without an answer. */
  readonly factsOpen: readonly PromptField[];
  readonly facts: number;
  /** Events that are told, and those of them that nothing shows yet, in their order. */
  readonly events: number;
  readonly bare: readonly RecordId[];
  /** Questions without an answer, in their order; of events that are told or of the whole incident. */
  readonly questions: readonly Question[];
  /** Milestones that the durations need and nothing has. */
  readonly milestones: readonly Milestone[];
  /** Attendees who have looked through the timeline, and who have not. */
  readonly reviewed: readonly Attendee[];
  readonly unread: readonly Attendee[];
}

const factFields = [
  'awareness',
  'impact',
  'sequence',
  'resolution',
] as const satisfies readonly PromptField[];

const wanted: readonly Milestone[] = ['impact_started', 'detected', 'acknowledged', 'mitigated', 'resolved'];

export function readinessOf(now: {
  readonly root: Pick<PostMortemFields, (typeof factFields)[number]>;
  readonly events: readonly TimelineEvent[];
  readonly questions: readonly Question[];
  readonly attendees: readonly Attendee[];
}): Readiness {
  // What is hidden is left aside in the meeting as well.
  const told = now.events.filter((event) => !event.hidden);
  const hidden = new Set(now.events.flatMap((event) => (event.hidden ? [event.id] : [])));
  const reached = new Set(told.map((event) => event.milestone));
  return {
    factsOpen: factFields.filter((field) => now.root[field].trim() === ''),
    facts: factFields.length,
    events: told.length,
    bare: told.filter((event) => event.evidence.length === 0).map(({ id }) => id),
    questions: now.questions.filter(
      (question) => question.status === 'open' && question.text.trim() !== '' && !hidden.has(question.event),
    ),
    milestones: wanted.filter((milestone) => !reached.has(milestone)),
    reviewed: now.attendees.filter(({ attendance }) => attendance.reviewedAt !== ''),
    unread: now.attendees.filter(({ attendance }) => attendance.reviewedAt === ''),
  };
}

/**
 * "Ana", "Ana and Ben", "Ana, Ben and 12 others": never more than three parts.
 * Each name is isolated: two from right to left would change places.
 */
export function someNames(names: readonly string[]): string {
  const [first = '', second = '', third = ''] = names.slice(0, 3).map((name) => `\u2068${name}\u2069`);
  if (names.length <= 1) return first;
  if (names.length === 2) return `${first} and ${second}`;
  if (names.length === 3) return `${first}, ${second} and ${third}`;
  return `${first}, ${second} and ${String(names.length - 2)} others`;
}
