import { SvelteMap } from 'svelte/reactivity';
import type { Backend, LibraryFilter, LibraryPage, LibraryRow } from '../backend/backend';
import { toBackendError } from '../backend/errors';

/** Rows in one call. The first page is what start-up waits for. */
const pageSize = 100;

/** Typing in the search field is sent when it pauses for this long, in milliseconds. */
const searchPause = 120;

/** The library as the window shows it: a filter, a text, and the rows that were asked for so far. */
export interface Library {
  readonly filter: LibraryFilter;
  readonly text: string;
  /** Rows that match filter and text. */
  readonly total: number;
  readonly counts: Readonly<Record<LibraryFilter, number>>;
  /** True once a first page has come. */
  readonly loaded: boolean;
  /** Why the last reading failed, "" if it did not. */
  readonly problem: string;
  /** A row by its place; undefined while it was not read. */
  rowAt(index: number): LibraryRow | undefined;
  /** Reads the rows of a range (`to` is one past the last) that are not there yet. */
  want(from: number, to: number): void;
  show(filter: LibraryFilter): void;
  search(text: string): void;
  /** Reads everything shown so far again, keeping it on screen meanwhile. */
  refresh(): Promise<void>;
}

/** Makes the library and starts reading its first page. `top` is shown until that has come. */
export function createLibrary(backend: Backend, top?: LibraryPage): Library {
  return new LibraryState(backend, top);
}

/** The top of the library, only to be drawn. */
export function stillLibrary(top: LibraryPage): Library {
  const nothing = (): void => undefined;
  return {
    filter: 'all',
    text: '',
    total: top.total,
    counts: top.counts,
    loaded: true,
    problem: '',
    rowAt: (index) => top.rows[index],
    want: nothing,
    show: nothing,
    search: nothing,
    refresh: () => Promise.resolve(),
  };
}

class LibraryState implements Library {
  filter = $state<LibraryFilter>('all');
  text = $state('');
  total = $state(0);
  counts = $state.raw<Readonly<Record<LibraryFilter, number>>>({
    all: 0,
    drafts: 0,
    meeting_due: 0,
    open_actions: 0,
    bin: 0,
  });
  loaded = $state(false);
  problem = $state('');

  readonly #backend: Backend;
  readonly #rows = new SvelteMap<number, LibraryRow>();
  /** Pages that were read or are being read. */
  readonly #asked = new Set<number>();
  /** Counts the questions: replies to an older one are dropped, in whatever order they come. */
  #question = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #lastWanted = { from: 0, to: pageSize };

  constructor(backend: Backend, top?: LibraryPage) {
    this.#backend = backend;
    if (top !== undefined) this.#take(0, top);
    void this.refresh();
  }

  rowAt(index: number): LibraryRow | undefined {
    return this.#rows.get(index);
  }

  want(from: number, to: number): void {
    this.#lastWanted = { from, to };
    for (const page of pagesOf(from, Math.min(to, this.total))) {
      if (!this.#asked.has(page)) void this.#read(page, this.#question);
    }
  }

  show(filter: LibraryFilter): void {
    if (filter === this.filter) return;
    this.filter = filter;
    this.#startOver();
  }

  search(text: string): void {
    if (text === this.text) return;
    this.text = text;
    clearTimeout(this.#pause);
    // Clearing the field is no typing: the whole list is back at once.
    if (text === '') this.#startOver();
    else this.#pause = setTimeout(() => this.#startOver(), searchPause);
  }

  async refresh(): Promise<void> {
    this.#question += 1;
    const { from, to } = this.#lastWanted;
    const pages = new Set([0, ...pagesOf(from, to)]);
    this.#asked.clear();
    await Promise.all([...pages].map((page) => this.#read(page, this.#question)));
  }

  #startOver(): void {
    clearTimeout(this.#pause);
    this.#lastWanted = { from: 0, to: pageSize };
    void this.refresh();
  }

  async #read(page: number, question: number): Promise<void> {
    this.#asked.add(page);
    const offset = page * pageSize;
    try {
      const query = { filter: this.filter, text: this.text, offset, limit: pageSize };
      const reply = await this.#backend.library.list(query);
      if (question === this.#question) this.#take(offset, reply);
    } catch (thrown) {
      if (question !== this.#question) return;
      this.#asked.delete(page);
      this.problem = toBackendError(thrown).message;
    }
  }

  #take(offset: number, reply: LibraryPage): void {
    // Rows of an older question must not stand between new ones.
    for (const index of this.#rows.keys()) {
      const gone = index >= reply.total;
      const unread = !this.#asked.has(Math.floor(index / pageSize));
      if (gone || unread) this.#rows.delete(index);
    }
    reply.rows.forEach((row, i) => this.#rows.set(offset + i, row));
    this.total = reply.total;
    this.counts = reply.counts;
    this.loaded = true;
    this.problem = '';
  }
}

function pagesOf(from: number, to: number): readonly number[] {
  const first = Math.max(0, Math.floor(from / pageSize));
  const last = Math.ceil(to / pageSize);
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
}
