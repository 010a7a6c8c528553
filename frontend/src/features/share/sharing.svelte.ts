import type { ShareChoices, SharePreview, ShareRemoval } from '../../backend/backend';
import type { App } from '../../state/app.svelte';
import { copyText } from '../../state/exporting.svelte';
import { choicesOf, type Choices } from '../../state/sharechoices.svelte';
import type { Session } from '../../state/types';

/** What the preview shows. Its bytes stay until the next ones are there, so that nothing flickers. */
export interface Shown {
  readonly preview: SharePreview;
  readonly data: Uint8Array;
}

/**
 * The choices of an export and what they come to. One preview is made at a
 * time; what changes meanwhile is made after it, once.
 */
export class Sharing {
  shown = $state.raw<Shown | null>(null);
  /** Why there is no newer preview, "" if there is. */
  problem = $state('');
  /** What is chosen is not to be seen after 300 ms. */
  slow = $state(false);
  pages = $state(0);
  #running = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How often a preview was asked for. */
  #wanted = 0;
  /** When what is shown was saved. */
  #of = '';
  readonly #choices: Choices;

  constructor(
    private readonly app: App,
    private readonly session: Session,
  ) {
    this.#choices = choicesOf(app, session);
  }

  get choices(): ShareChoices | null {
    return this.#choices.now;
  }

  /** Begins with what was chosen the last time; does nothing if the newest save is shown already. */
  async start(saved: string): Promise<void> {
    if (this.shown !== null && saved === this.#of) return;
    this.#of = saved;
    await this.#choices.read();
    await this.refresh();
  }

  async choose(change: Partial<ShareChoices>): Promise<void> {
    this.#choices.change(change);
    await this.refresh();
  }

  async refresh(): Promise<void> {
    this.#wanted += 1;
    if (this.#running) return;
    this.#running = true;
    this.#timer ??= setTimeout(() => (this.slow = true), 300);
    try {
      let made = 0;
      while (made < this.#wanted) {
        made = this.#wanted;
        await this.#make();
      }
    } finally {
      this.#running = false;
      // The pages of a PDF are still to be drawn.
      if (this.problem !== '' || this.shown?.preview.shown !== 'pdf') this.#ready();
    }
  }

  /** The PDF of these bytes is to be seen. */
  drawn(data: Uint8Array): void {
    if (!this.#running && data === this.shown?.data) this.#ready();
  }

  #ready(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.slow = false;
  }

  async #make(): Promise<void> {
    const { choices } = this;
    if (choices === null) return;
    const { share } = this.app.backend;
    try {
      await this.session.flush();
      const preview = await share.preview(this.session.id, choices);
      const reply = await fetch(share.address(preview.ticket));
      if (!reply.ok) throw new Error('The preview could not be read. Choose again.');
      this.shown = { preview, data: new Uint8Array(await reply.arrayBuffer()) };
      this.problem = '';
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** Everything that is taken out, of which the preview says the first. */
  async removals(): Promise<readonly ShareRemoval[]> {
    await this.session.flush();
    return this.app.backend.share.removals(this.session.id, await this.#choices.read());
  }

  /** Puts an export that is text on the clipboard. */
  async copy(change: Partial<ShareChoices>, what: string): Promise<void> {
    await copyText(this.app, this.session, change, what);
  }
}

const sharings = new WeakMap<Session, Sharing>();

/** The one of a session: the stage and its side panel show the same. */
export function sharingOf(app: App, session: Session): Sharing {
  let sharing = sharings.get(session);
  if (sharing === undefined) {
    sharing = new Sharing(app, session);
    sharings.set(session, sharing);
  }
  return sharing;
}
