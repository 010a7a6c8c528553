import { eventKindLabels } from '../../domain/labels';
import type { EventFields, RecordId, TimelineEvent } from '../../domain/records';
import type { Offsets } from '../../domain/zones';
import type { App } from '../../state/app.svelte';
import { offerUndo } from '../../state/lists';
import type { Session } from '../../state/types';
import { closedUp } from '../../timeline/place';
import { shifted, shiftText } from '../../timeline/shift';

/** What can be done with several events at once. Each is one undo step, and says how many it was. */

type Events = readonly TimelineEvent[];

/** "3 events", "1 event". */
export function eventsWord(count: number): string {
  return count === 1 ? '1 event' : `${count.toLocaleString('en')} events`;
}

/** Changes the events that it changes anything in; gives their number. */
function changeAll(
  session: Session,
  events: Events,
  label: string,
  fieldsOf: (event: TimelineEvent) => Partial<EventFields>,
): number {
  const changes = events
    .map((event) => ({ event, fields: fieldsOf(event) }))
    .filter(({ event, fields }) =>
      Object.entries(fields).some(([name, value]) => event[name as keyof EventFields] !== value),
    );
  if (changes.length === 0) return 0;
  const step = changes.length === 1 ? label : `${label} (${eventsWord(changes.length)})`;
  session.transact(step, (draft) => {
    for (const { event, fields } of changes) draft.update('event', event.id, fields, step);
  });
  return changes.length;
}

export function setSource(app: App, session: Session, events: Events, source: RecordId): void {
  const name = source === '' ? 'no source' : (session.get('source', source)?.name ?? '');
  const count = changeAll(session, events, 'Set source', () => ({ source }));
  app.announce(`Source of ${eventsWord(count)}: ${name}.`);
}

/** A source that is not there yet, and all events from it: one step. */
export function setNewSource(app: App, session: Session, events: Events, name: string): void {
  const label = `Add source “${name}”`;
  session.transact(label, (draft) => {
    const source = draft.create('source', { name }, label);
    for (const event of events) draft.update('event', event.id, { source }, label);
  });
  app.announce(`Source of ${eventsWord(events.length)}: ${name}.`);
}

export function setKind(app: App, session: Session, events: Events, kind: EventFields['kind']): void {
  const count = changeAll(session, events, 'Set kind', () => ({ kind }));
  app.announce(`Kind of ${eventsWord(count)}: ${eventKindLabels[kind]}.`);
}

export function setRole(app: App, session: Session, events: Events, actorRole: string): void {
  const count = changeAll(session, events, 'Set role', () => ({ actorRole }));
  app.announce(`Role for ${eventsWord(count)}: ${actorRole === '' ? 'none' : actorRole}.`);
}

/** Moves events in time. Those whose time is not known stay; that is said. */
export function shiftAll(
  app: App,
  session: Session,
  events: Events,
  ms: number,
  zone: Offsets | undefined,
): number {
  const count = changeAll(session, events, `Shift by ${shiftText(ms)}`, (event) => shifted(event, ms, zone));
  const left = events.length - count;
  const still = left === 0 ? '' : ` ${eventsWord(left)} without such a time stayed.`;
  if (count === 0) app.announce('Nothing moved.');
  else app.announce(`${eventsWord(count)} moved by ${shiftText(ms)}.${still}`);
  return count;
}

/** Hides all, or shows all when all are hidden. */
export function toggleAllHidden(app: App, session: Session, events: Events): void {
  const hidden = events.some((event) => !event.hidden);
  const count = changeAll(session, events, hidden ? 'Hide' : 'Show', () => ({ hidden }));
  app.announce(`${eventsWord(count)} ${hidden ? 'hidden from exports' : 'shown in exports again'}.`);
}

/** Pins all, or unpins all when all are pinned. */
export function toggleAllPinned(app: App, session: Session, events: Events): void {
  const pinned = events.some((event) => !event.pinned);
  const count = changeAll(session, events, pinned ? 'Pin' : 'Unpin', () => ({ pinned }));
  app.announce(`${eventsWord(count)} ${pinned ? 'pinned' : 'no longer pinned'}.`);
}

export function confirmEach(app: App, session: Session, events: Events): void {
  const inferred = events.filter((event) => event.inferred.length > 0);
  const count = changeAll(session, inferred, 'Confirm times', () => ({ inferred: [] }));
  app.announce(count === 1 ? 'One time confirmed.' : `${count} times confirmed.`);
}

/** Deletes events, selects what stood behind or before them, and offers the way back. */
export function removeAll(app: App, session: Session, events: Events, shown: Events): void {
  const gone = new Set(events.map((event) => event.id));
  const last = shown.findLastIndex((event) => gone.has(event.id));
  const neighbour = shown[last + 1] ?? shown.findLast((event, i) => i < last && !gone.has(event.id));
  const label = `Delete ${eventsWord(events.length)}`;
  const before = app.selection;
  session.transact(label, (draft) => {
    for (const move of closedUp(session.list('event'), gone)) {
      draft.update('event', move.id, move.fields, label);
    }
    for (const one of session.list('question')) {
      if (gone.has(one.event)) draft.remove('question', one.id, label);
    }
    for (const id of gone) draft.remove('event', id, label);
  });
  app.select('event', neighbour?.id ?? null);
  offerUndo(app, session, `${eventsWord(events.length)} deleted.`, () => (app.selection = before));
}
