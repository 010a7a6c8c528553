import { createFakeBackend } from '../../backend/fake';
import type { EventFields, TimelineEvent } from '../../domain/records';
import { App } from '../../state/app.svelte';
import { openSession } from '../../state/session.svelte';
import type { Session } from '../../state/types';

/** A time on the day of the tests. */
export const at = (time: string): string => `2026-03-10T${time}:00.000Z`;

/** A post-mortem in UTC without events, opened, for tests that set times by hand. */
export class TestTimeline {
  private constructor(
    readonly app: App,
    readonly session: Session,
  ) {}

  static async open(): Promise<TestTimeline> {
    const backend = createFakeBackend({ seed: 'empty' });
    const id = await backend.library.create('standard', 'Checkout');
    const app = new App({
      backend,
      commands: { run: () => false, register: () => () => undefined },
      navigate: () => undefined,
    });
    const session = await openSession(backend, id);
    session.update('postmortem', id, { zone: 'UTC' }, 'Set zone');
    app.session = session;
    return new TestTimeline(app, session);
  }

  /** An event at 14:05, but for what is given. */
  add(fields: Partial<EventFields>): string {
    return this.session.create(
      'event',
      { title: 'x', precision: 'minute', occurredAt: at('14:05'), ...fields },
      'Add event',
    );
  }

  event(id: string): TimelineEvent {
    const found = this.session.get('event', id);
    if (found === undefined) throw new Error('The event is gone.');
    return found;
  }
}
