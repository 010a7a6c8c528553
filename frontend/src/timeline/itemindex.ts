import type { RecordId, TimelineEvent } from '../domain/records';

/** Asks that are answered by looking through the list. */
const few = 12;

/**
 * Finds the item of an event by its id. The first draw asks for one or two of
 * a hundred thousand: looking through the list for these takes a hundredth of
 * the time of a map of all, which is made once somebody keeps asking.
 */
export class ItemIndex {
  readonly #events: readonly TimelineEvent[];
  #asked = 0;
  #map: ReadonlyMap<RecordId, number> | undefined;

  constructor(events: readonly TimelineEvent[]) {
    this.#events = events;
  }

  /** Index of the event's item, undefined when it is not in the picture. */
  get(id: RecordId): number | undefined {
    if (id === '') return undefined;
    if (this.#map === undefined) {
      this.#asked += 1;
      if (this.#asked <= few) {
        const found = this.#events.findIndex((event) => event.id === id);
        return found < 0 ? undefined : found;
      }
      this.#map = new Map(this.#events.map((event, item) => [event.id, item]));
    }
    return this.#map.get(id);
  }

  has(id: RecordId): boolean {
    return this.get(id) !== undefined;
  }
}
