import type { Instant, Status } from './records';

/**
 * Ages and due dates in words. Days are counted in the reader's own calendar
 * (local midnights): an incident of yesterday evening is "yesterday" this
 * morning, although ten hours have passed.
 */

/** Days within which the meeting should take place (see PRODUCT: "meet within a week"). */
export const meetingWithinDays = 7;

/** Whole calendar days from `from` to `to`, both in milliseconds; negative when `to` is earlier. */
export function calendarDays(from: number, to: number): number {
  const day = (time: number): number => {
    const date = new Date(time);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  };
  return Math.round((day(to) - day(from)) / 86_400_000);
}

/** Today's date as "2026-03-29", in the reader's own calendar. */
export function dayOf(now: number): string {
  const date = new Date(now);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** "today", "yesterday", "5 days ago", "3 weeks ago", "2 years ago", "in 3 days"; "" without a time. */
export function ageWords(at: Instant, now: number): string {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return '';
  const days = calendarDays(time, now);
  if (days < 0) return days === -1 ? 'tomorrow' : `in ${String(-days)} days`;
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  return `${spanWords(days)} ago`;
}

/** A number of days in words, as long spans are spoken of: "1 day", "13 days", "3 weeks", "5 months", "8 years". */
export function spanWords(days: number): string {
  if (days === 1) return '1 day';
  if (days < 14) return `${String(days)} days`;
  if (days < 61) return `${String(Math.floor(days / 7))} weeks`;
  if (days < 730) return `${String(Math.floor(days / 30.44))} months`;
  return `${String(Math.floor(days / 365.25))} years`;
}

export interface MeetingDue {
  readonly words: string;
  /** The week has passed and the post-mortem was not reviewed. */
  readonly late: boolean;
}

/** What tells when a meeting is due. */
export interface MeetingTimes {
  readonly status: Status;
  readonly startedAt: Instant;
  readonly startedUnknown: boolean;
  readonly meetingAt: Instant;
}

/**
 * When the meeting is due: the planned time, else a week after the incident
 * began. Null once it was reviewed or published, and a month after the due
 * day, when saying so helps no one.
 */
export function meetingDue(row: MeetingTimes, now: number): MeetingDue | null {
  if (row.status === 'reviewed' || row.status === 'published') return null;
  const planned = Date.parse(row.meetingAt);
  const started = Date.parse(row.startedAt);
  if (Number.isNaN(planned) && (row.startedUnknown || Number.isNaN(started))) return null;
  const isPlanned = !Number.isNaN(planned);
  const days = isPlanned ? calendarDays(now, planned) : meetingWithinDays - calendarDays(started, now);
  const verb = isPlanned ? 'meeting' : 'meeting due';
  if (days === 0) return { words: `${verb} today`, late: false };
  if (days === 1) return { words: `${verb} tomorrow`, late: false };
  if (days > 1) return { words: `${verb} in ${String(days)} days`, late: false };
  if (days < -30) return null;
  return {
    words: days === -1 ? 'meeting was due yesterday' : `meeting was due ${String(-days)} days ago`,
    late: true,
  };
}

/** "due today", "due in 3 days", "8 years over", by whole calendar days; "" without a date. */
export function dueWords(dueOn: string, today: string): string {
  if (dueOn === '') return '';
  const days = Math.round((Date.parse(`${dueOn}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
  if (Number.isNaN(days)) return '';
  if (days === 0) return 'due today';
  if (days === 1) return 'due tomorrow';
  if (days > 1) return days <= 60 ? `due in ${String(days)} days` : `due ${dueOn}`;
  return `${spanWords(-days)} over`;
}
