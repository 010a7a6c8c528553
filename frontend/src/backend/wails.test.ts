// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Backend, ShareChoices } from './backend';
import { createWailsBackend } from './wails';

/** The adapter on stubs of what Wails puts into the window. */

const calls: { readonly name: string; readonly args: readonly unknown[] }[] = [];
let answer: (name: string) => unknown;
const listeners = new Map<string, () => void>();

/** Any struct with any method, noting each call. */
function struct(name: string): unknown {
  return new Proxy(
    {},
    {
      get: (_, method) => {
        return async (...args: unknown[]) => {
          calls.push({ name: `${name}.${String(method)}`, args });
          await Promise.resolve();
          return answer(`${name}.${String(method)}`);
        };
      },
    },
  );
}

beforeEach(() => {
  calls.length = 0;
  listeners.clear();
  answer = () => undefined;
  document.head.innerHTML = '<meta name="afterword-session" content="token-1">';
  const structs = ['Library', 'Document', 'Times', 'Exports', 'Share', 'Contributions', 'System'];
  vi.stubGlobal('go', { desktop: Object.fromEntries(structs.map((name) => [name, struct(name)])) });
  vi.stubGlobal('runtime', {
    EventsOnMultiple: (event: string, handler: () => void) => {
      listeners.set(event, handler);
      return () => listeners.delete(event);
    },
  });
});
afterEach(() => {
  document.head.innerHTML = '';
});

const choices: ShareChoices = {
  format: 'pdf',
  lanes: 'kind',
  paper: 'letter',
  language: 'de',
  layout: '',
  flavour: '',
  inside: true,
  audience: '',
  names: 'roles',
  without: ['hosts'],
  with: [],
  domains: [],
};

/** Calls every method once, with arguments that tell their places. */
async function callAll(backend: Backend): Promise<void> {
  const request = { text: '14:05', zone: 'UTC', reference: '' };
  await backend.library.list({ filter: 'all', text: '', offset: 0, limit: 100 });
  await backend.library.create('small', 'T');
  await backend.library.duplicate('a');
  await backend.library.openSample();
  await backend.library.rename('a', 'T');
  await backend.library.moveToBin('a');
  await backend.library.restore('a');
  await backend.library.earlierActions('a', ['checkout']);
  await backend.document.open('a');
  await backend.document.apply({ postMortem: 'a', baseRevision: 1, edits: [] });
  await backend.document.undo('a', 2);
  await backend.document.redo('a', 3);
  await backend.times.zones();
  await backend.times.zone('UTC');
  await backend.times.quickAdd(request);
  await backend.times.parseWhen(request);
  await backend.exports.save('a', choices);
  await backend.exports.cancel();
  await backend.share.choices('a');
  await backend.share.choose('a', choices);
  await backend.share.preview('a', choices);
  await backend.share.removals('a', choices);
  await backend.share.text('a', choices);
  await backend.share.audiences();
  await backend.share.keepAudience('Partner', choices);
  await backend.share.forgetAudience('partner');
  await backend.exports.showInFolder('ticket');
  await backend.exports.saveCopy('name', 'text');
  await backend.contributions.pick();
  await backend.contributions.read('a', 'ticket');
  await backend.system.info();
  await backend.system.openLink('https://example.org');
  await backend.system.heartbeat();
  await backend.system.setLastOpen('a');
  await backend.system.setSaved(true);
}

it('sends the session token first with every call, then what the interface was given', async () => {
  await callAll(createWailsBackend());
  expect(calls).toHaveLength(35);
  expect(calls.every(({ args }) => args[0] === 'token-1')).toBe(true);
  const rest = Object.fromEntries(calls.map(({ name, args }) => [name, args.slice(1)]));
  expect(rest).toMatchObject({
    'Library.Create': ['small', 'T'],
    'Document.Apply': [{ postMortem: 'a', baseRevision: 1, edits: [] }],
    'Document.Undo': ['a', 2],
    'Exports.Save': ['a', choices],
    'Share.Choose': ['a', choices],
    'Share.Preview': ['a', choices],
    'Share.Removals': ['a', choices],
    'Exports.SaveCopy': ['name', 'text'],
    'Contributions.Read': ['a', 'ticket'],
    'System.SetSaved': [true],
    'Times.Zones': [],
  });
});

it('gives results as they come and makes errors of what Go rejects with', async () => {
  const backend = createWailsBackend();
  answer = () => 'new-id';
  await expect(backend.library.openSample()).resolves.toBe('new-id');
  answer = () => {
    // Wails rejects with the text of its error formatter, which is no Error.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw '{"code":"storage_full","op":"sqlite.Apply","field":"","ref":"","message":"The disk is full.","detail":"x"}';
  };
  await expect(backend.document.open('a')).rejects.toMatchObject({
    code: 'storage_full',
    message: 'The disk is full.',
  });
});

it('listens for the question before closing until it is told not to', async () => {
  const handler = vi.fn().mockRejectedValue(new Error('not saved'));
  const stop = createWailsBackend().system.onFlushRequest(handler);
  listeners.get('afterword:flush')?.();
  await Promise.resolve();
  expect(handler).toHaveBeenCalledOnce();
  stop();
  expect(listeners.size).toBe(0);
});
