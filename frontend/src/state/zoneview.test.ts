// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { createFakeBackend } from '../backend/fake';
import { App } from './app.svelte';
import { openSession } from './session.svelte';

describe('the zone that times are shown in', () => {
  it('is that of the post-mortem, UTC or of the computer, and never an edit', async () => {
    const backend = createFakeBackend();
    const session = await openSession(backend, 'sample');
    const app = new App({
      backend,
      commands: { run: () => false, register: () => () => undefined },
      navigate: () => undefined,
    });
    app.session = session;
    const own = session.root.zone;
    expect(app.zoneName).toBe(own);
    app.zoneView = 'utc';
    expect(app.zoneName).toBe('UTC');
    expect(app.displayZone).toBeUndefined();
    await vi.waitFor(() => expect(app.displayZone?.name).toBe('UTC'));
    app.zoneView = 'reader';
    expect(app.zoneName).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(app.zone('Asia/Kathmandu')).toBeUndefined();
    await vi.waitFor(() => expect(app.zone('Asia/Kathmandu')?.name).toBe('Asia/Kathmandu'));
    expect(session.root.zone).toBe(own);
    expect(session.saving.pending).toEqual([]);
    await session.close();
  });
});
