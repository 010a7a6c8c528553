import { durations, formatGap } from '../../../domain/durations';
import { formatInstant } from '../../../domain/format';
import type { TimelineEvent } from '../../../domain/records';
import { instantOf } from '../../../domain/when';
import type { Offsets } from '../../../domain/zones';
import { membersOf } from '../../../timeline/clusters';
import type { Hit } from '../../../timeline/hit';
import { bit, lowerBound, milestonesOf, type Items } from '../../../timeline/items';
import { msPerPixel, type TimeScale } from '../../../timeline/scale';
import { whenText } from '../../../timeline/whentext';

/** The picture in words: for a screen reader, and beside the pointer. */

function stamp(ms: number, zone: Offsets | undefined): string {
  return formatInstant(instantOf(Math.round(ms)), zone, { withDate: true });
}

function counted(count: number): string {
  return count === 1 ? 'one event' : `${count} events`;
}

/** "Timeline picture: 29 events from 2018-10-21 22:52 to 2018-10-22 23:03, impact 24 h 11 min". */
export function summaryOf(items: Items, zone: Offsets | undefined): string {
  const { extent } = items;
  if (extent === null) return `Timeline picture: ${counted(items.count)}, none with a time`;
  const impact = durations(milestonesOf(items)).find((one) => one.key === 'impact');
  const lasting = impact?.gap.known === true ? `, impact ${formatGap(impact.gap)}` : '';
  return `Timeline picture: ${counted(items.count)} from ${stamp(extent.from, zone)} to ${stamp(extent.to, zone)}${lasting}`;
}

/** What is said after a zoom, as fine as it can tell: "2018-10-21 22:50 to 2018-10-21 23:20, 14 events". */
export function viewText(items: Items, scale: TimeScale, zone: Offsets | undefined): string {
  const count = lowerBound(items.at, scale.to) - lowerBound(items.at, scale.from);
  const fine = msPerPixel(scale);
  const [from, to] = [roundedTime(scale.from, fine), roundedTime(scale.to, fine)];
  return `${stamp(from, zone)} to ${stamp(to, zone)}, ${counted(count)}`;
}

/** What the pointer is on, "" for nothing. */
export function tipOf(hit: Hit, items: Items, zone: Offsets | undefined): string {
  if (hit.type === 'empty') return '';
  if (hit.type === 'cluster') {
    const members = membersOf(hit.groups, hit.group);
    const [first, last] = [items.events[members[0] ?? 0], items.events[members.at(-1) ?? 0]];
    if (first === undefined || last === undefined) return '';
    const [from, to] = [whenText(first, zone).main, whenText(last, zone).main];
    return `${members.length} events, ${from === to ? from : `${from} to ${to}`} · click to open`;
  }
  if (hit.type === 'edge' && ((items.bits[hit.item] ?? 0) & bit.span) === 0) {
    return 'Drag to give it an end · or press ]';
  }
  const event = items.events[hit.item];
  return event === undefined ? '' : eventTip(event, zone);
}

function eventTip(event: TimelineEvent, zone: Offsets | undefined): string {
  const { main, end } = whenText(event, zone);
  const title = event.title.trim() === '' ? 'Untitled event' : event.title;
  return `${main}${end === '' ? '' : ` ${end}`} · ${title.length > 140 ? `${title.slice(0, 139)}…` : title}`;
}

/** A time that one points at, as fine as the zoom can tell. */
export function roundedTime(time: number, msPerPixel: number): number {
  const step = msPerPixel > 200 ? 60_000 : msPerPixel > 1 ? 1000 : 1;
  return Math.round(time / step) * step;
}
