import type { RecordId } from '../../../domain/records';
import { idle, turn } from '../../../timeline/gesture';
import type { Box, Hit } from '../../../timeline/hit';
import type { GestureEvent, GestureState, Intent, Target } from '../../../timeline/intent';
import type { PictureEngine } from './engine';

/** What pointers, wheel and pinch do to the picture. The rules are those of timeline/gesture. */
export interface PointingDoer {
  readonly isSelected: (id: RecordId) => boolean;
  readonly select: (id: RecordId, how: 'one' | 'toggle' | 'range') => void;
  readonly clear: () => void;
  readonly openCluster: (hit: Extract<Hit, { type: 'cluster' }>) => void;
  readonly boxed: (box: Box, add: boolean) => void;
  readonly addAt: (x: number) => void;
  readonly open: (id: RecordId) => void;
  /** Dragging of items and of edges: previews and the edit at the end. */
  readonly drag: (intent: Extract<Intent, { id: RecordId; dx: number }> | { readonly do: 'cancel' }) => void;
  readonly hover: (hit: Hit | null, x: number, y: number) => void;
}

export class Pointing {
  readonly #plane: HTMLElement;
  readonly #engine: PictureEngine;
  readonly #doer: PointingDoer;
  #state: GestureState = idle;
  #pressed: Hit | null = null;
  readonly #stop = new AbortController();

  constructor(plane: HTMLElement, engine: PictureEngine, doer: PointingDoer) {
    this.#plane = plane;
    this.#engine = engine;
    this.#doer = doer;
    const { signal } = this.#stop;
    plane.addEventListener('pointerdown', (e) => this.#down(e), { signal });
    plane.addEventListener('pointermove', (e) => this.#move(e), { signal });
    plane.addEventListener(
      'pointerup',
      (e) => this.#take({ type: 'up', ...this.#at(e), pointer: e.pointerId }),
      {
        signal,
      },
    );
    for (const gone of ['pointercancel', 'lostpointercapture'] as const) {
      plane.addEventListener(gone, (e) => this.#take({ type: 'lost', pointer: e.pointerId }), { signal });
    }
    plane.addEventListener('pointerleave', () => doer.hover(null, 0, 0), { signal });
    plane.addEventListener('dblclick', (e) => this.#double(e), { signal });
    // Not passive: the page must not scroll or zoom as well.
    plane.addEventListener('wheel', (e) => this.#wheel(e), { signal, passive: false });
    // Wherever the focus is: a drag that is held is what Esc means.
    window.addEventListener('keydown', (e) => this.#key(e), { signal, capture: true });
  }

  dispose(): void {
    this.#stop.abort();
  }

  #at(e: MouseEvent): { x: number; y: number; shift: boolean; ctrl: boolean; alt: boolean } {
    const box = this.#plane.getBoundingClientRect();
    return {
      x: e.clientX - box.left,
      y: e.clientY - box.top,
      shift: e.shiftKey,
      ctrl: e.ctrlKey || e.metaKey,
      alt: e.altKey,
    };
  }

  #target(hit: Hit): Target {
    if (hit.type === 'empty' || hit.type === 'cluster') return { on: 'empty' };
    const id = this.#engine.model.items.events[hit.item]?.id ?? '';
    if (hit.type === 'edge') return { on: 'edge', id, side: hit.side };
    return { on: 'item', id, selected: this.#doer.isSelected(id) };
  }

  #down(e: PointerEvent): void {
    if (e.button !== 0) return;
    const at = this.#at(e);
    const hit = this.#engine.hit(at.x, at.y);
    this.#pressed = hit;
    this.#doer.hover(null, 0, 0);
    const touch = e.pointerType === 'touch';
    this.#take({ type: 'down', ...at, pointer: e.pointerId, target: this.#target(hit), touch });
  }

  #move(e: PointerEvent): void {
    const at = this.#at(e);
    if (this.#state.now === 'idle') {
      if (e.pointerType !== 'touch') this.#doer.hover(this.#engine.hit(at.x, at.y), at.x, at.y);
      return;
    }
    this.#take({ type: 'move', ...at, pointer: e.pointerId });
  }

  #double(e: MouseEvent): void {
    const at = this.#at(e);
    const hit = this.#engine.hit(at.x, at.y);
    // Two clicks on a bubble have opened it twice already.
    if (hit.type === 'cluster' || this.#pressed?.type === 'cluster') return;
    this.#take({ type: 'double', x: at.x, y: at.y, target: this.#target(hit) });
  }

  #wheel(e: WheelEvent): void {
    e.preventDefault();
    const at = this.#at(e);
    const unit =
      e.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : e.deltaMode === WheelEvent.DOM_DELTA_PAGE ? 400 : 1;
    const [dx, dy] = [e.deltaX * unit, e.deltaY * unit];
    // Up and down zooms, with Ctrl (and by pinching a touchpad) too; sideways pans.
    const zoom = at.ctrl || (!at.shift && Math.abs(dy) >= Math.abs(dx));
    this.#take({ type: 'wheel', ...at, ctrl: zoom, dx, dy });
  }

  #key(e: KeyboardEvent): void {
    if (e.key !== 'Escape' || this.#state.now === 'idle' || this.#state.now === 'pressed') return;
    this.#take({ type: 'escape' });
    e.preventDefault();
    e.stopPropagation();
  }

  #take(event: GestureEvent): void {
    const { state, intents } = turn(this.#state, event);
    this.#state = state;
    for (const intent of intents) this.#run(intent);
  }

  #run(intent: Intent): void {
    const engine = this.#engine;
    switch (intent.do) {
      case 'capture':
        this.#plane.setPointerCapture(intent.pointer);
        break;
      case 'release':
        if (this.#plane.hasPointerCapture(intent.pointer)) this.#plane.releasePointerCapture(intent.pointer);
        break;
      case 'select':
        this.#doer.select(intent.id, intent.how);
        break;
      case 'clear':
        if (this.#pressed?.type === 'cluster') this.#doer.openCluster(this.#pressed);
        else this.#doer.clear();
        break;
      case 'pan':
        engine.pan(-intent.dx, -intent.dy);
        break;
      case 'zoom':
        engine.zoom(intent.x, intent.factor);
        break;
      case 'box':
      case 'box drop': {
        const { from, to } = intent;
        const box = {
          left: Math.min(from.x, to.x),
          right: Math.max(from.x, to.x),
          top: Math.min(from.y, to.y),
          bottom: Math.max(from.y, to.y),
        };
        engine.setBox(intent.do === 'box' ? box : null);
        if (intent.do === 'box drop') this.#doer.boxed(box, intent.add);
        break;
      }
      case 'cancel':
        engine.setBox(null);
        this.#doer.drag(intent);
        break;
      case 'add':
        this.#doer.addAt(intent.x);
        break;
      case 'open':
        this.#doer.open(intent.id);
        break;
      case 'move':
      case 'move drop':
      case 'size':
      case 'size drop':
        this.#doer.drag(intent);
        break;
      case 'brush':
        break;
    }
  }
}
