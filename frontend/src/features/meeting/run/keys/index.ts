import { phaseNames } from '../../../../domain/meeting/agenda';
import { neighbour } from '../../../../domain/meeting/timer';
import { meetingPhases, type MeetingPhase } from '../../../../domain/records';
import * as asks from '../asks';
import type { Ask } from '../capture.svelte';
import type { Run } from '../run.svelte';
import { actionCommands } from './actions';
import { checkInCommands } from './checkin';
import { checkOutCommands } from './checkout';
import { eventCommands } from './events';
import { lessonCommands } from './lessons';
import type { MeetingCommand } from './make';
import { summaryCommands } from './summary';

const section = 'Meeting';

/** Every key of the meeting. Single keys, because the facilitator stands. */
export function meetingCommands(run: Run): readonly MeetingCommand[] {
  const { clock } = run;
  const runs = (): boolean => clock.state === 'runs' && run.menu === '';
  const within = (phase: MeetingPhase) => (): boolean => runs() && clock.phase === phase;
  const ask = (make: () => Ask | null) => (): void => {
    const made = make();
    if (made !== null) run.capture.open(made);
  };
  const command = (
    id: string,
    name: string,
    keys: readonly string[],
    when: () => boolean,
    act: () => void,
    foot?: string,
  ): MeetingCommand => ({
    id: `meeting.${id}`,
    section,
    name,
    keys,
    when,
    run: act,
    ...(foot === undefined ? {} : { foot }),
  });

  return [
    command(
      'begin',
      'Begin the meeting',
      ['Enter'],
      () => clock.state === 'begin',
      () => clock.begin(),
      'begin',
    ),
    ...eventCommands(run, within('events'), command, ask),
    ...checkInCommands(run, within('check_in'), command, ask),
    ...summaryCommands(run, within('summary'), command, ask),
    ...lessonCommands(run, within('lessons'), command, ask),
    ...actionCommands(run, within('actions'), command, ask),
    ...checkOutCommands(run, within('check_out'), command, ask),
    command(
      'park',
      'Park an idea',
      ['P'],
      runs,
      ask(() => asks.askIdea(run)),
      'park an idea',
    ),
    command(
      'events',
      'To the events, and back',
      ['J'],
      () => runs() && (clock.phase !== 'events' || run.canGoBack),
      () => run.toEvents(),
      'events',
    ),
    command(
      'next',
      'Next phase',
      ['PageDown'],
      () => runs() && neighbour(clock.phase, 1) !== null,
      () => step(run, 1),
      'next phase',
    ),
    command('previous', 'Previous phase', ['PageUp'], runs, () => step(run, -1)),
    ...meetingPhases.map((phase, i) =>
      command(`phase.${phase}`, `Go to ${phaseNames[phase]}`, [`Alt+${i + 1}`], runs, () => clock.go(phase)),
    ),
    command('pause', 'Stop the timer, or go on', ['T'], runs, () => clock.toggle('pause')),
    command('break', 'Have a break, or go on', ['B'], runs, () => clock.toggle('break')),
    command('more', 'Five minutes more for this phase', ['+', '='], runs, () => clock.extend(5)),
    command('less', 'Five minutes less for this phase', ['-'], runs, () => clock.extend(-5)),
    command(
      'uncover',
      'Show or hide private things',
      ['V'],
      () => clock.state !== 'over',
      () => {
        run.uncovered = !run.uncovered;
        run.app.announce(run.uncovered ? 'Private things are shown.' : 'Private things are hidden.');
      },
    ),
    command(
      'leave',
      'Leave the screen of the meeting',
      ['Escape'],
      () => run.menu === '',
      () => run.askToLeave(),
    ),
    command(
      'done',
      'Back to the post-mortem',
      ['Enter'],
      () => clock.state === 'over',
      () => run.leave(),
      'to the post-mortem',
    ),
  ];
}

function step(run: Run, by: -1 | 1): void {
  const next = neighbour(run.clock.phase, by);
  if (next !== null) run.clock.go(next);
}
