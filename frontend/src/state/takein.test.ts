import { beforeEach, describe, expect, it } from 'vitest';
import type { TakenDocument } from '../backend/backend';
import { createFakeBackend, fakeError } from '../backend/fake';
import { App, type Place } from './app.svelte';
import { isDocument, openWaiting, takeIn } from './takein';

const taken: TakenDocument = {
  id: 'pm-1',
  reference: 'PM-2026-007',
  copy: false,
  renamed: false,
  text: false,
  inNotes: [],
};
let app: App;
let places: Place[];

function open(takeDocument: (ticket: string) => Promise<TakenDocument>): void {
  const backend = createFakeBackend({ seed: 'empty' });
  places = [];
  app = new App({
    backend: { ...backend, library: { ...backend.library, takeDocument } },
    commands: { run: () => false, register: () => () => undefined },
    navigate: (place) => void places.push(place),
  });
}
const file = (name: string): { ticket: string; name: string; size: number } => ({
  ticket: name,
  name,
  size: 7,
});

beforeEach(() => open(() => Promise.resolve(taken)));

describe('document files', () => {
  it('become post-mortems, and the last one is shown', async () => {
    await takeIn(app, [file('a.afterword'), file('b.AFTERWORD')]);
    expect(app.toasts.map((toast) => toast.message)).toEqual([
      'PM-2026-007 was taken in.',
      'PM-2026-007 was taken in.',
    ]);
    expect(places).toEqual([{ screen: 'workspace', id: 'pm-1', stage: 'facts' }]);
  });

  it('do not take a running meeting from the screen', async () => {
    app.place = { screen: 'meeting', id: 'pm-0' };
    await takeIn(app, [file('a.afterword')]);
    expect(places).toEqual([]);
    await app.toasts[0]?.action?.run();
    expect(places).toEqual([{ screen: 'workspace', id: 'pm-1', stage: 'facts' }]);
  });

  it('that the library has already become copies, and it is said', async () => {
    open(() => Promise.resolve({ ...taken, copy: true, renamed: true }));
    await takeIn(app, [file('a.afterword')]);
    expect(app.toasts[0]?.detail).toMatch(/copy beside it.*got the next one/u);
  });

  it('that are Markdown say what it does not carry, and where the rest is', async () => {
    open(() => Promise.resolve({ ...taken, text: true, inNotes: ['Meeting', 'Our words'] }));
    await takeIn(app, [file('a.md')]);
    expect(app.toasts[0]?.detail).toMatch(/carries what it shows.*private notes: Meeting, Our words\.$/u);
  });

  it('that cannot be read say why, and the others are opened all the same', async () => {
    open((ticket) =>
      ticket === 'broken.afterword'
        ? Promise.reject(fakeError('invalid', 'This file is damaged. Nothing was changed.'))
        : Promise.resolve(taken),
    );
    await takeIn(app, [file('broken.afterword'), file('b.afterword'), file('photo.png')]);
    expect(app.toasts.map((toast) => toast.message)).toEqual([
      '“broken.afterword” could not be opened.',
      'PM-2026-007 was taken in.',
      '“photo.png” is no document file.',
    ]);
    expect(app.toasts[0]?.detail).toBe('This file is damaged. Nothing was changed.');
    expect(places).toHaveLength(1);
  });

  it('that wait from the start are opened', async () => {
    const waiting = [file('a.afterword')];
    const { library } = app.backend;
    app = new App({
      backend: { ...app.backend, library: { ...library, waiting: () => Promise.resolve(waiting.splice(0)) } },
      commands: { run: () => false, register: () => () => undefined },
      navigate: (place) => void places.push(place),
    });
    openWaiting(app)();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(places).toHaveLength(1);
  });

  it.each([
    ['PM.afterword', true],
    ['x.PDF', true],
    ['x.md', true],
    ['x.afterword.txt', false],
    ['afterword', false],
  ])('%s: %s', (name, is) => expect(isDocument(name)).toBe(is));
});
