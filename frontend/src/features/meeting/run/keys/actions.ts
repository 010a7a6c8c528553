import { dayOf } from '../../../../domain/ages';
import { actionKinds, recurrences, type ActionItem, type ParkedIdea } from '../../../../domain/records';
import { pursueIdea } from '../../../../state/ideas';
import * as asks from '../asks';
import type { Ask } from '../capture.svelte';
import * as deeds from '../deeds';
import type { Run } from '../run.svelte';
import { chosenOf, listKeys, type Make, type MeetingCommand, type Opens } from './make';

const costNames = [
  'People kept busy by the incident',
  'Hours of work afterwards',
  'Hours that the impact is worth',
];

/** True when actions may be worked on: the facts are understood, or it was overridden. */
export function actionsOpen(run: Run): boolean {
  const { meeting } = run.clock;
  return meeting !== undefined && (meeting.understoodAt !== '' || meeting.overridden);
}

/** Parked ideas that nothing became of yet, then the actions: one list to go through. */
export function candidates(run: Run): readonly (ParkedIdea | ActionItem)[] {
  return [...run.ideas.filter((idea) => idea.outcome === 'open'), ...run.session.list('action')];
}

export function actionCommands(run: Run, phase: () => boolean, command: Make, ask: Opens): MeetingCommand[] {
  const open = (): boolean => phase() && actionsOpen(run);
  const shut = (): boolean => phase() && !actionsOpen(run);
  const chosen = (): string => chosenOf(run, candidates(run))?.id ?? '';
  const idea = (): ParkedIdea | undefined => run.session.get('idea', chosen());
  const action = (): ActionItem | undefined => run.session.get('action', chosen());
  const onIdea = (): boolean => open() && idea() !== undefined;
  const onAction = (): boolean => open() && action() !== undefined;
  const field = (make: (one: ActionItem) => Ask): (() => void) =>
    ask(() => {
      const one = action();
      return one === undefined ? null : make(one);
    });
  return [
    command(
      'understood',
      'The facts are understood',
      ['F'],
      shut,
      () => {
        const { meeting } = run.clock;
        if (meeting !== undefined) deeds.openActions(run.session, meeting.id, run.clock.instant(), null);
        run.app.announce('The facts are understood. Actions are open.');
      },
      'the facts are understood',
    ),
    command(
      'override',
      'Open the actions early',
      ['O'],
      shut,
      ask(() => asks.askOverride(run)),
      'open early',
    ),
    ...listKeys(run, 'action', open, command, () => candidates(run)),
    command(
      'action',
      'Add an action',
      ['N'],
      open,
      ask(() => asks.askAction(run)),
      'add an action',
    ),
    command(
      'pursue',
      'Make an action of the idea',
      ['Enter'],
      onIdea,
      () => {
        const one = idea();
        if (one !== undefined) run.chosen = pursueIdea(run.session, one, run.clock.instant());
      },
      'make an action',
    ),
    command(
      'drop',
      'Do not pursue the idea',
      ['X'],
      onIdea,
      ask(() => {
        const one = idea();
        return one === undefined ? null : asks.askDrop(run, one);
      }),
      'not pursued',
    ),
    command(
      'title',
      'Change the words of the action',
      ['Enter'],
      onAction,
      field((one) => asks.askActionField(run, one, 'title', 'What will be done?')),
    ),
    command(
      'owner',
      'Owner of the action',
      ['O'],
      onAction,
      field((one) => asks.askActionField(run, one, 'owner', 'Who sees to it?')),
      'owner',
    ),
    command(
      'due',
      'Due date of the action',
      ['D'],
      onAction,
      field((one) => asks.askDue(run, one)),
      'due',
    ),
    command(
      'doneWhen',
      'How we know that it is done',
      ['W'],
      onAction,
      field((one) => asks.askActionField(run, one, 'doneWhen', 'Done when …')),
      'done when',
    ),
    command(
      'kind',
      'Kind of the action',
      ['K'],
      onAction,
      () => {
        const one = action();
        if (one === undefined) return;
        const kind = actionKinds[(actionKinds.indexOf(one.kind) + 1) % actionKinds.length] ?? '';
        deeds.changeAction(run.session, one.id, { kind });
      },
      'kind',
    ),
    command(
      'build',
      'Hours to build it',
      ['H'],
      onAction,
      field((one) => asks.askHours(run, one, 'buildHours')),
      'hours',
    ),
    command(
      'keep',
      'Hours a month to keep it',
      ['Y'],
      onAction,
      field((one) => asks.askHours(run, one, 'keepHours')),
    ),
    command(
      'decline',
      'Choose not to',
      ['X'],
      onAction,
      field((one) => asks.askDecline(run, one)),
      'not to',
    ),
    ...(['responders', 'afterHours', 'impactHours'] as const).map((field, i) =>
      command(
        `cost.${field}`,
        costNames[i] ?? '',
        [String(i + 1)],
        open,
        ask(() => asks.askCost(run, field)),
      ),
    ),
    command('cost.recurrence', 'How often it could happen again', ['4'], open, () => {
      const { root } = run.session;
      const recurrence = recurrences[(recurrences.indexOf(root.recurrence) + 1) % recurrences.length] ?? '';
      run.session.update('postmortem', root.id, { recurrence }, 'Edit the cost of the incident');
    }),
    command('soak', 'Let the actions rest for two working days', ['R'], open, () => {
      const own = run.session.list('action').filter((one) => one.addedAt !== '' && one.status === 'open');
      if (own.length === 0) return;
      const until = deeds.soakActions(run.session, own, dayOf(run.app.now));
      run.app.announce(until === '' ? 'The actions are agreed.' : `The actions are proposed until ${until}.`);
    }),
  ];
}
