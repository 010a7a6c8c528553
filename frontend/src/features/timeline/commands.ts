import type { Milestone, TimelineEvent } from '../../domain/records';
import { milestones } from '../../domain/records';
import { milestoneLabels } from '../../domain/labels';
import type { Command } from '../../state/app.svelte';
import { atRest, inInspector, inTimelineText } from './panes';

/** What the timeline can do, for keys, the palette and the list of keys. */
export interface TimelineDoer {
  selected(): TimelineEvent | undefined;
  add(): void;
  /** Puts the focus into the list; there may be no event. */
  list(): void;
  insert(): void;
  edit(what: 'title' | 'time'): void;
  describe(): void;
  chooseMilestone(): void;
  setMilestone(milestone: Milestone): void;
  hide(): void;
  pin(): void;
  confirm(): void;
  confirmAll(): void;
  /** Something in the timeline is inferred and not confirmed yet. */
  uncertain(): boolean;
  move(delta: -1 | 1): void;
  remove(): void;
  aside(): void;
}

const section = 'Timeline';

export function timelineCommands(doer: TimelineDoer): readonly Command[] {
  const some = (): boolean => doer.selected() !== undefined;
  // Keys act on the list; in the inspector and in its fields they must not.
  const listed = (): boolean => some() && !inInspector() && !inTimelineText();
  const one = (
    id: string,
    name: Command['name'],
    keys: readonly string[],
    run: () => void,
    when: () => boolean = listed,
  ): Command => ({ id: `timeline.${id}`, name, section, keys, run, when });

  return [
    one(
      'add',
      'Add event',
      ['N'],
      () => doer.add(),
      () => true,
    ),
    one(
      'list',
      'Go to the list of events',
      ['ArrowDown', 'ArrowUp'],
      () => doer.list(),
      () => atRest(),
    ),
    one('insert', 'Insert event after this one', ['I', 'Insert'], () => doer.insert()),
    one('title', 'Edit title', ['F2'], () => doer.edit('title')),
    one('time', 'Edit time', ['T'], () => doer.edit('time')),
    one('description', 'Edit description', ['D'], () => doer.describe()),
    one('milestone', 'Set milestone…', ['M'], () => doer.chooseMilestone()),
    ...milestones.map((milestone) => ({
      id: `timeline.milestone.${milestone || 'none'}`,
      name: milestone === '' ? 'Clear milestone' : `Set milestone: ${milestoneLabels[milestone]}`,
      section,
      when: some,
      run: () => doer.setMilestone(milestone),
    })),
    one(
      'hide',
      () => (doer.selected()?.hidden === true ? 'Show event in exports' : 'Hide event from exports'),
      ['H'],
      () => doer.hide(),
    ),
    one(
      'pin',
      () => (doer.selected()?.pinned === true ? 'Unpin event' : 'Pin event'),
      ['P'],
      () => doer.pin(),
    ),
    one(
      'confirm',
      'Confirm what was inferred',
      ['C'],
      () => doer.confirm(),
      () => listed() && (doer.selected()?.inferred.length ?? 0) > 0,
    ),
    {
      id: 'timeline.confirmAll',
      name: 'Confirm everything that was inferred',
      section,
      when: () => doer.uncertain(),
      run: () => doer.confirmAll(),
    },
    one('up', 'Move event up', ['Alt+ArrowUp'], () => doer.move(-1)),
    one('down', 'Move event down', ['Alt+ArrowDown'], () => doer.move(1)),
    one('delete', 'Delete event', ['Delete'], () => doer.remove()),
    one('inspector', 'Go to the details of the event', ['F6'], () => doer.aside()),
  ];
}
