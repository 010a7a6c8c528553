import type { EventFields, RecordId, TimelineEvent } from '../domain/records';

/** Which events a filter lets through. The list and the picture show the same ones. */

export const filterFlags = ['milestone', 'pinned', 'inferred', 'hidden'] as const;
export type FilterFlag = (typeof filterFlags)[number];

export interface Filter {
  /** Words that must all be found, in any order. */
  readonly text: string;
  /** Any of these; all when empty. "" stands for no source. */
  readonly sources: readonly RecordId[];
  /** Any of these; all when empty. "" stands for no kind. */
  readonly kinds: readonly EventFields['kind'][];
  /** Each must be true of the event. */
  readonly flags: readonly FilterFlag[];
}

export const noFilter: Filter = { text: '', sources: [], kinds: [], flags: [] };

/** True when a filter lets everything through. */
export function isOpen(filter: Filter): boolean {
  const { text, sources, kinds, flags } = filter;
  return text.trim() === '' && sources.length + kinds.length + flags.length === 0;
}

/** Names that an event has by reference only. */
export interface Names {
  source(id: RecordId): string;
  evidence(id: RecordId): string;
}

/** Lower case without accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

// Records are replaced when they change: with ten thousand events a key press
// must not fold all their text again.
const folded = new WeakMap<TimelineEvent, string>();

function ownText(event: TimelineEvent): string {
  let text = folded.get(event);
  if (text === undefined) {
    text = fold([event.title, event.description, event.actorRole].join('\n'));
    folded.set(event, text);
  }
  return text;
}

/** A test for events, made once for all of them. */
export function matcher(filter: Filter, names: Names): (event: TimelineEvent) => boolean {
  const words = fold(filter.text).split(/\s+/u).filter(Boolean);
  const sources = new Set(filter.sources);
  const kinds = new Set(filter.kinds);
  const known = new Map<string, string>();
  const nameOf = (key: string, name: () => string): string => {
    let text = known.get(key);
    if (text === undefined) known.set(key, (text = fold(name())));
    return text;
  };
  const inNames = (event: TimelineEvent, word: string): boolean =>
    (event.source !== '' && nameOf(`s${event.source}`, () => names.source(event.source)).includes(word)) ||
    event.evidence.some((id) => nameOf(`e${id}`, () => names.evidence(id)).includes(word));
  return (event) =>
    (sources.size === 0 || sources.has(event.source)) &&
    (kinds.size === 0 || kinds.has(event.kind)) &&
    filter.flags.every((flag) => has(event, flag)) &&
    words.every((word) => ownText(event).includes(word) || inNames(event, word));
}

function has(event: TimelineEvent, flag: FilterFlag): boolean {
  switch (flag) {
    case 'milestone':
      return event.milestone !== '';
    case 'inferred':
      return event.inferred.length > 0;
    default:
      return event[flag];
  }
}
