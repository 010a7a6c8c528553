import { mount } from 'svelte';
import type { Backend } from './backend/backend';
import { readFirstView } from './backend/first';
import { createWailsBackend } from './backend/wails';
import App from './shell/App.svelte';
import { aliveEvent } from './shell/early';
import './shell/tokens.css';
import './shell/base.css';
import { applyTextSize } from './shell/textsize';

/** In the window Go answers; in the development server, where there is no Go, the in-memory fake does. */
async function backendHere(): Promise<Backend> {
  if (import.meta.env.DEV && !('go' in window)) {
    const { createFakeBackend } = await import('./backend/fake');
    return createFakeBackend();
  }
  return createWailsBackend();
}

applyTextSize();
const target = document.getElementById('app');
if (target !== null) {
  const backend = await backendHere();
  // What first.ts drew gives way to the same list, alive.
  target.replaceChildren();
  target.inert = false;
  mount(App, { target, props: { backend, first: readFirstView() } });
  requestAnimationFrame(() => window.dispatchEvent(new Event(aliveEvent)));
}
