import type { Command } from '../state/app.svelte';
import { nameOf } from './registry';

/** Finding commands by a few letters, for the palette. */

/** Text as it is compared: small letters without accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * How well a query fits a text: 0 for not at all, more for better. All letters
 * must occur in their order; runs, beginnings of words and short texts win.
 */
export function fit(query: string, text: string): number {
  const letters = Array.from(plain(query).replace(/\s+/g, ''));
  const target = plain(text);
  if (letters.length === 0) return 1;
  let score = 0;
  let from = 0;
  let run = 0;
  for (const letter of letters) {
    const at = bestPlace(target, letter, from);
    if (at < 0) return 0;
    run = at === from && from > 0 ? run + 1 : 0;
    score += 1 + run * 2 + (isWordStart(target, at) ? 4 : 0);
    from = at + letter.length;
  }
  return score + 1 / (1 + target.length);
}

/** The next place of a letter: right here, else at the start of a word, else anywhere. */
function bestPlace(text: string, letter: string, from: number): number {
  if (text.startsWith(letter, from)) return from;
  for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1)) {
    if (isWordStart(text, at)) return at;
  }
  return text.indexOf(letter, from);
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || /[\s:/.(-]/.test(text.charAt(at - 1));
}

/** The commands that fit a query, best first; all of them for "". */
export function searchCommands(commands: readonly Command[], query: string): readonly Command[] {
  return commands
    .filter((command) => command.hidden !== true)
    .map((command) => ({ command, score: scoreOf(command, query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ command }) => command);
}

function scoreOf(command: Command, query: string): number {
  if (query.trim() === '') return 1;
  // The name counts more than the words around it.
  const name = fit(query, nameOf(command));
  return Math.max(name * 2, fit(query, `${command.section} ${nameOf(command)} ${command.words ?? ''}`));
}
