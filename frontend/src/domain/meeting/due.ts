import { calendarDays, dayOf, meetingWithinDays, spanWords, type MeetingTimes } from '../ages';
import { addDays, dateWords } from '../dates';

export interface DueLine {
  readonly text: string;
  /** Later than the week; said, never held against anybody. */
  readonly late: boolean;
}

/**
 * What stands below the planned time: whether it lies within the week after
 * the incident began, or until when that is. Days as in meetingDue: of the
 * reader's own calendar. Nothing for one that was reviewed without a time.
 */
export function dueLine(row: MeetingTimes, now: number): DueLine {
  if (row.meetingAt === '' && (row.status === 'reviewed' || row.status === 'published')) {
    return { text: '', late: false };
  }
  const started = Date.parse(row.startedAt);
  if (row.startedUnknown || Number.isNaN(started)) {
    return { text: 'Best within a week of the incident. When that was is not known yet.', late: false };
  }
  const last = addDays(dayOf(started), meetingWithinDays);
  const planned = Date.parse(row.meetingAt);
  const over = calendarDays(started, Number.isNaN(planned) ? now : planned) - meetingWithinDays;
  if (Number.isNaN(planned)) {
    return over > 0
      ? { text: `It was due by ${dateWords(last)}, a week after the incident.`, late: true }
      : { text: `Due by ${dateWords(last)}, a week after the incident.`, late: false };
  }
  return over > 0
    ? { text: `${spanWords(over)} later than a week after the incident.`, late: true }
    : { text: `Within a week of the incident, which ends on ${dateWords(last)}.`, late: false };
}
