/**
 * The line at the foot of the meeting in which everything is typed: a
 * question, an idea, an owner. One at a time, opened by a key, taken by Enter.
 * What was typed and not taken stays with its line until it is.
 */
export interface Ask {
  /** Tells the lines apart, as "idea" or "owner:ID". */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** What stands there already. */
  readonly value?: string;
  /** Stays open for the next one after Enter. */
  readonly again?: boolean;
  /** Shown as dots: the room must not read it. */
  readonly secret?: boolean;
  /** An event with its time, read by Go. */
  readonly event?: boolean;
  /** Takes the text; a sentence says why it cannot. */
  readonly take: (text: string) => string | undefined | Promise<string | undefined>;
}

export class Capture {
  asked = $state.raw<Ask | null>(null);
  text = $state('');
  problem = $state('');
  /** Texts that were not taken, by line. */
  #drafts: Readonly<Record<string, string>> = {};
  #taking = false;

  open(ask: Ask): void {
    this.#keep();
    this.asked = ask;
    this.text = this.#drafts[ask.id] ?? ask.value ?? '';
    this.problem = '';
  }

  type(text: string): void {
    this.text = text;
    this.problem = '';
  }

  /** Puts the line away; its text waits for the next time. */
  close(): void {
    this.#keep();
    this.asked = null;
    this.problem = '';
  }

  /** Takes what was typed; false when it could not be taken. */
  async take(): Promise<boolean> {
    const ask = this.asked;
    if (ask === null || this.#taking) return false;
    const { text } = this;
    this.#taking = true;
    try {
      const problem = (await ask.take(text.trim())) ?? '';
      if (this.asked !== ask) return problem === '';
      this.problem = problem;
      if (problem !== '') return false;
      this.#forget(ask.id);
      // What was typed behind it while it was taken is the beginning of the next.
      this.text = this.text.startsWith(text) ? this.text.slice(text.length) : '';
      if (ask.again !== true) this.asked = null;
      return true;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      return false;
    } finally {
      this.#taking = false;
    }
  }

  /** Everything typed and not taken: kept beside the document while the meeting runs. */
  get drafts(): Readonly<Record<string, string>> {
    const { asked, text } = this;
    return asked === null || asked.secret === true ? this.#drafts : this.#with(asked, text);
  }

  restore(drafts: Readonly<Record<string, string>>): void {
    this.#drafts = { ...drafts, ...this.#drafts };
  }

  #keep(): void {
    if (this.asked !== null) this.#drafts = this.#with(this.asked, this.text);
  }

  #with(ask: Ask, text: string): Readonly<Record<string, string>> {
    const others = Object.entries(this.#drafts).filter(([id]) => id !== ask.id);
    const unchanged = text.trim() === '' || text === ask.value;
    return Object.fromEntries(unchanged ? others : [...others, [ask.id, text]]);
  }

  #forget(id: string): void {
    this.#drafts = Object.fromEntries(Object.entries(this.#drafts).filter(([one]) => one !== id));
  }
}
