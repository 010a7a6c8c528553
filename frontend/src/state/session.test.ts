// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackendError } from '../backend/errors';
import { createFakeBackend, fakeError, type FakeBackend } from '../backend/fake';
import type { Edit } from '../domain/records';
import { createJournal, type Journal } from './journal';
import { openSession } from './session.svelte';
import type { Session } from './types';

/** Sessions on the in-memory backend, with a clock that the tests turn. */

let backend: FakeBackend;
let session: Session;

function stored(field: string, record = 'sample'): unknown {
  return backend.control.document('sample')?.records.find(({ id }) => id === record)?.fields[field];
}

function applies(): number {
  return backend.control.calls.filter((call) => call === 'document.apply').length;
}

function type(text: string): void {
  session.update('postmortem', 'sample', { title: text }, 'Edit title', { join: 'title' });
}

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse('2026-03-29T12:00:00.000Z') });
  sessionStorage.clear();
  backend = createFakeBackend();
  session = await openSession(backend, 'sample');
});

afterEach(async () => {
  backend.control.failing = null;
  backend.control.silent = [];
  await session.close().catch(() => undefined);
  vi.useRealTimers();
});

describe('autosave', () => {
  it('shows an edit at once and saves 300 ms after typing stops', async () => {
    type('A');
    expect(session.root.title).toBe('A');
    expect(session.saving.phase).toBe('pending');
    await vi.advanceTimersByTimeAsync(299);
    expect(applies()).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(stored('title')).toBe('A');
    expect(session.saving).toMatchObject({ phase: 'saved', pending: [], message: '' });
    expect(session.saving.savedAt).not.toBe('');
  });

  it('saves within a second while typing goes on, many keys as one edit', async () => {
    for (let i = 1; i <= 12; i += 1) {
      type('x'.repeat(i));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(applies()).toBe(1);
    expect(stored('title')).toBe('x'.repeat(9));
    await vi.advanceTimersByTimeAsync(300);
    expect(stored('title')).toBe('x'.repeat(12));
    expect(backend.control.document('sample')?.revision).toBe(3);
  });

  it.each([
    ['leaving a field', () => document.dispatchEvent(new Event('focusout'))],
    ['the window going to the back', () => window.dispatchEvent(new Event('blur'))],
    ['the page going away', () => window.dispatchEvent(new Event('pagehide'))],
  ])('saves at once on %s', async (_, leave) => {
    type('B');
    leave();
    await vi.advanceTimersByTimeAsync(0);
    expect(stored('title')).toBe('B');
  });

  it('has one call in flight, and says "saved" only after the last answer', async () => {
    backend.control.latency = 400;
    type('one');
    await vi.advanceTimersByTimeAsync(300);
    expect(session.saving.phase).toBe('saving');
    session.update('postmortem', 'sample', { affected: 'all' }, 'Edit affected');
    await vi.advanceTimersByTimeAsync(399);
    expect(applies()).toBe(1);
    expect(session.saving.phase).toBe('saving');
    await vi.advanceTimersByTimeAsync(1);
    expect(session.saving.phase).toBe('saving');
    await vi.advanceTimersByTimeAsync(400);
    expect(applies()).toBe(2);
    expect(session.saving.phase).toBe('saved');
    expect(stored('affected')).toBe('all');
  });

  it('makes no edit of what does not change anything', () => {
    session.update('postmortem', 'sample', { title: session.root.title, tags: ['deploy'] }, 'Edit');
    expect(session.saving.phase).toBe('saved');
  });

  it('shows what will be stored: cleaned text', async () => {
    session.update('postmortem', 'sample', { title: 'a\nb\u0000', tags: [' x ', 'x', ''] }, 'Edit');
    expect(session.root).toMatchObject({ title: 'a b\u2400', tags: ['x'] });
    await session.flush();
    expect(stored('title')).toBe('a b\u2400');
  });

  it('tells Go in order whether anything is unsaved', async () => {
    type('C');
    await vi.advanceTimersByTimeAsync(0);
    expect(backend.control.saved).toBe(false);
    await session.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(backend.control.saved).toBe(true);
  });
});

describe('failures', () => {
  it.each(['storage_full', 'storage_io', 'storage_locked', 'internal'] as const)(
    'keep everything on %s, retry with growing pauses, and then save',
    async (code) => {
      backend.control.failing = { methods: ['document.apply'], error: fakeError(code, 'The disk is full.') };
      type('kept');
      await vi.advanceTimersByTimeAsync(300);
      expect(session.saving).toMatchObject({ phase: 'failing', message: 'The disk is full.' });
      expect(session.saving.pending).toHaveLength(1);
      expect(session.root.title).toBe('kept');
      await vi.advanceTimersByTimeAsync(1000 + 2000 + 4000);
      expect(applies()).toBe(4);
      await expect(session.flush()).rejects.toMatchObject({ code });
      backend.control.failing = null;
      await vi.advanceTimersByTimeAsync(30_000);
      expect(session.saving).toMatchObject({ phase: 'saved', message: '', pending: [] });
      expect(stored('title')).toBe('kept');
    },
  );

  it('try again soon after the next edit', async () => {
    backend.control.failing = { methods: ['document.apply'], error: fakeError('storage_full') };
    type('a');
    await vi.advanceTimersByTimeAsync(300 + 1000 + 2000);
    backend.control.failing = null;
    type('ab');
    await vi.advanceTimersByTimeAsync(300);
    expect(session.saving.phase).toBe('saved');
    expect(stored('title')).toBe('ab');
  });

  it('lose nothing when the answer is lost although the edit was stored', async () => {
    backend.control.silent = ['document.apply'];
    type('stored');
    await vi.advanceTimersByTimeAsync(300);
    expect(stored('title')).toBe('stored');
    // Typed meanwhile, in the same step: must not hide behind the id that was sent.
    type('stored, and more');
    backend.control.silent = [];
    await vi.advanceTimersByTimeAsync(19_000);
    expect(session.saving).toMatchObject({ phase: 'saving', pending: [{}, {}] });
    await vi.advanceTimersByTimeAsync(2000);
    expect(session.saving.phase).toBe('saved');
    expect(stored('title')).toBe('stored, and more');
  });

  it('on conflict take the newer state and put what is unsaved on top', async () => {
    const other = await openSession(backend, 'sample', createJournal('other', null));
    other.update('postmortem', 'sample', { affected: 'elsewhere' }, 'Edit');
    await other.close();
    type('mine');
    await session.flush();
    expect(session.root).toMatchObject({ title: 'mine', affected: 'elsewhere' });
    expect(stored('title')).toBe('mine');
    expect(session.saving.phase).toBe('saved');
  });
});

describe('refused edits', () => {
  const long = 'x'.repeat(2001);

  it('are set aside at their field, keep their text, and let the rest through', async () => {
    session.update('postmortem', 'sample', { title: long, affected: 'fine' }, 'Edit');
    await expect(session.flush()).rejects.toMatchObject({ code: 'invalid', field: 'title' });
    expect(session.root.title).toBe(long);
    expect(session.saving.refused).toMatchObject([{ field: 'title', edit: { record: 'sample' } }]);
    expect(session.saving.refused[0]?.message).toMatch(/too long/);
    expect(session.saving.phase).toBe('failing');
    expect(stored('affected')).toBe('fine');
  });

  it('are settled by a better value', async () => {
    type(long);
    await session.flush().catch(() => undefined);
    type('short');
    expect(session.saving.refused).toEqual([]);
    await session.flush();
    expect(stored('title')).toBe('short');
    expect(session.saving.phase).toBe('saved');
  });

  it('are given up by undo, which brings the stored value back', async () => {
    const before = session.root.title;
    type(long);
    await session.flush().catch(() => undefined);
    expect(session.undoLabel).toBe('Edit title');
    await session.undo();
    expect(session.root.title).toBe(before);
    expect(session.saving.phase).toBe('saved');
  });

  it('do not keep a new record from being made', async () => {
    const id = session.create('event', { title: long, description: 'kept' }, 'Add event');
    await session.flush().catch(() => undefined);
    expect(stored('description', id)).toBe('kept');
    expect(session.get('event', id)?.title).toBe(long);
    expect(session.saving.refused).toMatchObject([{ field: 'title', edit: { op: 'update', record: id } }]);
  });

  it('are found one by one when the backend does not say which', async () => {
    const real = backend.document.apply.bind(backend.document);
    vi.spyOn(backend.document, 'apply').mockImplementation((batch) =>
      real(batch).catch((error: unknown) => {
        throw error instanceof BackendError
          ? new BackendError({ code: error.code, message: 'one is bad' })
          : error;
      }),
    );
    session.transact('Many', (draft) => {
      draft.update('postmortem', 'sample', { affected: 'a' }, '');
      draft.create('lesson', { text: 'y'.repeat(1_000_001) }, '');
      draft.create('lesson', { text: 'good' }, '');
    });
    await session.flush().catch(() => undefined);
    expect(session.saving.refused).toHaveLength(1);
    expect(session.saving.pending).toEqual([]);
    expect(backend.control.document('sample')?.records.some(({ fields }) => fields.text === 'good')).toBe(
      true,
    );
  });
});

describe('undo', () => {
  it('saves first, then takes back the step, and says what is next', async () => {
    const before = session.root.title;
    type('new');
    expect(session.undoLabel).toBe('Edit title');
    await session.undo();
    expect(session.root.title).toBe(before);
    expect([session.undoLabel, session.redoLabel]).toEqual(['', 'Edit title']);
    await session.redo();
    expect(session.root.title).toBe('new');
    expect([session.undoLabel, session.redoLabel]).toEqual(['Edit title', '']);
  });

  it('takes keys of one field within half a second as one step, later ones as another', async () => {
    const before = session.root.title;
    type('a');
    await vi.advanceTimersByTimeAsync(400);
    type('ab');
    await vi.advanceTimersByTimeAsync(501);
    type('abc');
    await session.undo();
    expect(session.root.title).toBe('ab');
    await session.undo();
    expect(session.root.title).toBe(before);
  });

  it('never joins what came after an undo to what was before', async () => {
    type('a');
    await session.undo();
    await session.redo();
    type('ab');
    await session.undo();
    expect(session.root.title).toBe('a');
  });

  it('keeps what is typed while it is under way', async () => {
    type('step');
    await session.flush();
    backend.control.latency = 200;
    const undone = session.undo();
    await vi.advanceTimersByTimeAsync(100);
    session.update('postmortem', 'sample', { title: 'typed meanwhile' }, 'Edit title');
    await vi.advanceTimersByTimeAsync(100);
    await undone;
    expect(session.root.title).toBe('typed meanwhile');
    await vi.advanceTimersByTimeAsync(1000);
    expect(stored('title')).toBe('typed meanwhile');
  });

  it('rejects when it can not be done, and changes nothing', async () => {
    type('kept');
    backend.control.failing = {
      methods: ['document.apply', 'document.undo'],
      error: fakeError('storage_io'),
    };
    await expect(session.undo()).rejects.toMatchObject({ code: 'storage_io' });
    expect(session.root.title).toBe('kept');
  });

  it('takes a transaction as one step, also one inside another', async () => {
    const events = session.list('event').length;
    session.transact('Import', (draft) => {
      for (let i = 0; i < 3; i += 1) draft.create('event', { title: `e${i}` }, 'ignored');
      draft.transact('inner', (inner) => inner.update('postmortem', 'sample', { affected: 'x' }, 'ignored'));
    });
    expect(session.undoLabel).toBe('Import');
    await session.undo();
    expect(session.list('event')).toHaveLength(events);
    expect(session.root.affected).toBe('1 in 5 checkouts');
  });
});

describe('a reload of the page', () => {
  /** The page dies: nothing of the old session runs any more. */
  async function reload(journal?: Journal): Promise<void> {
    const old = session;
    session = await openSession(backend, 'sample', journal);
    vi.spyOn(old, 'close').mockResolvedValue();
  }

  it('brings back what was not saved and saves it', async () => {
    backend.control.failing = { methods: ['document.apply'], error: fakeError('storage_full') };
    type('not saved yet');
    const id = session.create('action', { title: 'new one' }, 'Add action');
    await vi.advanceTimersByTimeAsync(150);
    backend.control.failing = null;
    await reload();
    expect(session.root.title).toBe('not saved yet');
    expect(session.get('action', id)?.title).toBe('new one');
    await vi.advanceTimersByTimeAsync(0);
    expect(session.saving.phase).toBe('saved');
    expect(stored('title', id)).toBe('new one');
  });

  it('sends what was stored without an answer a second time without harm', async () => {
    backend.control.silent = ['document.apply'];
    const id = session.create('action', { title: 'once' }, 'Add action');
    await vi.advanceTimersByTimeAsync(300);
    backend.control.silent = [];
    await reload();
    await vi.advanceTimersByTimeAsync(0);
    expect(session.saving.phase).toBe('saved');
    expect(session.list('action').filter((action) => action.id === id)).toHaveLength(1);
    await session.undo();
    expect(session.get('action', id)).toBeUndefined();
  });

  it('finds nothing left once all is saved', async () => {
    type('saved');
    await session.flush();
    expect(sessionStorage).toHaveLength(0);
  });

  it('is not stopped by a copy that can not be read or kept', async () => {
    const broken: Journal = createJournal('sample', {
      getItem: () => '{"not": "a list"',
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
      removeItem: () => {
        throw new DOMException('no');
      },
    });
    await reload(broken);
    type('still works');
    await session.flush();
    expect(stored('title')).toBe('still works');
  });
});

describe('records', () => {
  it('keep their order: events by time, others by rank, new ones last', () => {
    const early = session.create('event', { title: 'first', occurredAt: '2026-03-27T10:00:00.000Z' }, 'Add');
    expect(session.ids('event')[0]).toBe(early);
    session.update('event', early, { occurredAt: '2026-03-27T23:00:00.000Z' }, 'Move');
    // Behind all times; only the event of unknown time stands further down.
    expect(session.ids('event').at(-2)).toBe(early);
    const last = session.create('participant', { name: 'Z' }, 'Add');
    expect(session.list('participant').at(-1)?.id).toBe(last);
    session.remove('participant', last, 'Delete');
    expect(session.get('participant', last)).toBeUndefined();
    expect(session.ids('participant')).not.toContain(last);
  });

  it('close only when everything is durable', async () => {
    backend.control.failing = { methods: ['document.apply'], error: fakeError('storage_full') };
    type('unsaved');
    await expect(session.close()).rejects.toMatchObject({ code: 'storage_full' });
    backend.control.failing = null;
    await session.close();
    expect(stored('title')).toBe('unsaved');
  });

  it('of one edit hold only what changed', async () => {
    const sent: Edit[] = [];
    vi.spyOn(backend.document, 'apply').mockImplementationOnce((batch) => {
      sent.push(...batch.edits);
      return Promise.reject(fakeError('storage_io'));
    });
    session.update('postmortem', 'sample', { title: 'new', affected: session.root.affected }, 'Edit');
    await session.flush().catch(() => undefined);
    expect(sent).toMatchObject([{ op: 'update', kind: 'postmortem', fields: { title: 'new' } }]);
    expect(Object.keys(sent[0]?.fields ?? {})).toEqual(['title']);
  });
});
