// @vitest-environment jsdom
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFakeBackend, fakeError, type FakeBackend } from '../backend/fake';
import type { FakeRecord } from '../backend/fake-document';
import { kinds, type Kind } from '../domain/records';
import { createJournal } from './journal';
import { openSession } from './session.svelte';
import { watch } from './watch.svelte';
import type { Session } from './types';

/** Many random edits on a slow, failing backend: what is on the screen is what is stored, and undo leads home. */

/** Random numbers that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-29T12:00:00.000Z') });
  sessionStorage.clear();
});
afterEach(() => void vi.useRealTimers());

function onScreen(session: Session): readonly FakeRecord[] {
  return kinds.flatMap((kind) =>
    [...session.list(kind)]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, ...fields }) => ({ kind, id, fields })),
  );
}

function inStore(backend: FakeBackend): readonly FakeRecord[] {
  return backend.control.document('sample')?.records ?? [];
}

const lists: readonly Exclude<Kind, 'postmortem'>[] = ['event', 'participant', 'lesson', 'action', 'factor'];

function randomEdit(session: Session, random: () => number): void {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const kind = pick(lists) ?? 'event';
  const record = pick(session.list(kind));
  const choice = random();
  const text = Array.from({ length: 1 + Math.floor(random() * 8) }, () =>
    pick(['a', 'b', 'ä', '\n', '\t', '\u0001', '👩']),
  ).join('');
  if (choice < 0.2 || record === undefined) session.create(kind, {}, `Add ${kind}`);
  else if (choice < 0.3) session.remove(kind, record.id, `Delete ${kind}`);
  else if (choice < 0.4) {
    session.transact('Several', (draft) => {
      draft.create('lesson', { text, prompt: 'slowed' }, '');
      draft.update('postmortem', 'sample', { tags: [text, 'x'] }, '');
    });
  } else if (choice < 0.6 && kind === 'event') {
    const minute = String(Math.floor(random() * 60)).padStart(2, '0');
    session.update('event', record.id, { occurredAt: `2026-03-27T13:${minute}:00.000Z` }, 'Move');
  } else {
    session.update('postmortem', 'sample', { summary: text }, 'Edit summary', { join: 'summary' });
  }
}

it.each([1, 2, 3, 4])('random edits, saved and undone (run %i)', async (seed) => {
  const random = seeded(seed);
  const backend = createFakeBackend();
  backend.control.latency = () => Math.floor(random() * 300);
  const start = inStore(backend);
  const opening = openSession(backend, 'sample');
  await vi.advanceTimersByTimeAsync(300);
  const session = await opening;

  for (let i = 0; i < 90; i += 1) {
    randomEdit(session, random);
    await vi.advanceTimersByTimeAsync(Math.floor(random() * 700));
    if (random() < 0.1) {
      const codes = ['storage_full', 'storage_io', 'internal', 'storage_locked'] as const;
      const code = codes[Math.floor(random() * codes.length)] ?? 'internal';
      backend.control.failing = { methods: ['document.apply', 'document.undo'], error: fakeError(code) };
      await vi.advanceTimersByTimeAsync(Math.floor(random() * 3000));
      randomEdit(session, random);
      backend.control.failing = null;
    }
    if (random() < 0.1) {
      const undone = session.undo().catch(() => undefined);
      randomEdit(session, random);
      await vi.advanceTimersByTimeAsync(2000);
      await undone;
    }
  }
  await vi.advanceTimersByTimeAsync(60_000);
  expect(session.saving).toMatchObject({ phase: 'saved', pending: [], refused: [] });
  expect(onScreen(session)).toEqual(inStore(backend));

  let steps = 0;
  for (; session.undoLabel !== '' && steps < 1000; steps += 1) {
    const undone = session.undo();
    await vi.advanceTimersByTimeAsync(300);
    await undone;
  }
  expect(steps).toBeGreaterThan(40);
  expect(inStore(backend)).toEqual(start);
  expect(onScreen(session)).toEqual(start);
  const end = session.close();
  await vi.advanceTimersByTimeAsync(300);
  await end;
});

it('a page that is killed at any time loses nothing that was shown as saved', async () => {
  const random = seeded(7);
  const backend = createFakeBackend();
  backend.control.latency = () => Math.floor(random() * 200);
  for (let life = 0; life < 25; life += 1) {
    const opening = openSession(backend, 'sample');
    await vi.advanceTimersByTimeAsync(200);
    const session = await opening;
    let acknowledged = '';
    const lives = Math.floor(random() * 12);
    for (let i = 0; i < lives; i += 1) {
      session.update('postmortem', 'sample', { analysis: `life ${life} edit ${i}` }, 'Edit');
      await vi.advanceTimersByTimeAsync(Math.floor(random() * 500));
      if (session.saving.phase === 'saved') acknowledged = session.root.analysis;
    }
    // Killed: its calls still end in Go, but nothing else of it runs again.
    vi.clearAllTimers();
    if (acknowledged !== '') {
      const stored = String(inStore(backend)[0]?.fields.analysis);
      const number = (text: string): number => Number(text.split(' ').at(-1));
      expect(number(stored)).toBeGreaterThanOrEqual(number(acknowledged));
    }
  }
});

it('one key in one of ten thousand events touches that event, not the others', async () => {
  const backend = createFakeBackend({ seed: 'empty' });
  const id = await backend.library.create('standard', 'Large');
  const first = await openSession(backend, id, createJournal('x', null));
  first.transact('Import', (draft) => {
    for (let i = 0; i < 10_000; i += 1) {
      const occurredAt = new Date(Date.UTC(2026, 0, 1) + ((i * 7919) % 10_000) * 60_000).toISOString();
      draft.create('event', { title: `event ${i}`, occurredAt }, '');
    }
  });
  await first.close();

  const session = await openSession(backend, id, createJournal('y', null));
  const ids = session.ids('event');
  const runs = { mine: 0, other: 0, order: 0, list: 0 };
  const stop = watch(
    () => ((runs.mine += 1), session.get('event', ids[5000] ?? '')),
    () => ((runs.other += 1), session.get('event', ids[5001] ?? '')),
    () => ((runs.order += 1), session.ids('event')),
    () => ((runs.list += 1), session.list('event')),
  );
  flushSync();
  expect(runs).toEqual({ mine: 1, other: 1, order: 1, list: 1 });
  for (let i = 0; i < 20; i += 1) {
    session.update('event', ids[5000] ?? '', { title: `typed ${i}` }, 'Edit', { join: 't' });
    flushSync();
  }
  expect(runs).toEqual({ mine: 21, other: 1, order: 1, list: 21 });
  expect(session.list('event')[5000]?.title).toBe('typed 19');
  stop();
  await session.close();
}, 30_000);
