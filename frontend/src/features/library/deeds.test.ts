import { describe, expect, it } from 'vitest';
import { BackendError } from '../../backend/errors';
import { createFakeBackend, type FakeBackend } from '../../backend/fake';
import { App } from '../../state/app.svelte';
import { createLibrary, type Library } from '../../state/library.svelte';
import { LibraryDeeds } from './deeds';

async function set(): Promise<{ backend: FakeBackend; app: App; library: Library; deeds: LibraryDeeds }> {
  const backend = createFakeBackend({ seed: 'empty' });
  await backend.library.create('standard', 'Checkout');
  const commands = { run: () => false, register: () => () => undefined };
  const app = new App({ backend, commands, navigate: () => undefined });
  const library = createLibrary(backend);
  await library.refresh();
  return { backend, app, library, deeds: new LibraryDeeds(app, library) };
}

function first(library: Library): NonNullable<ReturnType<Library['rowAt']>> {
  const row = library.rowAt(0);
  if (row === undefined) throw new Error('The list is empty.');
  return row;
}

describe('LibraryDeeds', () => {
  it('moves to the bin and back from the message', async () => {
    const { app, library, deeds } = await set();
    await deeds.moveToBin(first(library));
    expect([library.counts.all, library.counts.bin]).toEqual([0, 1]);
    const toast = app.toasts.at(-1);
    expect(toast?.message).toBe('“Checkout” moved to the bin.');
    await toast?.action?.run();
    expect([library.counts.all, library.counts.bin]).toEqual([1, 0]);
  });

  it('takes back what was moved to the bin last, once', async () => {
    const { library, deeds } = await set();
    expect(deeds.canUndo).toBe(false);
    await deeds.moveToBin(first(library));
    expect(deeds.canUndo).toBe(true);
    await deeds.undo();
    expect([library.counts.all, library.counts.bin, deeds.canUndo]).toEqual([1, 0, false]);
  });

  it('renames and duplicates, and the list shows it', async () => {
    const { library, deeds } = await set();
    await deeds.rename(first(library), 'Payments');
    expect(first(library).title).toBe('Payments');
    await deeds.duplicate(first(library));
    expect(library.total).toBe(2);
  });

  it('says why something did not work, and changes nothing', async () => {
    const { backend, app, library, deeds } = await set();
    const error = new BackendError({ code: 'storage_full', message: 'The disk is full.' });
    backend.control.failing = { methods: ['library.moveToBin'], error };
    await deeds.moveToBin(first(library));
    expect(app.toasts.at(-1)).toMatchObject({ tone: 'error', detail: 'The disk is full.' });
    expect(library.total).toBe(1);
  });
});
