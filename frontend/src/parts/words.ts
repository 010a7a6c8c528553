import type { Milestone, Precision } from '../domain/records';

/** Words and keys of what an event can be. */

/** What each milestone means, in one line, where it is chosen. */
export const milestoneMeaning: Readonly<Record<Milestone, string>> = {
  '': 'An ordinary event',
  impact_started: 'First moment anyone was affected',
  detected: 'First sign that reached a responder',
  acknowledged: 'Someone began to work on it',
  declared: 'It was called an incident',
  escalated: 'More people were brought in',
  mitigated: 'Affected people had it better again',
  resolved: 'The impact was over',
};

/** Letter that sets the milestone in the menu opened with M. */
export const milestoneKeys: Readonly<Record<Milestone, string>> = {
  '': '0',
  impact_started: 'I',
  detected: 'D',
  acknowledged: 'A',
  declared: 'C',
  escalated: 'E',
  mitigated: 'M',
  resolved: 'R',
};

/** Chip colour of a milestone; the words say it as well. */
export function milestoneTone(milestone: Milestone): 'impact' | 'accent' | 'ok' | 'ask' {
  if (milestone === 'impact_started') return 'impact';
  if (milestone === 'mitigated' || milestone === 'resolved') return 'ok';
  return milestone === 'declared' || milestone === 'escalated' ? 'ask' : 'accent';
}

/** How sure one is of a time, where it is chosen. */
export const precisionChoices: Readonly<Record<Precision, string>> = {
  exact: 'Exact, to the second',
  minute: 'To the minute',
  approximate: 'About',
  between: 'Between two times',
  date: 'The date only',
  unknown: 'Unknown, only the order',
};

/** "date and zone" for what was inferred. */
export function inferredWords(inferred: readonly string[]): string {
  const last = inferred.at(-1) ?? '';
  return inferred.length < 2 ? last : `${inferred.slice(0, -1).join(', ')} and ${last}`;
}

/** How sure one is of the end of a span. */
export const endPrecisionChoices: Readonly<Record<'exact' | 'minute' | 'approximate', string>> = {
  exact: 'Exact, to the second',
  minute: 'To the minute',
  approximate: 'About',
};
