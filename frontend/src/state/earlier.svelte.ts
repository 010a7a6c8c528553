import type { EarlierActions } from '../backend/backend';
import type { App } from './app.svelte';
import type { Session } from './types';

const nothing: EarlierActions = { postMortems: [], more: 0 };

/**
 * What earlier post-mortems of the same services left open. The next meeting
 * begins with it, and the stage before the meeting shows it.
 */
export class Earlier {
  found = $state.raw<EarlierActions>(nothing);
  /** Why it could not be looked up, "" if it could. */
  problem = $state('');
  /** Looked up for the services there are. */
  ready = $state(false);
  /** The services that were looked up last, or are being. */
  #of: string | null = null;

  constructor(
    private readonly app: App,
    private readonly session: Session,
  ) {}

  /** Looks up once for the same services; again after a failure. */
  async load(services: readonly string[]): Promise<void> {
    const key = services.join('\n');
    if (key === this.#of) return;
    this.#of = key;
    this.ready = false;
    try {
      const found =
        services.length === 0
          ? nothing
          : await this.app.backend.library.earlierActions(this.session.id, services);
      if (key !== this.#of) return; // an answer for services that were changed meanwhile
      this.found = found;
      this.problem = '';
      this.ready = true;
    } catch (error) {
      if (key !== this.#of) return;
      this.#of = null;
      this.found = nothing;
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }
}

const known = new WeakMap<Session, Earlier>();

/** The one of a session: stage and meeting show the same. */
export function earlierOf(app: App, session: Session): Earlier {
  let earlier = known.get(session);
  if (earlier === undefined) {
    earlier = new Earlier(app, session);
    known.set(session, earlier);
  }
  return earlier;
}
