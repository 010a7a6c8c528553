import { differIn } from '../../../base/steady';
import { milestoneLabels } from '../../../domain/labels';
import type { Milestone, RecordOf, TimelineEvent } from '../../../domain/records';
import { endFields, startFields } from '../../../domain/when';
import { localOf, dayText, type Offsets } from '../../../domain/zones';
import { bracketsOf, impactWindow, type Bracket, type ImpactWindow } from '../../../timeline/brackets';
import { ItemIndex } from '../../../timeline/itemindex';
import { bit, itemsOf, milestonesOf, type Items } from '../../../timeline/items';
import { lanesOf, type LaneBy, type Lanes } from '../../../timeline/lanes';
import { gapThreshold } from '../../../timeline/rows';
import type { Extent } from '../../../timeline/scale';
import { whenText } from '../../../timeline/whentext';

/** What follows from the events alone, whatever the lanes and the zone. */
export interface Ground {
  readonly items: Items;
  readonly impact: ImpactWindow | null;
  /** The most important ones first to last; the layout may have room for fewer. */
  readonly brackets: readonly Bracket[];
  /** Stretches without an event. */
  readonly silences: readonly Extent[];
  readonly index: Pick<ItemIndex, 'get' | 'has'>;
}

/** Everything the picture draws that does not depend on where one looks. Made once per change. */
export interface PictureModel extends Ground {
  readonly lanes: Lanes;
  readonly flags: readonly FlagText[];
}

export interface FlagText {
  readonly item: number;
  readonly milestone: Milestone;
  readonly time: string;
  readonly name: string;
  readonly priority: number;
}

const plainDiffer = differIn<TimelineEvent>(
  'id',
  ...startFields,
  ...endFields,
  'knownAt',
  'milestone',
  'kind',
  'source',
  'actorRole',
  'hidden',
  'pinned',
);

/** True when a change from one to the other can change the ground or the lanes. Titles are only drawn. */
export function groundDiffers(a: TimelineEvent, b: TimelineEvent): boolean {
  return plainDiffer(a, b) || a.inferred.length !== b.inferred.length;
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

export function groundOf(events: readonly TimelineEvent[]): Ground {
  const items = itemsOf(events);
  // Of a hundred thousand events these are the few that brackets and window are made of.
  const marked = milestonesOf(items);
  return {
    items,
    impact: impactWindow(marked),
    brackets: bracketsOf(marked, mostBrackets),
    silences: silencesOf(items),
    index: new ItemIndex(events),
  };
}

/** The model of these events, which differ from those of the ground in what they say at most. */
export function modelOf(
  ground: Ground,
  events: readonly TimelineEvent[],
  lanes: Lanes,
  flags: readonly FlagText[],
): PictureModel {
  return { ...ground, items: { ...ground.items, events }, lanes, flags };
}

export function lanesFor(items: Items, by: LaneBy, sources: readonly RecordOf<'source'>[]): Lanes {
  return lanesOf(items, { by, sources, maxRows: rowsFor(items.count) });
}

/** Bubbles do the work of rows where there are very many events. */
function rowsFor(count: number): number {
  return count > 2000 ? 2 : 3;
}

export function flagsOf(items: Items, zone: Offsets | undefined): readonly FlagText[] {
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
