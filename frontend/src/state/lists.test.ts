// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { createFakeBackend } from '../backend/fake';
import { App } from './app.svelte';
import { addLines, moveRecord, problemOf, removeRecord, shorten } from './lists';
import { pendingText } from './copy';
import { openSession } from './session.svelte';
import type { Session } from './types';

async function opened(): Promise<{ readonly session: Session; readonly app: App }> {
  const backend = createFakeBackend({ seed: 'empty' });
  const id = await backend.library.create('standard', 'Checkout');
  const session = await openSession(backend, id);
  const commands = { run: () => false, register: () => () => undefined };
  const app = new App({ backend, commands, navigate: () => undefined });
  app.session = session;
  return { session, app };
}

const titles = (session: Session): string =>
  session
    .list('action')
    .map((action) => action.title)
    .join(' ');

describe('lists', () => {
  it('adds lines at the end as one step', async () => {
    const { session } = await opened();
    addLines(session, 'action', ['a'], (title) => ({ title }));
    const last = addLines(session, 'action', ['b', 'c'], (title) => ({ title }));
    expect(titles(session)).toBe('a b c');
    expect(session.get('action', last)?.title).toBe('c');
    await session.undo();
    expect(titles(session)).toBe('a');
    await session.close();
  });

  it('moves one place, and not past the ends', async () => {
    const { session, app } = await opened();
    const id = addLines(session, 'action', ['a', 'b', 'c', 'd'], (title) => ({ title }));
    const move = (delta: -1 | 1): boolean =>
      moveRecord(app, session, 'action', id, delta, session.list('action'));
    expect(move(1)).toBe(false);
    expect(move(-1)).toBe(true);
    expect(titles(session)).toBe('a b d c');
    expect(app.announcement.text).toBe('Moved to place 3.');
    expect([move(-1), move(-1), move(-1)]).toEqual([true, true, false]);
    expect(titles(session)).toBe('d a b c');
    expect(move(1)).toBe(true);
    expect(titles(session)).toBe('a d b c');
    await session.close();
  });

  it('removes at once and takes it back from the message, but only while it was the last step', async () => {
    const { session, app } = await opened();
    const id = addLines(session, 'action', ['a', 'b'], (title) => ({ title }));
    await session.flush();
    removeRecord(app, session, 'action', id, 'b');
    await session.flush();
    expect(titles(session)).toBe('a');
    await app.toasts.at(-1)?.action?.run();
    expect(titles(session)).toBe('a b');
    removeRecord(app, session, 'action', id, 'b');
    await session.flush();
    const late = app.toasts.at(-1);
    addLines(session, 'action', ['c'], (title) => ({ title }));
    await session.flush();
    await late?.action?.run();
    expect(titles(session)).toBe('a c');
    await session.close();
  });

  it('offers to undo its own step only, and no longer than there is one', async () => {
    const { session, app } = await opened();
    const [a, b] = ['a', 'b'].map((title) => session.create('action', { title }, 'Add action'));
    removeRecord(app, session, 'action', a ?? '', 'a');
    removeRecord(app, session, 'action', b ?? '', 'b');
    const [first, second] = app.toasts;
    await first?.action?.run();
    expect(titles(session)).toBe('');
    await session.undo();
    app.dismissStale();
    expect(titles(session)).toBe('b');
    expect([first, second].map((one) => app.toasts.some(({ id }) => id === one?.id))).toEqual([true, false]);
    await first?.action?.run();
    expect(titles(session)).toBe('a b');
    app.session = null;
    app.dismissStale();
    expect(app.toasts.map(({ message }) => message)).toEqual([
      'More was changed since. Undo (Ctrl Z) goes back step by step.',
    ]);
    await session.close();
  });

  it('shows a refusal at its field and keeps the text for a copy', async () => {
    const { session } = await opened();
    const id = addLines(session, 'action', ['a'], (title) => ({ title }));
    session.update('action', id, { title: 'x'.repeat(3000) }, 'Edit action');
    await session.flush().catch(() => undefined);
    expect(problemOf(session, 'action', id, 'title')).not.toBe('');
    expect(problemOf(session, 'action', id, 'owner')).toBe('');
    expect(pendingText(session)).toContain('x'.repeat(3000));
    await session.close().catch(() => undefined);
  });
});

describe('shorten', () => {
  it('never cuts inside a character', () => {
    expect(shorten('abc', 3)).toBe('abc');
    expect(shorten('abcd', 3)).toBe('ab…');
    expect(shorten('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2)).toBe('👩‍👩‍👧…');
    expect(shorten('👩‍👩‍👧👩‍👩‍👧', 2)).toBe('👩‍👩‍👧👩‍👩‍👧');
    expect(shorten('abcd', 1)).toBe('…');
    expect(shorten('abc def', 5)).toBe('abc…');
  });

  it('cuts also a letter of more parts than anybody reads', () => {
    expect(shorten(`a${'\u0301'.repeat(1000)}`, 2)).toBe(`a${'\u0301'.repeat(63)}…`);
  });
});
