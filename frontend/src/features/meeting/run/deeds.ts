import type {
  ActionFields,
  ActionItem,
  Attendance,
  Lesson,
  LessonFields,
  RecordId,
} from '../../../domain/records';
import { addDays } from '../../../domain/dates';
import type { Session } from '../../../state/types';

/**
 * What a meeting writes down: each is one step that can be undone, and carries
 * the time at which the room said it.
 */

export function askQuestion(session: Session, event: RecordId, text: string, at: string): RecordId {
  return session.create('question', { text, event, addedAt: at }, 'Ask a question');
}

export function answerQuestion(session: Session, id: RecordId, answer: string): void {
  session.update(
    'question',
    id,
    { answer, status: answer === '' ? 'open' : 'answered' },
    'Answer a question',
  );
}

export function parkIdea(session: Session, event: RecordId, text: string, at: string): RecordId {
  return session.create('idea', { text, event, addedAt: at }, 'Park an idea');
}

/** A factor that the room named, citing the event it was looking at. */
export function addFactor(session: Session, title: string, event: RecordId, at: string): RecordId {
  const events = event === '' ? [] : [event];
  return session.create('factor', { title, events, addedAt: at }, 'Add contributing factor');
}

/** Cites an event in a factor, or no longer. */
export function citeEvent(session: Session, factor: RecordId, event: RecordId): void {
  const events = session.get('factor', factor)?.events;
  if (events === undefined || event === '') return;
  const cited = events.includes(event);
  session.update(
    'factor',
    factor,
    { events: cited ? events.filter((id) => id !== event) : [...events, event] },
    cited ? 'Cite an event no longer' : 'Cite an event',
  );
}

export function addLesson(
  session: Session,
  prompt: LessonFields['prompt'],
  text: string,
  at: string,
): RecordId {
  return session.create('lesson', { prompt, text, addedAt: at }, 'Add lesson');
}

/** Lessons of one topic stand together; "" takes them apart again. */
export function groupLessons(session: Session, ids: readonly RecordId[], topic: string): void {
  session.transact('Group lessons', (draft) => {
    for (const id of ids) draft.update('lesson', id, { topic }, 'Group lessons');
  });
}

/** Makes one lesson of several: the first keeps its place, texts and cited events come together. */
export function mergeLessons(session: Session, lessons: readonly Lesson[]): RecordId {
  const [first, ...others] = lessons;
  if (first === undefined || others.length === 0) return first?.id ?? '';
  const texts = [...new Set(lessons.map((lesson) => lesson.text.trim()).filter((text) => text !== ''))];
  const events = [...new Set(lessons.flatMap((lesson) => lesson.events))];
  session.transact('Merge lessons', (draft) => {
    draft.update('lesson', first.id, { text: texts.join('\n\n'), events }, 'Merge lessons');
    for (const one of others) draft.remove('lesson', one.id, 'Merge lessons');
  });
  return first.id;
}

/** The lessons of a prompt, those of one topic together where its first one stands. */
export function inTopics(lessons: readonly Lesson[]): readonly Lesson[] {
  const topics = new Map<string, Lesson[]>();
  for (const lesson of lessons) {
    // One without a topic is a topic of its own.
    const key = lesson.topic === '' ? lesson.id : ` ${lesson.topic}`;
    topics.set(key, [...(topics.get(key) ?? []), lesson]);
  }
  return [...topics.values()].flat();
}

export function addAction(session: Session, title: string, at: string): RecordId {
  return session.create('action', { title, addedAt: at }, 'Add action');
}

export function changeAction(
  session: Session,
  id: RecordId,
  fields: Partial<ActionFields>,
  label = 'Edit action',
): void {
  session.update('action', id, fields, label);
}

/** "We choose not to" is an answer, kept with its reason. */
export function declineAction(session: Session, id: RecordId, reason: string): void {
  changeAction(session, id, { status: 'declined', reason }, 'Choose not to');
}

/**
 * Lets the actions of this meeting rest: they stay proposed for two working
 * days, or no longer. `today` and the result are dates as "2026-11-27".
 */
export function soakActions(session: Session, actions: readonly ActionItem[], today: string): string {
  const until = actions.some((one) => one.proposedUntil === '') ? workingDaysAfter(today, 2) : '';
  session.transact(until === '' ? 'Agree on the actions' : 'Let the actions rest', (draft) => {
    for (const one of actions) {
      draft.update('action', one.id, { proposedUntil: until }, 'Let the actions rest');
    }
  });
  return until;
}

/** The date some working days later; Saturday and Sunday are none. */
export function workingDaysAfter(date: string, days: number): string {
  let at = date;
  for (let left = days; left > 0;) {
    at = addDays(at, 1);
    if (![0, 6].includes(new Date(at).getUTCDay())) left -= 1;
  }
  return at;
}

/** The facts are understood: actions open. With a reason: they open although they are not. */
export function openActions(session: Session, meeting: RecordId, at: string, override: string | null): void {
  session.update(
    'meeting',
    meeting,
    override === null
      ? { understoodAt: at, overridden: false, overrideReason: '' }
      : { overridden: true, overrideReason: override },
    override === null ? 'Agree that the facts are understood' : 'Open the actions early',
  );
}

export function checkIn(session: Session, one: Attendance, fields: Partial<Attendance>): void {
  session.update('attendance', one.id, { present: true, ...fields }, 'Check in');
}

export type Poll = 'learnedYes' | 'learnedNo' | 'againYes' | 'againNo';

/** One more answer of the check-out; nobody signs it. */
export function countAnswer(session: Session, meeting: RecordId, answer: Poll): void {
  const before = session.get('meeting', meeting)?.[answer] ?? 0;
  session.update('meeting', meeting, { [answer]: before + 1 }, 'Count an answer');
}

/** A sentence of the check-out, below those that are there. */
export function addWords(session: Session, meeting: RecordId, words: string): void {
  const before = session.get('meeting', meeting)?.words ?? '';
  session.update('meeting', meeting, { words: before === '' ? words : `${before}\n${words}` }, 'Add words');
}
