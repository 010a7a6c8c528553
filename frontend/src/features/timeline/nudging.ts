import type { RecordId } from '../../domain/records';
import type { App, Command } from '../../state/app.svelte';
import type { Session } from '../../state/types';
import { day, minute } from '../../timeline/calendar';
import { edgeTime } from '../../timeline/retime';
import { inInspector, inTimelineText } from './panes';
import { moveEvents, resizeEvent } from './retiming';

/**
 * Moving events in time by keys: what dragging does with a mouse. The keys
 * are those that step through the frames of a film. Alt with the arrows is
 * not among them: it leads back to the library, and a slip of the hand must
 * not change what happened when.
 */

/** Far is ten steps. */
const far = 10;

/** `ids` gives the selected events in sight, the one in the inspector first. */
export function nudgeCommands(
  app: App,
  session: Session,
  ids: () => readonly RecordId[],
): readonly Command[] {
  const usable = (): boolean => ids().length > 0 && !inInspector() && !inTimelineText();

  /** A minute; a day where only the date is known. */
  const step = (): number => {
    const events = ids().flatMap((id) => session.get('event', id) ?? []);
    return events.length > 0 && events.every(({ precision }) => precision === 'date') ? day : minute;
  };
  const move = (steps: number): void => {
    // Presses in a row are one step back.
    moveEvents(app, session, ids(), steps * step(), { join: `nudge:${ids().join()}` });
  };
  const end = (steps: number): void => {
    const [id] = ids();
    const event = id === undefined ? undefined : session.get('event', id);
    if (event === undefined) return;
    const time = edgeTime(event, 'end') + steps * step();
    resizeEvent(app, session, event.id, { side: 'end', time }, { join: `nudge end:${event.id}` });
  };
  const one = (id: string, name: string, keys: readonly string[], run: () => void): Command => ({
    id: `timeline.${id}`,
    name,
    section: 'Timeline',
    keys,
    when: usable,
    run,
    words: 'shift time minute drag',
  });

  return [
    one('earlier', 'Move event one minute earlier', [','], () => move(-1)),
    one('later', 'Move event one minute later', ['.'], () => move(1)),
    // The second of each is what Shift gives on a German keyboard.
    one('muchEarlier', 'Move event ten minutes earlier', ['<', ';'], () => move(-far)),
    one('muchLater', 'Move event ten minutes later', ['>', ':'], () => move(far)),
    // Brackets need AltGr on many keyboards.
    one('endEarlier', 'Move end one minute earlier', ['[', 'Alt+,'], () => end(-1)),
    one('endLater', 'Move end one minute later', [']', 'Alt+.'], () => end(1)),
    one('endMuchEarlier', 'Move end ten minutes earlier', ['{', 'Alt+<', 'Alt+;'], () => end(-far)),
    one('endMuchLater', 'Move end ten minutes later', ['}', 'Alt+>', 'Alt+:'], () => end(far)),
  ];
}
