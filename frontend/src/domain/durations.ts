import { differIn } from '../base/steady';
import type { Milestone, RecordId, TimelineEvent } from './records';
import { startFields, whenOf, type When } from './when';

/**
 * A duration between two uncertain times, in milliseconds: at least min, at
 * most max. Min below zero means that the order of the two is not certain, max
 * below zero that the second came first.
 */
export interface Gap {
  readonly min: number;
  readonly max: number;
  /** Show no seconds. */
  readonly coarse: boolean;
  readonly known: boolean;
}

/** One derived figure of an incident; `definition` is shown wherever it is shown. */
export interface Duration {
  readonly key: 'impact' | 'ttd' | 'tta' | 'ttm' | 'ttr';
  readonly label: string;
  readonly short: string;
  readonly from: Milestone;
  readonly to: Milestone;
  readonly definition: string;
  /** Not known while a milestone is missing. */
  readonly gap: Gap;
  /** `to` certainly came before `from`: shown as such, not corrected. */
  readonly outOfOrder: boolean;
  /** Ids of the events it was taken from, "" while one is missing. */
  readonly fromEvent: RecordId;
  readonly toEvent: RecordId;
}

type Figure = Pick<Duration, 'key' | 'label' | 'short' | 'to' | 'definition'>;

// The wording of backend/postmortem/durations.go: screen and PDF say the same.
const figures: readonly Figure[] = [
  {
    key: 'impact',
    label: 'impact',
    short: 'impact',
    to: 'resolved',
    definition: 'Impact window: from impact started to resolved.',
  },
  {
    key: 'ttd',
    label: 'time to detect',
    short: 'TTD',
    to: 'detected',
    definition: 'Time to detect: from impact started to detected.',
  },
  {
    key: 'tta',
    label: 'time to acknowledge',
    short: 'TTA',
    to: 'acknowledged',
    definition: 'Time to acknowledge: from impact started to acknowledged.',
  },
  {
    key: 'ttm',
    label: 'time to mitigate',
    short: 'TTM',
    to: 'mitigated',
    definition: 'Time to mitigate: from impact started to mitigated.',
  },
  {
    key: 'ttr',
    label: 'time to resolve',
    short: 'TTR',
    to: 'resolved',
    definition: 'Time to resolve: from impact started to resolved.',
  },
];

const notKnown: Gap = { min: 0, max: 0, coarse: false, known: false };

/** The duration from a to b; not known if either time is not. */
export function gapBetween(a: When, b: When): Gap {
  if (!a.known || !b.known) return notKnown;
  return {
    min: b.earliest - a.latest,
    max: b.latest - a.earliest,
    coarse: a.coarse || b.coarse,
    known: true,
  };
}

/** True when a change from one to the other can change which event is a milestone, or its time. */
export const milestonesDiffer = differIn<TimelineEvent>('id', 'milestone', ...startFields);

/**
 * The five figures, derived from the milestones and never stored. Hidden
 * events count as well: hiding is about showing, not about truth.
 */
export function durations(events: readonly TimelineEvent[]): readonly Duration[] {
  // One look at a hundred thousand events instead of one for each figure.
  const marked = events.filter(({ milestone }) => milestone !== '');
  const start = milestoneEvent(marked, 'impact_started');
  return figures.map((figure) => {
    const end = milestoneEvent(marked, figure.to);
    const both = start !== undefined && end !== undefined;
    const gap = both ? gapBetween(whenOf(start), whenOf(end)) : notKnown;
    return {
      ...figure,
      from: 'impact_started',
      gap,
      outOfOrder: gap.known && gap.max < 0,
      fromEvent: both ? start.id : '',
      toEvent: both ? end.id : '',
    };
  });
}

/** The first event with this milestone by the time told, or else one without a time. */
export function milestoneEvent(
  events: readonly TimelineEvent[],
  milestone: Milestone,
): TimelineEvent | undefined {
  let best: TimelineEvent | undefined;
  for (const event of events) {
    if (event.milestone !== milestone) continue;
    if (best === undefined) {
      best = event;
      continue;
    }
    const bestKnown = whenOf(best).known;
    if (whenOf(event).known && (!bestKnown || event.occurredAt < best.occurredAt)) best = event;
  }
  return best;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * A duration in words: "9 min", "1 h 12 min", "2 d 3 h", "43 s", "47 to 52
 * min", "-3 to 5 min"; "" if not known. Seconds only below one hour and only if
 * both times were told to the second; minutes only below two days. The same
 * rule as backend/postmortem/format.go, tested on the same table.
 */
export function formatGap(gap: Gap): string {
  if (!gap.known) return '';
  const low = formatDuration(gap.min, gap.coarse);
  const high = formatDuration(gap.max, gap.coarse);
  if (low === high) return low;
  const whole = gap.coarse || (gap.min % minute === 0 && gap.max % minute === 0);
  if (whole && isMinutes(gap.min) && isMinutes(gap.max)) return `${rounded(gap.min, minute)} to ${high}`;
  return `${low} to ${high}`;
}

/** One length of time in words, `ms` in milliseconds. */
export function formatDuration(ms: number, coarse: boolean): string {
  if (ms < 0) {
    const positive = formatDuration(-ms, coarse);
    return positive.startsWith('0 ') ? positive : `-${positive}`;
  }
  if (!coarse && ms < hour) {
    const seconds = rounded(ms, second);
    if (seconds < 60) return `${seconds} s`;
    if (seconds < 3600 && seconds % 60 !== 0) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
    return inMinutes(rounded(seconds, 60));
  }
  return inMinutes(rounded(ms, minute));
}

function inMinutes(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) {
    const rest = minutes % 60 === 0 ? '' : ` ${minutes % 60} min`;
    return `${Math.floor(minutes / 60)} h${rest}`;
  }
  const hours = Math.floor((minutes + 30) / 60);
  return `${Math.floor(hours / 24)} d${hours % 24 === 0 ? '' : ` ${hours % 24} h`}`;
}

/** How often `unit` fits, halves away from zero. */
function rounded(ms: number, unit: number): number {
  const sign = ms < 0 ? -1 : 1;
  // `|| 0` turns -0 into 0.
  return sign * Math.floor(Math.abs(ms) / unit + 0.5) || 0;
}

function isMinutes(ms: number): boolean {
  return Math.abs(rounded(ms, minute)) < 60;
}
