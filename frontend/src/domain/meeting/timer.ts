import type { RecordId, Visit, VisitPhase } from '../records';
import { meetingPhases, type MeetingPhase } from '../records';
import type { AgendaItem } from './agenda';

/**
 * The phases of a meeting and their time, pure. What was is a list of visits;
 * the last one that is open goes on. Its time is measured by a clock that
 * nobody can set (`performance.now`), so that neither a corrected clock nor
 * daylight saving moves it; a laptop that sleeps does not count.
 */

/** What is read of a visit. */
export type Stay = Pick<Visit, 'id' | 'meeting' | 'phase' | 'ranMs' | 'open' | 'extraMin'>;

/** Since when the open visit is measured: `ranMs` at `since` of the steady clock. */
export interface Running {
  readonly visit: RecordId;
  readonly ranMs: number;
  readonly since: number;
}

/** What a change of phase writes. */
export interface Change {
  /** The visit that ends, and how long it was. */
  readonly close: { readonly id: RecordId; readonly ranMs: number } | null;
  readonly open: VisitPhase | null;
}

/** The visit that goes on, undefined before the meeting and after it. */
export function openVisit<T extends Stay>(visits: readonly T[]): T | undefined {
  return visits.findLast((visit) => visit.open);
}

/** Length of a visit in milliseconds; of the open one by the steady clock. */
export function lengthOf(visit: Stay, running: Running | null, now: number): number {
  if (running?.visit !== visit.id) return visit.ranMs;
  return running.ranMs + Math.max(0, now - running.since);
}

/** The phase that is shown: in a break or a pause the one it interrupted. */
export function shownPhase(visits: readonly Stay[]): MeetingPhase {
  const last = visits.findLast((visit) => isPhase(visit.phase))?.phase;
  return last !== undefined && isPhase(last) ? last : meetingPhases[0];
}

export function isPhase(phase: VisitPhase): phase is MeetingPhase {
  return phase !== 'break' && phase !== 'pause';
}

/** Going to a phase, a break or a pause; null where one is there already. */
export function enter(
  visits: readonly Stay[],
  phase: VisitPhase,
  running: Running | null,
  now: number,
): Change | null {
  const current = openVisit(visits);
  if (current?.phase === phase) return null;
  return { close: closing(current, running, now), open: phase };
}

/** The end of the meeting. */
export function end(visits: readonly Stay[], running: Running | null, now: number): Change {
  return { close: closing(openVisit(visits), running, now), open: null };
}

function closing(visit: Stay | undefined, running: Running | null, now: number): Change['close'] {
  return visit === undefined ? null : { id: visit.id, ranMs: Math.round(lengthOf(visit, running, now)) };
}

export interface PhaseTime {
  readonly phase: VisitPhase;
  /** By the agenda and what the phase was given beyond it; 0 for breaks and pauses. */
  readonly plannedMs: number;
  readonly tookMs: number;
}

/** The time of every phase, then of breaks and pauses. Their sum is all the time that was. */
export function phaseTimes(
  agenda: readonly AgendaItem[],
  visits: readonly Stay[],
  running: Running | null,
  now: number,
): readonly PhaseTime[] {
  const planned = new Map<VisitPhase, number>(agenda.map((item) => [item.phase, item.minutes]));
  const order: readonly VisitPhase[] = [...agenda.map((item) => item.phase), 'break', 'pause'];
  return order.map((phase) => {
    const own = visits.filter((visit) => visit.phase === phase);
    const extra = own.reduce((sum, visit) => sum + visit.extraMin, 0);
    return {
      phase,
      plannedMs: Math.max(0, (planned.get(phase) ?? 0) + extra) * 60_000,
      tookMs: own.reduce((sum, visit) => sum + lengthOf(visit, running, now), 0),
    };
  });
}

/** "22:40", "1:02:05"; whole seconds, rounded down. */
export function timerText(ms: number): string {
  const all = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`;
}

/** The next or the previous phase, null at the ends. */
export function neighbour(phase: MeetingPhase, step: -1 | 1): MeetingPhase | null {
  return meetingPhases[meetingPhases.indexOf(phase) + step] ?? null;
}
