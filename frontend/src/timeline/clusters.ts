import { bit, lowerBound, type Items } from './items';
import type { LaneRow } from './lanes';

/**
 * What is drawn of a row at one zoom: single events, and where they stand too
 * close to tell apart, a bubble with their number. Groups depend on the zoom
 * only, never on where the view stands: nothing changes while panning.
 */
export interface RowGroups {
  readonly row: LaneRow;
  readonly count: number;
  /** Place of the first member in row.members; group g ends where g + 1 begins. */
  readonly first: Uint32Array;
  /** Where the group begins and ends in time, rising by `start`. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** Latest end of this and all groups before it, for the search of what is in view. */
  readonly reach: Float64Array;
  /** Bits that any member has; `hidden` only if all have it. */
  readonly bits: Uint16Array;
}

export interface ClusterOptions {
  readonly msPerPixel: number;
  /** Signs closer than this would touch. */
  readonly minGap: number;
  /** Widest stretch in pixels that one bubble stands for. */
  readonly maxWidth: number;
}

/** True when the group is a bubble. */
export function isCluster(groups: RowGroups, g: number): boolean {
  return sizeOf(groups, g) > 1;
}

export function sizeOf(groups: RowGroups, g: number): number {
  return (groups.first[g + 1] ?? 0) - (groups.first[g] ?? 0);
}

/** Index of the item a group of one stands for, or of the first of a bubble. */
export function itemOf(groups: RowGroups, g: number): number {
  return groups.row.members[groups.first[g] ?? 0] ?? 0;
}

/** Indices of the items of a group. */
export function membersOf(groups: RowGroups, g: number): readonly number[] {
  return Array.from(groups.row.members.subarray(groups.first[g] ?? 0, groups.first[g + 1] ?? 0));
}

/** Groups of a row at a zoom. */
export function groupsOf(items: Items, row: LaneRow, options: ClusterOptions): RowGroups {
  const { members } = row;
  const count = members.length;
  const first = new Uint32Array(count + 1);
  const start = new Float64Array(count);
  const end = new Float64Array(count);
  const reach = new Float64Array(count);
  const bits = new Uint16Array(count);
  const minGap = options.minGap * options.msPerPixel;
  const maxWidth = options.maxWidth * options.msPerPixel;
  let groups = 0;
  // Of the group being built: whether it takes more, and the last sign in it.
  let open = false;
  let last = -Infinity;
  let furthest = -Infinity;
  for (let m = 0; m < count; m += 1) {
    const i = members[m] ?? 0;
    const at = items.at[i] ?? 0;
    const from = items.from[i] ?? at;
    const to = items.to[i] ?? at;
    const own = items.bits[i] ?? 0;
    const small = to - from < minGap;
    const g = groups - 1;
    if (small && open && at - last < minGap && at - (start[g] ?? 0) < maxWidth) {
      end[g] = Math.max(end[g] ?? 0, to);
      bits[g] = ((bits[g] ?? 0) | own) & ~(own & bit.hidden ? 0 : bit.hidden);
    } else {
      first[groups] = m;
      start[groups] = small ? at : from;
      end[groups] = to;
      bits[groups] = own;
      groups += 1;
      open = small;
    }
    last = at;
    furthest = Math.max(furthest, to);
    reach[groups - 1] = furthest;
  }
  first[groups] = count;
  return {
    row,
    count: groups,
    first: first.subarray(0, groups + 1),
    start: start.subarray(0, groups),
    end: end.subarray(0, groups),
    reach: reach.subarray(0, groups),
    bits: bits.subarray(0, groups),
  };
}

/** Groups that touch a stretch of time: from the first to before the second index. */
export function groupsIn(groups: RowGroups, from: number, to: number): readonly [number, number] {
  return [lowerBound(groups.reach, from), lowerBound(groups.start, to)];
}

/** Middle of a group in time: where a bubble stands. */
export function middleOf(groups: RowGroups, g: number): number {
  return ((groups.start[g] ?? 0) + (groups.end[g] ?? 0)) / 2;
}

/** The group that shows an item, -1 when the item is not in the row. */
export function groupOf(groups: RowGroups, item: number): number {
  const { members } = groups.row;
  let low = 0;
  let high = members.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((members[middle] ?? 0) < item) low = middle + 1;
    else high = middle;
  }
  if (members[low] !== item) return -1;
  let a = 0;
  let b = groups.count - 1;
  while (a < b) {
    const middle = (a + b + 1) >> 1;
    if ((groups.first[middle] ?? 0) <= low) a = middle;
    else b = middle - 1;
  }
  return a;
}

/**
 * Zoom levels that groups are made for: steps of a quarter octave. Within one
 * the bubbles stay as they are, so zooming does not make them flicker.
 */
export function levelOf(msPerPixel: number): { readonly key: number; readonly msPerPixel: number } {
  const key = Math.round(Math.log2(msPerPixel) * 4);
  return { key, msPerPixel: 2 ** (key / 4) };
}
