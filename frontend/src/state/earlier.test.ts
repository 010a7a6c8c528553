// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeBackend, fakeError, type FakeBackend } from '../backend/fake';
import { App } from './app.svelte';
import { earlierOf, type Earlier } from './earlier.svelte';
import { openSession } from './session.svelte';
import type { Session } from './types';

let backend: FakeBackend;
let session: Session;
let earlier: Earlier;

async function past(title: string, services: readonly string[]): Promise<void> {
  const one = await openSession(backend, await backend.library.create('standard', title));
  one.update('postmortem', one.id, { services }, 'Edit services');
  one.create('action', { title: `${title}: to do`, owner: 'Ana', dueOn: '2026-04-01' }, 'Add action');
  one.create('action', { title: 'done', status: 'done' }, 'Add action');
  await one.close();
}

beforeEach(async () => {
  backend = createFakeBackend({ seed: 'empty' });
  await past('Cache', ['cache', 'checkout']);
  await past('Mail', ['mail']);
  session = await openSession(backend, await backend.library.create('standard', 'Now'));
  const commands = { run: () => false, register: () => () => undefined };
  const app = new App({ backend, commands, navigate: () => undefined });
  earlier = earlierOf(app, session);
  expect(earlierOf(app, session)).toBe(earlier);
});
afterEach(() => session.close());

const titles = (): readonly string[] => earlier.found.postMortems.map(({ title }) => title);
const asked = (): number => backend.control.calls.filter((one) => one === 'library.earlierActions').length;

describe('what earlier post-mortems left open', () => {
  it('is that of the same services, without what is done', async () => {
    await earlier.load(['checkout']);
    expect(titles()).toEqual(['Cache']);
    expect(earlier.found.postMortems[0]?.actions.map(({ title }) => title)).toEqual(['Cache: to do']);
    expect(earlier.ready).toBe(true);
  });

  it('is nothing without services, and nobody is asked', async () => {
    await earlier.load([]);
    expect([titles(), earlier.ready, asked()]).toEqual([[], true, 0]);
  });

  it('is looked up once for the same services', async () => {
    await Promise.all([earlier.load(['mail']), earlier.load(['mail'])]);
    await earlier.load(['mail']);
    expect([titles(), asked()]).toEqual([['Mail'], 1]);
  });

  it('follows the newest services, whichever answer comes last', async () => {
    const waits = [60, 5];
    backend.control.latency = () => waits.shift() ?? 0;
    await Promise.all([earlier.load(['mail']), earlier.load(['cache'])]);
    expect(titles()).toEqual(['Cache']);
  });

  it('says why it could not be looked up, and tries again', async () => {
    backend.control.failing = {
      methods: ['library.earlierActions'],
      error: fakeError('storage_io', 'The disk does not answer.'),
    };
    await earlier.load(['mail']);
    expect([earlier.problem, earlier.ready]).toEqual(['The disk does not answer.', false]);
    backend.control.failing = null;
    await earlier.load(['mail']);
    expect([titles(), earlier.problem]).toEqual([['Mail'], '']);
  });
});
