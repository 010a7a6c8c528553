import type { EventFields, MeetingPhase } from '../records';

/**
 * Questions that help a room to look. They ask how and what. "Who" looks for a
 * person, and "why" asks that person to defend a choice; neither is here.
 */

const general = [
  'What did people see and expect at that moment?',
  'What else was going on then?',
  'What made this the sensible thing to do?',
  'How did we find this out?',
  'What happened between this and the next event?',
] as const;

const byKind: Readonly<Record<EventFields['kind'], readonly string[]>> = {
  '': [],
  alert: ['What did the alert tell, and what did it not?', 'How did it reach the people able to act?'],
  change: ['How was this change checked before?', 'What usually happens after such a change?'],
  observation: ['What did it look like on the screen?', 'What did we take it for at first?'],
  decision: [
    'What was known when this was decided?',
    'What other ways were there, and what spoke against them?',
  ],
  action: ['What was expected to happen next?', 'How did we see whether it worked?'],
  message: ['How did this reach the others?', 'What was missing in it?'],
  metric: ['Where was this visible at the time?', 'What would have been normal?'],
};

/** While only what was known is shown. */
const then = [
  'What did it look like then?',
  'What was the most likely explanation at that moment?',
  'What would we have looked at next?',
] as const;

/** The questions for an event, the fitting ones first. */
export function promptsFor(kind: EventFields['kind'], asKnown: boolean): readonly string[] {
  return asKnown ? [...then, ...byKind[kind], ...general] : [...byKind[kind], ...general];
}

/** What a phase is for, in one sentence: above it, for everyone to read. */
export const phaseQuestions: Readonly<Record<MeetingPhase, string>> = {
  check_in: 'How are you here today? A word, or one to five.',
  events: 'What happened, step by step, as it looked at the time?',
  summary: 'How could it come to this? Which conditions came together?',
  lessons: 'What do we take from it?',
  actions: 'What is worth changing, and what is it worth?',
  check_out: 'Two questions, without names.',
};

/** The four prompts of the lessons, one at a time. */
export const lessonQuestions = {
  helped: 'What helped us?',
  slowed: 'What slowed us down?',
  differently: 'What could we have done differently?',
  learned: 'What do we know now that we did not know then?',
} as const;

export const checkOutQuestions = {
  learned: 'Did I learn something that changes how I work?',
  again: 'Would I come again?',
} as const;

/** Every sentence a room reads here, for the test that none looks for a person. */
export const allPrompts: readonly string[] = [
  ...general,
  ...then,
  ...Object.values(byKind).flat(),
  ...Object.values(phaseQuestions),
  ...Object.values(lessonQuestions),
];
