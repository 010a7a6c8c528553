import { milestoneLabels } from '../../domain/labels';
import type { TimelineEvent } from '../../domain/records';
import { msOf } from '../../domain/when';
import { clockAt, dayText, localOf, offsetText, type Offsets } from '../../domain/zones';
import { shorten } from '../../state/lists';
import { doubtsOf, doubtTexts } from '../../timeline/doubts';
import { fullText, whenText } from '../../timeline/whentext';
import { inferredWords, milestoneTone } from '../../parts/words';

/** What a row of the list says beside time and title. */

export interface RowChip {
  readonly key: string;
  readonly text: string;
  readonly tone: 'plain' | 'impact' | 'accent' | 'ok' | 'ask' | 'warn';
  /** Longer, for the tooltip. */
  readonly title: string;
}

/** The first line of a description without its Markdown marks. */
export function firstLine(description: string): string {
  const line =
    description
      .slice(0, 2_000)
      .split('\n')
      .find((one) => /[\p{L}\p{N}]/u.test(one)) ?? '';
  const plain = line
    .replace(/^[\s>#*+-]+|^\s*\d+[.)]\s+/u, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/(\*\*|__|~~|`)/gu, '')
    .trim();
  return shorten(plain, 160);
}

/** "14:31", with the day when it is another than that of the event. */
export function knownText(event: TimelineEvent, zone: Offsets | undefined): string {
  if (event.knownAt === '') return '';
  const known = localOf(msOf(event.knownAt), zone);
  const clock = clockAt(msOf(event.knownAt), false, zone);
  if (event.occurredAt === '') return `${dayText(known)} ${clock}`;
  const start = localOf(msOf(event.occurredAt), zone);
  return known.dayKey === start.dayKey ? clock : `${dayText(known, start.year)} ${clock}`;
}

export function chipsOf(
  event: TimelineEvent,
  source: string,
  zone: Offsets | undefined,
  asked = 0,
): readonly RowChip[] {
  const chips: RowChip[] = [];
  const add = (key: string, text: string, tone: RowChip['tone'], title: string): void => {
    chips.push({ key, text, tone, title });
  };
  if (event.milestone !== '') {
    const text = milestoneLabels[event.milestone];
    add('milestone', text, milestoneTone(event.milestone), `Milestone: ${text}`);
  }
  const doubts = doubtsOf(event);
  if (doubts.includes('end')) add('end', 'ends before start', 'warn', doubtTexts.end);
  if (doubts.includes('latest')) add('latest', 'latest before earliest', 'warn', doubtTexts.latest);
  const known = knownText(event, zone);
  if (doubts.includes('known')) {
    add(
      'known',
      `known before, ${known}`,
      'warn',
      `Responders learned of it at ${known}. ${doubtTexts.known}`,
    );
  } else if (known !== '') add('known', `known ${known}`, 'plain', `Responders learned of it at ${known}`);
  if (source !== '') add('source', shorten(source, 24), 'plain', `Source: ${source}`);
  const count = event.evidence.length;
  if (count > 0) {
    const text = `${count} evidence`;
    add('evidence', text, 'plain', count === 1 ? 'One piece of evidence' : `${count} pieces of evidence`);
  }
  if (asked > 0) {
    const text = asked === 1 ? '1 question' : `${asked} questions`;
    add('questions', text, 'ask', asked === 1 ? 'One open question' : `${asked} open questions`);
  }
  if (event.pinned) add('pinned', 'pinned', 'accent', 'Pinned: kept in short forms of the timeline');
  if (event.hidden) add('hidden', 'hidden', 'ask', 'Left out of exports');
  return chips;
}

/** The start by a second zone: "13:05 UTC", with the day where it is another; "" without a time of day. */
export function secondText(
  event: TimelineEvent,
  zone: Offsets | undefined,
  second: { readonly name: string; readonly table: Offsets | undefined } | null,
): string {
  if (second?.table === undefined || event.occurredAt === '') return '';
  if (event.precision === 'unknown' || event.precision === 'date') return '';
  const at = msOf(event.occurredAt);
  const [here, there] = [localOf(at, zone), localOf(at, second.table)];
  const day = here.dayKey === there.dayKey ? '' : `${dayText(there, here.year)} `;
  // The offset tells more than "Europe/Berlin" in so little room.
  const name = second.name === 'UTC' ? 'UTC' : offsetText(there.offsetSec);
  return `${day}${whenText(event, second.table).main} ${name}`;
}

/** What of the time was not said, and the key that confirms it. */
export function inferredTitle(event: TimelineEvent): string {
  return `Not said, but inferred: ${inferredWords(event.inferred)}. Press C to confirm`;
}

/** The row in one sentence, for a screen reader. */
export function spokenRow(
  event: TimelineEvent,
  chips: readonly RowChip[],
  after: string,
  zone: Offsets | undefined,
  second = '',
): string {
  const own = after === '' ? fullText(event, zone) : `time unknown, ${after}`;
  const time = second === '' ? own : `${own}, ${second}`;
  const title = event.title.trim() === '' ? 'Untitled event' : event.title;
  const inferred = event.inferred.length === 0 ? [] : [inferredTitle(event)];
  return [time, ...inferred, title, ...chips.map((chip) => chip.title)].join('. ');
}

/** "after 14:05" or "after “Deploy of api”" for an event of unknown time; "" for others. */
export function afterText(
  event: TimelineEvent,
  anchor: TimelineEvent | undefined,
  zone: Offsets | undefined,
): string {
  if (event.precision !== 'unknown' && event.occurredAt !== '') return '';
  if (anchor === undefined) return 'order not known';
  if (anchor.precision !== 'unknown' && anchor.occurredAt !== '') {
    return `after ${clockAt(msOf(anchor.occurredAt), anchor.precision === 'exact', zone)}`;
  }
  return `after “${shorten(anchor.title.trim() || 'untitled', 18)}”`;
}
