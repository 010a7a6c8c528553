import type { ParsedWhen, ParseReply } from '../backend/backend';
import type { EventFields, RecordId, TimelineEvent } from '../domain/records';
import { lastRank, unknownAfter } from '../timeline/place';

/** What a line that was typed means for the timeline. Pure: the answer of Go in, fields out. */

export interface Choice {
  readonly label: string;
  readonly when: ParsedWhen;
}

export type Outcome =
  | { readonly do: 'take'; readonly when: ParsedWhen | null; readonly title: string; readonly remark: string }
  | {
      readonly do: 'ask';
      readonly message: string;
      readonly choices: readonly Choice[];
      readonly title: string;
    }
  | { readonly do: 'refuse'; readonly message: string };

/** A quick add line: a line without a time is taken as well, as an event of unknown time. */
export function outcomeOfLine(text: string, reply: ParseReply): Outcome {
  switch (reply.status) {
    case 'ok':
      return { do: 'take', when: reply.when, title: reply.title.trim(), remark: reply.message };
    case 'none':
      return { do: 'take', when: null, title: reply.title.trim() || text.trim(), remark: '' };
    case 'ask':
      return { do: 'ask', message: reply.message, choices: reply.choices, title: reply.title.trim() };
    case 'invalid':
      return { do: 'refuse', message: reply.message };
  }
}

/** The text of a time field: nothing but a time will do, and an empty field means that it is not known. */
export function outcomeOfTime(text: string, reply: ParseReply): Outcome {
  if (text.trim() === '') return { do: 'take', when: null, title: '', remark: '' };
  const outcome = outcomeOfLine(text, reply);
  return outcome.do === 'take' && outcome.when === null ? { do: 'refuse', message: timeHelp } : outcome;
}

const timeHelp =
  'This is not a time that is understood here. Try 14:05, about 14:05, yesterday 23:10 or 2026-03-29 14:05 CET.';

/** The time fields of an event as they were read. An unknown time keeps its place after `after`. */
export function fieldsOfWhen(
  when: ParsedWhen | null,
  events: readonly TimelineEvent[],
  after: RecordId,
): Partial<EventFields> {
  if (when === null || when.precision === 'unknown') {
    return { ...unknownAfter(events, after), endedAt: '', inferred: [] };
  }
  return {
    precision: when.precision,
    occurredAt: when.occurredAt,
    occurredLatest: when.occurredLatest,
    toleranceSec: when.toleranceSec,
    endedAt: when.endedAt,
    endPrecision: when.endPrecision,
    zone: when.zone,
    inferred: when.inferred,
    afterEvent: '',
  };
}

/** The fields of a new event from a quick add line; `after` is the selected or last event, "" for none. */
export function fieldsOfLine(
  line: string,
  when: ParsedWhen | null,
  title: string,
  events: readonly TimelineEvent[],
  after: RecordId,
): Partial<EventFields> {
  const place = fieldsOfWhen(when, events, after);
  return {
    rank: lastRank(events),
    ...place,
    title,
    // What was read out of the line can be checked against it later.
    original: when === null ? '' : line.trim(),
  };
}
