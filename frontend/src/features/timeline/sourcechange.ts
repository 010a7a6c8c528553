import type { SourceFields, RecordId } from '../../domain/records';
import type { App } from '../../state/app.svelte';
import type { Session } from '../../state/types';
import { shiftText } from '../../timeline/shift';
import { followOffset, followZone, type Follow } from '../../timeline/sourceclock';
import { eventsWord } from './bulk';

/** A change to what a source's clock told, and the events that would follow it. */
export interface SourceChange {
  readonly source: RecordId;
  readonly fields: Partial<SourceFields>;
  readonly label: string;
  readonly text: string;
  readonly follows: readonly Follow[];
}

export function offsetChange(app: App, session: Session, source: RecordId, after: number): SourceChange {
  const before = session.get('source', source)?.clockOffsetMs ?? 0;
  const follows = followOffset(session.list('event'), source, before, after, app.displayZone);
  const text = `${eventsWord(follows.length)} of this source ${follows.length === 1 ? 'moves' : 'move'} by ${shiftText(before - after)}.`;
  return { source, fields: { clockOffsetMs: after }, label: 'Set clock of source', text, follows };
}

/** Needs the tables of both zones, which come from Go. */
export async function zoneChange(
  app: App,
  session: Session,
  source: RecordId,
  zone: string,
): Promise<SourceChange> {
  const own = session.root.zone;
  const before = (session.get('source', source)?.zone ?? '') || own;
  const after = zone || own;
  const [from, to] = await Promise.all([app.backend.times.zone(before), app.backend.times.zone(after)]);
  const follows = followZone(session.list('event'), source, before, from, to);
  const text = `${eventsWord(follows.length)} of this source ${follows.length === 1 ? 'keeps its' : 'keep their'} local time, now read in ${after.replaceAll('_', ' ')}.`;
  return { source, fields: { zone }, label: 'Set zone of source', text, follows };
}

/** Makes the change, with the events that follow or without: one undo step. */
export function makeChange(app: App, session: Session, change: SourceChange, move: boolean): void {
  const { source, fields, label, follows } = change;
  session.transact(label, (draft) => {
    draft.update('source', source, fields, label);
    if (move) for (const { id, fields: moved } of follows) draft.update('event', id, moved, label);
  });
  if (follows.length > 0) app.announce(move ? `${eventsWord(follows.length)} moved.` : 'Times kept.');
}
