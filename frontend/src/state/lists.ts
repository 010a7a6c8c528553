import { rankBetween } from '../domain/rank';
import type { FieldsByKind, Kind, RecordId } from '../domain/records';
import type { App, Stage } from './app.svelte';
import type { Session } from './types';

/** What the lists of people, factors, lessons and actions share: adding, moving and removing with a way back. */

export type ListKind = 'participant' | 'factor' | 'lesson' | 'action';

/** Words for one record of each kind, as in "Delete action". */
export const nouns: Readonly<Record<ListKind, string>> = {
  participant: 'participant',
  factor: 'contributing factor',
  lesson: 'lesson',
  action: 'action',
};

/** The stage a kind of record is shown in. */
export const stageOf: Readonly<Record<Kind, Stage>> = {
  postmortem: 'facts',
  participant: 'people',
  source: 'timeline',
  evidence: 'timeline',
  event: 'timeline',
  question: 'timeline',
  factor: 'factors',
  lesson: 'lessons',
  action: 'actions',
  meeting: 'meeting',
  attendance: 'meeting',
  visit: 'meeting',
  idea: 'meeting',
};

/** Adds one record per line at the end of its list, as one undo step; gives the id of the last. */
export function addLines<K extends ListKind>(
  session: Session,
  kind: K,
  lines: readonly string[],
  fields: (line: string) => Partial<FieldsByKind[K]>,
): RecordId {
  let last: RecordId = '';
  const label = lines.length === 1 ? `Add ${nouns[kind]}` : `Add ${String(lines.length)} ${nouns[kind]}s`;
  session.transact(label, (draft) => {
    for (const line of lines) {
      const rank = rankBetween(draft.list(kind).at(-1)?.rank ?? '', '');
      last = draft.create(kind, { ...fields(line), rank }, label);
    }
  });
  return last;
}

/**
 * Moves a record one place up or down within `among`, which is a part of its
 * kind's list in display order (one prompt of the lessons, say), and says the
 * new place. Gives false at the ends.
 */
export function moveRecord(
  app: App,
  session: Session,
  kind: ListKind,
  id: RecordId,
  delta: -1 | 1,
  among: readonly { readonly id: RecordId; readonly rank: string }[],
): boolean {
  const from = among.findIndex((record) => record.id === id);
  const to = from + delta;
  if (from < 0 || to < 0 || to >= among.length) return false;
  const [before, after] = delta === 1 ? [among[to], among[to + 1]] : [among[to - 1], among[to]];
  const rank = rankBetween(before?.rank ?? '', after?.rank ?? '');
  session.update(kind, id, { rank }, `Move ${nouns[kind]}`);
  app.announce(`Moved to place ${String(to + 1)}.`);
  return true;
}

/** Removes a record at once and offers the way back. */
export function removeRecord(app: App, session: Session, kind: ListKind, id: RecordId, name: string): void {
  session.remove(kind, id, `Delete ${nouns[kind]}`);
  if (app.selection?.id === id) app.selection = null;
  offerUndo(
    app,
    session,
    name.trim() === '' ? `${capital(nouns[kind])} deleted.` : `“${shorten(name, 60)}” deleted.`,
  );
}

/**
 * Says what was just done and offers the way back. The message may outlive its
 * step: it goes when that is taken back otherwise, and undoes it only while
 * nothing came after it. `back` runs after the undo.
 */
export function offerUndo(app: App, session: Session, message: string, back?: () => void): void {
  const step = session.lastStep;
  const run = async (): Promise<void> => {
    if (session.lastStep !== step) {
      app.toast('More was changed since. Undo (Ctrl Z) goes back step by step.');
      return;
    }
    await session.undo();
    back?.();
  };
  app.toast(message, {
    action: { label: 'Undo', run },
    holds: () => app.session === session && session.isDone(step),
  });
}

/** Why a value was refused by the backend, "" when it was not. */
export function problemOf(session: Session, kind: Kind, id: RecordId, field: string): string {
  const refusal = session.saving.refused.find(
    (refused) => refused.edit.kind === kind && refused.edit.record === id && refused.field === field,
  );
  return refusal?.message ?? '';
}

/** Made when it is needed: to make it takes milliseconds of the start. */
let graphemes: Intl.Segmenter | undefined;

/** The first letters of a text, with an ellipsis where it was cut; never inside a character. */
export function shorten(text: string, length: number): string {
  // A letter has at least one unit: most texts need no closer look, and that takes a millisecond.
  if (text.length <= length) return text;
  // Segmenting a megabyte takes long; a letter seldom has more than 32 parts.
  const start = text.slice(0, length * 32);
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let count = 0;
  let kept = start.length;
  for (const { index } of graphemes.segment(start)) {
    count += 1;
    if (count === length) kept = index;
    if (count > length) break;
  }
  if (count <= length && start.length === text.length) return text;
  return `${text.slice(0, kept).trimEnd()}…`;
}

/** Options of a field with a few fixed values; the value "" reads "Not set". */
export function choices<T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
): readonly { readonly value: T; readonly label: string }[] {
  return values.map((value) => ({ value, label: value === '' ? 'Not set' : capital(labels[value]) }));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
