import type { Applied, DocumentBackend, DocumentSnapshot, Step } from '../backend/backend';
import { BackendError, toBackendError } from '../backend/errors';
import type { Edit } from '../domain/records';
import type { Journal } from './journal';
import { enqueue, rebase, split, stillRefused, withoutNewer } from './queue';
import { Turns } from './turns';
import type { RefusedEdit, SavingState } from './types';

/** Times of autosave, in milliseconds. */
export const timing = {
  /** After typing stops. */
  idle: 300,
  /** At most, while typing goes on: with the time of the save itself this stays below a second. */
  longest: 900,
  /** Without an answer a call counts as failed; edit ids make sending again harmless. */
  answer: 20_000,
  /** Between retries, the last one for ever. */
  retries: [1000, 2000, 4000, 8000, 16_000, 30_000],
  /** The page's own copy of unsaved edits is at most this old. */
  journal: 100,
} as const;

/** The most edits in one call: about a second of work for the store. */
const largestBatch = 5000;

interface SaverEvents {
  /** The backend changed these; show them. Newer edits were taken out. */
  readonly onEffects: (effects: readonly Edit[]) => void;
  /** Start over from this state, with these edits on top of it. */
  readonly onReload: (snapshot: DocumentSnapshot, unsaved: readonly Edit[]) => void;
  /** Something in `state`, `undoLabel` or `redoLabel` is different. */
  readonly onChange: () => void;
}

/**
 * Brings edits to the backend: waits until typing stops, sends one call at a
 * time, keeps everything until it is acknowledged, retries, rebases on
 * conflict, and sets aside what is refused. Says "saved" only when nothing is
 * left and the last call was acknowledged.
 */
export class Saver {
  readonly #backend: DocumentBackend;
  readonly #events: SaverEvents;
  readonly #journal: Journal;
  readonly #turns = new Turns();
  readonly #id: string;

  #revision: number;
  #undo: Step;
  #redo: Step;
  #waiting: Edit[] = [];
  #inFlight: readonly Edit[] = [];
  /** Ids of edits that were sent at least once and are not acknowledged. */
  readonly #sent = new Set<string>();
  #refused: readonly RefusedEdit[] = [];
  #busy = false;
  /** A call of sendNow waits for its turn. */
  #queued = false;
  #failure: BackendError | null = null;
  #failedAt = -Infinity;
  #failures = 0;
  #savedAt = '';
  /** Smaller while looking for the edit that a refusal did not name. */
  #limit = largestBatch;
  #firstAt = 0;
  #lastAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #journalTimer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(backend: DocumentBackend, snapshot: DocumentSnapshot, journal: Journal, events: SaverEvents) {
    this.#backend = backend;
    this.#events = events;
    this.#journal = journal;
    this.#id = snapshot.id;
    this.#revision = snapshot.revision;
    this.#undo = snapshot.undo;
    this.#redo = snapshot.redo;
  }

  get state(): SavingState {
    const pending = [...this.#inFlight, ...this.#waiting];
    const common = { savedAt: this.#savedAt, refused: this.#refused, pending };
    if (this.#failure !== null) return { ...common, phase: 'failing', message: this.#failure.message };
    if (this.#busy) return { ...common, phase: 'saving', message: '' };
    if (pending.length > 0) return { ...common, phase: 'pending', message: '' };
    const first = this.#refused[0];
    if (first !== undefined) return { ...common, phase: 'failing', message: first.message };
    return { ...common, phase: 'saved', message: '' };
  }

  /** What undo would take back, "" for nothing. */
  get undoLabel(): string {
    return this.#last()?.label ?? this.#undo.label;
  }

  get redoLabel(): string {
    return this.#last() === undefined ? this.#redo.label : '';
  }

  /** Takes edits that were made on the screen; they are sent when typing stops. */
  add(edits: readonly Edit[]): void {
    if (edits.length === 0) return;
    const now = Date.now();
    if (this.#waiting.length === 0) this.#firstAt = now;
    this.#lastAt = now;
    for (const edit of edits) {
      if (this.#refused.length > 0) this.#refused = stillRefused(this.#refused, edit);
      enqueue(this.#waiting, edit, this.#sent);
    }
    this.#schedule();
    this.#changed();
  }

  /** Sends edits of an earlier page at once, as they are: some may have been sent already. */
  replay(edits: readonly Edit[]): void {
    if (edits.length === 0) return;
    this.#firstAt = this.#lastAt = Date.now();
    for (const edit of edits) {
      this.#waiting.push(edit);
      this.#sent.add(edit.id);
    }
    this.#changed();
    this.sendNow();
  }

  /** Sends what there is without waiting for typing to stop. Failures show in `state`. */
  sendNow(): void {
    this.keepCopy();
    // One that waits for its turn takes everything; more would only repeat its failure.
    if (this.#waiting.length === 0 || this.#queued) return;
    this.#queued = true;
    this.#drain().catch(() => undefined);
  }

  /**
   * Resolves when everything is durable.
   * @throws BackendError when saving fails, or when something was refused.
   */
  async flush(): Promise<void> {
    await this.#drain();
    const refused = this.#refused[0];
    if (refused !== undefined) {
      throw new BackendError({
        code: 'invalid',
        field: refused.field,
        ref: refused.edit.record,
        message: refused.message,
      });
    }
  }

  /**
   * Saves, then takes back the newest step, or makes the step taken back last
   * again. A refused edit counts as the newest step: undo gives it up.
   * @throws BackendError when saving fails or the backend can not do it.
   */
  async step(direction: 'undo' | 'redo'): Promise<void> {
    await this.#drain();
    await this.#turns.take(async () => {
      const refused = this.#refused.at(-1);
      if (direction === 'undo' && refused !== undefined) {
        this.#refused = this.#refused.slice(0, -1);
        await this.#reload();
        return;
      }
      try {
        await this.#stepOnce(direction).catch(async (thrown: unknown) => {
          if (toBackendError(thrown).code !== 'conflict') throw toBackendError(thrown);
          await this.#reload();
          await this.#stepOnce(direction);
        });
      } finally {
        this.#changed();
      }
    });
  }

  /** Brings the page's own copy of unsaved edits up to date now. */
  keepCopy(): void {
    clearTimeout(this.#journalTimer);
    this.#journalTimer = undefined;
    this.#journal.write([...this.#inFlight, ...this.#waiting, ...this.#refused.map(({ edit }) => edit)]);
  }

  /** Ends all timers. Flush first; what is unsaved stays in the page's own copy. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.keepCopy();
  }

  #last(): Edit | undefined {
    return this.#refused.at(-1)?.edit ?? this.#waiting.at(-1) ?? this.#inFlight.at(-1);
  }

  #changed(): void {
    const nothing = this.#waiting.length + this.#inFlight.length + this.#refused.length === 0;
    if (nothing) this.keepCopy();
    else if (this.#journalTimer === undefined && !this.#closed) {
      this.#journalTimer = setTimeout(() => this.keepCopy(), timing.journal);
    }
    this.#events.onChange();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    const now = Date.now();
    let due = Math.min(this.#lastAt + timing.idle, this.#firstAt + timing.longest);
    // While saving fails a new edit tries at once, but not at every keystroke.
    if (this.#failure !== null) due = this.#failedAt + timing.idle;
    this.#timer = setTimeout(() => this.sendNow(), Math.max(due - now, 0));
  }

  #retryLater(): void {
    clearTimeout(this.#timer);
    const delay = timing.retries[Math.min(this.#failures, timing.retries.length) - 1] ?? 0;
    if (!this.#closed) this.#timer = setTimeout(() => this.sendNow(), delay);
  }

  #drain(): Promise<void> {
    clearTimeout(this.#timer);
    return this.#turns.take(async () => {
      this.#queued = false;
      let conflicts = 0;
      while (this.#waiting.length > 0) {
        this.#inFlight = this.#waiting.splice(0, this.#limit);
        const edits = this.#inFlight;
        for (const edit of edits) this.#sent.add(edit.id);
        try {
          const batch = { postMortem: this.#id, baseRevision: this.#revision, edits };
          this.#accept(await this.#call(() => this.#backend.apply(batch)));
        } catch (thrown) {
          const error = toBackendError(thrown);
          // First of all: nothing is dropped.
          this.#waiting = [...edits, ...this.#waiting];
          this.#inFlight = [];
          if (error.code === 'conflict' && conflicts < 3) {
            conflicts += 1;
            await this.#reload().catch((reason: unknown) => this.#fail(toBackendError(reason)));
          } else if (!this.#setAside(error, edits)) this.#fail(error);
          this.#changed();
        }
      }
      this.#limit = largestBatch;
    });
  }

  async #stepOnce(direction: 'undo' | 'redo'): Promise<void> {
    this.#accept(await this.#call(() => this.#backend[direction](this.#id, this.#revision)));
  }

  #accept(applied: Applied): void {
    this.#revision = applied.revision;
    this.#savedAt = applied.savedAt;
    this.#undo = applied.undo;
    this.#redo = applied.redo;
    for (const edit of this.#inFlight) this.#sent.delete(edit.id);
    this.#inFlight = [];
    this.#failure = null;
    this.#failures = 0;
    const newer = [...this.#refused.map(({ edit }) => edit), ...this.#waiting];
    const effects = withoutNewer(applied.effects, newer);
    if (effects.length > 0) this.#events.onEffects(effects);
    this.#changed();
  }

  /** Reads the stored state again and puts what is unsaved on top of it. */
  async #reload(): Promise<void> {
    const snapshot = await this.#call(() => this.#backend.open(this.#id));
    this.#revision = snapshot.revision;
    this.#undo = snapshot.undo;
    this.#redo = snapshot.redo;
    this.#waiting = [...rebase(snapshot, this.#waiting)];
    this.#events.onReload(snapshot, [...this.#refused.map(({ edit }) => edit), ...this.#waiting]);
    this.#changed();
  }

  /** Handles what the backend will never take. Gives false for all other failures. */
  #setAside(error: BackendError, sent: readonly Edit[]): boolean {
    const named = sent.find((edit) => edit.id === error.ref) ?? (sent.length === 1 ? sent[0] : undefined);
    switch (error.code) {
      case 'invalid':
      case 'too_large':
      case 'unsupported':
        break;
      case 'not_found':
        // Without a name the whole post-mortem is gone: that is a failure.
        if (named?.id !== error.ref) return false;
        break;
      default:
        return false;
    }
    if (named === undefined) {
      // It is one of them: send them one by one until it shows itself.
      this.#limit = 1;
      return true;
    }
    const place = this.#waiting.indexOf(named);
    const { rest, refused } = split(named, error.field, error.message);
    this.#waiting.splice(place, 1, ...(rest === null ? [] : [rest]));
    // Deleting what is gone has reached its aim.
    if (error.code === 'not_found' && named.op === 'delete') return true;
    // What was typed since may settle it already.
    const later = this.#waiting.slice(rest === null ? place : place + 1);
    const open = later.reduce<readonly RefusedEdit[]>(stillRefused, [refused]);
    this.#refused = [...stillRefused(this.#refused, refused.edit), ...open];
    return true;
  }

  #fail(error: BackendError): never {
    this.#failure = error;
    this.#failedAt = Date.now();
    this.#failures += 1;
    this.#retryLater();
    this.#changed();
    throw error;
  }

  /** One call to the backend, with an end to waiting for it. */
  async #call<T>(start: () => Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(
          new BackendError({
            code: 'storage_io',
            message: 'Saving takes unusually long. What you typed is kept here and will be sent again.',
          }),
        );
      }, timing.answer);
    });
    this.#busy = true;
    this.#changed();
    try {
      return await Promise.race([start(), silence]);
    } finally {
      clearTimeout(timer);
      this.#busy = false;
    }
  }
}
