import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LibraryPage, LibraryQuery, LibraryRow } from '../backend/backend';
import { createFakeBackend, fakeError, type FakeBackend } from '../backend/fake';
import { createLibrary } from './library.svelte';

let backend: FakeBackend;

/** A library of 250 numbered rows; "odd" as text leaves half of them. */
function numbered(query: LibraryQuery): LibraryPage {
  const all = Array.from({ length: 250 }, (_, i) => i).filter((i) => query.text !== 'odd' || i % 2 === 1);
  const rows = all
    .slice(query.offset, query.offset + query.limit)
    .map((i) => ({ id: `p${i}`, title: `${query.filter} ${i}` }) as LibraryRow);
  return {
    rows,
    total: all.length,
    counts: { all: 250, drafts: 1, meeting_due: 2, open_actions: 3, bin: 4 },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  backend = createFakeBackend();
  vi.spyOn(backend.library, 'list').mockImplementation((query) => Promise.resolve(numbered(query)));
});
afterEach(() => void vi.useRealTimers());

it('reads the first page at once and more when it is wanted', async () => {
  const library = createLibrary(backend);
  await vi.advanceTimersByTimeAsync(0);
  expect(library).toMatchObject({ loaded: true, total: 250, problem: '' });
  expect(library.counts.bin).toBe(4);
  expect([library.rowAt(99)?.id, library.rowAt(100)]).toEqual(['p99', undefined]);
  library.want(90, 130);
  library.want(91, 131);
  await vi.advanceTimersByTimeAsync(0);
  expect(library.rowAt(130)?.id).toBe('p130');
  expect(backend.library.list).toHaveBeenCalledTimes(2);
  library.want(240, 900);
  await vi.advanceTimersByTimeAsync(0);
  expect(library.rowAt(249)?.id).toBe('p249');
  expect(backend.library.list).toHaveBeenCalledTimes(3);
});

it('shows the rows that the page brought along until the first page has come', async () => {
  const top = { ...numbered({ filter: 'all', text: '', offset: 0, limit: 24 }), total: 251 };
  const library = createLibrary(backend, top);
  expect(library).toMatchObject({ loaded: true, total: 251 });
  expect([library.rowAt(23)?.id, library.rowAt(24)]).toEqual(['p23', undefined]);
  await vi.advanceTimersByTimeAsync(0);
  expect([library.total, library.rowAt(99)?.id]).toEqual([250, 'p99']);
  expect(backend.library.list).toHaveBeenCalledTimes(1);
});

it('asks once when typing pauses, and at once when the field is emptied', async () => {
  const library = createLibrary(backend);
  await vi.advanceTimersByTimeAsync(0);
  for (const text of ['o', 'od', 'odd']) {
    library.search(text);
    await vi.advanceTimersByTimeAsync(50);
  }
  await vi.advanceTimersByTimeAsync(120);
  expect(backend.library.list).toHaveBeenCalledTimes(2);
  expect([library.total, library.rowAt(0)?.id, library.rowAt(125)]).toEqual([125, 'p1', undefined]);
  library.search('');
  await vi.advanceTimersByTimeAsync(0);
  expect(library.total).toBe(250);
});

it('drops answers to an older question, however late they come', async () => {
  let wait = 500;
  vi.spyOn(backend.library, 'list').mockImplementation(async (query) => {
    const mine = wait;
    wait = 100;
    await new Promise((resolve) => setTimeout(resolve, mine));
    return numbered(query);
  });
  const library = createLibrary(backend);
  library.show('drafts');
  await vi.advanceTimersByTimeAsync(1000);
  expect(library.rowAt(0)?.title).toBe('drafts 0');
});

it('keeps the rows on the screen while it reads again, and forgets pages out of sight', async () => {
  const library = createLibrary(backend);
  await vi.advanceTimersByTimeAsync(0);
  library.want(100, 250);
  await vi.advanceTimersByTimeAsync(0);
  library.want(200, 220);
  const again = library.refresh();
  expect(library.rowAt(210)?.id).toBe('p210');
  await again;
  expect([library.rowAt(0)?.id, library.rowAt(210)?.id, library.rowAt(150)]).toEqual([
    'p0',
    'p210',
    undefined,
  ]);
});

it('says why it could not read, and reads again when asked', async () => {
  vi.spyOn(backend.library, 'list').mockRejectedValueOnce(
    fakeError('storage_io', 'The disk does not answer.'),
  );
  const library = createLibrary(backend);
  await vi.advanceTimersByTimeAsync(0);
  expect(library).toMatchObject({ loaded: false, problem: 'The disk does not answer.' });
  await library.refresh();
  expect(library).toMatchObject({ loaded: true, problem: '' });
});
