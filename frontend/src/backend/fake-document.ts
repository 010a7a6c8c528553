import { kinds, type Edit, type FieldValue, type Kind, type RecordId } from '../domain/records';
import { cleanFields, defaultsOf, sameValue, specsOf } from '../domain/schema';
import type { Applied, DocumentSnapshot, EditBatch } from './backend';
import { BackendError } from './errors';

/** One post-mortem in memory, with the semantics of the Go store: for tests and for a look without Go. */

type Fields = Readonly<Record<string, FieldValue>>;

export interface FakeRecord {
  readonly kind: Kind;
  readonly id: RecordId;
  readonly fields: Fields;
}

/** before is null for a create, after for a delete; otherwise only what changed. */
interface Change {
  readonly kind: Kind;
  readonly record: RecordId;
  readonly before: Fields | null;
  readonly after: Fields | null;
}

interface FakeStep {
  readonly group: string;
  readonly label: string;
  readonly changes: Change[];
}

/** As postmortem.MaxLine and MaxText: bytes. */
const longest = { line: 2000, text: 1_000_000 };

export class FakeDocument {
  readonly id: RecordId;
  revision = 1;
  updatedAt = new Date().toISOString();
  #records = new Map<RecordId, FakeRecord>();
  readonly #log = new Set<string>();
  #done: FakeStep[] = [];
  #undone: FakeStep[] = [];

  /** Starts with these records; they can not be undone. */
  constructor(records: readonly FakeRecord[]) {
    const root = records.find((record) => record.kind === 'postmortem');
    if (root === undefined) throw new Error('A post-mortem needs its own record.');
    this.id = root.id;
    for (const { kind, id, fields } of records) {
      this.#records.set(id, { kind, id, fields: { ...defaultsOf(kind), ...fields } });
    }
  }

  get records(): readonly FakeRecord[] {
    const order = (record: FakeRecord): number => kinds.indexOf(record.kind);
    return [...this.#records.values()].sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
  }

  get root(): FakeRecord {
    const root = this.#records.get(this.id);
    if (root === undefined) throw new Error('The record of the post-mortem is gone.');
    return root;
  }

  open(): DocumentSnapshot {
    return { id: this.id, revision: this.revision, records: this.records, ...this.#steps() };
  }

  /** All edits or none. Edits whose id was applied before are skipped. */
  apply(batch: EditBatch): Applied {
    this.#checkRevision(batch.baseRevision);
    const before = this.#records;
    this.#records = new Map(before);
    const ids = new Set<string>();
    const made: { readonly edit: Edit; readonly change: Change }[] = [];
    const effects: Edit[] = [];
    try {
      for (const edit of batch.edits) {
        if (this.#log.has(edit.id) || ids.has(edit.id)) continue;
        ids.add(edit.id);
        const change = this.#prepare(edit);
        this.#put(change, 'after');
        made.push({ edit, change });
        effects.push(...this.#differences(edit));
      }
    } catch (error) {
      this.#records = before;
      throw error;
    }
    for (const { edit, change } of made) {
      this.#log.add(edit.id);
      this.#record(edit, change);
    }
    if (made.length > 0) this.#changed();
    return this.#applied(effects);
  }

  undo(base: number): Applied {
    return this.#step(base, 'undo');
  }

  redo(base: number): Applied {
    return this.#step(base, 'redo');
  }

  #step(base: number, direction: 'undo' | 'redo'): Applied {
    this.#checkRevision(base);
    const step = direction === 'undo' ? this.#done.pop() : this.#undone.pop();
    if (step === undefined) return this.#applied([]);
    const changes = direction === 'undo' ? step.changes.toReversed() : step.changes;
    const side = direction === 'undo' ? 'before' : 'after';
    const effects = changes.map((change) => this.#effectOf(change, side, step));
    for (const change of changes) this.#put(change, side);
    (direction === 'undo' ? this.#undone : this.#done).push(step);
    this.#changed();
    return this.#applied(effects);
  }

  #effectOf(change: Change, side: 'before' | 'after', step: FakeStep): Edit {
    const to = change[side];
    const from = side === 'before' ? change.after : change.before;
    return {
      id: `effect-${this.revision}-${change.record}`,
      group: step.group,
      label: step.label,
      op: to === null ? 'delete' : from === null ? 'create' : 'update',
      kind: change.kind,
      record: change.record,
      fields: to ?? {},
    };
  }

  #prepare(edit: Edit): Change {
    const current = this.#records.get(edit.record);
    const { kind, record } = edit;
    if (edit.op === 'create') {
      if (current !== undefined) throw fault('conflict', edit, '', 'This record is there already.');
      return { kind, record, before: null, after: { ...defaultsOf(kind), ...checked(edit) } };
    }
    if (current === undefined) throw fault('not_found', edit, '', 'What was edited is no longer there.');
    if (edit.op === 'delete') {
      if (kind === 'postmortem')
        throw fault('invalid', edit, '', 'A post-mortem is moved to the bin, not deleted.');
      return { kind, record, before: current.fields, after: null };
    }
    const given = Object.entries(checked(edit)).filter(
      ([name, value]) => !sameValue(current.fields[name], value),
    );
    const before = Object.fromEntries(given.map(([name]) => [name, current.fields[name] ?? '']));
    return { kind, record, before, after: Object.fromEntries(given) };
  }

  #put(change: Change, side: 'before' | 'after'): void {
    const fields = change[side];
    if (fields === null) this.#records.delete(change.record);
    else {
      const old = this.#records.get(change.record)?.fields ?? {};
      this.#records.set(change.record, {
        kind: change.kind,
        id: change.record,
        fields: { ...old, ...fields },
      });
    }
  }

  /** An update for what is stored otherwise than it was sent. */
  #differences(edit: Edit): Edit[] {
    const stored = this.#records.get(edit.record)?.fields;
    if (stored === undefined) return [];
    const fields: Record<string, FieldValue> = {};
    for (const [name, value] of Object.entries(edit.fields)) {
      const kept = stored[name];
      if (kept !== undefined && !sameValue(kept, value)) fields[name] = kept;
    }
    return Object.keys(fields).length === 0 ? [] : [{ ...edit, op: 'update', fields }];
  }

  #record(edit: Edit, change: Change): void {
    const last = this.#done.at(-1);
    if (last?.group === edit.group && this.#undone.length === 0) last.changes.push(change);
    else this.#done.push({ group: edit.group, label: edit.label, changes: [change] });
    this.#undone = [];
  }

  #checkRevision(base: number): void {
    if (base !== this.revision) {
      throw new BackendError({ code: 'conflict', message: 'This post-mortem was changed elsewhere.' });
    }
  }

  #changed(): void {
    this.revision += 1;
    this.updatedAt = new Date().toISOString();
  }

  #steps(): Pick<Applied, 'undo' | 'redo'> {
    return {
      undo: { label: this.#done.at(-1)?.label ?? '' },
      redo: { label: this.#undone.at(-1)?.label ?? '' },
    };
  }

  #applied(effects: readonly Edit[]): Applied {
    return { revision: this.revision, savedAt: this.updatedAt, effects, ...this.#steps() };
  }
}

/** The fields of an edit in the form in which they are kept. */
function checked(edit: Edit): Fields {
  const specs = new Map(specsOf(edit.kind));
  const fields = cleanFields(edit.kind, edit.fields);
  for (const name of Object.keys(edit.fields)) {
    if (!specs.has(name)) throw fault('invalid', edit, name, `A ${edit.kind} has no field "${name}".`);
  }
  for (const [name, value] of Object.entries(fields)) {
    const spec = specs.get(name);
    if (spec === undefined) continue;
    if (typeof value !== typeof spec.initial)
      throw fault('invalid', edit, name, 'This value is of another kind.');
    if (typeof value !== 'string') continue;
    if (spec.type === 'choice' && spec.choices?.includes(value) !== true) {
      throw fault('invalid', edit, name, `"${value}" is not one of the choices here.`);
    }
    const limit = spec.type === 'line' ? longest.line : spec.type === 'text' ? longest.text : Infinity;
    const size = value.length * 3 > limit ? new TextEncoder().encode(value).length : value.length;
    if (size > limit) {
      throw fault('invalid', edit, name, `This text is too long: ${size} bytes, at most ${limit} fit here.`);
    }
  }
  return fields;
}

function fault(
  code: 'invalid' | 'conflict' | 'not_found',
  edit: Edit,
  field: string,
  message: string,
): BackendError {
  return new BackendError({ code, op: 'fake', ref: edit.id, field, message });
}
