import { gapBetween, milestoneEvent, type Gap } from '../durations';
import type { ActionItem, PostMortem, Recurrence, TimelineEvent } from '../records';
import { whenOf } from '../when';

/**
 * What an incident cost and what its actions cost, in hours of work, so that
 * the two are seen beside each other. The rule and the words of
 * backend/postmortem/cost.go, tested on the same table.
 */

/** The rule in one sentence, shown with the figures. */
export const costFormula =
  'An incident costs the people it kept busy times its length, from impact started (or else detected) to resolved, ' +
  'and the hours afterwards and of impact; a year costs that times how often it could happen again (once and yearly 1, quarterly 4, monthly 12, weekly 52); ' +
  'an action costs in its first year its hours to build and twelve times its hours a month.';

/** At least min, at most max hours. */
export interface Hours {
  readonly min: number;
  readonly max: number;
}

export interface Cost {
  readonly people: number;
  /** Undefined while a milestone is missing or they are out of order. */
  readonly length: Gap | undefined;
  readonly once: Hours | undefined;
  /** Undefined as well while nobody said how often it could recur. */
  readonly year: Hours | undefined;
}

export type CostFields = Pick<PostMortem, 'responders' | 'afterHours' | 'impactHours' | 'recurrence'>;
export type ActionHours = Pick<ActionItem, 'buildHours' | 'keepHours'>;

const timesAYear: Readonly<Record<Recurrence, number>> = {
  '': 0,
  once: 1,
  yearly: 1,
  quarterly: 4,
  monthly: 12,
  weekly: 52,
};
const hour = 3_600_000;

/** The cost by the formula; `participants` is how many there are. */
export function incidentCost(
  postmortem: CostFields,
  participants: number,
  events: readonly TimelineEvent[],
): Cost {
  const people = postmortem.responders || participants || (events.length > 0 ? 1 : 0);
  const length = lengthOf(events);
  if (length === undefined) return { people, length, once: undefined, year: undefined };
  const more = postmortem.afterHours + postmortem.impactHours;
  const once = { min: people * (length.min / hour) + more, max: people * (length.max / hour) + more };
  const times = timesAYear[postmortem.recurrence];
  const year = times > 0 ? { min: once.min * times, max: once.max * times } : undefined;
  return { people, length, once, year };
}

/** How long it went on; never below zero, so uncertain times make its least none. */
function lengthOf(events: readonly TimelineEvent[]): Gap | undefined {
  let from = milestoneEvent(events, 'impact_started');
  if (from === undefined || !whenOf(from).known) from = milestoneEvent(events, 'detected');
  const to = milestoneEvent(events, 'resolved');
  if (from === undefined || to === undefined) return undefined;
  const gap = gapBetween(whenOf(from), whenOf(to));
  return gap.known && gap.max >= 0 ? { ...gap, min: Math.max(gap.min, 0) } : undefined;
}

/** What an action costs until a year after it was built; 0 while nobody said. */
export function firstYear(action: ActionHours): number {
  return action.buildHours + 12 * action.keepHours;
}

/** "35 h", "1.5 h", "32 to 38 h"; "" if not known. Whole hours from ten on. */
export function hoursText(hours: Hours | undefined): string {
  if (hours === undefined) return '';
  const low = hourText(hours.min);
  const high = hourText(hours.max);
  return low === high ? `${low} h` : `${low} to ${high} h`;
}

function hourText(hours: number): string {
  if (hours >= 9.95) return String(halfUp(hours));
  const tenths = halfUp(hours * 10);
  const rest = tenths % 10;
  return `${String(Math.floor(tenths / 10))}${rest === 0 ? '' : `.${String(rest)}`}`;
}

function halfUp(x: number): number {
  return Math.floor(x + 0.5);
}

/** What an action costs in its first year, in such incidents; "" while a figure is missing. */
export function besideIncident(action: ActionHours, cost: Cost): string {
  const hours = firstYear(action);
  const { once } = cost;
  if (hours === 0 || once === undefined || once.max === 0) return '';
  const low = halfUp(hours / once.max);
  if (once.min === 0) return low === 0 ? '' : `costs at least as much as ${such(low)}`;
  const high = halfUp(hours / once.min);
  if (hours / once.min < 0.5) return 'costs less than half of one such incident';
  if (low === high) return `costs about as much as ${such(low)}`;
  if (low === 0) return `costs up to as much as ${such(high)}`;
  return `costs as much as ${String(low)} to ${String(high)} such incidents`;
}

function such(n: number): string {
  return n === 1 ? 'one such incident' : `${String(n)} such incidents`;
}
