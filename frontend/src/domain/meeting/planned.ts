import type { Attendance, Meeting, Participant, RecordId } from '../records';

/** The meeting that is planned or running: the last one that has not ended. Give them by rank. */
export function plannedMeeting(meetings: readonly Meeting[]): Meeting | undefined {
  return meetings.findLast((meeting) => meeting.endedAt === '');
}

/** A participant who comes to a meeting. */
export interface Attendee {
  readonly person: Participant;
  readonly attendance: Attendance;
}

/**
 * Who comes to a meeting, in the order of the participants. A second record of
 * one person (two windows ticked the same box) counts once, and one of a person
 * who was deleted does not.
 */
export function attendeesOf(
  meeting: RecordId,
  people: readonly Participant[],
  attendances: readonly Attendance[],
): readonly Attendee[] {
  const first = new Map<RecordId, Attendance>();
  for (const attendance of attendances) {
    if (attendance.meeting === meeting && !first.has(attendance.participant)) {
      first.set(attendance.participant, attendance);
    }
  }
  return people.flatMap((person) => {
    const attendance = first.get(person.id);
    return attendance === undefined ? [] : [{ person, attendance }];
  });
}

/** What a person is called in a list: the name, else the role. */
export function nameOfPerson(person: Pick<Participant, 'name' | 'role'>): string {
  return person.name.trim() || person.role.trim() || 'Somebody without a name';
}
