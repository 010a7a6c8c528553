import { groupsOf, isCluster, levelOf, type RowGroups } from '../../../timeline/clusters';
import { leastRoom } from '../../../timeline/labels';
import { msPerPixel, type TimeScale } from '../../../timeline/scale';
import type { PictureModel } from './model';

/** What is drawn at one zoom, wherever one looks. */
export interface ZoomLevel {
  /** By lane, then by row. */
  readonly groups: readonly (readonly RowGroups[])[];
  /** Room that a label must have. */
  readonly leastRoom: number;
}

/** More labels than this in one view read like a carpet. */
const mostLabels = 60;
const shortestLabel = 46;

/** Groups that are remembered at most, some 40 bytes each. */
const mostGroups = 600_000;

/** Remembers the zooms so far: panning makes nothing anew, zooming seldom. */
export class ZoomLevels {
  readonly #model: PictureModel;
  readonly #size: number;
  readonly #made = new Map<number, ZoomLevel>();
  #groups = 0;

  constructor(model: PictureModel, size: number) {
    this.#model = model;
    this.#size = size;
  }

  /** What is drawn at a scale; in a hurry what is known of a zoom so many levels away will do. */
  at(scale: TimeScale, away = 0): ZoomLevel {
    const { key, msPerPixel: ms } = levelOf(msPerPixel(scale));
    for (let step = 0; step <= away; step += 1) {
      const known = this.#made.get(key - step) ?? this.#made.get(key + step);
      if (known !== undefined) return known;
    }
    const level = this.#make(ms, scale.width);
    const count = level.groups.flat().reduce((sum, row) => sum + row.count, 0);
    if (this.#groups + count > mostGroups) {
      this.#made.clear();
      this.#groups = 0;
    }
    this.#groups += count;
    this.#made.set(key, level);
    return level;
  }

  #make(ms: number, width: number): ZoomLevel {
    const options = { msPerPixel: ms, minGap: 14 * this.#size, maxWidth: 28 * this.#size };
    const { items, lanes } = this.#model;
    const groups = lanes.lanes.map((lane) => lane.rows.map((row) => groupsOf(items, row, options)));
    const rooms: number[] = [];
    for (const row of groups.flat()) {
      for (let g = 0; g < row.count; g += 1) {
        if (isCluster(row, g)) continue;
        const room = ((row.start[g + 1] ?? Infinity) - (row.end[g] ?? 0)) / ms;
        if (room >= shortestLabel) rooms.push(Math.min(room, 1000));
      }
    }
    const extent = items.extent;
    const views = extent === null ? 1 : (extent.to - extent.from) / ms / Math.max(1, width);
    return { groups, leastRoom: leastRoom(rooms, views, mostLabels, shortestLabel * this.#size) };
  }
}
