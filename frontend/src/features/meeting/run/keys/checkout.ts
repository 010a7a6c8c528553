import * as asks from '../asks';
import * as deeds from '../deeds';
import type { Run } from '../run.svelte';
import type { Make, MeetingCommand, Opens } from './make';

export function checkOutCommands(run: Run, when: () => boolean, command: Make, ask: Opens): MeetingCommand[] {
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
