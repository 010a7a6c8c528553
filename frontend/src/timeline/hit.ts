import { groupsIn, isCluster, itemOf, middleOf, type RowGroups } from './clusters';
import { bit, type Items } from './items';
import { laneAt, rowY, type Layout } from './layout';
import type { Lanes } from './lanes';
import type { PlacedFlag } from './flags';
import { msPerPixel, toTime, toX, type TimeScale } from './scale';

/** What lies under a pixel of the picture. */
export type Hit =
  | { readonly type: 'item'; readonly item: number }
  /** The start or the end of a span, which can be dragged by itself. */
  | { readonly type: 'edge'; readonly item: number; readonly side: 'start' | 'end' }
  | { readonly type: 'cluster'; readonly groups: RowGroups; readonly group: number }
  | { readonly type: 'flag'; readonly item: number }
  | { readonly type: 'empty'; readonly lane: number };

/** Everything of one frame that a place can be asked about. */
export interface Frame {
  readonly items: Items;
  readonly lanes: Lanes;
  readonly layout: Layout;
  readonly scale: TimeScale;
  readonly scrolled: number;
  /** Groups of each row of each lane at the present zoom. */
  readonly groups: readonly (readonly RowGroups[])[];
  readonly flags: readonly PlacedFlag[];
}

/** A sign is hit up to this far from its middle. */
const reach = 10;
const edge = 5;
/** A span must be this wide for its edges to be told from its body. */
const leastForEdges = 22;

export function hitTest(frame: Frame, x: number, y: number): Hit {
  const { layout } = frame;
  if (y < layout.lanesTop) {
    const row = Math.floor(y / layout.flagHeight);
    const flag = frame.flags.find(
      (one) => one.row === row && x >= one.left - 2 && x <= one.left + one.width + 2,
    );
    if (flag !== undefined) return { type: 'flag', item: flag.item };
  }
  const lane = laneAt(layout, y, frame.scrolled);
  const rows = frame.groups[lane] ?? [];
  let best: Hit = { type: 'empty', lane };
  let distance = Infinity;
  rows.forEach((groups, row) => {
    const middle = rowY(layout, lane, rows.length, row, frame.scrolled);
    if (Math.abs(y - middle) > layout.rowHeight / 2) return;
    const found = nearest(frame, groups, x);
    if (found === null || found.distance >= distance) return;
    best = found.hit;
    ({ distance } = found);
  });
  return best;
}

function nearest(frame: Frame, groups: RowGroups, x: number): { hit: Hit; distance: number } | null {
  const { scale, items } = frame;
  const around = reach * frame.layout.size;
  const slack = (around + 4) * msPerPixel(scale);
  const time = toTime(scale, x);
  const [first, last] = groupsIn(groups, time - slack, time + slack);
  let best: { hit: Hit; distance: number } | null = null;
  for (let g = first; g < last; g += 1) {
    let hit: Hit;
    let distance: number;
    if (isCluster(groups, g)) {
      hit = { type: 'cluster', groups, group: g };
      distance = Math.abs(toX(scale, middleOf(groups, g)) - x);
      if (distance > around + 2) continue;
    } else {
      const item = itemOf(groups, g);
      const sign = Math.abs(toX(scale, items.at[item] ?? 0) - x);
      const [from, to] = barOf(frame, item);
      const outside = Math.max(from - x, x - to);
      distance = outside <= 0 ? Math.min(sign, 1) : Math.min(sign, outside);
      if (distance > around) continue;
      hit = edgeAt(frame, item, x, from, to) ?? { type: 'item', item };
    }
    // The later one is drawn on top.
    if (best === null || distance <= best.distance) best = { hit, distance };
  }
  return best;
}

/** Where a span's bar begins and ends; for a point its own pixel. */
function barOf({ items, scale }: Frame, item: number): readonly [number, number] {
  return [toX(scale, items.from[item] ?? 0), toX(scale, items.to[item] ?? 0)];
}

function edgeAt(frame: Frame, item: number, x: number, from: number, to: number): Hit | null {
  const bits = frame.items.bits[item] ?? 0;
  if ((bits & bit.span) === 0 || to - from < leastForEdges) return null;
  if (Math.abs(x - from) <= edge) return { type: 'edge', item, side: 'start' };
  if (Math.abs(x - to) <= edge) return { type: 'edge', item, side: 'end' };
  return null;
}

/** A rectangle in pixels of the picture. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Items whose sign lies in a rectangle, in time order: what a box selects. */
export function itemsInBox(frame: Frame, box: Box): readonly number[] {
  const { items, layout, lanes, scale, scrolled } = frame;
  const from = toTime(scale, box.left);
  const to = toTime(scale, box.right);
  const found: number[] = [];
  lanes.lanes.forEach((lane, l) => {
    lane.rows.forEach((row, r) => {
      const y = rowY(layout, l, lane.rows.length, r, scrolled);
      if (y < box.top || y > box.bottom) return;
      for (const item of row.members) {
        const at = items.at[item] ?? 0;
        const span = ((items.bits[item] ?? 0) & bit.span) !== 0;
        if (at <= to && (at >= from || (span && (items.to[item] ?? 0) >= from))) found.push(item);
      }
    });
  });
  return found.sort((a, b) => a - b);
}
