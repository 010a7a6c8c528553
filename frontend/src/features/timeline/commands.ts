import type { Milestone, TimelineEvent } from '../../domain/records';
import { milestones } from '../../domain/records';
import { milestoneLabels } from '../../domain/labels';
import type { Command } from '../../state/app.svelte';
import { eventsWord } from './bulk';
import type { RowField } from './handles';
import { atRest, inInspector, inTimelineText } from './panes';

/** What the timeline can do, for keys, the palette and the list of keys. */
export interface TimelineDoer {
  selected(): TimelineEvent | undefined;
  /** All that are selected and in sight, the one above among them. */
  chosen(): readonly TimelineEvent[];
  add(): void;
  /** Puts the focus into the list; there may be no event. */
  list(): void;
  insert(): void;
  edit(what: RowField): void;
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
  selectAll(): void;
  /** Back to one selected event. */
  single(): void;
  choose(what: 'source' | 'kind' | 'role'): void;
  shift(): void;
  filter(): void;
  clearFilter(): void;
  filtering(): boolean;
  toggleHidden(): void;
  hidden(): { readonly count: number; readonly shown: boolean };
}

const section = 'Timeline';

export function timelineCommands(doer: TimelineDoer): readonly Command[] {
  const some = (): boolean => doer.selected() !== undefined;
  // Keys act on the list; in the inspector and in its fields they must not.
  const listed = (): boolean => some() && !inInspector() && !inTimelineText();
  const many = (): boolean => doer.chosen().length > 1;
  /** "event", or "12 events" when that many are selected. */
  const what = (): string => (many() ? eventsWord(doer.chosen().length) : 'event');
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
    one('description', 'Edit description', ['D'], () => doer.edit('description')),
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
      () =>
        doer.chosen().every((event) => event.hidden)
          ? `Show ${what()} in exports`
          : `Hide ${what()} from exports`,
      ['H'],
      () => doer.hide(),
    ),
    one(
      'pin',
      () => (doer.chosen().every((event) => event.pinned) ? `Unpin ${what()}` : `Pin ${what()}`),
      ['P'],
      () => doer.pin(),
    ),
    one(
      'confirm',
      'Confirm what was inferred',
      ['C'],
      () => doer.confirm(),
      () => listed() && doer.chosen().some((event) => event.inferred.length > 0),
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
    one(
      'delete',
      () => `Delete ${what()}`,
      ['Delete'],
      () => doer.remove(),
    ),
    one(
      'source',
      () => `Set source of ${what()}…`,
      ['S'],
      () => doer.choose('source'),
    ),
    one(
      'kind',
      () => `Set kind of ${what()}…`,
      ['K'],
      () => doer.choose('kind'),
    ),
    one(
      'role',
      () => `Set role of who acted in ${what()}…`,
      ['R'],
      () => doer.choose('role'),
    ),
    one(
      'shift',
      () => `Shift ${what()} in time…`,
      ['O'],
      () => doer.shift(),
    ),
    one('all', 'Select all events', ['Ctrl+A'], () => doer.selectAll()),
    one(
      'single',
      'Select one event only',
      [],
      () => doer.single(),
      () => many(),
    ),
    one(
      'filter',
      'Filter events',
      ['/', 'Ctrl+F'],
      () => doer.filter(),
      () => true,
    ),
    one(
      'filter.clear',
      'Clear the filter',
      [],
      () => doer.clearFilter(),
      () => doer.filtering(),
    ),
    one(
      'hidden',
      () => (doer.hidden().shown ? 'Put hidden events out of sight' : 'Show hidden events'),
      ['Shift+H'],
      () => doer.toggleHidden(),
      () => doer.hidden().count > 0 && !inTimelineText(),
    ),
    one('inspector', 'Go to the details of the event', ['F6'], () => doer.aside()),
  ];
}
