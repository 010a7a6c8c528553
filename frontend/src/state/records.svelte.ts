import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { DocumentSnapshot } from '../backend/backend';
import { byRank, orderDiffers, orderEvents } from '../domain/order';
import { rankAfter } from '../domain/rank';
import {
  kinds,
  type Edit,
  type Kind,
  type RecordId,
  type RecordOf,
  type TimelineEvent,
} from '../domain/records';
import { defaultsOf } from '../domain/schema';

type AnyRecord = RecordOf<Kind>;

/** Makes whoever runs now depend on the signal that was read for the argument. */
function depend(_signal: number): void {
  // Reading was all.
}

/**
 * The records of one kind. Reading one record depends on that record only;
 * reading the list depends on all of them; reading the ids depends on
 * membership and order. So a keystroke in one of ten thousand events touches
 * its own row and those who asked for whole lists.
 */
class Shelf {
  readonly kind: Kind;
  readonly #records = new SvelteMap<RecordId, AnyRecord>();
  // Written with fresh numbers only: a signal that is read and raised in one
  // effect would call that effect for ever.
  #anything = $state(0);
  #order = $state(0);
  #count = 0;
  // What the signals guard: made when asked for, so that adding many records
  // in a row sorts once.
  #list: readonly AnyRecord[] = [];
  #ids: readonly RecordId[] = [];
  #index = new Map<RecordId, number>();
  #moved = true;
  readonly #changed = new Set<RecordId>();
  #lastRank: string | null = null;

  constructor(kind: Kind) {
    this.kind = kind;
  }

  get(id: RecordId): AnyRecord | undefined {
    return this.#records.get(id);
  }

  /** As get, without making whoever reads depend on it. */
  peek(id: RecordId): AnyRecord | undefined {
    return untrack(() => this.#records.get(id));
  }

  get list(): readonly AnyRecord[] {
    depend(this.#anything);
    this.#refresh();
    return this.#list;
  }

  get ids(): readonly RecordId[] {
    depend(this.#order);
    this.#refresh();
    return this.#ids;
  }

  /** A rank behind all others. */
  nextRank(): string {
    if (this.#lastRank === null) {
      this.#lastRank = '';
      for (const record of untrack(() => [...this.#records.values()])) this.#noteRank(record);
    }
    return rankAfter(this.#lastRank);
  }

  put(record: AnyRecord): void {
    const old = this.peek(record.id);
    untrack(() => this.#records.set(record.id, record));
    this.#noteRank(record);
    if (old === undefined || this.#moves(old, record)) this.#moved = true;
    else this.#changed.add(record.id);
    this.#signal();
  }

  remove(id: RecordId): void {
    if (untrack(() => this.#records.delete(id))) {
      this.#moved = true;
      this.#signal();
    }
  }

  clear(): void {
    untrack(() => this.#records.clear());
    this.#lastRank = null;
    this.#moved = true;
    this.#signal();
  }

  #signal(): void {
    this.#count += 1;
    this.#anything = this.#count;
    if (this.#moved) this.#order = this.#count;
  }

  #noteRank(record: AnyRecord): void {
    if (this.#lastRank !== null && 'rank' in record && record.rank > this.#lastRank) {
      this.#lastRank = record.rank;
    }
  }

  #moves(old: AnyRecord, now: AnyRecord): boolean {
    if (this.kind === 'event') return orderDiffers(old as TimelineEvent, now as TimelineEvent);
    return 'rank' in old && 'rank' in now && old.rank !== now.rank;
  }

  /** Brings list and ids up to date: a sort when something moved, else a copy with what changed. */
  #refresh(): void {
    if (this.#moved) {
      this.#list = this.#sorted();
      this.#ids = this.#list.map((record) => record.id);
      this.#index = new Map(this.#ids.map((id, i) => [id, i]));
      this.#moved = false;
    } else if (this.#changed.size > 0) {
      const list = [...this.#list];
      for (const id of this.#changed) {
        const place = this.#index.get(id);
        const record = this.peek(id);
        if (place !== undefined && record !== undefined) list[place] = record;
      }
      this.#list = list;
    }
    this.#changed.clear();
  }

  #sorted(): readonly AnyRecord[] {
    // The former order first: what is nearly sorted sorts fast.
    const former: AnyRecord[] = [];
    for (const id of this.#ids) {
      const record = this.peek(id);
      if (record !== undefined) former.push(record);
    }
    const added = untrack(() => [...this.#records.values()]).filter((record) => !this.#index.has(record.id));
    const all = [...former, ...added];
    if (this.kind === 'event') return orderEvents(all as TimelineEvent[]);
    if (this.kind === 'postmortem') return all;
    return (all as RecordOf<Exclude<Kind, 'postmortem'>>[]).sort(byRank);
  }
}

/** All records of one open post-mortem, reactive. Changes come in as edits, whoever made them. */
export class RecordStore {
  readonly #shelves = new Map<Kind, Shelf>(kinds.map((kind) => [kind, new Shelf(kind)]));

  /** Replaces everything by what the backend has. */
  load(snapshot: DocumentSnapshot): void {
    for (const shelf of this.#shelves.values()) shelf.clear();
    for (const { kind, id, fields } of snapshot.records) {
      this.#shelf(kind).put({ ...defaultsOf(kind), ...fields, id });
    }
  }

  list<K extends Kind>(kind: K): readonly RecordOf<K>[] {
    return this.#shelf(kind).list as readonly unknown[] as readonly RecordOf<K>[];
  }

  ids(kind: Kind): readonly RecordId[] {
    return this.#shelf(kind).ids;
  }

  get<K extends Kind>(kind: K, id: RecordId): RecordOf<K> | undefined {
    return this.#shelf(kind).get(id) as RecordOf<K> | undefined;
  }

  peek<K extends Kind>(kind: K, id: RecordId): RecordOf<K> | undefined {
    return this.#shelf(kind).peek(id) as RecordOf<K> | undefined;
  }

  /** A rank behind all records of the kind. */
  nextRank(kind: Kind): string {
    return this.#shelf(kind).nextRank();
  }

  /**
   * Makes an edit. Creating what is there changes it, changing or deleting
   * what is not there does nothing: an edit may come a second time after a
   * reload.
   */
  apply(edit: Edit): void {
    const shelf = this.#shelf(edit.kind);
    const old = shelf.peek(edit.record);
    if (edit.op === 'delete') shelf.remove(edit.record);
    else if (old !== undefined) shelf.put({ ...old, ...edit.fields });
    else if (edit.op === 'create') {
      shelf.put({ ...defaultsOf(edit.kind), ...edit.fields, id: edit.record });
    }
  }

  #shelf(kind: Kind): Shelf {
    const shelf = this.#shelves.get(kind);
    if (shelf === undefined) throw new Error(`There is no kind of record called ${kind}.`);
    return shelf;
  }
}
