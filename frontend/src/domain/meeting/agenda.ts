import { meetingPhases, type MeetingPhase, type Template } from '../records';

/**
 * What the meeting is planned as, by the template: half an hour, an hour, an
 * hour and a half. The same table as backend/postmortem/agenda.go.
 */

export interface AgendaItem {
  readonly phase: MeetingPhase;
  readonly minutes: number;
}

const minutes: Readonly<Record<Template, readonly number[]>> = {
  small: [2, 18, 2, 3, 4, 1],
  standard: [4, 36, 4, 7, 6, 3],
  major: [5, 54, 8, 10, 9, 4],
};

export function agendaOf(template: Template): readonly AgendaItem[] {
  return meetingPhases.map((phase, i) => ({ phase, minutes: minutes[template][i] ?? 0 }));
}

export function agendaMinutes(agenda: readonly AgendaItem[]): number {
  return agenda.reduce((sum, item) => sum + item.minutes, 0);
}

/** What people read for the phases, and for what a visit can be besides. */
export const phaseNames: Readonly<Record<MeetingPhase | 'break' | 'pause', string>> = {
  check_in: 'Check-in',
  events: 'Review of events',
  summary: 'Summary',
  lessons: 'Lessons',
  actions: 'Actions',
  check_out: 'Check-out',
  break: 'Break',
  pause: 'Pause',
};
