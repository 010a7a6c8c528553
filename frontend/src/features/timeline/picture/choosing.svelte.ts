import { flushSync } from 'svelte';
import type { RecordId, TimelineEvent } from '../../../domain/records';
import type { App } from '../../../state/app.svelte';
import { extendedTo, toggled } from '../../../state/selection';
import { membersOf } from '../../../timeline/clusters';
import { itemsInBox, type Box, type Hit } from '../../../timeline/hit';
import type { PictureEngine } from './engine';
import type { PictureModel } from './model';

/** The picture as far as choosing in it needs it. */
export interface ChoosingStage {
  readonly model: () => PictureModel;
  /** Undefined before the picture stands. */
  readonly engine: () => PictureEngine | undefined;
  /** The elements that hold the focus, brought to where their events are drawn. */
  readonly place: () => void;
  /** The element that has the place for Tab. */
  readonly reachableNode: () => HTMLElement | null;
}

/**
 * Selection and focus in the picture. One event holds the place for Tab: the
 * selected one, or else where one was last. The one before it stays in the
 * page until the focus has moved on.
 */
export class Choosing {
  readonly #app: App;
  readonly #stage: ChoosingStage;
  #reached = $state.raw<RecordId | null>(null);
  #former = $state.raw<RecordId | null>(null);
  /** The next selection was made here, where it is in view already. */
  #own = false;

  constructor(app: App, stage: ChoosingStage) {
    this.#app = app;
    this.#stage = stage;
  }

  readonly selected = $derived.by(() => this.#app.selected('event'));

  /** The same as places in the model. */
  readonly marked = $derived.by(() => {
    const { index } = this.#stage.model();
    const items = new Set(this.selected.flatMap((id) => index.get(id) ?? []));
    return { items, primary: index.get(this.selected[0] ?? '') ?? -1 };
  });

  readonly reachable = $derived.by(() => {
    const { index, items } = this.#stage.model();
    const [primary] = this.selected;
    if (primary !== undefined && index.has(primary)) return primary;
    return this.#reached !== null && index.has(this.#reached) ? this.#reached : (items.events[0]?.id ?? null);
  });

  /** The events that stand in the page as elements. */
  readonly options = $derived.by((): readonly TimelineEvent[] => {
    const { index, items } = this.#stage.model();
    return [...new Set([this.#former, this.reachable])].flatMap((id) => {
      const event = id === null ? undefined : items.events[index.get(id) ?? -1];
      return event === undefined ? [] : [event];
    });
  });

  /** Index of what has the place for Tab, undefined with no event. */
  get reachableItem(): number | undefined {
    return this.#stage.model().index.get(this.reachable ?? '');
  }

  /** Id of the event that has the focus, null when none has. */
  get focused(): RecordId | null {
    const active = document.activeElement;
    return active instanceof HTMLElement ? (active.dataset.pictureEvent ?? null) : null;
  }

  /** What was selected elsewhere comes into view. */
  follow(primary: RecordId | undefined): void {
    const item = this.#stage.model().index.get(primary ?? '') ?? -1;
    if (!this.#own && primary !== undefined) this.#stage.engine()?.reveal(item, true);
    this.#own = false;
  }

  /** A drag is about to change the selection to this event. */
  dropping(id: RecordId | undefined): void {
    this.#own = id !== undefined && !this.#app.selected('event').includes(id);
  }

  isSelected(id: RecordId): boolean {
    return this.#app.selected('event').includes(id);
  }

  select(id: RecordId, how: 'one' | 'toggle' | 'range'): void {
    const app = this.#app;
    this.#own = true;
    if (how === 'toggle') app.selection = toggled(app.selection, 'event', id);
    else if (how === 'range') {
      const ids = this.#stage.model().items.events.map((event) => event.id);
      app.selection = extendedTo(app.selection, 'event', ids, id);
    } else app.select('event', id);
    this.#reached = id;
    this.focus();
  }

  /** The focus came to an event by Tab. */
  arrive(id: RecordId): void {
    if (this.isSelected(id) || id !== this.reachable) return;
    this.#own = true;
    this.#app.select('event', id);
  }

  /** Moves the focus to an event, and the view and the selection with it. */
  go(item: number, extend: boolean): void {
    const id = this.#stage.model().items.events[item]?.id;
    if (id === undefined) return;
    this.#stage.engine()?.reveal(item, true);
    this.#own = true;
    if (extend) this.#app.selectMany('event', [...this.#app.selected('event'), id], id);
    else this.#app.select('event', id);
    this.#reached = id;
    this.focus();
  }

  /** Puts the focus on the event that has the place for Tab. */
  focus(): void {
    this.#former = this.focused;
    flushSync();
    this.#stage.place();
    this.#stage.reachableNode()?.focus({ preventScroll: true });
    this.#former = null;
  }

  openCluster(hit: Extract<Hit, { type: 'cluster' }>): void {
    const { at, events } = this.#stage.model().items;
    const engine = this.#stage.engine();
    const members = membersOf(hit.groups, hit.group);
    const from = at[members[0] ?? 0] ?? 0;
    const to = at[members.at(-1) ?? 0] ?? 0;
    if (to - from >= 2 && engine !== undefined) {
      engine.show({ from, to }, true, engine.layout.width / 6);
      this.#app.announce(`${members.length} events opened.`);
      return;
    }
    // At one moment no zoom can part them: the list does.
    const ids = members.map((item) => events[item]?.id ?? '');
    this.#app.selectMany('event', ids, ids[0]);
    this.#app.announce(`${ids.length} events at one moment, selected in the list.`);
  }

  boxed(box: Box, add: boolean): void {
    const picture = this.#stage.engine()?.picture;
    if (picture === undefined || picture === null) return;
    const { events } = this.#stage.model().items;
    const found = itemsInBox(picture, box).flatMap((item) => events[item]?.id ?? []);
    const ids = add ? [...this.#app.selected('event'), ...found] : found;
    this.#own = true;
    this.#app.selectMany('event', ids, ids[0]);
    this.#app.announce(ids.length === 1 ? 'One event selected.' : `${ids.length} events selected.`);
    this.focus();
  }
}
