import type { LessonFields, PostMortemFields, Template } from './records';

/**
 * What the three templates ask. The questions of the process are the same in
 * all of them; a small incident gets short hints and few sections so that it
 * takes ten minutes, a major one gets what only long incidents need.
 */

/** The long texts of a post-mortem that have a prompt. */
export type PromptField = keyof Pick<
  PostMortemFields,
  'awareness' | 'impact' | 'sequence' | 'resolution' | 'summary' | 'trigger' | 'analysis'
>;

/** The parts of a post-mortem, in the order of the process. */
export const sections = [
  'facts',
  'timeline',
  'people',
  'meeting',
  'summary',
  'factors',
  'lessons',
  'actions',
] as const;
export type Section = (typeof sections)[number];

export interface Prompt {
  /** The question, as heading and name of the field. */
  readonly title: string;
  /** What a good answer holds. */
  readonly hint: string;
  /** An example of one, shown while the field is empty. */
  readonly placeholder: string;
}

type Hints = Readonly<Record<PromptField, string>>;

const titles: Readonly<Record<PromptField, string>> = {
  awareness: 'How did we become aware?',
  impact: 'What was the impact?',
  sequence: 'What series of events led to the failure?',
  resolution: 'How and when was it solved?',
  summary: 'Summary',
  trigger: 'Trigger',
  analysis: 'Why it could happen',
};

const examples: Hints = {
  awareness: 'An alert on the error rate of the checkout paged the on-call engineer at 14:14.',
  impact: 'For 47 minutes one in five checkouts failed. No order was lost; 340 had to be sent again.',
  sequence: 'A deploy changed the size of the connection pool. Under the load of the hour it ran dry.',
  resolution: 'The deploy was rolled back at 14:52; errors were back to normal at 14:57.',
  summary: 'On 29 March, checkout failed for one in five customers for 47 minutes after a deploy …',
  trigger: 'The deploy of api 4.2, which set the connection pool to 10.',
  analysis: 'The new size was tested with one instance only, and nothing warned before the pool was empty …',
};

const short: Hints = {
  awareness: 'One sentence: who or what noticed, and when.',
  impact: 'Who was affected, how, and for how long.',
  sequence: 'Two or three sentences. Details belong in the timeline.',
  resolution: 'What ended it, and whether it was a repair or a way around.',
  summary: 'Two sentences a colleague from another team understands.',
  trigger: 'The change or condition that set it off.',
  analysis: 'Which conditions had to come together? One is rarely enough.',
};

const full: Hints = {
  awareness:
    'An alert, a customer, a colleague? How long after it began, and what would have told us sooner?',
  impact:
    'Who could not do what, how many, for how long? Say it in their words, with numbers where you have them.',
  sequence: 'In plain order, what led up to it. Say what was done and seen then, not what is known now.',
  resolution: 'What was tried, what worked, and when was it over? Repair, rollback, or a way around?',
  summary:
    'One paragraph for someone who was not there: what happened, to whom, for how long, what comes next.',
  trigger: 'The change or condition that set it off. It is one factor, not the explanation.',
  analysis: 'How did the contributing factors combine? What made each action look right at the time?',
};

const major: Hints = {
  ...full,
  awareness: `${full.awareness} Who was told when, inside and outside?`,
  impact: `${full.impact} Also data, money, promises to customers, and the people on call.`,
  resolution: `${full.resolution} What had to be cleaned up afterwards, and is anything still open?`,
  summary: `${full.summary} Directors and customers will read this first.`,
  analysis: `${full.analysis} How did the response itself go: hand-overs, tools, communication?`,
};

const hints: Readonly<Record<Template, Hints>> = { small: short, standard: full, major };

/** The question for a long text, with a hint that fits the template. */
export function promptsFor(template: Template, field: PromptField): Prompt {
  return {
    title: titles[field],
    hint: hints[template][field],
    placeholder: `For example: ${examples[field]}`,
  };
}

const lessonTitles: Readonly<Record<LessonFields['prompt'], string>> = {
  helped: 'What helped us?',
  slowed: 'What slowed us down?',
  differently: 'What could we have done differently?',
  learned: 'What knowledge did we lack then and have now?',
};

/** The question that lessons of a prompt answer. */
export function promptOf(prompt: LessonFields['prompt']): string {
  return lessonTitles[prompt];
}

const optional: Readonly<Record<Template, readonly Section[]>> = {
  // Ten minutes: what happened, what we learned, what we do.
  small: ['people', 'factors'],
  standard: [],
  major: [],
};

/** True if the template asks for a section. The others stay in reach and show as soon as they hold something. */
export function asksFor(template: Template, section: Section): boolean {
  return !optional[template].includes(section);
}
