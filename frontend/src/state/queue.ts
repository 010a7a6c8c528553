import { newId } from '../base/ids';
import type { DocumentSnapshot } from '../backend/backend';
import type { Edit } from '../domain/records';
import type { RefusedEdit } from './types';

/** Pure rules about lists of edits that wait to be saved. */

/**
 * Adds an edit to the end of the list, in place. An edit that goes on with the
 * last one (same step, same record) is folded into it: twenty keystrokes
 * become one edit. Not if the last one was sent before (`sent` holds the ids):
 * it may have been stored although the answer was lost, and a stored id stands
 * for exactly what was sent.
 */
export function enqueue(waiting: Edit[], edit: Edit, sent: ReadonlySet<string>): void {
  const last = waiting.at(-1);
  const goesOn =
    last !== undefined &&
    !sent.has(last.id) &&
    last.group === edit.group &&
    last.kind === edit.kind &&
    last.record === edit.record &&
    last.op !== 'delete' &&
    edit.op === 'update';
  if (goesOn) {
    waiting[waiting.length - 1] = { ...last, label: edit.label, fields: { ...last.fields, ...edit.fields } };
  } else waiting.push(edit);
}

/**
 * The edits that still make sense on a newer state: creating what is there
 * becomes an update, deleting what is gone is dropped. An update of what is
 * gone stays, so that the backend refuses it and the person learns of it.
 */
export function rebase(snapshot: DocumentSnapshot, edits: readonly Edit[]): readonly Edit[] {
  const here = new Set(snapshot.records.map((record) => record.id));
  const out: Edit[] = [];
  for (const edit of edits) {
    const exists = here.has(edit.record);
    if (edit.op === 'create') {
      here.add(edit.record);
      out.push(exists ? { ...edit, op: 'update' } : edit);
    } else if (edit.op === 'delete') {
      here.delete(edit.record);
      if (exists) out.push(edit);
    } else out.push(edit);
  }
  return out;
}

/**
 * What is left of effects that came from the backend where edits that were
 * made since then speak about the same fields: those are newer and stay.
 */
export function withoutNewer(effects: readonly Edit[], newer: readonly Edit[]): readonly Edit[] {
  if (newer.length === 0) return effects;
  return effects
    .map((effect) => {
      if (effect.op === 'delete') return effect;
      const touched = new Set(
        newer
          .filter((edit) => edit.record === effect.record)
          .flatMap((edit) => (edit.op === 'delete' ? Object.keys(effect.fields) : Object.keys(edit.fields))),
      );
      const fields = Object.fromEntries(Object.entries(effect.fields).filter(([name]) => !touched.has(name)));
      return { ...effect, fields };
    })
    .filter((effect) => effect.op !== 'update' || Object.keys(effect.fields).length > 0);
}

/**
 * Takes what was refused out of an edit. With a field, only that field is
 * taken and the rest can be sent again; without one the whole edit is.
 * `rest` is null when nothing is left to send.
 */
export function split(
  edit: Edit,
  field: string,
  message: string,
): { readonly rest: Edit | null; readonly refused: RefusedEdit } {
  const value = edit.fields[field];
  if (value === undefined) return { rest: null, refused: { edit, field: '', message } };
  const fields = Object.fromEntries(Object.entries(edit.fields).filter(([name]) => name !== field));
  const only = edit.op === 'update' && Object.keys(fields).length === 0;
  return {
    rest: only ? null : { ...edit, fields },
    // A new id, because the rest goes on under the old one.
    refused: {
      edit: { ...edit, id: only ? edit.id : newId(), op: 'update', fields: { [field]: value } },
      field,
      message,
    },
  };
}

/** The refusals that an edit does not settle: typing in a field anew gives its old refusal up. */
export function stillRefused(refused: readonly RefusedEdit[], edit: Edit): readonly RefusedEdit[] {
  return refused.filter(
    (one) =>
      one.edit.record !== edit.record ||
      (edit.op !== 'delete' && !(one.field !== '' && one.field in edit.fields)),
  );
}
