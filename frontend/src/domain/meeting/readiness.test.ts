import { describe, expect, it } from 'vitest';
import type { EventFields, QuestionFields } from '../records';
import { defaultsOf } from '../schema';
import type { Attendee } from './planned';
import { readinessOf, someNames, type Readiness } from './readiness';

const blank = { awareness: '', impact: '', sequence: '', resolution: '' };

function readiness(now: {
  root?: Partial<typeof blank>;
  events?: readonly Partial<EventFields>[];
  questions?: readonly Partial<QuestionFields>[];
  attendees?: readonly Attendee[];
}): Readiness {
  return readinessOf({
    root: { ...blank, ...now.root },
    events: (now.events ?? []).map((fields, i) => ({ ...defaultsOf('event'), ...fields, id: `e${i}` })),
    questions: (now.questions ?? []).map((fields, i) => ({
      ...defaultsOf('question'),
      ...fields,
      id: `q${i}`,
    })),
    attendees: now.attendees ?? [],
  });
}

const attendee = (name: string, reviewedAt = ''): Attendee => ({
  person: { ...defaultsOf('participant'), name, id: name },
  attendance: { ...defaultsOf('attendance'), participant: name, reviewedAt, id: `a${name}` },
});

describe('readinessOf', () => {
  it('names everything that is missing of nothing', () => {
    const got = readiness({});
    expect(got.factsOpen).toEqual(['awareness', 'impact', 'sequence', 'resolution']);
    expect(got.milestones).toEqual(['impact_started', 'detected', 'acknowledged', 'mitigated', 'resolved']);
    expect([got.events, got.bare, got.questions, got.reviewed, got.unread]).toEqual([0, [], [], [], []]);
  });

  it.each([
    [{ awareness: 'a', impact: ' \n' }, ['impact', 'sequence', 'resolution']],
    [{ awareness: 'a', impact: 'b', sequence: 'c', resolution: 'd' }, []],
  ])('counts facts with words in them: %j', (root, open) => {
    expect(readiness({ root }).factsOpen).toEqual(open);
  });

  it.each<[string, readonly Partial<EventFields>[], number, readonly string[]]>([
    ['none', [], 0, []],
    ['with and without', [{}, { evidence: ['x'] }, {}], 3, ['e0', 'e2']],
    ['hidden ones are left aside', [{ hidden: true }, { evidence: ['x'] }], 1, []],
  ])('finds events without evidence: %s', (_, events, count, bare) => {
    const got = readiness({ events });
    expect([got.events, got.bare]).toEqual([count, bare]);
  });

  it('finds the milestones that nothing told has, once each', () => {
    const got = readiness({
      events: [
        { milestone: 'impact_started' },
        { milestone: 'detected', hidden: true },
        { milestone: 'resolved' },
        { milestone: 'escalated' },
      ],
    });
    expect(got.milestones).toEqual(['detected', 'acknowledged', 'mitigated']);
  });

  it('keeps open questions of what is told and of the whole incident', () => {
    const got = readiness({
      events: [{}, { hidden: true }],
      questions: [
        { text: 'about e0', event: 'e0' },
        { text: 'about a hidden one', event: 'e1' },
        { text: 'about all' },
        { text: 'answered', status: 'answered' },
        { text: ' ' },
        { text: 'about one that was deleted', event: 'gone' },
      ],
    });
    expect(got.questions.map(({ text }) => text)).toEqual([
      'about e0',
      'about all',
      'about one that was deleted',
    ]);
  });

  it('parts attendees by who has looked through the timeline', () => {
    const got = readiness({ attendees: [attendee('Ana', '2026-04-01T10:00:00.000Z'), attendee('Ben')] });
    expect(got.reviewed.map(({ person }) => person.name)).toEqual(['Ana']);
    expect(got.unread.map(({ person }) => person.name)).toEqual(['Ben']);
  });
});

it.each([
  [[], ''],
  [['Ana'], 'Ana'],
  [['Ana', 'Ben'], 'Ana and Ben'],
  [['Ana', 'Ben', 'Cem'], 'Ana, Ben and Cem'],
  [['Ana', 'Ben', 'Cem', 'Dee'], 'Ana, Ben and 2 others'],
  [Array.from({ length: 200 }, (_, i) => `p${i}`), 'p0, p1 and 198 others'],
])('says who: %j', (names, words) => {
  expect(someNames(names).replace(/[\u2068\u2069]/gu, '')).toBe(words);
  expect(someNames(names).split('\u2068')).toHaveLength(Math.min(names.length, names.length > 3 ? 2 : 3) + 1);
});
