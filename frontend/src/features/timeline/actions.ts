import { milestoneLabels } from '../../domain/labels';
import type { EventFields, Milestone, RecordId, TimelineEvent } from '../../domain/records';
import type { App } from '../../state/app.svelte';
import { offerUndo, shorten } from '../../state/lists';
import type { Session } from '../../state/types';
import { insertAfter, moveBehind, moveEvent } from '../../timeline/place';

/** What can be done with events, by key, command or button. Each is one undo step. */

/** The event that is selected, undefined when none is. */
export function selectedEvent(app: App, session: Session): TimelineEvent | undefined {
  return app.selection?.kind === 'event' ? session.get('event', app.selection.id) : undefined;
}

/** Changes some fields; typing in one field joins into one step. */
export function changeEvent(
  session: Session,
  id: RecordId,
  fields: Partial<EventFields>,
  label: string,
  composing = false,
): void {
  session.update('event', id, fields, label, {
    join: `event:${id}:${Object.keys(fields).join()}`,
    always: composing,
  });
}

/** A new event directly after another, with a time between it and the next as far as they tell. */
export function insertEvent(app: App, session: Session, after: RecordId): RecordId {
  const fields = insertAfter(session.list('event'), after);
  const id = session.create('event', { title: '', ...fields }, 'Insert event');
  app.select('event', id);
  return id;
}

/** Moves an event among those whose order no time tells; says why when it cannot. */
export function shiftEvent(app: App, session: Session, id: RecordId, delta: -1 | 1): boolean {
  const moves = moveEvent(session.list('event'), id, delta);
  if (moves === 'ends') return false;
  if (moves === 'by time') {
    app.announce('The times tell this order. Change the time with T to move the event.');
    app.toast('The times tell this order. Press T to change the time.');
    return false;
  }
  session.transact('Move event', (draft) => {
    for (const move of moves) draft.update('event', move.id, move.fields, 'Move event');
  });
  app.announce(delta === 1 ? 'Moved down.' : 'Moved up.');
  return true;
}

/** Puts an event of unknown time directly behind another, "" for the top; false when it stays where it is. */
export function dropEvent(app: App, session: Session, id: RecordId, behind: RecordId): boolean {
  const moves = moveBehind(session.list('event'), id, behind);
  if (moves.length === 0) return false;
  session.transact('Move event', (draft) => {
    for (const move of moves) draft.update('event', move.id, move.fields, 'Move event');
  });
  const title = behind === '' ? '' : (session.get('event', behind)?.title.trim() ?? '');
  app.announce(behind === '' ? 'Moved to the top.' : `Moved behind “${shorten(title, 60) || 'an event'}”.`);
  return true;
}

export function setMilestone(app: App, session: Session, id: RecordId, milestone: Milestone): void {
  const label = milestone === '' ? 'Clear milestone' : `Set milestone “${milestoneLabels[milestone]}”`;
  session.update('event', id, { milestone }, label);
  app.announce(milestone === '' ? 'No milestone.' : `Milestone: ${milestoneLabels[milestone]}.`);
}

export function toggleHidden(app: App, session: Session, event: TimelineEvent): void {
  session.update('event', event.id, { hidden: !event.hidden }, event.hidden ? 'Show event' : 'Hide event');
  app.announce(event.hidden ? 'Shown in exports again.' : 'Hidden from exports.');
}

export function togglePinned(app: App, session: Session, event: TimelineEvent): void {
  session.update('event', event.id, { pinned: !event.pinned }, event.pinned ? 'Unpin event' : 'Pin event');
  app.announce(event.pinned ? 'No longer pinned.' : 'Pinned.');
}

/** The person has looked at what was inferred and found it right. */
export function confirmInferred(app: App, session: Session, event: TimelineEvent): void {
  session.update('event', event.id, { inferred: [] }, 'Confirm time');
  app.announce('Time confirmed.');
}

/** All of them, as one step. */
export function confirmAll(app: App, session: Session): void {
  const inferred = session.list('event').filter((event) => event.inferred.length > 0);
  session.transact('Confirm times', (draft) => {
    for (const event of inferred) draft.update('event', event.id, { inferred: [] }, 'Confirm times');
  });
  app.announce(inferred.length === 1 ? 'One time confirmed.' : `${inferred.length} times confirmed.`);
}

/** Removes an event, selects its neighbour among those shown and offers the way back. */
export function removeEvent(
  app: App,
  session: Session,
  event: TimelineEvent,
  shown: readonly TimelineEvent[] = session.list('event'),
): void {
  const events = session.list('event');
  const index = events.findIndex((one) => one.id === event.id);
  const place = shown.findIndex((one) => one.id === event.id);
  const neighbour = shown[place + 1] ?? shown[place - 1];
  const label = 'Delete event';
  session.transact(label, (draft) => {
    // Events of unknown time that followed it keep their place, behind what it followed.
    for (const one of events) {
      if (one.afterEvent === event.id && one.precision === 'unknown') {
        draft.update('event', one.id, { afterEvent: events[index - 1]?.id ?? '' }, label);
      }
    }
    for (const one of session.list('question')) {
      if (one.event === event.id) draft.remove('question', one.id, label);
    }
    draft.remove('event', event.id, label);
  });
  app.select('event', neighbour?.id ?? null);
  offerUndo(
    app,
    session,
    event.title.trim() === '' ? 'Event deleted.' : `“${shorten(event.title, 60)}” deleted.`,
    () => app.select('event', event.id),
  );
}
