/**
 * Text that is pasted into the line on top, as one line for each event. Chat is
 * copied with who and when on lines of their own; those are put before what was
 * said, so that each line has its time: "14:02 ben: rolling back".
 */
export function pastedLines(text: string): readonly string[] {
  const lines = text.split(/[\r\n\u2028\u2029]+/u).filter((one) => one.trim() !== '');
  return chat(lines) ?? lines;
}

interface Heading {
  readonly who: string;
  readonly time: string;
  /** Lines that it takes. */
  readonly lines: number;
}

/** As chat programs write it: "14:02", "2:02 PM", "14:02 Uhr". */
const time = String.raw`(?<time>(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\.?)?)(?: Uhr)?`;
const onlyTime = new RegExp(String.raw`^\[?${time}\]?$`, 'iu');
/** More than one blank, or a bracket: "deploy at 14:02" is something that was said. */
const nameAndTime = new RegExp(
  String.raw`^(?<who>[^\s[].{0,79}?)(?:\s{2,}|\t|\s+(?=\[))\[?${time}\]?$`,
  'iu',
);
const timeAndName = new RegExp(String.raw`^\[${time}\]\s+(?<who>[^\s[].{0,79}?):?$`, 'iu');

const nobody: Heading = { who: '', time: '', lines: 0 };

/** The lines of a chat; null for text that does not begin with who and when. */
function chat(lines: readonly string[]): readonly string[] | null {
  if (headingAt(lines, 0, nobody) === null) return null;
  const found: string[] = [];
  let heading = nobody;
  for (let at = 0; at < lines.length;) {
    const next = headingAt(lines, at, heading);
    if (next === null) {
      found.push(`${heading.time} ${heading.who}: ${(lines[at] ?? '').trim()}`);
      at += 1;
      continue;
    }
    const after = at + next.lines;
    // Nothing was said, or it is a line of a log that looks like a heading: nothing of it is lost.
    if (after === lines.length || headingAt(lines, after, next) !== null) {
      found.push(lines.slice(at, after).join(' '));
    }
    heading = next;
    at = after;
  }
  return found;
}

/** Who and when, if that begins here; a time alone belongs to whoever spoke before. */
function headingAt(lines: readonly string[], at: number, before: Heading): Heading | null {
  const line = (lines[at] ?? '').trim();
  const whole = (nameAndTime.exec(line) ?? timeAndName.exec(line))?.groups;
  if (whole !== undefined) return { who: nameOf(whole.who), time: whole.time ?? '', lines: 1 };
  const alone = onlyTime.exec(line)?.groups?.time;
  if (alone !== undefined) {
    return before.who === '' ? null : { who: before.who, time: inHalf(alone, before.time), lines: 1 };
  }
  // The name, and below it the time, indented: else it could be a list of what happened, and when.
  const second = lines[at + 1] ?? '';
  const below = onlyTime.exec(second.trim())?.groups?.time;
  if (below === undefined || line.length > 80 || !/^\s/u.test(second)) return null;
  return { who: nameOf(line), time: below, lines: 2 };
}

/** Without what a chat program sets beside a name of a program that posts. */
const nameOf = (who = ''): string => who.replace(/\s+(?:APP|BOT)$/u, '').trim();

/** After "2:02 PM" a bare "2:05" is of the same half of the day, and "12:01" after "11:58 AM" of the other. */
function inHalf(time: string, before: string): string {
  const half = /[ap]\.?m\.?$/iu.exec(before)?.[0];
  if (half === undefined || /[ap]\.?m\.?$/iu.test(time)) return time;
  const noon = parseInt(time, 10) === 12 && parseInt(before, 10) !== 12;
  return `${time} ${noon ? (half.toLowerCase().startsWith('a') ? 'PM' : 'AM') : half}`;
}
