import type { Offsets } from '../domain/zones';
import { day, hour, onCalendar, roundTimes, type Extent, type Step } from './calendar';

/** A stretch of the axis, cut to what is visible. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly width: number;
}

export interface DayNight {
  /** From eight in the evening to six in the morning on the local clock. */
  readonly nights: readonly Stretch[];
  /** From Saturday's to Monday's midnight. */
  readonly weekends: readonly Stretch[];
}

const nightBegins = 20 * hour;
const nightEnds = 6 * hour;
/** 1 January 1970 was a Thursday. */
const saturday = 2 * day;
const monday = 4 * day;

/** Narrower nights would flicker, and narrower weekends be a pattern without a meaning. */
const leastNightPx = 5;
const leastWeekendPx = 8;

/** Nights and weekends for shading, where they are wide enough to be read as such. */
export function dayNight(extent: Extent, zone: Offsets | undefined): DayNight {
  const seen = onCalendar(extent);
  if (seen === undefined) return { nights: [], weekends: [] };
  const pxPerMs = seen.width / (seen.to - seen.from);
  const between = (begins: number, ends: number, size: number, longest: number): readonly Stretch[] =>
    stretches(extent, seen, zone, {
      begins: { unit: 'ms', size, phase: begins },
      ends: { unit: 'ms', size, phase: ends },
      longest,
    });
  return {
    nights: 10 * hour * pxPerMs >= leastNightPx ? between(nightBegins, nightEnds, day, 16 * hour) : [],
    weekends: 2 * day * pxPerMs >= leastWeekendPx ? between(saturday, monday, 7 * day, 3 * day) : [],
  };
}

interface Rhythm {
  readonly begins: Step;
  readonly ends: Step;
  /** No stretch is longer, whatever the clock does. */
  readonly longest: number;
}

function stretches(extent: Extent, seen: Extent, zone: Offsets | undefined, rhythm: Rhythm): Stretch[] {
  const ends = roundTimes(seen.from, seen.to + rhythm.longest, rhythm.ends, zone);
  const all: Stretch[] = [];
  let next = 0;
  for (const { time: begin } of roundTimes(seen.from - rhythm.longest, seen.to, rhythm.begins, zone)) {
    while ((ends[next]?.time ?? Infinity) <= begin) next += 1;
    const end = ends[next]?.time ?? Infinity;
    // Without an end in reach it was over before the picture begins.
    if (end - begin > rhythm.longest) continue;
    const [from, to] = [Math.max(begin, seen.from), Math.min(end, seen.to)];
    if (from >= to) continue;
    const xOf = (time: number): number => ((time - extent.from) / (extent.to - extent.from)) * extent.width;
    all.push({ from, to, x: xOf(from), width: xOf(to) - xOf(from) });
  }
  return all;
}
