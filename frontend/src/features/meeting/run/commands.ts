import { dayOf } from '../../../domain/ages';
import { phaseNames } from '../../../domain/meeting/agenda';
import { neighbour } from '../../../domain/meeting/timer';
import {
  actionKinds,
  lessonPrompts,
  meetingPhases,
  type ActionItem,
  type Attendance,
  type Lesson,
  type MeetingPhase,
  type ParkedIdea,
} from '../../../domain/records';
import type { Command } from '../../../state/app.svelte';
import * as asks from './asks';
import type { Ask } from './capture.svelte';
import * as deeds from './deeds';
import type { Run } from './run.svelte';

/** A command of the meeting; those with a word stand at the foot of the screen. */
export interface MeetingCommand extends Command {
  readonly foot?: string;
}

const section = 'Meeting';

/** Every key of the meeting. Single keys, because the facilitator stands. */
export function meetingCommands(run: Run): readonly MeetingCommand[] {
  const { clock } = run;
  const runs = (): boolean => clock.state === 'runs' && run.evidence.length === 0 && run.menu === '';
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
      () => run.evidence.length === 0 && run.menu === '',
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

type Make = (
  id: string,
  name: string,
  keys: readonly string[],
  when: () => boolean,
  act: () => void,
  foot?: string,
) => MeetingCommand;
type Opens = (make: () => Ask | null) => () => void;

function step(run: Run, by: -1 | 1): void {
  const next = neighbour(run.clock.phase, by);
  if (next !== null) run.clock.go(next);
}

function eventCommands(run: Run, when: () => boolean, command: Make, ask: Opens): MeetingCommand[] {
  const some = (): boolean => when() && run.steps.length > 0;
  const open = (): { readonly id: string; readonly text: string } | undefined =>
    run.session.list('question').find((one) => one.event === run.step?.event.id && one.status === 'open');
  return [
    command(
      'event.next',
      'Next event',
      ['ArrowRight', 'ArrowDown', 'Space'],
      some,
      () => run.go(1),
      'next event',
    ),
    command('event.previous', 'Previous event', ['ArrowLeft', 'ArrowUp'], some, () => run.go(-1)),
    command('event.first', 'First event', ['Home'], some, () => run.show(0)),
    command('event.last', 'Last event', ['End'], some, () => run.show(run.steps.length - 1)),
    command(
      'add',
      'Add what people remember',
      ['N'],
      when,
      ask(() => asks.askEvent()),
      'add an event',
    ),
    command(
      'question',
      'Ask a question about this event',
      ['Q'],
      some,
      ask(() => asks.askQuestion(run)),
      'ask',
    ),
    command(
      'answer',
      'Answer the first open question',
      ['A'],
      () => some() && open() !== undefined,
      ask(() => {
        const question = open();
        return question === undefined ? null : asks.askAnswer(run, question);
      }),
    ),
    command(
      'evidence',
      'Look at the evidence',
      ['E'],
      () => some() && evidenceOf(run).length > 0,
      () => {
        run.evidence = evidenceOf(run);
      },
    ),
    command(
      'known',
      'Only what was known then, or everything',
      ['K'],
      some,
      () => run.toggleKnown(),
      'as known then',
    ),
    command('time', 'Correct the time', ['C'], some, () => (run.menu = 'time')),
    command('milestone', 'Mark a milestone', ['M'], some, () => (run.menu = 'milestone')),
    command('jump', 'Jump to an event', ['/'], some, () => (run.menu = 'jump')),
  ];
}

/** What the room can look at: pictures, texts and files; links lead out of the meeting. */
function evidenceOf(run: Run): Run['evidence'] {
  return (run.step?.event.evidence ?? [])
    .map((id) => run.session.get('evidence', id))
    .filter((one) => one !== undefined)
    .filter((one) => one.excerpt !== '' || one.blob !== '');
}

/** The chosen one of a list, or its first. */
export function chosenOf<T extends { readonly id: string }>(run: Run, list: readonly T[]): T | undefined {
  return list.find((one) => one.id === run.chosen) ?? list[0];
}

function move(run: Run, list: readonly { readonly id: string }[], by: number): void {
  const at = list.findIndex((one) => one.id === chosenOf(run, list)?.id);
  run.chosen = list[Math.max(0, Math.min(list.length - 1, at + by))]?.id ?? '';
}

function listKeys(
  run: Run,
  id: string,
  when: () => boolean,
  command: Make,
  list: () => readonly { readonly id: string }[],
): MeetingCommand[] {
  const some = (): boolean => when() && list().length > 0;
  return [
    command(`${id}.down`, 'Next of the list', ['ArrowDown'], some, () => move(run, list(), 1)),
    command(`${id}.up`, 'Previous of the list', ['ArrowUp'], some, () => move(run, list(), -1)),
  ];
}

/** What a person at the meeting is called: by name, else by role. */
export function nameOf(run: Run, one: Attendance): string {
  const person = run.session.get('participant', one.participant);
  return (
    [person?.name.trim(), person?.role.trim()].find((text) => text !== undefined && text !== '') ?? 'Somebody'
  );
}

/** Who was asked to the meeting. */
export function attendees(run: Run): readonly Attendance[] {
  const meeting = run.clock.meeting?.id;
  return run.session.list('attendance').filter((one) => one.meeting === meeting);
}

function checkInCommands(run: Run, when: () => boolean, command: Make, ask: Opens): MeetingCommand[] {
  const one = (): Attendance | undefined => chosenOf(run, attendees(run));
  const some = (): boolean => when() && one() !== undefined;
  const act = (fields: Partial<Attendance>): void => {
    const chosen = one();
    if (chosen === undefined) return;
    deeds.checkIn(run.session, chosen, fields);
    move(run, attendees(run), 1);
  };
  return [
    ...listKeys(run, 'person', when, command, () => attendees(run)),
    command(
      'here',
      'Is here, or is not',
      ['Space'],
      some,
      () => {
        const chosen = one();
        if (chosen === undefined) return;
        deeds.checkIn(run.session, chosen, { present: !chosen.present });
        if (!chosen.present) move(run, attendees(run), 1);
      },
      'is here',
    ),
    ...[1, 2, 3, 4, 5].map((mood) =>
      command(`mood.${mood}`, `Says ${mood} of five`, [String(mood)], some, () => act({ mood })),
    ),
    command(
      'word',
      'Says a word',
      ['W'],
      some,
      ask(() => {
        const chosen = one();
        return chosen === undefined ? null : asks.askWord(run, chosen, nameOf(run, chosen));
      }),
      'a word',
    ),
  ];
}

function summaryCommands(run: Run, when: () => boolean, command: Make, ask: Opens): MeetingCommand[] {
  const factors = (): readonly { readonly id: string }[] => run.session.list('factor');
  const some = (): boolean => when() && factors().length > 0;
  return [
    ...listKeys(run, 'factor', when, command, factors),
    command(
      'factor',
      'Add a contributing factor',
      ['N', 'Enter'],
      when,
      ask(() => asks.askFactor(run)),
      'add a factor',
    ),
    command(
      'cite',
      'Cite the event shown last, or no longer',
      ['C'],
      () => some() && run.step !== undefined,
      () => {
        const factor = chosenOf(run, factors());
        if (factor !== undefined) deeds.citeEvent(run.session, factor.id, run.step?.event.id ?? '');
      },
      'cite the event',
    ),
    command(
      'summary',
      'Write the summary',
      ['S'],
      when,
      ask(() => asks.askText(run, 'summary', 'What happened, in a few sentences?')),
      'summary',
    ),
    command(
      'analysis',
      'Write how it could happen',
      ['H'],
      when,
      ask(() => asks.askText(run, 'analysis', 'How did the conditions combine?')),
      'how it could happen',
    ),
  ];
}

/** The lessons of the prompt on the screen, by topic. */
export function shownLessons(run: Run): readonly Lesson[] {
  const prompt = lessonPrompts[run.prompt];
  return deeds.inTopics(run.session.list('lesson').filter((lesson) => lesson.prompt === prompt));
}

function lessonCommands(run: Run, when: () => boolean, command: Make, ask: Opens): MeetingCommand[] {
  const shown = (): readonly Lesson[] => shownLessons(run);
  const some = (): boolean => when() && shown().length > 0;
  const turn = (by: number): void => {
    run.prompt = Math.max(0, Math.min(lessonPrompts.length - 1, run.prompt + by));
    [run.marked, run.chosen] = [[], ''];
    void run.keep();
  };
  const picked = (): readonly Lesson[] => {
    const marked = shown().filter((lesson) => run.marked.includes(lesson.id));
    const chosen = chosenOf(run, shown());
    return marked.length > 0 || chosen === undefined ? marked : [chosen];
  };
  return [
    command('prompt.next', 'Next prompt', ['ArrowRight'], when, () => turn(1), 'next prompt'),
    command('prompt.previous', 'Previous prompt', ['ArrowLeft'], when, () => turn(-1)),
    ...listKeys(run, 'lesson', when, command, shown),
    command(
      'lesson',
      'Add a lesson',
      ['N', 'Enter'],
      when,
      ask(() => asks.askLesson(run)),
      'add a lesson',
    ),
    command(
      'mark',
      'Mark for grouping',
      ['Space'],
      some,
      () => {
        const id = chosenOf(run, shown())?.id ?? '';
        run.marked = run.marked.includes(id) ? run.marked.filter((one) => one !== id) : [...run.marked, id];
      },
      'mark',
    ),
    command(
      'group',
      'Group under a topic',
      ['G'],
      some,
      ask(() =>
        asks.askTopic(
          run,
          picked().map((one) => one.id),
        ),
      ),
      'group',
    ),
    command(
      'merge',
      'Merge the marked lessons',
      ['M'],
      () => some() && run.marked.length > 1,
      () => {
        run.chosen = deeds.mergeLessons(run.session, picked());
        run.marked = [];
      },
      'merge',
    ),
  ];
}

/** True when actions may be worked on: the facts are understood, or it was overridden. */
export function actionsOpen(run: Run): boolean {
  const { meeting } = run.clock;
  return meeting !== undefined && (meeting.understoodAt !== '' || meeting.overridden);
}

/** Parked ideas that nothing became of yet, then the actions: one list to go through. */
export function candidates(run: Run): readonly (ParkedIdea | ActionItem)[] {
  return [...run.ideas.filter((idea) => idea.outcome === 'open'), ...run.session.list('action')];
}

function actionCommands(run: Run, phase: () => boolean, command: Make, ask: Opens): MeetingCommand[] {
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
        if (one !== undefined) run.chosen = deeds.pursueIdea(run.session, one, run.clock.instant());
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
    command('soak', 'Let the actions rest for two working days', ['R'], open, () => {
      const own = run.session.list('action').filter((one) => one.addedAt !== '' && one.status === 'open');
      if (own.length === 0) return;
      const until = deeds.soakActions(run.session, own, dayOf(run.app.now));
      run.app.announce(until === '' ? 'The actions are agreed.' : `The actions are proposed until ${until}.`);
    }),
  ];
}

function checkOutCommands(run: Run, when: () => boolean, command: Make, ask: Opens): MeetingCommand[] {
  const count = (id: string, key: string, name: string, answer: deeds.Poll): MeetingCommand =>
    command(id, name, [key], when, () => {
      const { meeting } = run.clock;
      if (meeting !== undefined) deeds.countAnswer(run.session, meeting.id, answer);
    });
  return [
    count('learned.yes', '1', 'Learned something: yes', 'learnedYes'),
    count('learned.no', '2', 'Learned something: no', 'learnedNo'),
    count('again.yes', '3', 'Would come again: yes', 'againYes'),
    count('again.no', '4', 'Would come again: no', 'againNo'),
    command(
      'words',
      'Write down a sentence',
      ['N'],
      when,
      ask(() => asks.askWords(run)),
      'a sentence',
    ),
    command('finish', 'End the meeting', ['F'], when, () => run.clock.finish(), 'end the meeting'),
  ];
}
