import type { RecordId } from '../../domain/records';
import { edgeScroll, type Drop } from '../../timeline/drop';

/** The list as far as dragging a row needs it. */
export interface DragHost {
  readonly frame: () => HTMLElement;
  /** The place at so many pixels from the top of all rows. */
  readonly at: (y: number, dragged: RecordId) => Drop | null;
  readonly drop: (id: RecordId, behind: RecordId) => void;
  readonly cancelled: () => void;
}

/** A hand trembles by so many pixels without meaning a drag. */
const threshold = 4;

/**
 * Drags a row by its grip. A line shows where it would go; nothing changes
 * before it is let go, and Esc or a lost pointer leaves everything as it was.
 */
export class RowDrag {
  readonly #host: DragHost;
  #held: { readonly id: RecordId; readonly pointer: number; readonly from: number } | null = null;
  #stop = new AbortController();
  #dragged = $state.raw<RecordId | null>(null);
  #drop = $state.raw<Drop | null>(null);
  #y = 0;
  #frame = 0;

  constructor(host: DragHost) {
    this.#host = host;
  }

  /** The event that is being dragged, null when none is. */
  get dragged(): RecordId | null {
    return this.#dragged;
  }

  /** Where to draw the line, null where the event would stay. */
  get line(): number | null {
    return this.#drop === null || this.#drop.still ? null : this.#drop.y;
  }

  begin(e: PointerEvent, id: RecordId): void {
    if (e.button !== 0 || this.#held !== null) return;
    const frame = this.#host.frame();
    this.#held = { id, pointer: e.pointerId, from: e.clientY };
    // The frame has the pointer: the row may go and come while the list scrolls.
    frame.setPointerCapture(e.pointerId);
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    frame.addEventListener('pointermove', (move) => this.#move(move), { signal });
    frame.addEventListener('pointerup', (up) => this.#up(up), { signal });
    for (const gone of ['pointercancel', 'lostpointercapture'] as const) {
      frame.addEventListener(gone, () => this.cancel(), { signal });
    }
    const key = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Escape') return;
      pressed.preventDefault();
      pressed.stopPropagation();
      this.cancel();
    };
    window.addEventListener('keydown', key, { signal, capture: true });
  }

  #move(e: PointerEvent): void {
    if (e.pointerId !== this.#held?.pointer) return;
    this.#y = e.clientY;
    if (this.#dragged === null) {
      if (Math.abs(e.clientY - this.#held.from) < threshold) return;
      this.#dragged = this.#held.id;
      this.#tick();
    }
    this.#look();
  }

  #look(): void {
    if (this.#dragged === null) return;
    const frame = this.#host.frame();
    const y = this.#y - frame.getBoundingClientRect().top + frame.scrollTop;
    this.#drop = this.#host.at(y, this.#dragged);
  }

  /** Scrolls as long as the pointer is at an edge. */
  #tick(): void {
    this.#frame = requestAnimationFrame(() => {
      const frame = this.#host.frame();
      const by = edgeScroll(this.#y - frame.getBoundingClientRect().top, frame.clientHeight);
      if (by !== 0) {
        frame.scrollTop += by;
        this.#look();
      }
      this.#tick();
    });
  }

  #up(e: PointerEvent): void {
    if (e.pointerId !== this.#held?.pointer) return;
    const [id, drop] = [this.#dragged, this.#drop];
    this.#end();
    if (id !== null && drop !== null && !drop.still) this.#host.drop(id, drop.behind);
  }

  /** Everything stays as it was. */
  cancel(): void {
    const begun = this.#dragged !== null;
    this.#end();
    if (begun) this.#host.cancelled();
  }

  #end(): void {
    const pointer = this.#held?.pointer;
    this.#held = null;
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
    this.#dragged = null;
    this.#drop = null;
    const frame = this.#host.frame();
    if (pointer !== undefined && frame.hasPointerCapture(pointer)) frame.releasePointerCapture(pointer);
  }
}
