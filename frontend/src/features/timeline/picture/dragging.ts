import type { EventFields, RecordId, TimelineEvent } from '../../../domain/records';
import type { App } from '../../../state/app.svelte';
import type { Session } from '../../../state/types';
import { day, minute } from '../../../timeline/calendar';
import type { Intent, Side } from '../../../timeline/intent';
import type { ItemIndex } from '../../../timeline/itemindex';
import { bit, itemsOf, type Items } from '../../../timeline/items';
import { isLoose } from '../../../timeline/place';
import {
  edgeTime,
  finestUnit,
  moved,
  movedText,
  placed,
  resized,
  resizedText,
} from '../../../timeline/retime';
import { msPerPixel, toX, type TimeScale } from '../../../timeline/scale';
import {
  snap,
  snapSpan,
  snapStep,
  snapTimes,
  type Snapped,
  type SnapPoint,
  type SnapTimes,
} from '../../../timeline/snap';
import { ticksOf } from '../../../timeline/ticks';
import { moveEvents, placeEvent, resizeEvent } from '../retiming';
import type { Shown } from './paint';

/**
 * Dragging events and their ends: what is shown while it lasts, and the one
 * edit at its end. Until then no record changes, so that Esc has nothing to
 * undo and nothing half done is ever saved.
 */

export type DragIntent =
  Extract<Intent, { readonly do: 'move' | 'move drop' | 'size' | 'size drop' }> | { readonly do: 'cancel' };

/** The picture as far as dragging needs it; PictureEngine is one. */
export interface DragStage {
  readonly scale: TimeScale;
  readonly model: { readonly items: Items; readonly index: Pick<ItemIndex, 'get'> };
  setPreview(preview: ReadonlyMap<number, Shown> | null): void;
}

/** What stands above the picture during a drag. */
export interface DragView {
  /** "14:07, 2 minutes later". */
  readonly text: string;
  /** Pixels from the left, of the time that moves. */
  readonly x: number;
  /** What it stopped at, if anything: a line leads there. */
  readonly at: Snapped['at'];
}

interface Drag {
  readonly event: TimelineEvent;
  /** Everything that moves, the one under the pointer first. */
  readonly ids: readonly RecordId[];
  readonly side: Side | null;
  /** The time that follows the pointer, when the drag began. */
  readonly origin: number;
  readonly scale: TimeScale;
  readonly others: SnapTimes;
  readonly ticks: readonly number[];
}

export class Dragging {
  readonly #app: App;
  readonly #session: Session;
  readonly #stage: DragStage;
  readonly #show: (view: DragView | null) => void;
  #drag: Drag | null = null;

  constructor(app: App, session: Session, stage: DragStage, show: (view: DragView | null) => void) {
    this.#app = app;
    this.#session = session;
    this.#stage = stage;
    this.#show = show;
  }

  take(intent: DragIntent): void {
    if (intent.do === 'cancel') {
      if (this.#drag !== null) this.#app.announce('Not moved.');
      this.#end();
      return;
    }
    this.#drag ??= this.#begin(intent);
    const drag = this.#drag;
    if (drag === null) return;
    const to = this.#rest(drag, intent);
    if (intent.do === 'move' || intent.do === 'size') {
      this.#preview(drag, to);
      return;
    }
    this.#drop(drag, to);
    this.#end();
  }

  #begin(intent: Exclude<DragIntent, { do: 'cancel' }>): Drag | null {
    const event = this.#session.get('event', intent.id);
    const { items, index } = this.#stage.model;
    const item = index.get(intent.id);
    if (event === undefined || item === undefined) return null;
    const side = 'side' in intent ? intent.side : null;
    const all = 'all' in intent && intent.all && !isLoose(event);
    const ids = all ? [event.id, ...this.#app.selected('event').filter((id) => id !== event.id)] : [event.id];
    const { scale } = this.#stage;
    const zone = this.#app.displayZone;
    return {
      event,
      ids,
      side,
      origin: side === null ? (items.at[item] ?? 0) : edgeTime(event, side),
      scale,
      others: snapTimes(standing(items, new Set(ids.map((id) => index.get(id))))),
      ticks: ticksOf(scale, zone).flatMap(({ label, time }) => (label === '' ? [] : [time])),
    };
  }

  /** Where the dragged time comes to rest. */
  #rest(drag: Drag, { dx, free }: { readonly dx: number; readonly free: boolean }): Snapped {
    const { event, scale, origin, others, ticks, side } = drag;
    const zone = this.#app.displayZone;
    const finest = isLoose(event) ? minute : finestUnit(event);
    const time = origin + dx * msPerPixel(scale);
    if (event.precision === 'date') {
      // Days go by the calendar, not by where other events stand.
      const days = Math.round((time - origin) / day);
      return { time: side === null ? origin + days * day : time, at: 'step' };
    }
    const options = { scale, zone, others, ticks, origin, finest, free };
    const length = side === null && event.endedAt !== '' ? edgeTime(event, 'end') - origin : 0;
    return side === null ? snapSpan(time, length, options) : snap(time, options);
  }

  #changes(drag: Drag, time: number): Partial<EventFields> {
    const zone = this.#app.displayZone;
    const { event, side, origin } = drag;
    if (side !== null) return resized(event, side, time, zone);
    return isLoose(event) ? placed(event, time, this.#tolerance(drag)) : moved(event, time - origin, zone);
  }

  /** As exact as a hand can be at this zoom. */
  #tolerance({ scale }: Drag): number {
    return snapStep(scale, minute);
  }

  #preview(drag: Drag, to: Snapped): void {
    const { items, index } = this.#stage.model;
    const zone = this.#app.displayZone;
    const changes = this.#changes(drag, to.time);
    const shown = new Map<number, Shown>();
    const item = index.get(drag.event.id);
    const one = itemsOf([{ ...drag.event, ...changes }]);
    const column = (values: Float64Array | Uint16Array): number => values[0] ?? 0;
    if (item !== undefined) {
      const { at, from, to, bits } = one;
      shown.set(item, { at: column(at), from: column(from), to: column(to), bits: column(bits) });
    }
    const by = to.time - drag.origin;
    for (const id of drag.ids.slice(1)) {
      const other = index.get(id);
      if (other === undefined || ((items.bits[other] ?? 0) & bit.loose) !== 0) continue;
      const bits = items.bits[other] ?? 0;
      const own = (bits & bit.date) === 0 ? by : Math.round(by / day) * day;
      const at = (items.at[other] ?? 0) + own;
      shown.set(other, { at, from: (items.from[other] ?? 0) + own, to: (items.to[other] ?? 0) + own, bits });
    }
    this.#stage.setPreview(shown);
    const text =
      drag.side === null ? movedText(drag.event, changes, zone) : resizedText(drag.event, changes, zone);
    const many = drag.ids.length === 1 ? '' : ` · ${drag.ids.length} events`;
    this.#show({ text: text + many, x: toX(this.#stage.scale, to.time), at: to.at });
  }

  #drop(drag: Drag, to: Snapped): void {
    const { event, side, ids, origin } = drag;
    const before = this.#session.get('event', event.id);
    // Someone undid or deleted it under the pointer: what was shown is no longer true.
    if (before !== event) return;
    if (side !== null) resizeEvent(this.#app, this.#session, event.id, { side, time: to.time });
    else if (isLoose(event)) placeEvent(this.#app, this.#session, event.id, to.time, this.#tolerance(drag));
    else moveEvents(this.#app, this.#session, ids, to.time - origin);
    if (!this.#app.selected('event').includes(event.id)) this.#app.select('event', event.id);
  }

  #end(): void {
    this.#drag = null;
    this.#stage.setPreview(null);
    this.#show(null);
  }
}

/** The times that stay where they are: starts and ends of all that is not moved. */
function* standing(items: Items, moving: ReadonlySet<number | undefined>): Generator<SnapPoint> {
  for (let i = 0; i < items.count; i += 1) {
    const bits = items.bits[i] ?? 0;
    if ((bits & bit.loose) !== 0 || moving.has(i)) continue;
    yield { time: items.at[i] ?? 0, milestone: (bits & bit.milestone) !== 0 };
    if ((bits & bit.span) !== 0) yield { time: items.to[i] ?? 0, milestone: false };
  }
}
