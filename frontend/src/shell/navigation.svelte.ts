import type { Backend } from '../backend/backend';
import { stages, type App, type Place, type Stage } from '../state/app.svelte';
import type { Session } from '../state/types';
import { recall, remember } from '../base/memory';

/**
 * Going from place to place. Leaving a post-mortem first makes everything
 * durable; if that fails one stays, with the text and the reason in sight.
 */
export class Navigator {
  /** A post-mortem is being opened for longer than 300 ms. */
  slow = $state(false);
  #app: App | null = null;
  #trip = 0;

  constructor(
    private readonly backend: Backend,
    private readonly openSession: (backend: Backend, id: string) => Promise<Session>,
  ) {}

  /** The app and the navigator know each other; the app is made second. */
  attach(app: App): void {
    this.#app = app;
  }

  async go(place: Place): Promise<void> {
    const app = this.#app;
    if (app === null) return;
    if (place.screen !== 'library' && app.session?.id === place.id) {
      this.#arrive(app, place);
      return;
    }
    this.#trip += 1;
    const mine = this.#trip;
    if (!(await this.#leave(app)) || mine !== this.#trip) return;
    if (place.screen === 'library') this.#arrive(app, place);
    else await this.#open(app, place, mine);
  }

  /** Closes the open post-mortem; gives false when it could not be saved and one stays. */
  async #leave(app: App): Promise<boolean> {
    const { session } = app;
    if (session === null) return true;
    try {
      await session.flush();
    } catch {
      app.toast('This post-mortem stays open: its last changes could not be saved yet.', {
        tone: 'error',
        detail: session.saving.message,
      });
      return false;
    }
    app.session = null;
    app.selection = null;
    app.dismissStale();
    this.#stand(app, { screen: 'library' });
    await session.close();
    return true;
  }

  async #open(app: App, place: Exclude<Place, { readonly screen: 'library' }>, mine: number): Promise<void> {
    const timer = setTimeout(() => {
      this.slow = true;
    }, 300);
    try {
      const session = await this.openSession(this.backend, place.id);
      if (mine !== this.#trip) {
        await session.close();
        return;
      }
      app.session = session;
      this.#arrive(app, place);
    } catch (error) {
      this.#arrive(app, { screen: 'library' });
      app.toast('This post-mortem could not be opened.', {
        tone: 'error',
        detail: error instanceof Error ? error.message : String(error),
      });
    } finally {
      clearTimeout(timer);
      this.slow = false;
    }
  }

  #arrive(app: App, place: Place): void {
    const before = app.place;
    this.#stand(app, place);
    const open = place.screen === 'library' ? '' : place.id;
    if (place.screen === 'workspace') {
      remember('stage', `${place.id} ${place.stage}`);
      if (before.screen === 'workspace' && before.stage !== place.stage) app.selection = null;
    }
    // The place to come back to is a convenience: failing to note it is no news.
    this.backend.system.setLastOpen(open).catch(() => undefined);
  }

  #stand(app: App, place: Place): void {
    app.look([]);
    if (place.screen === 'meeting') remember('meetingLeft', '');
    else if (app.place.screen === 'meeting') remember('meetingLeft', app.place.id);
    app.place = place;
  }
}

/** True for a meeting whose screen was left, as opposed to one that was cut off. */
export function meetingLeft(id: string): boolean {
  return recall('meetingLeft') === id;
}

/** The stage in which a post-mortem was left, facts when that is not known. */
export function lastStage(id: string): Stage {
  const [known, stage] = recall('stage').split(' ');
  return known === id ? (stages.find((one) => one === stage) ?? 'facts') : 'facts';
}
