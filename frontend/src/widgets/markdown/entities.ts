/**
 * Character references of Markdown text ("&amp;", "&#8594;"). Only the named
 * ones that people type are known; any other stays as it was written.
 */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  shy: '\u00ad',
  copy: '©',
  reg: '®',
  deg: '°',
  plusmn: '±',
  micro: 'µ',
  middot: '·',
  times: '×',
  divide: '÷',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  larr: '←',
  rarr: '→',
  uarr: '↑',
  darr: '↓',
  harr: '↔',
  le: '≤',
  ge: '≥',
  ne: '≠',
  asymp: '≈',
  euro: '€',
  pound: '£',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
};

/** The character one reference stands for, or the reference itself when it is not known. */
export function decodeEntity(reference: string): string {
  const numeric = /^&#(?:x([\da-f]{1,6})|(\d{1,7}));$/iu.exec(reference);
  if (numeric !== null) {
    const code = numeric[1] !== undefined ? parseInt(numeric[1], 16) : parseInt(numeric[2] ?? '0', 10);
    const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return valid ? String.fromCodePoint(code) : '\ufffd';
  }
  return named[reference.slice(1, -1)] ?? reference;
}

/** All references and backslash escapes of an address or a title. */
export function unescapeText(text: string): string {
  return text
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replace(/&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z\d]{2,10});/giu, (reference) => decodeEntity(reference));
}
