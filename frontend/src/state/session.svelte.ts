import { newId } from '../base/ids';
import type { Backend, DocumentSnapshot } from '../backend/backend';
import type { Edit, FieldsByKind, FieldValue, Kind, PostMortem, RecordId, RecordOf } from '../domain/records';
import { cleanFields, sameValue, schema } from '../domain/schema';
import { Grouping } from './grouping';
import { createJournal, type Journal } from './journal';
import { savedReporter } from './lifeline';
import { rebase } from './queue';
import { RecordStore } from './records.svelte';
import { Saver } from './saver';
import { Steps } from './steps';
import type { SavingState, Session, StepOptions } from './types';

type Values = Readonly<Record<string, FieldValue | undefined>>;

/**
 * Opens a post-mortem for editing. Edits that an earlier page could not save
 * any more are put back and sent first.
 * @throws BackendError not_found, and the storage errors.
 */
export async function openSession(
  backend: Backend,
  id: string,
  journal: Journal = createJournal(id),
): Promise<Session> {
  const snapshot = await backend.document.open(id);
  return new OpenSession(backend, snapshot, journal);
}

class OpenSession implements Session {
  readonly id: string;
  readonly #records = new RecordStore();
  readonly #grouping = new Grouping();
  readonly #steps = new Steps();
  readonly #saver: Saver;
  readonly #reportSaved: (saved: boolean) => void;
  readonly #stopListening: () => void;
  /** Set while transact runs: its group, and the edits made so far. */
  #open: { readonly group: string; readonly label: string; readonly edits: Edit[] } | null = null;

  #saving = $state.raw<SavingState>({ phase: 'saved', savedAt: '', message: '', refused: [], pending: [] });
  #undoLabel = $state('');
  #redoLabel = $state('');

  constructor(backend: Backend, snapshot: DocumentSnapshot, journal: Journal) {
    this.id = snapshot.id;
    this.#reportSaved = savedReporter(backend.system);
    this.#saver = new Saver(backend.document, snapshot, journal, {
      onEffects: (effects) => effects.forEach((effect) => this.#records.apply(effect)),
      onReload: (fresh, unsaved) => this.#load(fresh, unsaved),
      onChange: () => this.#show(),
    });
    const unsaved = rebase(snapshot, journal.read());
    this.#load(snapshot, unsaved);
    this.#show();
    this.#saver.replay(unsaved);
    this.#stopListening = this.#listen();
  }

  get root(): PostMortem {
    const root = this.#records.get('postmortem', this.id);
    if (root === undefined) throw new Error('A post-mortem without its own record was opened.');
    return root;
  }

  get saving(): SavingState {
    return this.#saving;
  }

  get undoLabel(): string {
    return this.#undoLabel;
  }

  get redoLabel(): string {
    return this.#redoLabel;
  }

  list<K extends Kind>(kind: K): readonly RecordOf<K>[] {
    return this.#records.list(kind);
  }

  ids(kind: Kind): readonly RecordId[] {
    return this.#records.ids(kind);
  }

  get<K extends Kind>(kind: K, id: RecordId): RecordOf<K> | undefined {
    return this.#records.get(kind, id);
  }

  create<K extends Kind>(
    kind: K,
    fields: Partial<FieldsByKind[K]>,
    label: string,
    step?: StepOptions,
  ): RecordId {
    const values = cleanFields(kind, fields as Values);
    if ('rank' in schema[kind] && (values.rank ?? '') === '') values.rank = this.#records.nextRank(kind);
    const id = newId();
    this.#make('create', kind, id, values, label, step);
    return id;
  }

  update<K extends Kind>(
    kind: K,
    id: RecordId,
    fields: Partial<FieldsByKind[K]>,
    label: string,
    step?: StepOptions,
  ): void {
    const current = this.#records.peek(kind, id) as Values | undefined;
    const values = Object.entries(cleanFields(kind, fields as Values));
    const changed = values.filter(([name, value]) => !sameValue(current?.[name], value));
    if (current !== undefined && changed.length > 0) {
      this.#make('update', kind, id, Object.fromEntries(changed), label, step);
    }
  }

  remove(kind: Exclude<Kind, 'postmortem'>, id: RecordId, label: string, step?: StepOptions): void {
    if (this.#records.peek(kind, id) !== undefined) this.#make('delete', kind, id, {}, label, step);
  }

  transact(label: string, change: (session: Session) => void): void {
    if (this.#open !== null) {
      change(this); // part of the step that is open already
      return;
    }
    this.#grouping.end();
    const open = { group: this.#grouping.next(), label, edits: [] };
    this.#open = open;
    try {
      change(this);
    } finally {
      // Also after a fault in the middle: what shows on the screen gets saved.
      this.#open = null;
      this.#grouping.end();
      if (open.edits.length > 0) this.#steps.made(open.group);
      this.#saver.add(open.edits);
    }
  }

  async undo(): Promise<void> {
    this.#grouping.end();
    await this.#saver.step('undo');
    this.#steps.undo();
  }

  async redo(): Promise<void> {
    this.#grouping.end();
    await this.#saver.step('redo');
    this.#steps.redo();
  }

  get lastStep(): string {
    return this.#steps.last;
  }

  isDone(step: string): boolean {
    return this.#steps.has(step);
  }

  flush(): Promise<void> {
    return this.#saver.flush();
  }

  async close(): Promise<void> {
    await this.#saver.flush();
    this.#stopListening();
    this.#saver.close();
  }

  /** The one way in: every change is an edit, shown at once and sent by the saver. */
  #make(
    op: Edit['op'],
    kind: Kind,
    record: RecordId,
    fields: Record<string, FieldValue>,
    label: string,
    step?: StepOptions,
  ): void {
    const group = this.#open?.group ?? this.#grouping.next(step);
    const edit: Edit = { id: newId(), group, label: this.#open?.label ?? label, op, kind, record, fields };
    this.#records.apply(edit);
    if (this.#open !== null) {
      this.#open.edits.push(edit);
      return;
    }
    this.#steps.made(group);
    this.#saver.add([edit]);
  }

  #load(snapshot: DocumentSnapshot, unsaved: readonly Edit[]): void {
    this.#records.load(snapshot);
    for (const edit of unsaved) this.#records.apply(edit);
    // Edits of a step that is being made right now are on the screen already.
    for (const edit of this.#open?.edits ?? []) this.#records.apply(edit);
  }

  #show(): void {
    this.#saving = this.#saver.state;
    this.#undoLabel = this.#saver.undoLabel;
    this.#redoLabel = this.#saver.redoLabel;
    this.#reportSaved(this.#saving.phase === 'saved');
  }

  /** Saves at once when a field is left and when the window goes to the back or away. */
  #listen(): () => void {
    const save = (): void => this.#saver.sendNow();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') save();
    };
    document.addEventListener('focusout', save);
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('blur', save);
    window.addEventListener('pagehide', save);
    return () => {
      document.removeEventListener('focusout', save);
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('blur', save);
      window.removeEventListener('pagehide', save);
    };
  }
}
