import type { Session } from '../../../state/types';

export interface Added {
  readonly id: string;
  readonly at: string;
  readonly text: string;
}

/** What the meeting that began at `from` put into the document, the latest last. Parked ideas have a list of their own. */
export function addedIn(session: Pick<Session, 'list'>, from: string): readonly Added[] {
  if (from === '') return [];
  const all: readonly Added[] = [
    ...session.list('event').map((one) => ({ id: one.id, at: one.addedAt, text: one.title })),
    ...session.list('question').map((one) => ({ id: one.id, at: one.addedAt, text: one.text })),
    ...session.list('factor').map((one) => ({ id: one.id, at: one.addedAt, text: one.title })),
    ...session.list('lesson').map((one) => ({ id: one.id, at: one.addedAt, text: one.text })),
    ...session.list('action').map((one) => ({ id: one.id, at: one.addedAt, text: one.title })),
  ];
  return all.filter((one) => one.at >= from).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
