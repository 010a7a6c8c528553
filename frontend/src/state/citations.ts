import { formatEventTime } from '../domain/format';
import type { TimelineEvent } from '../domain/records';
import { whenOf } from '../domain/when';
import { localOf } from '../domain/zones';
import type { ZoneTable } from '../backend/backend';
import type { App } from './app.svelte';
import type { Session } from './types';

/** An event as something to cite: its time, and its title. */
export interface EventOption {
  readonly id: string;
  readonly lead: string;
  readonly label: string;
}

/** All events in their order, to search and cite, with their times in the display zone. */
export function eventOptions(
  app: Pick<App, 'displayZone'>,
  session: Pick<Session, 'list'>,
): readonly EventOption[] {
  const zone = app.displayZone;
  const events = session.list('event');
  const day = sharedDay(events, zone);
  return events.map((event) => ({
    id: event.id,
    lead: zone === undefined ? '' : timeOf(event, zone, day),
    label: event.title === '' ? 'Untitled event' : event.title,
  }));
}

/** The day is left out where all events share it: the clock is what tells them apart. */
function timeOf(event: TimelineEvent, zone: ZoneTable, day: string): string {
  const text = formatEventTime(event, zone);
  return day === '' ? text : text.replace(`${day} `, '');
}

/** The local day that all times lie on, "" when there are several. */
function sharedDay(events: readonly TimelineEvent[], zone: ZoneTable | undefined): string {
  const days = new Set<string>();
  for (const event of events) {
    const when = whenOf(event);
    if (!when.known) continue;
    days.add(localOf(when.earliest, zone).dayKey);
    days.add(localOf(when.latest, zone).dayKey);
  }
  const [day = ''] = days;
  return days.size === 1 ? day : '';
}
