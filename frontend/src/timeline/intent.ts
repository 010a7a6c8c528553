/** The words of gestures: what happens to pointers, the states between, and what comes of it. */

/** What lies under a pointer. */
export type Target =
  | { readonly on: 'item'; readonly id: string; readonly selected: boolean }
  /** The end of a span, or the handle at a point that makes one. */
  | { readonly on: 'edge'; readonly id: string; readonly side: Side }
  | { readonly on: 'empty' }
  | { readonly on: 'overview'; readonly part: BrushPart };

export type Side = 'start' | 'end';
export type BrushPart = 'inside' | 'left' | 'right' | 'outside';

export interface At {
  readonly x: number;
  readonly y: number;
}

export interface Keys {
  readonly shift: boolean;
  /** Command on a Mac. */
  readonly ctrl: boolean;
  readonly alt: boolean;
}

export type GestureEvent =
  | ({
      readonly type: 'down';
      readonly pointer: number;
      readonly target: Target;
      readonly touch: boolean;
    } & At &
      Keys)
  | ({ readonly type: 'move'; readonly pointer: number } & At & Keys)
  | ({ readonly type: 'up'; readonly pointer: number } & At & Keys)
  /** The system took the pointer away: pointercancel, lost capture, the window left. */
  | { readonly type: 'lost'; readonly pointer: number }
  | { readonly type: 'escape' }
  | ({ readonly type: 'double'; readonly target: Target } & At)
  | ({ readonly type: 'wheel'; readonly dx: number; readonly dy: number } & At & Keys);

export type Intent =
  | { readonly do: 'capture' | 'release'; readonly pointer: number }
  | { readonly do: 'select'; readonly id: string; readonly how: 'one' | 'toggle' | 'range' }
  | { readonly do: 'clear' }
  /** `dx` counts from where the drag began. `all`: everything selected moves along. */
  | {
      readonly do: 'move' | 'move drop';
      readonly id: string;
      readonly all: boolean;
      readonly dx: number;
      readonly free: boolean;
    }
  | {
      readonly do: 'size' | 'size drop';
      readonly id: string;
      readonly side: Side;
      readonly dx: number;
      readonly free: boolean;
    }
  | { readonly do: 'box' | 'box drop'; readonly from: At; readonly to: At; readonly add: boolean }
  | { readonly do: 'brush'; readonly part: BrushPart; readonly x: number; readonly dx: number }
  /** What a preview showed is to be taken back. */
  | { readonly do: 'cancel' }
  /** `dx` pixels since the last one; the picture follows the hand. */
  | { readonly do: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly do: 'zoom'; readonly x: number; readonly factor: number }
  | { readonly do: 'add'; readonly x: number; readonly y: number }
  | { readonly do: 'open'; readonly id: string };

interface Held extends At {
  readonly pointer: number;
}

export type GestureState =
  | { readonly now: 'idle' }
  | {
      readonly now: 'pressed';
      readonly held: Held;
      readonly target: Target;
      readonly keys: Keys;
      readonly touch: boolean;
    }
  | {
      readonly now: 'moving';
      readonly held: Held;
      readonly id: string;
      readonly all: boolean;
      readonly dx: number;
    }
  | {
      readonly now: 'sizing';
      readonly held: Held;
      readonly id: string;
      readonly side: Side;
      readonly dx: number;
    }
  | { readonly now: 'boxing'; readonly held: Held; readonly to: At; readonly add: boolean }
  | { readonly now: 'panning'; readonly held: Held; readonly last: At }
  | { readonly now: 'brushing'; readonly held: Held; readonly last: At; readonly part: BrushPart }
  | { readonly now: 'pinching'; readonly a: Held; readonly b: Held }
  /** Cancelled with a button still down: nothing counts until it is up. */
  | { readonly now: 'spent'; readonly pointers: readonly number[] };

export interface Turn {
  readonly state: GestureState;
  readonly intents: readonly Intent[];
}
