import type { Meeting } from '../domain/records';
import type { Session } from './types';

/** Which meeting of a post-mortem is planned or goes on. */

/** The meeting that is planned or goes on: the newest that has not ended. */
export function currentMeeting(session: Pick<Session, 'list'>): Meeting | undefined {
  return session.list('meeting').findLast((meeting) => meeting.endedAt === '');
}

/** True while one has begun and not ended: the program goes on with it after a restart. */
export function meetingRuns(session: Pick<Session, 'list'>): boolean {
  const meeting = currentMeeting(session);
  return meeting !== undefined && meeting.startedAt !== '';
}
