import type { Frame, Hit } from './hit';
import { bit } from './items';
import { rowY } from './layout';
import { toX } from './scale';

/**
 * The handle at the right of a chosen point: dragging it gives the event an
 * end. A span has its own edges; what is told as a range, a date or not at all
 * has no end that a hand could set beside its sign.
 */

const noPoint = bit.span | bit.between | bit.date | bit.loose;
/** Right of the ring around the sign. */
const away = 17;
/** So near, to the left and right of its middle, it is held. */
const reach = 6;

type Place = Pick<Frame, 'items' | 'lanes' | 'layout' | 'scale' | 'scrolled'>;

/** The item that shows its handle: the one that is selected alone, and not in the middle of a drag. */
export function handled(shown: {
  readonly selected: ReadonlySet<number>;
  readonly primary: number;
  readonly preview: ReadonlyMap<number, unknown>;
}): number {
  const alone = shown.selected.size === 1 && shown.selected.has(shown.primary);
  return alone && shown.preview.size === 0 ? shown.primary : -1;
}

/** Where the handle of an item stands, null where it has none in view. */
export function handleOf(frame: Place, item: number): { readonly x: number; readonly y: number } | null {
  const { items, lanes, layout, scale, scrolled } = frame;
  if (item < 0 || item >= items.count || ((items.bits[item] ?? 0) & noPoint) !== 0) return null;
  const lane = lanes.laneOf[item] ?? 0;
  const rows = lanes.lanes[lane]?.rows.length ?? 1;
  const sign = toX(scale, items.at[item] ?? 0);
  const x = sign + away * layout.size;
  const y = rowY(layout, lane, rows, lanes.rowOf[item] ?? 0, scrolled);
  const inside = sign >= 0 && x <= layout.width - 3 && y > layout.lanesTop && y < layout.axisTop;
  return inside ? { x, y } : null;
}

/** The end that is held there, null beside the handle. */
export function handleHit(frame: Place, item: number, x: number, y: number): Hit | null {
  const handle = handleOf(frame, item);
  if (handle === null) return null;
  const { size, rowHeight } = frame.layout;
  const near = Math.abs(x - handle.x) <= reach * size && Math.abs(y - handle.y) <= rowHeight / 2;
  return near ? { type: 'edge', item, side: 'end' } : null;
}
