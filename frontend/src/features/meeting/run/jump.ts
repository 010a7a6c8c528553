import type { TimelineEvent } from '../../../domain/records';
import type { Step } from '../../../domain/meeting/known';
import type { Offsets } from '../../../domain/zones';
import { whenText } from '../../../timeline/whentext';
import type { Option } from '../../../widgets/options';

/** How many are offered: more nobody reads. */
const most = 50;

/** The events that have all words of the query in their title or time, in the order of the review. */
export function eventOptions(
  steps: readonly Step<TimelineEvent>[],
  query: string,
  zone: Offsets | undefined,
): readonly Option[] {
  const words = query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const out: Option[] = [];
  for (const { event } of steps) {
    if (out.length === most) break;
    const time = whenText(event, zone).main;
    const text = `${time} ${event.title}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    out.push({ id: event.id, label: event.title.trim() || 'An event without a title', detail: time });
  }
  return out;
}
