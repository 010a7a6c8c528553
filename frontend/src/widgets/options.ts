/** Logic of lists to choose from (palette, zones, events): matching and moving, without a DOM. */

export interface Option {
  readonly id: string;
  readonly label: string;
  /** Quieter text after or below the label. */
  readonly detail?: string;
  /** Text before the label in equal-width type, such as a time. */
  readonly lead?: string;
  readonly keys?: string;
  /** Further words to match that are not shown. */
  readonly words?: string;
  readonly disabled?: boolean;
}

/** Lower case without accents, and "_" and "/" as spaces: "Europe/Berlin" is found by "berlin" and "europe ber". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[_/]/gu, ' ');
}

/**
 * Options that hold every word of the query, best first: label starts with
 * the query, then a word of the label starts with its first word, then the
 * rest in their own order. At most `limit` (a list of 600 zones would be slow
 * to draw and no one reads it).
 */
export function matchOptions(options: readonly Option[], query: string, limit = 60): readonly Option[] {
  const wanted = fold(query).split(/\s+/u).filter(Boolean);
  const first = wanted[0];
  if (first === undefined) return options.slice(0, limit);
  const whole = wanted.join(' ');
  const tiers: [Option[], Option[], Option[]] = [[], [], []];
  for (const option of options) {
    const label = fold(option.label);
    const all = `${label} ${fold(option.detail ?? '')} ${fold(option.lead ?? '')} ${fold(option.words ?? '')}`;
    if (!wanted.every((word) => all.includes(word))) continue;
    const tier = label.startsWith(whole) ? 0 : ` ${label}`.includes(` ${first}`) ? 1 : 2;
    tiers[tier].push(option);
  }
  return tiers.flat().slice(0, limit);
}

/** The index after a key in a list of `count`, or null when the key does not move. Ends meet. */
export function movedIndex(key: string, index: number, count: number, page = 8): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return index >= count - 1 ? 0 : index + 1;
    case 'ArrowUp':
      return index <= 0 ? count - 1 : index - 1;
    case 'PageDown':
      return Math.min(count - 1, index + page);
    case 'PageUp':
      return Math.max(0, index - page);
    default:
      return null;
  }
}
