import { localOf, type Offsets } from '../domain/zones';
import { day, hour, minute, second } from './calendar';
import { msPerPixel, type TimeScale } from './scale';

/**
 * Where a dragged time comes to rest: at another event near by, else on a
 * round time of the local clock. The same input gives the same place.
 */

/** Times to stop at, in order. Made once when a drag begins. */
export interface SnapTimes {
  readonly times: Float64Array;
  /** 1 where a milestone stands. */
  readonly strong: Uint8Array;
}

export interface SnapPoint {
  readonly time: number;
  readonly milestone: boolean;
}

export function snapTimes(points: Iterable<SnapPoint>): SnapTimes {
  // A thousand events at one instant are one place; a milestone among them makes it one.
  const byTime = new Map<number, number>();
  for (const { time, milestone } of points) {
    if (Number.isFinite(time)) byTime.set(time, milestone || byTime.get(time) === 1 ? 1 : 0);
  }
  const times = Float64Array.from(byTime.keys()).sort();
  return { times, strong: Uint8Array.from(times, (time) => byTime.get(time) ?? 0) };
}

export interface SnapOptions {
  readonly scale: TimeScale;
  readonly zone: Offsets | undefined;
  readonly others: SnapTimes;
  /** Labelled ticks of the axis. */
  readonly ticks?: readonly number[];
  /** The time it had: one can always come back to it. */
  readonly origin: number;
  /** The finest unit of its precision, in milliseconds: no minute becomes a second by dragging. */
  readonly finest: number;
  /** Alt: rest anywhere. */
  readonly free: boolean;
}

export interface Snapped {
  readonly time: number;
  /** What it stopped at, for the guide line. */
  readonly at: 'milestone' | 'event' | 'tick' | 'origin' | 'step' | 'free';
}

/** From this near, in pixels, things attract. */
export const reachPx = 6;
/** A round step is at least this wide, so that each can be hit. */
const stepPx = 4;

const stepSizes = [
  ...[1, 10, 100].map((size) => size),
  ...[1, 5, 15, 30].map((size) => size * second),
  ...[1, 5, 10, 15, 30].map((size) => size * minute),
  ...[1, 2, 6, 12].map((size) => size * hour),
  day,
];

/** The round step of a zoom: no finer than `finest`, and wide enough to be hit. */
export function snapStep(scale: TimeScale, finest: number): number {
  const least = Math.max(finest, msPerPixel(scale) * stepPx);
  return stepSizes.find((size) => size >= least) ?? day;
}

/** The nearest multiple of a step on the local clock; steps of a day and less. */
export function roundLocal(time: number, step: number, zone: Offsets | undefined): number {
  const offset = localOf(time, zone).offsetSec * 1000;
  return Math.round((time + offset) / step) * step - offset;
}

/** Where `time` comes to rest. */
export function snap(time: number, options: SnapOptions): Snapped {
  const { scale, zone, others, ticks = [], origin, finest, free } = options;
  if (free) return { time: roundLocal(time, finest, zone), at: 'free' };
  const reach = reachPx * msPerPixel(scale);
  const near = (all: readonly Snapped[]): Snapped | undefined => {
    let best: Snapped | undefined;
    for (const one of all) {
      const away = Math.abs(one.time - time);
      // Of equally near ones the first.
      if (away <= reach && (best === undefined || away < Math.abs(best.time - time))) best = one;
    }
    return best;
  };
  return (
    near([...nearest(others, time, reach), { time: origin, at: 'origin' }]) ??
    // Ticks are on round times as well, so they come after what happened.
    near(ticks.map((tick) => ({ time: tick, at: 'tick' }))) ?? {
      time: roundLocal(time, snapStep(scale, finest), zone),
      at: 'step',
    }
  );
}

/** Nearest milestone and nearest event within reach, the milestone first. */
function nearest({ times, strong }: SnapTimes, time: number, reach: number): Snapped[] {
  let milestone: Snapped | undefined;
  let event: Snapped | undefined;
  const nearer = (found: Snapped | undefined, at: number): boolean =>
    found === undefined || Math.abs(at - time) < Math.abs(found.time - time);
  for (let i = firstFrom(times, time - reach); i < times.length; i += 1) {
    const at = times[i] ?? Infinity;
    if (at > time + reach) break;
    if (strong[i] === 1) {
      if (nearer(milestone, at)) milestone = { time: at, at: 'milestone' };
    } else if (nearer(event, at)) event = { time: at, at: 'event' };
  }
  return [milestone, event].filter((one) => one !== undefined);
}

/** Index of the first time that is not before another. */
function firstFrom(times: Float64Array, time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Where a span comes to rest that is moved as a whole: its start or its end
 * stops, whichever is nearer to something. Gives the start.
 */
export function snapSpan(start: number, length: number, options: SnapOptions): Snapped {
  const first = snap(start, options);
  if (length <= 0 || options.free || first.at !== 'step') return first;
  const end = snap(start + length, { ...options, origin: options.origin + length });
  return end.at === 'milestone' || end.at === 'event' ? { ...end, time: end.time - length } : first;
}
