import type { ActionItem } from '../records';

/**
 * Signs that a list of actions goes too far or falls short: after an incident
 * people want to do something, and what comes first to mind is often too
 * narrow, too slow for everyone, or only a reminder. Each sign is a question,
 * never a refusal.
 */

export interface Hint {
  readonly id: 'narrow' | 'gate' | 'reminder' | 'many' | 'one kind' | 'not caught';
  /** The action it is about, "" for all of them. */
  readonly action: string;
  /** Put to the room. */
  readonly question: string;
  /** What an answer can be. */
  readonly advice: string;
}

type Read = Pick<ActionItem, 'id' | 'title' | 'description' | 'kind' | 'status'>;

/** More than this nobody finishes. */
const most = 7;

interface Rule {
  readonly id: 'narrow' | 'gate' | 'reminder';
  readonly sign: RegExp;
  readonly question: string;
  readonly advice: string;
}

/** Rules about one action, by its title: that says what will be done. */
const rules: readonly Rule[] = [
  {
    id: 'reminder',
    sign: /\b(remind(er)?s?|be (more )?careful|pay (more )?attention|(re-?)?train(ing)?s? (people|everyone|engineers|staff|the team|developers|operators|on[- ]call)|raise awareness|make sure (that )?(people|everyone|everybody|engineers)|double[- ]check(ing)?|educate|communicate (the|that|to))\b/iu,
    question: 'Would this help somebody who is tired, new, or in a hurry?',
    advice: 'A reminder fades. What could the system do so that nobody has to remember?',
  },
  {
    id: 'gate',
    sign: /\b((manual|additional|extra|mandatory|second) (approval|review|sign[- ]?off|check|gate|step)s?|(require|needs?|add) (an? )?(\w+ )?(approval|sign[- ]?off)s?|change advisory|(freeze|forbid|ban|prohibit) (all |any )?(deploy|change|release|manual)\w*|four[- ]eyes)\b/iu,
    question: 'What will this gate cost every change, and would it have stopped this one?',
    advice: 'A check that a machine makes at once costs less than one that people wait for.',
  },
  {
    id: 'narrow',
    sign: /\b(\d{1,3}(\.\d{1,3}){3}|[a-z]+-?\d{1,3}\.(prod|internal|local|corp)\S*|(host|node|server|instance|pod|shard) [\w-]*\d[\w-]*|[A-Z][A-Z0-9]+-\d{2,}|v?\d+\.\d+\.\d+|(row|record|user|customer|account|order) (id )?#?\d{2,})\b/u,
    question: 'Is this about one place, and the next incident about another?',
    advice: 'What would help for all places of this kind?',
  },
];

/** What a list of actions says of noticing earlier. */
const caught =
  /\b(test|tests|testing|staging|canary|canaries|review|reviews|alert|alerts|monitor|monitoring|detect|detection|rehears\w*|drill|drills|simulat\w*|chaos|load test\w*|ci)\b/iu;

/** The signs for a list of actions. `others` is what was said besides: questions, factors, lessons. */
export function hintsFor(actions: readonly Read[], others: readonly string[]): readonly Hint[] {
  const open = actions.filter((one) => one.status !== 'declined');
  const hints: Hint[] = open.flatMap((one) =>
    rules
      .filter((rule) => rule.sign.test(one.title))
      .map(({ id, question, advice }) => ({ id, action: one.id, question, advice })),
  );
  if (open.length > most) {
    hints.push({
      id: 'many',
      action: '',
      question: `${open.length} actions: which three would you keep?`,
      advice: 'Few that are done help more than many that wait. “We choose not to” is an answer.',
    });
  }
  const kinds = new Set(open.map((one) => one.kind));
  const [kind] = kinds;
  if (open.length > 2 && kinds.size === 1 && kind !== undefined && kind !== '') {
    hints.push({
      id: 'one kind',
      action: '',
      question: `All of them ${words[kind]}. What if it happens all the same?`,
      advice: 'Preventing, noticing early and limiting the damage help in different ways.',
    });
  }
  const said = [...open.flatMap((one) => [one.title, one.description]), ...others];
  const prevents = open.length > 0 && open.every((one) => one.kind === 'prevent' || one.kind === '');
  if (prevents && !said.some((text) => caught.test(text))) {
    hints.push({
      id: 'not caught',
      action: '',
      question: 'How did it get past the tests, staging and reviews that there are?',
      advice: 'The fix closes one hole. What let it through may let the next one through as well.',
    });
  }
  return hints;
}

const words: Readonly<Record<Exclude<ActionItem['kind'], ''>, string>> = {
  prevent: 'prevent',
  detect: 'help to notice',
  mitigate: 'limit the damage',
  learn: 'help to learn',
};
