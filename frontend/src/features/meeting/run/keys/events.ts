import type { RecordId } from '../../../../domain/records';
import { viewable } from '../../../../parts/evidence';
import * as asks from '../asks';
import type { Run } from '../run.svelte';
import type { Make, MeetingCommand, Opens } from './make';

export function eventCommands(run: Run, when: () => boolean, command: Make, ask: Opens): MeetingCommand[] {
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
        run.app.look(evidenceOf(run));
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
export function evidenceOf(run: Run): RecordId[] {
  return (run.step?.event.evidence ?? []).filter((id) => {
    const evidence = run.session.get('evidence', id);
    return evidence !== undefined && viewable(evidence);
  });
}
