import { durations, formatGap, type Duration } from '../domain/durations';
import type { RecordId, TimelineEvent } from '../domain/records';
import { whenOf } from '../domain/when';

/**
 * The figures TTD, TTA, TTM and TTR as brackets under the axis, and the window
 * of impact. Where a time is uncertain the bracket has two ends: at the
 * earliest and at the latest.
 */
export interface Bracket {
  readonly key: string;
  /** "TTM 47 to 52 min"; "TTD, TTA 2 min" where two say the same. */
  readonly text: string;
  /** What it means, and what is odd about it. */
  readonly definition: string;
  readonly outOfOrder: boolean;
  readonly start: Range;
  readonly end: Range;
  /** The event it ends at. */
  readonly toEvent: RecordId;
}

export interface Range {
  readonly earliest: number;
  readonly latest: number;
}

/** Which ones stay when there is no room for all: detection and resolution tell most. */
const importance: readonly Duration['key'][] = ['ttd', 'ttr', 'ttm', 'tta'];

/** At most `rows` brackets, the shortest first. Events without a milestone do not matter and may be left out. */
export function bracketsOf(events: readonly TimelineEvent[], rows: number): readonly Bracket[] {
  const figures = durations(events).filter((figure) => figure.key !== 'impact' && figure.gap.known);
  if (figures.length === 0) return [];
  const byId = new Map(events.map((event) => [event.id, event]));
  const groups = new Map<string, Duration[]>();
  for (const figure of figures) {
    const end = byId.get(figure.toEvent);
    if (end === undefined) continue;
    const { earliest, latest } = whenOf(end);
    const same = `${earliest} ${latest} ${formatGap(figure.gap)}`;
    groups.set(same, [...(groups.get(same) ?? []), figure]);
  }
  return [...groups.values()]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .slice(0, Math.max(0, rows))
    .map((figures) => bracketOf(figures, byId))
    .filter((bracket) => bracket !== null)
    .sort((a, b) => a.end.latest - b.end.latest);
}

function rankOf(figures: readonly Duration[]): number {
  return Math.min(...figures.map((figure) => importance.indexOf(figure.key)));
}

function bracketOf(figures: readonly Duration[], byId: ReadonlyMap<RecordId, TimelineEvent>): Bracket | null {
  const [first] = figures;
  const from = byId.get(first?.fromEvent ?? '');
  const to = byId.get(first?.toEvent ?? '');
  if (first === undefined || from === undefined || to === undefined) return null;
  const parts = figures.map((figure) => figure.definition);
  if (first.gap.min !== first.gap.max) parts.push('A range, because a time is not exact.');
  if (first.outOfOrder) parts.push('The times say that it came first: one of the two may be wrong.');
  return {
    key: figures.map((figure) => figure.key).join(),
    text: `${figures.map((figure) => figure.short).join(', ')} ${formatGap(first.gap)}`,
    definition: parts.join(' '),
    outOfOrder: first.outOfOrder,
    start: whenOf(from),
    end: whenOf(to),
    toEvent: first.toEvent,
  };
}

/** The window of impact: from impact started to resolved; open while nothing is resolved. */
export interface ImpactWindow {
  readonly start: Range;
  /** Null while it is not over. */
  readonly end: Range | null;
}

/** Null without a start, and where the end is told as before the start. */
export function impactWindow(events: readonly TimelineEvent[]): ImpactWindow | null {
  const start = firstWith(events, 'impact_started');
  if (start === null) return null;
  const end = firstWith(events, 'resolved');
  if (end !== null && end.latest < start.earliest) return null;
  return { start, end };
}

function firstWith(events: readonly TimelineEvent[], milestone: TimelineEvent['milestone']): Range | null {
  for (const event of events) {
    if (event.milestone !== milestone) continue;
    const when = whenOf(event);
    if (when.known) return when;
  }
  return null;
}
