/**
 * What pointers, wheel and Esc mean on the picture: a state machine without a
 * screen. It gives intents; who runs them draws previews and makes edits. An
 * edit comes only from an intent that ends in "drop", at most one for a drag,
 * and never after a cancel.
 */

import type { At, GestureEvent, GestureState, Intent, Turn } from './intent';

export const idle: GestureState = { now: 'idle' };
const nothing: readonly Intent[] = [];

/** A hand trembles by so many pixels without meaning a drag. */
export const threshold = 4;

/** What an event means in a state, and the state after it. */
export function turn(state: GestureState, event: GestureEvent): Turn {
  switch (event.type) {
    case 'down':
      return down(state, event);
    case 'move':
      return move(state, event);
    case 'up':
      return up(state, event);
    case 'lost':
      return lost(state, event.pointer);
    case 'escape':
      return escape(state);
    case 'double':
      if (state.now !== 'idle') return stay(state);
      if (event.target.on === 'empty') return { state, intents: [{ do: 'add', x: event.x, y: event.y }] };
      return event.target.on === 'item'
        ? { state, intents: [{ do: 'open', id: event.target.id }] }
        : stay(state);
    case 'wheel':
      return { state, intents: state.now === 'idle' ? wheel(event) : nothing };
  }
}

function stay(state: GestureState): Turn {
  return { state, intents: nothing };
}

function down(state: GestureState, event: Extract<GestureEvent, { type: 'down' }>): Turn {
  const held = { pointer: event.pointer, x: event.x, y: event.y };
  const capture: Intent = { do: 'capture', pointer: event.pointer };
  if (state.now === 'idle') {
    const { target, touch, shift, ctrl, alt } = event;
    const intents: Intent[] = [capture];
    if (target.on === 'overview') intents.push({ do: 'brush', part: target.part, x: event.x, dx: 0 });
    if (target.on === 'overview') {
      return { state: { now: 'brushing', held, last: held, part: target.part }, intents };
    }
    return { state: { now: 'pressed', held, target, keys: { shift, ctrl, alt }, touch }, intents };
  }
  // A second finger on what is not being edited pinches.
  const first = state.now === 'panning' || (state.now === 'pressed' && state.touch) ? state : undefined;
  if (first !== undefined && event.touch && first.held.pointer !== event.pointer) {
    const at = first.now === 'panning' ? { ...first.held, ...first.last } : first.held;
    return { state: { now: 'pinching', a: at, b: held }, intents: [capture] };
  }
  return stay(state);
}

function move(state: GestureState, event: Extract<GestureEvent, { type: 'move' }>): Turn {
  const to = { x: event.x, y: event.y };
  if (state.now === 'pinching') return pinch(state, event.pointer, to);
  if (state.now === 'idle' || state.now === 'spent' || state.held.pointer !== event.pointer)
    return stay(state);
  const dx = event.x - state.held.x;
  switch (state.now) {
    case 'pressed': {
      if (Math.hypot(dx, event.y - state.held.y) < threshold) return stay(state);
      const begun = begin(state);
      return begun.now === 'pressed' ? stay(state) : move(begun, event);
    }
    case 'moving':
      return {
        state: { ...state, dx },
        intents: [{ do: 'move', id: state.id, all: state.all, dx, free: event.alt }],
      };
    case 'sizing':
      return {
        state: { ...state, dx },
        intents: [{ do: 'size', id: state.id, side: state.side, dx, free: event.alt }],
      };
    case 'boxing':
      return { state: { ...state, to }, intents: [{ do: 'box', from: at(state.held), to, add: state.add }] };
    case 'panning': {
      const intents: Intent[] = [{ do: 'pan', dx: event.x - state.last.x, dy: event.y - state.last.y }];
      return { state: { ...state, last: to }, intents };
    }
    case 'brushing': {
      const intents: Intent[] = [{ do: 'brush', part: state.part, x: event.x, dx: event.x - state.last.x }];
      return { state: { ...state, last: to }, intents };
    }
  }
}

/** What a press becomes once the pointer has moved. */
function begin(state: Extract<GestureState, { now: 'pressed' }>): GestureState {
  const { held, target, keys } = state;
  switch (target.on) {
    case 'item':
      // With Shift or Ctrl the press selects; a drag then moves all that is selected with it.
      return { now: 'moving', held, id: target.id, all: target.selected || keys.shift || keys.ctrl, dx: 0 };
    case 'edge':
      return { now: 'sizing', held, id: target.id, side: target.side, dx: 0 };
    case 'empty':
      return keys.shift
        ? { now: 'boxing', held, to: at(held), add: keys.ctrl }
        : { now: 'panning', held, last: at(held) };
    case 'overview':
      return { now: 'brushing', held, last: at(held), part: target.part };
  }
}

function up(state: GestureState, event: Extract<GestureEvent, { type: 'up' }>): Turn {
  const { pointer } = event;
  if (state.now === 'spent') return { state: without(state, pointer), intents: [{ do: 'release', pointer }] };
  if (state.now === 'pinching') return unpinch(state, pointer);
  if (state.now === 'idle' || state.held.pointer !== pointer) return stay(state);
  const release: Intent = { do: 'release', pointer };
  const dx = event.x - state.held.x;
  const free = event.alt;
  const done = (...intents: Intent[]): Turn => ({ state: idle, intents: [release, ...intents] });
  switch (state.now) {
    case 'pressed':
      return done(...click(state));
    case 'moving':
      return done({ do: 'move drop', id: state.id, all: state.all, dx, free });
    case 'sizing':
      return done({ do: 'size drop', id: state.id, side: state.side, dx, free });
    case 'boxing':
      return done({ do: 'box drop', from: at(state.held), to: { x: event.x, y: event.y }, add: state.add });
    case 'panning':
    case 'brushing':
      return done();
  }
}

function click({ target, keys }: Extract<GestureState, { now: 'pressed' }>): readonly Intent[] {
  if (target.on === 'empty') return keys.shift || keys.ctrl ? nothing : [{ do: 'clear' }];
  if (target.on === 'overview') return nothing;
  const how = keys.ctrl ? 'toggle' : keys.shift ? 'range' : 'one';
  return [{ do: 'select', id: target.id, how }];
}

function lost(state: GestureState, pointer: number): Turn {
  if (state.now === 'idle') return stay(state);
  if (state.now === 'spent') return stay(without(state, pointer));
  if (state.now === 'pinching') return unpinch(state, pointer);
  return state.held.pointer === pointer ? { state: idle, intents: takenBack(state) } : stay(state);
}

function escape(state: GestureState): Turn {
  if (state.now === 'idle' || state.now === 'spent') return stay(state);
  const pointers = state.now === 'pinching' ? [state.a.pointer, state.b.pointer] : [state.held.pointer];
  return { state: { now: 'spent', pointers }, intents: takenBack(state) };
}

/** Only what showed a preview has something to take back. */
function takenBack(state: GestureState): readonly Intent[] {
  return state.now === 'moving' || state.now === 'sizing' || state.now === 'boxing'
    ? [{ do: 'cancel' }]
    : nothing;
}

function without(state: Extract<GestureState, { now: 'spent' }>, pointer: number): GestureState {
  const pointers = state.pointers.filter((one) => one !== pointer);
  return pointers.length === 0 ? idle : { now: 'spent', pointers };
}

type Pinching = Extract<GestureState, { now: 'pinching' }>;

/** Zooms by the change of the distance and pans by that of the middle. */
function pinch(state: Pinching, pointer: number, to: At): Turn {
  const a = state.a.pointer === pointer ? { pointer, ...to } : state.a;
  const b = state.b.pointer === pointer ? { pointer, ...to } : state.b;
  if (a === state.a && b === state.b) return stay(state);
  // Fingers close together would make every tremble a leap.
  const distance = (one: At, other: At): number => Math.max(Math.abs(one.x - other.x), 16);
  const middle = (a.x + b.x) / 2;
  const dx = middle - (state.a.x + state.b.x) / 2;
  const dy = (a.y + b.y - state.a.y - state.b.y) / 2;
  const factor = distance(a, b) / distance(state.a, state.b);
  return {
    state: { now: 'pinching', a, b },
    intents: [
      { do: 'pan', dx, dy },
      { do: 'zoom', x: middle, factor },
    ],
  };
}

/** One finger left: the other goes on panning. */
function unpinch(state: Pinching, pointer: number): Turn {
  if (state.a.pointer !== pointer && state.b.pointer !== pointer) return stay(state);
  const held = state.a.pointer === pointer ? state.b : state.a;
  return { state: { now: 'panning', held, last: at(held) }, intents: [{ do: 'release', pointer }] };
}

function at({ x, y }: At): At {
  return { x, y };
}

/** Ctrl or a pinch on a touchpad zooms at the pointer; Shift turns the wheel sideways. */
function wheel(event: Extract<GestureEvent, { type: 'wheel' }>): readonly Intent[] {
  if (event.ctrl) return [{ do: 'zoom', x: event.x, factor: wheelFactor(event.dy) }];
  const [dx, dy] = event.shift && event.dx === 0 ? [event.dy, 0] : [event.dx, event.dy];
  return dx === 0 && dy === 0 ? nothing : [{ do: 'pan', dx: 0 - dx, dy: 0 - dy }];
}

/** A notch of a wheel (about 100) zooms by a quarter; a touchpad's small steps add up to the same. */
function wheelFactor(dy: number): number {
  return Math.exp(-Math.max(-300, Math.min(300, dy)) * 0.0022);
}
