import { recall, remember } from '../base/memory';
import { laneChoices, type LaneBy } from '../timeline/lanes';

/** By what each post-mortem's picture is sorted into lanes: in the window, and in what is exported from it. */

const keyOf = (postMortem: string): string => `picture.lanes.${postMortem}`;

export function recallLanes(postMortem: string): LaneBy {
  const known = recall(keyOf(postMortem));
  return laneChoices.find((one) => one === known) ?? 'source';
}

export function rememberLanes(postMortem: string, by: LaneBy): void {
  remember(keyOf(postMortem), by === 'source' ? '' : by);
}
