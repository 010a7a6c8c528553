/**
 * Calendar dates as people write them. Go checks what is stored; this only
 * saves typing. What can be read in two ways is asked back, never guessed.
 */

export type DateReading =
  | { readonly status: 'ok'; readonly date: string }
  | { readonly status: 'none' }
  | { readonly status: 'unclear'; readonly message: string };

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

const dayMs = 86_400_000;

/** Milliseconds of a date's midnight in UTC; NaN for what is no date (2026-02-30 too). */
function midnight(date: string): number {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date) ? ms : NaN;
}

/** The date some days after another, both "2026-03-29". */
export function addDays(date: string, days: number): string {
  const ms = midnight(date) + days * dayMs;
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 10);
}

/** "Friday 27 November 2026"; "" for what is no date. */
export function dateWords(date: string): string {
  const ms = midnight(date);
  if (Number.isNaN(ms)) return '';
  const day = new Date(ms);
  const weekday = weekdays[day.getUTCDay()] ?? '';
  const month = months[day.getUTCMonth()] ?? '';
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  return `${capital(weekday)} ${day.getUTCDate()} ${capital(month)} ${day.getUTCFullYear()}`;
}

/**
 * Reads a date: "2026-04-03", "3 April", "Apr 3 2026", "friday", "tomorrow",
 * "+5", "+2w", "in 3 days". Without a year it is the next such day.
 */
export function readDate(text: string, today: string): DateReading {
  const typed = text.trim().toLowerCase().replace(/\s+/gu, ' ');
  if (typed === '') return { status: 'none' };
  return (
    readIso(typed) ??
    readRelative(typed, today) ??
    readNamed(typed, today) ??
    readSlashed(typed) ?? {
      status: 'unclear',
      message: 'Write the date as 2026-04-03, 3 April, friday, or +7 days.',
    }
  );
}

function ok(date: string): DateReading {
  return { status: 'ok', date };
}

function noSuchDay(what: string): DateReading {
  return { status: 'unclear', message: `There is no ${what} in the calendar.` };
}

function readIso(typed: string): DateReading | null {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(typed);
  if (match === null) return null;
  const [, year = '', month = '', day = ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Number.isNaN(midnight(date)) ? noSuchDay(date) : ok(date);
}

function readRelative(typed: string, today: string): DateReading | null {
  if (typed === 'today') return ok(today);
  if (typed === 'tomorrow') return ok(addDays(today, 1));
  const match = /^(?:\+|in )\s?(\d{1,3}) ?(d|day|days|w|week|weeks)?$/u.exec(typed);
  if (match !== null) {
    const count = Number(match[1]);
    return ok(addDays(today, match[2]?.startsWith('w') === true ? count * 7 : count));
  }
  const name = typed.replace(/^next /u, '');
  const weekday = name.length < 2 ? -1 : weekdays.findIndex((day) => day.startsWith(name));
  if (weekday < 0) return null;
  const ahead = (weekday - new Date(midnight(today)).getUTCDay() + 7) % 7;
  // The name of today means the one to come.
  return ok(addDays(today, ahead === 0 ? 7 : ahead));
}

function readNamed(typed: string, today: string): DateReading | null {
  const match =
    /^(?<day>\d{1,2})\.? (?<month>[a-z]{3,9})\.?,?(?: (?<year>\d{4}))?$/u.exec(typed) ??
    /^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2}),?(?: (?<year>\d{4}))?$/u.exec(typed);
  const groups = match?.groups;
  if (groups === undefined) return null;
  const month = months.findIndex((name) => name.startsWith(groups.month ?? '-'));
  if (month < 0) return null;
  const two = (part: number | string): string => String(part).padStart(2, '0');
  const rest = `${two(month + 1)}-${two(groups.day ?? '')}`;
  const given = groups.year;
  if (given !== undefined) return readIso(`${given}-${rest}`);
  const year = Number(today.slice(0, 4));
  // 29 February may be up to eight years ahead.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const date = `${year + ahead}-${rest}`;
    if (!Number.isNaN(midnight(date)) && date >= today) return ok(date);
  }
  return noSuchDay(typed);
}

/** 03/04/2026 is 3 April or 4 March; 27/11/2026 and 27.11.2026 can only mean one day. */
function readSlashed(typed: string): DateReading | null {
  const match = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/u.exec(typed);
  if (match === null) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const year = match[4] ?? '';
  const [day, month] =
    match[2] === '.' || first > 12 ? [first, second] : second > 12 ? [second, first] : [0, 0];
  if (day !== 0) return readIso(`${year}-${month}-${day}`);
  if (first === second) return readIso(`${year}-${first}-${first}`);
  const iso = (m: number, d: number): string =>
    `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  return {
    status: 'unclear',
    message: `This can be ${iso(second, first)} or ${iso(first, second)}. Please write which.`,
  };
}
