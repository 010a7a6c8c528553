import * as asks from '../asks';
import * as deeds from '../deeds';
import type { Run } from '../run.svelte';
import { chosenOf, listKeys, type Make, type MeetingCommand, type Opens } from './make';

export function summaryCommands(run: Run, when: () => boolean, command: Make, ask: Opens): MeetingCommand[] {
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
