import { attendeesOf, plannedMeeting } from '../../domain/meeting/planned';
import { isOpen } from '../../domain/openaction';
import type { TimelineEvent } from '../../domain/records';
import type { Section } from '../../domain/templates';
import type { Session } from '../../state/types';

export interface StageProgress {
  readonly dot: 'empty' | 'begun' | 'done';
  /** "2/4", "23" or "". */
  readonly count: string;
}

const filled = (text: string): boolean => text.trim() !== '';

/**
 * How far each stage is. "Done" says only what can be told from the document
 * itself: every question answered, impact window known, a meeting held, every open
 * action with an owner. It is a help for the eye, never a gate.
 */
export function stageProgress(
  session: Pick<Session, 'root' | 'list'>,
  events: readonly Pick<TimelineEvent, 'milestone'>[] = session.list('event'),
): Readonly<Record<Section, StageProgress>> {
  const { root } = session;
  const people = session.list('participant');
  const meetings = session.list('meeting');
  const planned = plannedMeeting(meetings);
  const coming =
    planned === undefined ? 0 : attendeesOf(planned.id, people, session.list('attendance')).length;
  const factors = session.list('factor');
  const lessons = session.list('lesson');
  const actions = session.list('action');

  const facts = [root.awareness, root.impact, root.sequence, root.resolution].filter(filled).length;
  const texts = [root.summary, root.analysis, root.trigger].filter(filled).length;
  const has = (milestone: string): boolean => events.some((event) => event.milestone === milestone);
  const prompts = new Set(lessons.filter((lesson) => filled(lesson.text)).map((lesson) => lesson.prompt))
    .size;
  const open = actions.filter(isOpen);

  return {
    facts: { dot: dot(facts > 0, facts === 4), count: `${facts}/4` },
    timeline: {
      dot: dot(events.length > 0, has('impact_started') && has('resolved')),
      count: tally(events.length),
    },
    people: {
      dot: dot(people.length > 0, people.length > 0 && people.every((one) => filled(one.role))),
      count: tally(people.length),
    },
    meeting: {
      dot: dot(
        root.meetingAt !== '' || meetings.length > 0,
        meetings.some((one) => one.endedAt !== ''),
      ),
      count: tally(coming),
    },
    summary: { dot: dot(texts > 0, texts === 3), count: '' },
    factors: {
      dot: dot(factors.length > 0, factors.length > 0 && factors.every((one) => one.events.length > 0)),
      count: tally(factors.length),
    },
    lessons: { dot: dot(lessons.length > 0, prompts === 4), count: tally(lessons.length) },
    actions: {
      dot: dot(
        actions.length > 0,
        actions.length > 0 && open.every((one) => filled(one.owner) && one.dueOn !== ''),
      ),
      count: tally(actions.length),
    },
  };
}

function dot(begun: boolean, done: boolean): StageProgress['dot'] {
  return done ? 'done' : begun ? 'begun' : 'empty';
}

function tally(count: number): string {
  return count === 0 ? '' : String(count);
}
