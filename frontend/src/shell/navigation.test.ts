// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { BackendError } from '../backend/errors';
import { createFakeBackend, type FakeBackend } from '../backend/fake';
import { App } from '../state/app.svelte';
import { openSession } from '../state/session.svelte';
import { Navigator, lastStage, meetingLeft } from './navigation.svelte';

async function set(): Promise<{ backend: FakeBackend; app: App; navigator: Navigator; id: string }> {
  const backend = createFakeBackend({ seed: 'empty' });
  const id = await backend.library.create('standard', 'Checkout');
  const navigator = new Navigator(backend, (door, which) => openSession(door, which));
  const commands = { run: () => false, register: () => () => undefined };
  const app = new App({ backend, commands, navigate: (place) => navigator.go(place) });
  navigator.attach(app);
  return { backend, app, navigator, id };
}

describe('Navigator', () => {
  it('opens a post-mortem, changes stages without opening again, and remembers the place', async () => {
    const { backend, app, navigator, id } = await set();
    const remembered = vi.spyOn(backend.system, 'setLastOpen');
    await navigator.go({ screen: 'workspace', id, stage: 'facts' });
    const { session } = app;
    expect(session?.root.title).toBe('Checkout');
    app.goTo('timeline', { kind: 'event', id: 'e1' });
    expect(app.session).toBe(session);
    expect(app.selection).toEqual({ kind: 'event', id: 'e1' });
    expect(lastStage(id)).toBe('timeline');
    expect(lastStage('other')).toBe('facts');
    expect(remembered).toHaveBeenLastCalledWith(id);
    await navigator.go({ screen: 'library' });
    expect(app.session).toBeNull();
    expect(remembered).toHaveBeenLastCalledWith('');
  });

  it('stays while the last changes cannot be saved, and goes when they can', async () => {
    const { backend, app, navigator, id } = await set();
    await navigator.go({ screen: 'workspace', id, stage: 'facts' });
    const error = new BackendError({ code: 'storage_full', message: 'The disk is full.' });
    backend.control.failing = { methods: ['document.apply'], error };
    app.session?.update('postmortem', id, { title: 'Changed' }, 'Change title');
    await navigator.go({ screen: 'library' });
    expect(app.place.screen).toBe('workspace');
    expect(app.session?.root.title).toBe('Changed');
    expect(app.toasts.at(-1)?.tone).toBe('error');
    backend.control.failing = null;
    await navigator.go({ screen: 'library' });
    expect(app.place.screen).toBe('library');
    expect((await backend.document.open(id)).records[0]?.fields.title).toBe('Changed');
  });

  it('knows a meeting that was left from one that was cut off', async () => {
    const { navigator, id } = await set();
    await navigator.go({ screen: 'meeting', id });
    expect(meetingLeft(id)).toBe(false);
    await navigator.go({ screen: 'workspace', id, stage: 'meeting' });
    expect(meetingLeft(id)).toBe(true);
    await navigator.go({ screen: 'meeting', id });
    expect(meetingLeft(id)).toBe(false);
    await navigator.go({ screen: 'library' });
    expect(meetingLeft(id)).toBe(true);
    expect(meetingLeft('other')).toBe(false);
  });

  it('says so when a post-mortem is gone, and shows the library', async () => {
    const { app, navigator } = await set();
    await navigator.go({ screen: 'workspace', id: 'gone', stage: 'facts' });
    expect(app.place.screen).toBe('library');
    expect(app.toasts.at(-1)?.message).toBe('This post-mortem could not be opened.');
  });
});
