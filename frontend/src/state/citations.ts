import { formatEventTime } from '../domain/format';
import type { App } from './app.svelte';
import type { Session } from './types';

/** An event as something to cite: its time, and its title. */
export interface EventOption {
  readonly id: string;
  readonly lead: string;
  readonly label: string;
}

/** All events in their order, to search and cite. Times come as the display zone shows them. */
export function eventOptions(app: App, session: Session): readonly EventOption[] {
  const zone = app.displayZone;
  return session.list('event').map((event) => ({
    id: event.id,
    lead: zone === undefined ? '' : formatEventTime(event, zone),
    label: event.title === '' ? 'Untitled event' : event.title,
  }));
}
