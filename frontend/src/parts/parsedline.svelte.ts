import type { ParsedWhen, ParseReply } from '../backend/backend';
import { toBackendError } from '../backend/errors';
import { newId } from '../base/ids';
import type { Choice, Outcome } from './outcome';

/**
 * One line of text that Go reads: shows live what was understood, takes it on
 * Enter, asks where there is more than one reading. What was typed stays until
 * it was taken.
 */

export interface LineRules {
  parse(text: string): Promise<ParseReply>;
  outcome(text: string, reply: ParseReply): Outcome;
  /** Takes the text as read. Lines that were pasted at once have the same `paste`, typed ones "". */
  take(text: string, when: ParsedWhen | null, title: string, paste: string): void;
}

interface Answer {
  readonly text: string;
  readonly outcome: Outcome;
}

export class ParsedLine {
  text = $state('');
  /** What Go understood of `text`, or of an earlier text while it is still reading. */
  answer = $state.raw<Answer | null>(null);
  /** Set while the person has to choose a reading. */
  asking = $state.raw<{ readonly message: string; readonly choices: readonly Choice[] } | null>(null);
  /** Why the text was not taken, "" otherwise. */
  problem = $state('');
  /** Pasted lines that come after this one. */
  waiting = $state.raw<readonly string[]>([]);

  readonly #rules: LineRules;
  #asked = 0;
  /** The text that Go reads to take it. */
  #taking: string | null = null;
  /** The paste that is being taken: until the last of its lines is. */
  #paste = '';
  #disposed = false;

  constructor(rules: LineRules, text = '') {
    this.#rules = rules;
    this.text = text;
    if (text.trim() !== '') void this.#read();
  }

  /** The answer for exactly what stands in the line now, or null. */
  get understood(): Outcome | null {
    return this.answer?.text === this.text ? this.answer.outcome : null;
  }

  type(text: string): void {
    this.text = text;
    this.problem = '';
    this.asking = null;
    if (text.trim() !== '') {
      void this.#read();
      return;
    }
    this.answer = null;
    // Nor does one that is on its way for an older text.
    this.#asked += 1;
  }

  /** Reads the text again: what it means has changed (another zone, another event before it). */
  refresh(): void {
    if (this.text.trim() === '' || this.#taking !== null || this.asking !== null) return;
    this.answer = null;
    void this.#read();
  }

  /** Takes the line, or asks, or says what is wrong. Resolves with true when it was taken. */
  async submit(): Promise<boolean> {
    return this.#taking === null && (await this.#submit(this.text));
  }

  /** Takes the reading with this place in the list of choices. */
  choose(index: number): boolean {
    const choice = this.asking?.choices[index];
    const outcome = this.understood;
    if (choice === undefined || outcome?.do !== 'ask') return false;
    this.asking = null;
    this.#take(this.text, choice.when, outcome.title);
    if (this.#load() !== undefined) void this.next();
    return true;
  }

  /** Back to the text, without choosing. */
  stopAsking(): void {
    this.asking = null;
  }

  /** Takes line after line of a paste; stops at one that needs the person. */
  async paste(lines: readonly string[]): Promise<void> {
    const [first, ...rest] = lines;
    if (first === undefined) return;
    if (this.#paste === '') this.#paste = newId();
    this.type(this.text + first);
    this.waiting = [...rest, ...this.waiting];
    await this.next();
  }

  /**
   * Takes the present line and those waiting, as far as they can be read. While
   * a line is being read, what was typed behind it waits in turn.
   */
  async next(): Promise<void> {
    if (this.#taking !== null) {
      const typed = this.#behind(this.#taking);
      if (typed.trim() === '') return;
      this.waiting = [...this.waiting, typed];
      this.text = this.#taking;
      return;
    }
    let text = this.text;
    while (await this.#submit(text)) {
      const line = this.#load();
      if (line === undefined) return;
      text = line;
    }
    // It is asked or refused: what was typed behind it comes after it.
    const typed = this.#behind(text);
    if (this.#disposed || typed === '' || !this.text.startsWith(text)) return;
    this.waiting = [typed, ...this.waiting];
    this.text = text;
  }

  /** No answer that comes later is shown any more. */
  dispose(): void {
    this.#disposed = true;
  }

  /** Puts the next waiting line before what is being typed; undefined when there is none. */
  #load(): string | undefined {
    const [line, ...rest] = this.waiting;
    if (line === undefined) return undefined;
    this.waiting = rest;
    const typed = this.text;
    this.type(line);
    this.text = line + typed;
    return line;
  }

  async #submit(text: string): Promise<boolean> {
    this.#taking = text;
    try {
      const known = this.answer?.text === text ? this.answer.outcome : null;
      const outcome = known ?? (await this.#outcome(text));
      return outcome !== null && this.#settle(text, outcome);
    } finally {
      this.#taking = null;
    }
  }

  /** What was typed after a text while Go was reading that. */
  #behind(taken: string): string {
    return this.text.startsWith(taken) ? this.text.slice(taken.length) : '';
  }

  #settle(text: string, outcome: Outcome): boolean {
    if (outcome.do === 'refuse') {
      this.problem = outcome.message;
      return false;
    }
    if (outcome.do === 'ask') {
      // Answers to longer texts that are still on their way don't count any more.
      this.#asked += 1;
      this.answer = { text, outcome };
      this.asking = { message: outcome.message, choices: outcome.choices };
      return false;
    }
    this.#take(text, outcome.when, outcome.title);
    return true;
  }

  #take(text: string, when: ParsedWhen | null, title: string): void {
    this.#rules.take(text, when, title, this.#paste);
    if (this.waiting.length === 0) this.#paste = '';
    this.#clear(text);
  }

  /** Empties the line but for what was typed behind it while Go was reading. */
  #clear(taken: string): void {
    const rest = this.text.startsWith(taken) ? this.text.slice(taken.length) : this.text;
    this.type(rest);
  }

  async #read(): Promise<void> {
    this.#asked += 1;
    const number = this.#asked;
    const text = this.text;
    const outcome = await this.#outcome(text);
    // Replies can overtake each other: only the one for the latest text counts.
    if (outcome !== null && number === this.#asked && !this.#disposed) this.answer = { text, outcome };
  }

  async #outcome(text: string): Promise<Outcome | null> {
    try {
      return this.#rules.outcome(text, await this.#rules.parse(text));
    } catch (error) {
      if (!this.#disposed) this.problem = toBackendError(error).message;
      return null;
    }
  }
}
