import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ExportReply, ShareChoices } from '../backend/backend';
import { createFakeBackend, fakeError } from '../backend/fake';
import { App } from './app.svelte';
import { exportingOf } from './exporting.svelte';
import type { Session } from './types';

const written = { cancelled: false, ticket: 't', fileName: 'a.pdf', folder: '/f', bytes: 1200, warnings: [] };
const choices = { format: 'pdf' } as unknown as ShareChoices;

let end: (reply: ExportReply) => void;
let fail: (error: unknown) => void;
let heard: Set<(percent: number) => void>;
const tell = (percent: number): void => heard.forEach((handler) => handler(percent));

function begin(): { app: App; exporting: ReturnType<typeof exportingOf> } {
  const backend = createFakeBackend({ seed: 'empty' });
  heard = new Set();
  const exports = {
    ...backend.exports,
    save: () =>
      new Promise<ExportReply>((resolve, reject) => {
        end = resolve;
        fail = reject;
      }),
    onProgress: (handler: (percent: number) => void) => {
      heard.add(handler);
      return () => void heard.delete(handler);
    },
  };
  const app = new App({
    backend: { ...backend, exports },
    commands: { run: () => false, register: () => () => undefined },
    navigate: () => undefined,
  });
  const session = { id: 'pm-1', flush: () => Promise.resolve() } as unknown as Session;
  return { app, exporting: exportingOf(app, session) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('says how far a long export is, and stops listening when it is written', async () => {
  const { app, exporting } = begin();
  const saved = exporting.saveAs(choices);
  await vi.advanceTimersByTimeAsync(200);
  tell(20);
  expect(exporting.busy).toBe(''); // a short one says nothing
  await vi.advanceTimersByTimeAsync(200);
  expect(exporting.busy).toBe('Saving PDF… 20 %');
  tell(64);
  expect(exporting.busy).toBe('Saving PDF… 64 %');
  end(written);
  await saved;
  expect(exporting.busy).toBe('');
  expect(heard.size).toBe(0);
  expect(app.toasts[0]?.message).toBe('a.pdf saved, 1 KB.');
});

it('begins anew with the next one', async () => {
  const { exporting } = begin();
  const saved = exporting.saveAs(choices);
  await vi.advanceTimersByTimeAsync(400);
  tell(64);
  fail(fakeError('export_io', 'The disk is full.'));
  await saved;
  expect(heard.size).toBe(0);
  void exporting.saveAs(choices);
  await vi.advanceTimersByTimeAsync(400);
  expect(exporting.busy).toBe('Saving PDF…');
});

it('says that nothing was written where it was stopped, and nothing where the dialog was closed', async () => {
  const { app, exporting } = begin();
  const first = exporting.saveAs(choices);
  await vi.advanceTimersByTimeAsync(0);
  end({ ...written, cancelled: true });
  await first;
  expect(app.toasts).toEqual([]);
  const second = exporting.saveAs(choices);
  await vi.advanceTimersByTimeAsync(400);
  exporting.cancel();
  end({ ...written, cancelled: true });
  await second;
  expect(app.toasts[0]?.message).toBe('Saving PDF was cancelled. Nothing was written.');
});
