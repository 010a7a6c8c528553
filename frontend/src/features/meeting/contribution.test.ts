// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ParsedWhen, ProposedEvent } from '../../backend/backend';
import { createFakeBackend } from '../../backend/fake';
import { openSession } from '../../state/session.svelte';
import type { Session } from '../../state/types';
import { accept, acceptWords, isAsked, isEvent, personNamed } from './contribution';

let session: Session;
beforeEach(async () => {
  const backend = createFakeBackend({ seed: 'empty' });
  session = await openSession(backend, await backend.library.create('standard', 'Checkout'));
});
afterEach(() => session.close());

const at = (clock: string): ParsedWhen => ({
  precision: 'minute',
  occurredAt: `2026-03-28T${clock}:00.000Z`,
  occurredLatest: '',
  toleranceSec: 300,
  endedAt: '',
  endPrecision: 'minute',
  zone: '',
  inferred: ['date'],
});

function memory(title: string, when: ParsedWhen | null = null): ProposedEvent {
  return { line: 7, text: `14:05 ${title}`, title, description: '', when, choices: [], message: '' };
}

const take = (proposal: ProposedEvent) => ({ proposal, when: proposal.when });

describe('accept', () => {
  it('adds events and questions with who remembers them, as one step', async () => {
    accept(session, {
      name: 'Ana Kovač, on-call engineer',
      memories: [take(memory('pager', at('13:17'))), take(memory('board', at('13:05')))],
      questions: ['Why so small?'],
    });
    const [ana] = session.list('participant');
    const [source] = session.list('source');
    expect([ana?.name, ana?.role, source?.kind]).toEqual(['Ana Kovač', 'on-call engineer', 'person']);
    expect(session.list('event').map(({ title }) => title)).toEqual(['board', 'pager']);
    for (const event of session.list('event')) {
      expect(event).toMatchObject({
        rememberedBy: ana?.id,
        source: source?.id,
        original: `14:05 ${event.title}`,
        inferred: ['date'],
        addedAt: '',
      });
    }
    expect(session.list('question')[0]).toMatchObject({
      text: 'Why so small?',
      rememberedBy: ana?.id,
      event: '',
    });
    await session.undo();
    for (const kind of ['event', 'question', 'participant', 'source'] as const) {
      expect([kind, session.list(kind)]).toEqual([kind, []]);
    }
  });

  it('takes the participant and the source that are there', () => {
    const ana = session.create('participant', { name: 'Ana' }, 'Add');
    const source = session.create('source', { name: 'Interviews', kind: 'person' }, 'Add');
    accept(session, { name: ' ana ', memories: [take(memory('pager', at('13:17')))], questions: [] });
    expect(session.list('participant')).toHaveLength(1);
    expect(session.list('event')[0]).toMatchObject({ rememberedBy: ana, source });
  });

  it('keeps what has no time in the order in which it was told', () => {
    session.create('event', { title: 'deploy', occurredAt: '2026-03-28T13:00:00.000Z' }, 'Add');
    const told = ['one', 'two', 'three'].map((title) => take(memory(title)));
    accept(session, { name: '', memories: [take(memory('pager', at('13:17'))), ...told], questions: [] });
    expect(session.list('event').map(({ title, precision }) => `${title} ${precision}`)).toEqual([
      'deploy minute',
      'pager minute',
      'one unknown',
      'two unknown',
      'three unknown',
    ]);
    expect(session.list('event')[1]?.rememberedBy).toBe('');
  });

  it('does nothing for nothing', () => {
    accept(session, { name: 'Ana', memories: [], questions: [] });
    expect(session.list('participant')).toEqual([]);
  });

  it('adds five hundred in one step', async () => {
    const memories = Array.from({ length: 500 }, (_, i) => take(memory(`line ${i}`)));
    accept(session, { name: 'Ana', memories, questions: [] });
    expect(session.list('event')).toHaveLength(500);
    await session.undo();
    expect(session.list('event')).toHaveLength(0);
  });
});

describe('what is there already', () => {
  it('is an event of the same words and time, or read from the same line', () => {
    const proposals = [memory('pager', at('13:17')), memory('lunch')];
    accept(session, { name: 'Ana', memories: proposals.map(take), questions: ['Why?'] });
    const events = session.list('event');
    expect(proposals.map((one) => isEvent(one, events))).toEqual([true, true]);
    expect(isEvent(memory('Pager ', at('13:17')), events)).toBe(true);
    expect(isEvent({ ...memory('pager', at('13:18')), text: '13:18 pager' }, events)).toBe(false);
    expect([isAsked('why?', session), isAsked('How?', session)]).toEqual([true, false]);
    expect([personNamed(session, 'ANA'), personNamed(session, '')]).toEqual([
      session.list('participant')[0]?.id,
      undefined,
    ]);
  });
});

it.each([
  [0, 0, 'Add nothing'],
  [1, 0, 'Add 1 event'],
  [2, 1, 'Add 2 events and 1 question'],
  [0, 3, 'Add 3 questions'],
])('says what is added: %i, %i', (events, questions, words) => {
  expect(acceptWords(events, questions)).toBe(words);
});
