import type { Lanes } from './lanes';

/**
 * Where everything of the picture stands from top to bottom, in CSS pixels.
 * Widths are the business of the scale.
 */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Size of text against the usual one: 2 at 200 %. */
  readonly size: number;
  readonly flagRows: number;
  readonly flagHeight: number;
  /** Top of the part with lanes; flags stand above it. */
  readonly lanesTop: number;
  /** Bottom of the part with lanes, where the axis is. */
  readonly axisTop: number;
  readonly bracketsTop: number;
  readonly bracketRows: number;
  readonly bracketHeight: number;
  readonly rowHeight: number;
  /** Top of each lane before scrolling, one entry more than lanes. */
  readonly laneTops: Float64Array;
  /** How far the lanes can be scrolled, 0 when all are in view. */
  readonly overflow: number;
}

export interface LayoutOptions {
  readonly width: number;
  readonly height: number;
  readonly size: number;
  /** Rows that the flags of milestones would like, and brackets. */
  readonly flags: number;
  readonly brackets: number;
}

const px = { flag: 16, axis: 24, bracket: 15, lanePad: 4, row: 17, rowMost: 24, laneLeast: 26, foot: 4 };

/** Height at which nothing is cut off and nothing is stretched. */
export function wantedHeight(lanes: Lanes, options: Omit<LayoutOptions, 'width' | 'height'>): number {
  const { size, flags, brackets } = options;
  const rows = lanes.lanes.reduce((sum, lane) => sum + laneHeight(lane.rows.length, px.row * size, size), 0);
  return Math.ceil(
    rows + (px.axis + flags * px.flag + (flags > 0 ? 4 : 0) + brackets * px.bracket + px.foot) * size,
  );
}

function laneHeight(rows: number, row: number, size: number): number {
  return Math.max(px.laneLeast * size, rows * row + 2 * px.lanePad * size);
}

/** Shares a height out. Where it is short, brackets and flags give way before lanes do. */
export function layoutOf(lanes: Lanes, options: LayoutOptions): Layout {
  const { width, height, size } = options;
  const least = 3 * px.laneLeast * size;
  let flags = options.flags;
  let brackets = options.brackets;
  const fixed = (): number =>
    (px.axis + flags * px.flag + (flags > 0 ? 4 : 0) + brackets * px.bracket + px.foot) * size;
  while (brackets > 1 && height - fixed() < least) brackets -= 1;
  while (flags > 2 && height - fixed() < least) flags -= 1;
  // One lane and the axis come before anything else.
  if (brackets > 0 && height - fixed() < px.laneLeast * size) brackets = 0;
  while (flags > 0 && height - fixed() < px.laneLeast * size) flags -= 1;

  const lanesTop = (flags * px.flag + (flags > 0 ? 4 : 0)) * size;
  const room = Math.max(px.laneLeast * size, height - fixed());
  const all = lanes.lanes.reduce((sum, lane) => sum + lane.rows.length, 0);
  const usual = lanes.lanes.reduce((sum, lane) => sum + laneHeight(lane.rows.length, px.row * size, size), 0);
  // What is left over goes to the rows in equal parts, up to a limit.
  const spare = all === 0 ? 0 : Math.max(0, room - usual) / all;
  const rowHeight = Math.min(px.rowMost * size, px.row * size + spare);

  const laneTops = new Float64Array(lanes.lanes.length + 1);
  lanes.lanes.forEach((lane, i) => {
    laneTops[i + 1] = (laneTops[i] ?? 0) + laneHeight(lane.rows.length, rowHeight, size);
  });
  const content = laneTops[lanes.lanes.length] ?? 0;
  const axisTop = lanesTop + Math.min(room, Math.max(content, px.laneLeast * size));
  return {
    width,
    height,
    size,
    flagRows: flags,
    flagHeight: px.flag * size,
    lanesTop,
    axisTop,
    bracketsTop: axisTop + px.axis * size,
    bracketRows: brackets,
    bracketHeight: px.bracket * size,
    rowHeight,
    laneTops,
    // Less than a pixel is rounding, not something to scroll.
    overflow: content - (axisTop - lanesTop) < 1 ? 0 : content - (axisTop - lanesTop),
  };
}

/** Middle of a row of a lane, with the lanes scrolled by `scrolled`. */
export function rowY(layout: Layout, lane: number, rows: number, row: number, scrolled: number): number {
  const top = layout.laneTops[lane] ?? 0;
  const bottom = layout.laneTops[lane + 1] ?? top;
  const first = (top + bottom) / 2 - ((rows - 1) / 2) * layout.rowHeight;
  return layout.lanesTop + first + row * layout.rowHeight - scrolled;
}

/** The lane at a height, -1 outside of all. */
export function laneAt(layout: Layout, y: number, scrolled: number): number {
  if (y < layout.lanesTop || y >= layout.axisTop) return -1;
  const inside = y - layout.lanesTop + scrolled;
  for (let i = 0; i + 1 < layout.laneTops.length; i += 1) {
    if (inside >= (layout.laneTops[i] ?? 0) && inside < (layout.laneTops[i + 1] ?? 0)) return i;
  }
  return -1;
}

/** How far to scroll so that a lane is in view; the present place if it is. */
export function scrollToLane(layout: Layout, lane: number, scrolled: number): number {
  const top = layout.laneTops[lane] ?? 0;
  const bottom = layout.laneTops[lane + 1] ?? top;
  const view = layout.axisTop - layout.lanesTop;
  const wanted = top < scrolled ? top : bottom > scrolled + view ? bottom - view : scrolled;
  return Math.max(0, Math.min(layout.overflow, wanted));
}
