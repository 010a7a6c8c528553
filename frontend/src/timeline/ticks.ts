import {
  clockText,
  localOf,
  monthText,
  offsetText,
  weekdayText,
  type Local,
  type Offsets,
} from '../domain/zones';
import { day, hour, minute, onCalendar, roundTimes, second, type Extent, type Step } from './calendar';
import { keepApart } from './labelroom';

/**
 * Marks of the time axis: on round times of the local clock and calendar, from
 * milliseconds to millennia, never closer than can be told apart.
 */

export interface Tick {
  readonly time: number;
  readonly x: number;
  /** "" for a minor tick. Texts are unique within the day, month or year that a longer one begins. */
  readonly label: string;
  /** What begins here: the label of a day says its date, that of a year the year. */
  readonly begins: '' | 'day' | 'month' | 'year';
}

export interface TickOptions {
  /** Least distance of labelled ticks in pixels, besides the room that labels need. */
  readonly minPx?: number;
  /** Least distance of minor ticks. */
  readonly minorPx?: number;
  /** Estimated width of a character of a label in pixels: follows the size of text. */
  readonly charPx?: number;
}

const ms = (size: number, phase = 0): Step => ({ unit: 'ms', size, phase });
const month = (size: number): Step => ({ unit: 'month', size });
/** 1 January 1970 was a Thursday; weeks begin on Monday. */
const monday = 4 * day;

/** From fine to coarse. Every step of less than a day divides it. */
const steps: readonly Step[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((size) => ms(size)),
  ...[1, 2, 5, 10, 15, 30].map((size) => ms(size * second)),
  ...[1, 2, 5, 10, 15, 30].map((size) => ms(size * minute)),
  ...[1, 2, 3, 6, 12].map((size) => ms(size * hour)),
  ...[ms(day), ms(2 * day), ms(7 * day, monday), ms(14 * day, monday)],
  ...[1, 3, 6].map((size) => month(size)),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].map((years) => month(12 * years)),
];

/** Shortest real length of a step; that of a month is 28 days. */
function lengthOf(step: Step): number {
  return step.unit === 'ms' ? step.size : step.size * 28 * day;
}

/** Whether every mark of the coarse step is one of the fine step too. */
function divides(fine: Step, coarse: Step): boolean {
  if (fine.unit === coarse.unit) {
    if (
      fine.unit === 'ms' &&
      coarse.unit === 'ms' &&
      (coarse.phase ?? 0) % fine.size !== (fine.phase ?? 0) % fine.size
    ) {
      return false;
    }
    return coarse.size % fine.size === 0;
  }
  return fine.unit === 'ms' && fine.size <= day;
}

interface Chosen {
  readonly major: Step;
  /** Undefined when there is no room between major ticks. */
  readonly minor: Step | undefined;
}

function stepsFor(extent: Extent, options: Required<TickOptions>): Chosen {
  const pxPerMs = extent.width / (extent.to - extent.from);
  const fits = (step: Step): boolean =>
    lengthOf(step) * pxPerMs >= Math.max(options.minPx, usualChars(step) * options.charPx + gapPx);
  const major = steps.find(fits) ?? month(60_000);
  const minor = steps.find(
    (step) => step !== major && divides(step, major) && lengthOf(step) * pxPerMs >= options.minorPx,
  );
  return { major, minor: minor !== undefined && lengthOf(minor) < lengthOf(major) ? minor : undefined };
}

/** Pixels between two labels. */
const gapPx = 12;

/** Characters of the longest usual label of a step; longer ones are rare and get their room afterwards. */
function usualChars(step: Step): number {
  if (step.unit === 'month') return step.size >= 12 ? 4 : 9;
  if (step.size >= second) return 10;
  return 12;
}

/** The ticks of an extent from left to right, all inside it. At most one for each `minorPx` of its width. */
export function ticksOf(
  extent: Extent,
  zone: Offsets | undefined,
  options: TickOptions = {},
): readonly Tick[] {
  const { minPx = 64, minorPx = 7, charPx = 6.6 } = options;
  const seen = onCalendar(extent);
  if (seen === undefined) return [];
  const { major, minor } = stepsFor(seen, { minPx, minorPx, charPx });
  // A few more on the left, so that what is dropped there does not depend on where the picture begins.
  const before = seen.from - 4 * lengthOf(major);
  const xOf = (time: number): number => ((time - extent.from) / (extent.to - extent.from)) * extent.width;
  const labelled = keepApart(labels(before, seen.to, major, zone), {
    distance: (a, b) => xOf(b.time) - xOf(a.time),
    room: (a, b) => Math.max(minPx, Math.max(a.label.length, b.label.length) * charPx + gapPx),
  });
  const ticks = labelled
    .filter(({ time }) => time >= seen.from)
    .map((tick) => ({ ...tick, x: xOf(tick.time) }));
  return minor === undefined
    ? ticks
    : withMinor(ticks, roundTimes(seen.from, seen.to, minor, zone), xOf, minorPx);
}

interface Label {
  readonly time: number;
  readonly label: string;
  readonly begins: Tick['begins'];
  /** Of two labels that are too close the higher one stays. */
  readonly weight: number;
}

function labels(from: number, to: number, step: Step, zone: Offsets | undefined): Label[] {
  let previous: Local | undefined;
  return roundTimes(from, to, step, zone).map(({ time, local: wall, offset, twice, again }) => {
    // The fields of the time meant, which a jump of the clock may have skipped.
    const local = localOf(wall, undefined);
    const newYear = previous !== undefined && previous.year !== local.year;
    previous = local;
    if (step.unit === 'month') {
      const begins = step.size >= 12 || local.month === 1 ? 'year' : 'month';
      return {
        time,
        begins,
        label: begins === 'year' ? yearText(local.year) : monthText(local),
        weight: begins === 'year' ? 3 : 2,
      };
    }
    if (step.size >= day || (wall % day === 0 && !again)) {
      const date = weekdayText(local, false);
      const first = step.size < day ? local.month === 1 && local.day === 1 : newYear;
      return {
        time,
        begins: 'day',
        label: first ? `${date} ${yearText(local.year)}` : date,
        weight: first ? 2 : 1,
      };
    }
    const clock = clockText(local, step.size < minute);
    return { time, begins: '', label: twice ? `${clock} ${offsetText(offset / 1000)}` : clock, weight: 0 };
  });
}

function yearText(year: number): string {
  return String(year).padStart(4, '0');
}

/** Fills minor ticks in where they are far enough from all others. */
function withMinor(
  ticks: readonly Tick[],
  times: readonly { readonly time: number }[],
  xOf: (time: number) => number,
  minorPx: number,
): Tick[] {
  const all: Tick[] = [];
  let next = 0;
  for (const { time } of times) {
    const x = xOf(time);
    for (let tick = ticks[next]; tick !== undefined && tick.time <= time; tick = ticks[next]) {
      all.push(tick);
      next += 1;
    }
    const left = all.at(-1)?.x ?? -Infinity;
    const right = ticks[next]?.x ?? Infinity;
    // A little less than the step itself, which rounding may shorten.
    const room = minorPx * 0.999;
    if (x - left >= room && right - x >= room) all.push({ time, x, label: '', begins: '' });
  }
  return [...all, ...ticks.slice(next)];
}

/**
 * What the labels leave out, for the left end of the axis: the day where they
 * show the clock, the year where they show days or months; "" where they show years.
 */
export function axisContext(extent: Extent, zone: Offsets | undefined, options: TickOptions = {}): string {
  const { minPx = 64, minorPx = 7, charPx = 6.6 } = options;
  const seen = onCalendar(extent);
  if (seen === undefined) return '';
  const { major } = stepsFor(seen, { minPx, minorPx, charPx });
  const local = localOf(seen.from, zone);
  if (major.unit === 'ms' && major.size < day) return `${weekdayText(local, false)} ${yearText(local.year)}`;
  return major.unit === 'ms' || major.size < 12 ? yearText(local.year) : '';
}
