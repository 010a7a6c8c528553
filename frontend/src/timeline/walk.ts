import type { Items } from './items';
import type { Lanes } from './lanes';

/** Where the arrow keys lead in the picture: through all events in time, and from lane to lane. */
export type Step = 'previous' | 'next' | 'up' | 'down' | 'first' | 'last';

/** The item to go to, the same one where there is no further; -1 only without any. */
export function walk(items: Items, lanes: Lanes, from: number, step: Step): number {
  if (items.count === 0) return -1;
  const here = Math.max(0, Math.min(items.count - 1, from));
  switch (step) {
    case 'first':
      return 0;
    case 'last':
      return items.count - 1;
    case 'previous':
      return Math.max(0, here - 1);
    case 'next':
      return Math.min(items.count - 1, here + 1);
    default:
      return acrossLanes(items, lanes, here, step === 'up' ? -1 : 1);
  }
}

/** The event nearest in time in the lane above or below. */
function acrossLanes(items: Items, lanes: Lanes, here: number, by: -1 | 1): number {
  const lane = lanes.lanes[(lanes.laneOf[here] ?? 0) + by];
  if (lane === undefined) return here;
  const at = items.at[here] ?? 0;
  let best = here;
  let distance = Infinity;
  for (const { members } of lane.rows) {
    // Both neighbours of the place where the time would stand.
    let low = 0;
    let high = members.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((items.at[members[middle] ?? 0] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    for (const place of [low - 1, low]) {
      const item = members[place];
      if (item === undefined) continue;
      const away = Math.abs((items.at[item] ?? 0) - at);
      if (away < distance) [best, distance] = [item, away];
    }
  }
  return best;
}
