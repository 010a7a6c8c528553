import { milestoneLabels } from '../../../domain/labels';
import type { Milestone, RecordOf, TimelineEvent } from '../../../domain/records';
import { localOf, dayText, type Offsets } from '../../../domain/zones';
import { bracketsOf, impactWindow, type Bracket, type ImpactWindow } from '../../../timeline/brackets';
import { bit, itemsOf, type Items } from '../../../timeline/items';
import { lanesOf, type LaneBy, type Lanes } from '../../../timeline/lanes';
import { gapThreshold } from '../../../timeline/rows';
import type { Extent } from '../../../timeline/scale';
import { whenText } from '../../../timeline/whentext';

/** Everything the picture draws that does not depend on where one looks. Made once per change. */
export interface PictureModel {
  readonly items: Items;
  readonly lanes: Lanes;
  readonly impact: ImpactWindow | null;
  /** The most important ones first to last; the layout may have room for fewer. */
  readonly brackets: readonly Bracket[];
  readonly flags: readonly FlagText[];
  /** Stretches without an event. */
  readonly silences: readonly Extent[];
  readonly index: ReadonlyMap<string, number>;
}

export interface FlagText {
  readonly item: number;
  readonly milestone: Milestone;
  readonly time: string;
  readonly name: string;
  readonly priority: number;
}

export interface ModelOptions {
  readonly by: LaneBy;
  readonly sources: readonly RecordOf<'source'>[];
  readonly zone: Offsets | undefined;
}

/** Rows of brackets that are worth their height. */
export const mostBrackets = 4;

const importance: readonly Milestone[] = [
  'impact_started',
  'resolved',
  'detected',
  'mitigated',
  'acknowledged',
  'declared',
  'escalated',
];

export function modelOf(events: readonly TimelineEvent[], options: ModelOptions): PictureModel {
  const items = itemsOf(events);
  const lanes = lanesOf(items, { by: options.by, sources: options.sources, maxRows: rowsFor(items.count) });
  return {
    items,
    lanes,
    impact: impactWindow(events),
    brackets: bracketsOf(events, mostBrackets),
    flags: flagsOf(items, options.zone),
    silences: silencesOf(items),
    index: new Map(events.map((event, i) => [event.id, i])),
  };
}

/** Bubbles do the work of rows where there are very many events. */
function rowsFor(count: number): number {
  return count > 2000 ? 2 : 3;
}

function flagsOf(items: Items, zone: Offsets | undefined): readonly FlagText[] {
  const flags: FlagText[] = [];
  const firstDay = items.extent === null ? '' : localOf(items.extent.from, zone).dayKey;
  for (let i = 0; i < items.count; i += 1) {
    const bits = items.bits[i] ?? 0;
    const event = items.events[i];
    if ((bits & bit.milestone) === 0 || (bits & bit.loose) !== 0 || event === undefined) continue;
    const local = localOf(items.at[i] ?? 0, zone);
    const { main } = whenText(event, zone);
    const day = local.dayKey === firstDay || event.precision === 'date' ? '' : `${dayText(local)} `;
    flags.push({
      item: i,
      milestone: event.milestone,
      name: milestoneLabels[event.milestone],
      time: `${day}${main}`,
      priority: importance.indexOf(event.milestone),
    });
  }
  return flags;
}

function silencesOf(items: Items): readonly Extent[] {
  const found: Extent[] = [];
  const least = gapThreshold(items.events);
  let until = NaN;
  for (let i = 0; i < items.count; i += 1) {
    if (((items.bits[i] ?? 0) & bit.loose) !== 0) continue;
    const from = items.from[i] ?? 0;
    if (from - until >= least) found.push({ from: until, to: from });
    until = Number.isNaN(until) ? (items.to[i] ?? 0) : Math.max(until, items.to[i] ?? 0);
  }
  return found;
}
