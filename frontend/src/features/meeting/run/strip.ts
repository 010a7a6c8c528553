import type { View } from '../../../domain/meeting/known';

/**
 * The line below an event: where it stands in the incident. Pure geometry in
 * the units of an SVG that is `width` wide.
 */

export interface StripOptions {
  readonly width: number;
  /** From the first event to the last one, in milliseconds. */
  readonly extent: readonly [number, number];
  /** The impact, null while it is not known. */
  readonly impact: readonly [number, number] | null;
  /** Time of the event on the screen, NaN for none. */
  readonly current: number;
}

export interface Strip {
  /** Points of known events as one path, so that two thousand cost no more than ten. */
  readonly known: string;
  /** Events that had happened and that nobody knew of. */
  readonly veiled: readonly number[];
  readonly current: number | null;
  readonly impact: readonly [number, number] | null;
  /** Where the picture ends because nothing later was known, null for the whole. */
  readonly now: number | null;
}

/** Room left and right, so that the first and the last mark are whole. */
export const margin = 16;
/** Where the line runs. */
export const middle = 28;

export function stripOf(view: View, options: StripOptions): Strip {
  const { width, extent, impact, current } = options;
  const [from, to] = extent;
  const span = Math.max(1, to - from);
  const x = (ms: number): number => margin + ((ms - from) / span) * (width - 2 * margin);
  const near = (ms: number): number =>
    Math.round(Math.max(margin, Math.min(width - margin, x(ms))) * 10) / 10;
  const until = Number.isNaN(view.until) ? null : near(view.until);
  const places = new Set(view.seen.filter((one) => one.known).map((one) => near(one.ms)));
  return {
    known: [...places].map((at) => `M${at} ${middle}h0`).join(''),
    veiled: [...new Set(view.seen.filter((one) => !one.known).map((one) => near(one.ms)))],
    current: Number.isNaN(current) ? null : near(current),
    impact: impactOf(impact, view.until, near),
    now: until,
  };
}

/** The impact as far as it had gone by then; none before it began. */
function impactOf(
  impact: readonly [number, number] | null,
  until: number,
  near: (ms: number) => number,
): readonly [number, number] | null {
  if (impact === null) return null;
  const end = Number.isNaN(until) ? impact[1] : Math.min(impact[1], until);
  return end < impact[0] ? null : [near(impact[0]), near(end)];
}

/** First and last time of all events; a minute around a single one. */
export function extentOf(times: readonly number[]): readonly [number, number] | null {
  let [first, last] = [Infinity, -Infinity];
  for (const ms of times) {
    if (ms < first) first = ms;
    if (ms > last) last = ms;
  }
  if (first > last) return null;
  return first === last ? [first - 30_000, last + 30_000] : [first, last];
}
