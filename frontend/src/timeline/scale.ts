/**
 * Which stretch of time the picture shows, and over how many pixels. A scale
 * never changes: zooming and panning give a new one, so that a gesture can keep
 * the one it began with and a frame can never see half a change.
 */
export interface TimeScale {
  /** Epoch milliseconds at the left edge. */
  readonly from: number;
  /** Epoch milliseconds at the right edge, always after `from`. */
  readonly to: number;
  /** Width in CSS pixels, at least 1. */
  readonly width: number;
}

/** A stretch of time in epoch milliseconds; `to` may equal `from`. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** At the closest one millisecond takes this many pixels. */
export const maxPixelsPerMs = 40;
/** At the widest the whole picture shows this much time. */
export const maxSpanMs = 40 * 365.25 * 86_400_000;

// Instants are years 1 to 9999; a view may reach a little beyond either end.
const earliest = Date.UTC(-40, 0, 1);
const latest = Date.UTC(10_040, 0, 1);

/** A sane scale: bounds in order, within the limits of zoom and of the calendar. */
export function timeScale(from: number, to: number, width: number): TimeScale {
  const pixels = Number.isFinite(width) ? Math.max(1, width) : 1;
  const a = Number.isFinite(from) ? from : 0;
  const b = Number.isFinite(to) ? to : a;
  const shortest = pixels / maxPixelsPerMs;
  const span = Math.min(maxSpanMs, Math.max(shortest, Math.abs(b - a)));
  const middle = (a + b) / 2;
  const start = Math.min(latest - span, Math.max(earliest, middle - span / 2));
  return { from: start, to: start + span, width: pixels };
}

export function msPerPixel(scale: TimeScale): number {
  return (scale.to - scale.from) / scale.width;
}

export function toX(scale: TimeScale, time: number): number {
  return ((time - scale.from) / (scale.to - scale.from)) * scale.width;
}

/** The time at a pixel, in fractions of a millisecond: round before it is stored. */
export function toTime(scale: TimeScale, x: number): number {
  return scale.from + (x / scale.width) * (scale.to - scale.from);
}

/**
 * Zooms so that the time under `x` stays where it is; a factor of 2 shows half
 * as much time. At a limit the scale stays instead of sliding away.
 */
export function zoomAt(scale: TimeScale, x: number, factor: number): TimeScale {
  if (!Number.isFinite(factor) || factor <= 0) return scale;
  const shortest = scale.width / maxPixelsPerMs;
  const before = scale.to - scale.from;
  const span = Math.min(maxSpanMs, Math.max(shortest, before / factor));
  if (span === before) return scale;
  const from = toTime(scale, x) - (x / scale.width) * span;
  return timeScale(from, from + span, scale.width);
}

/** Shows what lies `dx` pixels to the right (left when negative). */
export function panBy(scale: TimeScale, dx: number): TimeScale {
  if (dx === 0 || !Number.isFinite(dx)) return scale;
  const by = dx * msPerPixel(scale);
  return timeScale(scale.from + by, scale.to + by, scale.width);
}

/** The same stretch of time over another width. */
export function resized(scale: TimeScale, width: number): TimeScale {
  return width === scale.width ? scale : timeScale(scale.from, scale.to, width);
}

/** Room around a single point in time, so that one event alone is not a whole screen of one millisecond. */
const loneSpan = 10 * 60_000;

/** Shows the whole extent with `margin` pixels free at either side. */
export function fitTo(extent: Extent, width: number, margin: number): TimeScale {
  const from = Math.min(extent.from, extent.to);
  const to = Math.max(extent.from, extent.to);
  if (to === from) return timeScale(from - loneSpan / 2, to + loneSpan / 2, width);
  const inner = Math.max(1, width - 2 * margin);
  const room = ((to - from) / inner) * Math.min(margin, Math.max(0, (width - 1) / 2));
  return timeScale(from - room, to + room, width);
}

/**
 * Brings an extent into view with as little movement as possible: the scale
 * itself when it is there already. What does not fit shows its beginning.
 */
export function panInto(scale: TimeScale, extent: Extent, margin: number): TimeScale {
  const left = toX(scale, extent.from);
  const right = toX(scale, extent.to);
  const low = Math.min(margin, scale.width / 3);
  const high = scale.width - low;
  if (left >= low && right <= high) return scale;
  // Already wider than the view and reaching into it: nothing would be gained.
  if (right - left > high - low && left < high && right > low) return scale;
  if (left < low || right - left > high - low) return panBy(scale, left - low);
  return panBy(scale, right - high);
}

/** Between two scales, for a short animation: `part` from 0 to 1. Zooms evenly and keeps the width of the target. */
export function between(a: TimeScale, b: TimeScale, part: number): TimeScale {
  const ratio = (b.to - b.from) / (a.to - a.from);
  const span = (a.to - a.from) * ratio ** part;
  // The share of the way that a zoom about a fixed point has gone at this span.
  const way = Math.abs(ratio - 1) < 1e-9 ? part : (1 - ratio ** part) / (1 - ratio);
  const from = a.from + (b.from - a.from) * way;
  return { from, to: from + span, width: b.width };
}
