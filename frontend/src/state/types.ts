import type { Edit, FieldsByKind, Kind, PostMortem, RecordId, RecordOf } from '../domain/records';

/** Values are reactive (Svelte runes) when read inside components. */
export interface Session {
  readonly id: string;
  readonly root: PostMortem;
  /**
   * All records of a kind in display order: by rank; events in event order.
   * Reading it depends on every record of the kind.
   */
  list<K extends Kind>(kind: K): readonly RecordOf<K>[];
  /** Their ids only: depends on which there are and on their order, not on what they say. */
  ids(kind: Kind): readonly RecordId[];
  /** One record; depends on that record only. */
  get<K extends Kind>(kind: K, id: RecordId): RecordOf<K> | undefined;

  /** Adds a record with defaults for what is not given; gives its id. */
  create<K extends Kind>(
    kind: K,
    fields: Partial<FieldsByKind[K]>,
    label: string,
    step?: StepOptions,
  ): RecordId;
  update<K extends Kind>(
    kind: K,
    id: RecordId,
    fields: Partial<FieldsByKind[K]>,
    label: string,
    step?: StepOptions,
  ): void;
  remove(kind: Exclude<Kind, 'postmortem'>, id: RecordId, label: string, step?: StepOptions): void;
  /** Several changes as one undo step, named by `label`. */
  transact(label: string, change: (session: Session) => void): void;

  /**
   * Saves first, then takes back the newest step (a refused edit counts as
   * one). Rejects with a BackendError when it can not be done.
   */
  undo(): Promise<void>;
  redo(): Promise<void>;
  readonly undoLabel: string;
  readonly redoLabel: string;
  /** The newest step that was made in this window and not taken back, "" for none. */
  readonly lastStep: string;
  /** Whether a step that was made in this window still holds. */
  isDone(step: string): boolean;

  readonly saving: SavingState;
  /** Sends everything now; resolves when it is durable, rejects if it cannot be. */
  flush(): Promise<void>;
  /** Flushes and ends the session; rejects and stays open when something can not be saved. */
  close(): Promise<void>;
}

export interface StepOptions {
  /** Edits with the same key within 500 ms join into one undo step ("event:ID:title"). */
  readonly join?: string;
  /**
   * Joins whatever the time between, as long as both edits say so (IME
   * composition, a drag). Give each drag a `join` key of its own.
   */
  readonly always?: boolean;
}

export interface SavingState {
  readonly phase: 'saved' | 'pending' | 'saving' | 'failing';
  /** When the last save was acknowledged, "" before the first. */
  readonly savedAt: string;
  /** Why saving fails, in plain words; "" otherwise. */
  readonly message: string;
  /** Edits the backend refused as invalid: kept, shown at their field. */
  readonly refused: readonly RefusedEdit[];
  /** Everything not yet durable, for "save a copy elsewhere". */
  readonly pending: readonly Edit[];
}

export interface RefusedEdit {
  readonly edit: Edit;
  readonly field: string;
  readonly message: string;
}
