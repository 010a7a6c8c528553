import type { Kind, RecordId } from '../domain/records';

/**
 * What is selected: one record that the inspector shows, and more of the same
 * kind that are selected with it. List and picture show the same selection.
 */
export interface Selection {
  readonly kind: Kind;
  readonly id: RecordId;
  /** The others, without `id`, in the order of the list. */
  readonly more?: readonly RecordId[];
}

/** All selected records of a kind, the one in the inspector first. */
export function selectedIds(selection: Selection | null, kind: Kind): readonly RecordId[] {
  if (selection?.kind !== kind) return [];
  return [selection.id, ...(selection.more ?? [])];
}

/** Selects these records; `primary` goes to the inspector (the last one when it is not among them). */
export function selectionOf(kind: Kind, ids: readonly RecordId[], primary?: RecordId): Selection | null {
  const unique = [...new Set(ids)];
  const first = primary !== undefined && unique.includes(primary) ? primary : unique.at(-1);
  if (first === undefined) return null;
  const more = unique.filter((id) => id !== first);
  return more.length === 0 ? { kind, id: first } : { kind, id: first, more };
}

/** Adds a record to the selection and shows it, or takes it away again. */
export function toggled(selection: Selection | null, kind: Kind, id: RecordId): Selection | null {
  const before = selectedIds(selection, kind);
  if (!before.includes(id)) return selectionOf(kind, [...before, id], id);
  return selectionOf(
    kind,
    before.filter((one) => one !== id),
  );
}

/**
 * Selects everything from the record in the inspector to `id`, in the order of
 * `ids` (the list's). The record in the inspector stays the anchor.
 */
export function extendedTo(
  selection: Selection | null,
  kind: Kind,
  ids: readonly RecordId[],
  id: RecordId,
): Selection | null {
  const anchor = selection?.kind === kind ? ids.indexOf(selection.id) : -1;
  const to = ids.indexOf(id);
  if (to < 0) return selection;
  if (anchor < 0) return { kind, id };
  return selectionOf(kind, ids.slice(Math.min(anchor, to), Math.max(anchor, to) + 1), ids[anchor]);
}

/**
 * A selection of several, without those that are out of sight. What the
 * inspector shows stays when nothing selected is in sight; the same selection
 * when nothing changes.
 */
export function inSight(
  selection: Selection | null,
  kind: Kind,
  sight: ReadonlySet<RecordId>,
): Selection | null {
  if (selection?.kind !== kind || selection.more === undefined) return selection;
  const all = selectedIds(selection, kind);
  const left = all.filter((id) => sight.has(id));
  if (left.length === all.length) return selection;
  return left.length === 0 ? { kind, id: selection.id } : selectionOf(kind, left, selection.id);
}
