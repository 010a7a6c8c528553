import { cleanLine } from '../domain/clean';
import { plannedMeeting } from '../domain/meeting/planned';
import { personOfLine } from '../domain/personline';
import type { Instant, Meeting, RecordId } from '../domain/records';
import type { Session } from './types';

/**
 * Planning the meeting. Every deed is one undo step, and the first one makes
 * the record of the meeting.
 */

/** The meeting that is planned or running. */
export function meetingOf(session: Pick<Session, 'list'>): Meeting | undefined {
  return plannedMeeting(session.list('meeting'));
}

/** True while one has begun and not ended: the program goes on with it after a restart. */
export function meetingRuns(session: Pick<Session, 'list'>): boolean {
  return (meetingOf(session)?.startedAt ?? '') !== '';
}

/** Its id; made when there is none. Call it inside of a step. */
export function ensureMeeting(draft: Session, label: string): RecordId {
  return meetingOf(draft)?.id ?? draft.create('meeting', {}, label);
}

/** Plans the meeting for a time, or for none. A time that has passed tells of a meeting that was held. */
export function planTime(session: Session, meetingAt: Instant, now: number): void {
  const label = meetingAt === '' ? 'Take back meeting' : 'Plan meeting';
  session.transact(label, (draft) => {
    if (meetingAt !== '' && Date.parse(meetingAt) > now) ensureMeeting(draft, label);
    draft.update('postmortem', draft.id, { meetingAt }, label);
  });
}

/** Puts people on the list of the meeting who are not on it yet. Call it inside of a step. */
function invite(draft: Session, people: readonly RecordId[], label: string): RecordId {
  const meeting = ensureMeeting(draft, label);
  const coming = new Set(
    draft.list('attendance').flatMap((one) => (one.meeting === meeting ? [one.participant] : [])),
  );
  for (const participant of people) {
    if (!coming.has(participant)) draft.create('attendance', { meeting, participant }, label);
  }
  return meeting;
}

/** Ticks people in. */
export function tickIn(session: Session, people: readonly RecordId[]): void {
  const label = people.length === 1 ? 'Add attendee' : `Add ${String(people.length)} attendees`;
  session.transact(label, (draft) => invite(draft, people, label));
}

/** Takes a person off the list again, and out of the two tasks. */
export function tickOut(session: Session, person: RecordId): void {
  const label = 'Remove attendee';
  session.transact(label, (draft) => {
    const meeting = meetingOf(draft);
    if (meeting === undefined) return;
    for (const { id, meeting: of, participant } of draft.list('attendance')) {
      if (of === meeting.id && participant === person) draft.remove('attendance', id, label);
    }
    for (const task of ['facilitator', 'scribe'] as const) {
      if (meeting[task] === person) draft.update('meeting', meeting.id, { [task]: '' }, label);
    }
  });
}

/**
 * Adds people by lines, as the list of participants does, and ticks them in. A
 * line with the name of a participant means that one.
 */
export function tickInLines(session: Session, lines: readonly string[]): void {
  const label = lines.length === 1 ? 'Add attendee' : `Add ${String(lines.length)} attendees`;
  session.transact(label, (draft) => {
    const known = new Map(draft.list('participant').map((one) => [one.name.trim().toLowerCase(), one.id]));
    const ids = lines.map((line) => {
      const person = personOfLine(cleanLine(line));
      const name = person.name.toLowerCase();
      const id = known.get(name) ?? draft.create('participant', person, label);
      known.set(name, id);
      return id;
    });
    invite(draft, [...new Set(ids)], label);
  });
}

/** Who leads the meeting or writes for it; who does so comes. "" for nobody yet. */
export function entrust(session: Session, task: 'facilitator' | 'scribe', person: RecordId): void {
  const label = `Choose ${task}`;
  session.transact(label, (draft) => {
    const meeting = invite(draft, person === '' ? [] : [person], label);
    draft.update('meeting', meeting, { [task]: person }, label);
  });
}

/** Notes when somebody has looked through the timeline, to the minute; null for not yet. */
export function markReviewed(session: Session, attendance: RecordId, at: number | null): void {
  const reviewedAt = at === null ? '' : new Date(Math.floor(at / 60_000) * 60_000).toISOString();
  session.update('attendance', attendance, { reviewedAt }, 'Change who looked through the timeline');
}
