import type { EventFields, RecordId, TimelineEvent } from '../../domain/records';
import type { App } from '../../state/app.svelte';
import type { Session, StepOptions } from '../../state/types';
import type { Side } from '../../timeline/intent';
import { moved, movedText, placed, resized, resizedText } from '../../timeline/retime';
import { isLoose } from '../../timeline/place';

/**
 * Setting times by hand, with the mouse or with keys: one undo step, and the
 * new time is said. Gives whether anything changed.
 */

type Changes = Partial<EventFields>;

/** Moves events by the same length, so that their distances stay. The first is the one that is spoken of. */
export function moveEvents(
  app: App,
  session: Session,
  ids: readonly RecordId[],
  ms: number,
  step?: StepOptions,
): boolean {
  const zone = app.displayZone;
  const events = ids.flatMap((id) => session.get('event', id) ?? []);
  const changes = events
    .map((event) => ({ event, fields: moved(event, ms, zone) }))
    .filter(({ fields }) => Object.keys(fields).length > 0);
  const [first] = changes;
  if (first === undefined) {
    app.announce(stillText(events));
    return false;
  }
  const said = movedText(first.event, first.fields, zone);
  if (changes.length === 1) {
    session.update('event', first.event.id, first.fields, 'Move event', step);
  } else {
    const label = `Move ${changes.length} events`;
    session.transact(label, (draft) => {
      for (const { event, fields } of changes) draft.update('event', event.id, fields, label);
    });
  }
  const left = events.length - changes.length;
  const rest = left === 0 ? '' : ` ${left === 1 ? '1 event' : `${left} events`} without such a time stayed.`;
  app.announce(
    changes.length === 1
      ? `Moved to ${said}.${rest}`
      : `${changes.length} events moved, the first to ${said}.${rest}`,
  );
  return true;
}

function stillText(events: readonly TimelineEvent[]): string {
  if (events.length > 0 && events.every(isLoose)) {
    return 'The time is not known, so there is nothing to move. Press T to write it down.';
  }
  return 'Not moved.';
}

/** Puts an end of an event at a time. */
export function resizeEvent(
  app: App,
  session: Session,
  id: RecordId,
  edge: { readonly side: Side; readonly time: number },
  step?: StepOptions,
): boolean {
  const event = session.get('event', id);
  const fields = event === undefined ? {} : resized(event, edge.side, edge.time, app.displayZone);
  if (event === undefined || Object.keys(fields).length === 0) {
    app.announce(event !== undefined && isLoose(event) ? stillText([event]) : 'Not changed.');
    return false;
  }
  const what =
    edge.side === 'end' && event.endedAt === '' && fields.endedAt !== undefined ? 'Make span' : 'Move end';
  session.update('event', id, fields, edge.side === 'start' ? 'Move start' : what, step);
  app.announce(`${resizedText(event, fields, app.displayZone)}.`);
  return true;
}

/** Gives an event of unknown time one: about there. */
export function placeEvent(
  app: App,
  session: Session,
  id: RecordId,
  time: number,
  toleranceMs: number,
): boolean {
  const event = session.get('event', id);
  const fields: Changes = event === undefined ? {} : placed(event, time, toleranceMs);
  if (event === undefined || Object.keys(fields).length === 0) return false;
  session.update('event', id, fields, 'Place event');
  app.announce(`Placed at ${movedText(event, fields, app.displayZone)}.`);
  return true;
}
