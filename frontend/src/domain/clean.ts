/**
 * Text in the form in which it is kept. The same rule as
 * backend/postmortem/clean.go, tested on the same table: what is on the screen
 * is exactly what will be stored.
 */

// Control characters are what this file is about.
/* eslint-disable no-control-regex */
const unclean = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]|\p{Surrogate}/u;
const lineEnds = /\r\n|[\r\u2028\u2029]/g;
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/gu;
/* eslint-enable no-control-regex */

/** A visible sign for a control character: NUL as "␀"; U+FFFD for what has none. */
function picture(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

/**
 * Text of several lines: line ends become "\n", control characters visible
 * signs, halves of a surrogate pair U+FFFD. Tab and line end stay.
 */
export function clean(text: string): string {
  if (!unclean.test(text)) return text;
  return text.replace(lineEnds, '\n').replace(controls, picture);
}

/** Text of one line: as clean, then line ends and tabs become spaces. */
export function cleanLine(text: string): string {
  return clean(text).replace(/[\n\t]/g, ' ');
}
