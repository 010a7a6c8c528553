import type { ShareChoices } from '../backend/backend';
import type { App } from './app.svelte';
import type { Session } from './types';

/**
 * What a post-mortem is shared as and for whom: one truth for the preview and
 * for every other way out of the window, so that nothing is exported for other
 * readers than the person sees. Kept for the next time as soon as it is chosen.
 */
export class Choices {
  /** Null until the last ones were read. */
  now = $state.raw<ShareChoices | null>(null);
  /** Keeping goes in the order of choosing. */
  #kept: Promise<void> = Promise.resolve();

  constructor(
    private readonly app: App,
    private readonly session: Session,
  ) {}

  /** Those of the last time, or as they are now. */
  async read(): Promise<ShareChoices> {
    const last = this.now ?? (await this.app.backend.share.choices(this.session.id));
    this.now ??= last; // what was chosen meanwhile wins
    return this.now;
  }

  /** Does nothing before they were read: there is nothing to choose from then. */
  change(change: Partial<ShareChoices>): void {
    if (this.now === null) return;
    const next = { ...this.now, ...change };
    this.now = next;
    this.#kept = this.#kept
      .then(() => this.app.backend.share.choose(this.session.id, next))
      .catch(() => undefined); // for the next time only: in this window they count already
  }
}

const all = new WeakMap<Session, Choices>();

/** Those of a post-mortem, the same for all of the window. */
export function choicesOf(app: App, session: Session): Choices {
  let choices = all.get(session);
  if (choices === undefined) {
    choices = new Choices(app, session);
    all.set(session, choices);
  }
  return choices;
}
