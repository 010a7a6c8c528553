import type { Contribution, ParsedWhen, ProposedEvent } from '../../backend/backend';
import { cleanLine } from '../../domain/clean';
import { personOfLine } from '../../domain/personline';
import type { RecordId, TimelineEvent } from '../../domain/records';
import { fieldsOfWhen } from '../../parts/outcome';
import type { Session } from '../../state/types';

/** What was ticked of a contribution. */
export interface Accepted {
  /** Who remembers it; "" when nobody said. */
  readonly name: string;
  readonly memories: readonly { readonly proposal: ProposedEvent; readonly when: ParsedWhen | null }[];
  readonly questions: readonly string[];
}

/** What the source of all contributions is called; one that is there already is taken. */
const sourceName = 'What people remember';

const folded = (text: string): string => cleanLine(text).trim().toLowerCase();
const same = (a: string, b: string): boolean => folded(a) === folded(b);

/** The participant whom a name means. */
export function personNamed(session: Pick<Session, 'list'>, name: string): RecordId | undefined {
  const person = personOfLine(cleanLine(name));
  if (person.name === '') return undefined;
  return session.list('participant').find((one) => same(one.name, person.name))?.id;
}

/** True for a memory that is an event already: a file that is read twice adds nothing twice. */
export function isEvent(proposal: ProposedEvent, events: readonly TimelineEvent[]): boolean {
  const at = proposal.when?.occurredAt ?? '';
  return events.some(
    (event) =>
      same(event.title, proposal.title) &&
      (event.occurredAt === at || (event.original !== '' && event.original === proposal.text)),
  );
}

/** True for a question that is asked already. */
export function isAsked(text: string, session: Pick<Session, 'list'>): boolean {
  return session.list('question').some((question) => same(question.text, text));
}

/** True if a person filled in nothing. */
export function isEmpty(contribution: Contribution): boolean {
  return contribution.memories.length + contribution.questions.length === 0;
}

/** "Add 2 events and 1 question". */
export function acceptWords(events: number, questions: number): string {
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
  const parts = [
    events > 0 ? count(events, 'event') : '',
    questions > 0 ? count(questions, 'question') : '',
  ].filter(Boolean);
  return parts.length === 0 ? 'Add nothing' : `Add ${parts.join(' and ')}`;
}

/** Adds what was ticked as one undo step, with who remembers it. */
export function accept(session: Session, accepted: Accepted): void {
  const { memories, questions } = accepted;
  if (memories.length + questions.length === 0) return;
  const label = acceptWords(memories.length, questions.length);
  session.transact(label, (draft) => {
    const rememberedBy = rememberer(draft, accepted.name, label);
    const source = memories.length === 0 ? '' : sourceOf(draft, label);
    let before = draft.ids('event').at(-1) ?? '';
    for (const { proposal, when } of memories) {
      const { title, description, text } = proposal;
      const loose = when === null || when.precision === 'unknown';
      before = draft.create(
        'event',
        {
          // What has no time keeps its place in what the person told.
          ...fieldsOfWhen(when, loose ? draft.list('event') : [], before),
          title,
          description,
          original: text,
          source,
          rememberedBy,
        },
        label,
      );
    }
    for (const text of questions) draft.create('question', { text, rememberedBy }, label);
  });
}

function rememberer(draft: Session, name: string, label: string): RecordId {
  const known = personNamed(draft, name);
  if (known !== undefined || cleanLine(name).trim() === '') return known ?? '';
  return draft.create('participant', personOfLine(cleanLine(name)), label);
}

function sourceOf(draft: Session, label: string): RecordId {
  const people = draft.list('source').filter(({ kind }) => kind === 'person');
  const own = people.find(({ name }) => name === sourceName) ?? people[0];
  return own?.id ?? draft.create('source', { name: sourceName, kind: 'person' }, label);
}
