import { attendeesOf, nameOfPerson, type Attendee } from '../../../../domain/meeting/planned';
import type { Attendance } from '../../../../domain/records';
import * as asks from '../asks';
import * as deeds from '../deeds';
import type { Run } from '../run.svelte';
import { chosenOf, listKeys, move, type Make, type MeetingCommand, type Opens } from './make';

/** Who was asked to the meeting. */
export function attendees(run: Run): readonly Attendee[] {
  const { meeting } = run.clock;
  if (meeting === undefined) return [];
  return attendeesOf(meeting.id, run.session.list('participant'), run.session.list('attendance'));
}

/** Their records, as the list on the screen goes through them. */
function attendances(run: Run): readonly Attendance[] {
  return attendees(run).map(({ attendance }) => attendance);
}

export function checkInCommands(run: Run, when: () => boolean, command: Make, ask: Opens): MeetingCommand[] {
  const one = (): Attendance | undefined => chosenOf(run, attendances(run));
  const some = (): boolean => when() && one() !== undefined;
  const personOf = (chosen: Attendance): string => {
    const person = run.session.get('participant', chosen.participant);
    return person === undefined ? '' : nameOfPerson(person);
  };
  const act = (fields: Partial<Attendance>): void => {
    const chosen = one();
    if (chosen === undefined) return;
    deeds.checkIn(run.session, chosen, fields);
    move(run, attendances(run), 1);
  };
  return [
    ...listKeys(run, 'person', when, command, () => attendances(run)),
    command(
      'here',
      'Is here, or is not',
      ['Space'],
      some,
      () => {
        const chosen = one();
        if (chosen === undefined) return;
        deeds.checkIn(run.session, chosen, { present: !chosen.present });
        if (!chosen.present) move(run, attendances(run), 1);
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
        return chosen === undefined ? null : asks.askWord(run, chosen, personOf(chosen));
      }),
      'a word',
    ),
  ];
}
