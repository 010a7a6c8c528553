import { render } from 'svelte/server';
import { readFirstView } from './backend/first';
import First from './shell/First.svelte';
import { holdEarly } from './shell/early';
import { applyTextSize } from './shell/textsize';

/**
 * What the page runs first. It is built apart, with components that write
 * text: that paints the list a good deal sooner than the program can be
 * loaded. Then it loads the program, which puts the living list in its place.
 */

const self = document.currentScript;
const target = document.getElementById('app');

/** Draws the list; false when something else is shown first. */
function draw(): boolean {
  try {
    const view = readFirstView();
    // Where one was comes back: that is no list then.
    if (view === null || target === null || view.info.lastOpen !== '') return false;
    applyTextSize();
    target.inert = true;
    holdEarly();
    target.innerHTML = render(First, { props: { view } }).body;
    return view.page.rows.length > 0;
  } catch {
    // The program itself will say what is wrong.
    target?.replaceChildren();
    return false;
  }
}

function loaded(element: HTMLLinkElement | HTMLScriptElement): Promise<unknown> {
  return new Promise((resolve) => {
    element.addEventListener('load', resolve);
    // What is missing shows in the program.
    element.addEventListener('error', resolve);
    document.head.append(element);
  });
}

function style(href: string): Promise<unknown> {
  return loaded(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
}

/** Wails' own scripts, the bridge to Go; the builds for tests have them in the page already. */
function script(src: string): Promise<unknown> {
  if ('WailsInvoke' in window) return Promise.resolve();
  return loaded(Object.assign(document.createElement('script'), { src, async: false }));
}

const listed = (names: string | undefined): readonly string[] => (names ?? '').split(' ').filter(Boolean);

async function loadProgram(): Promise<void> {
  const { main = '', chunks, styles } = self?.dataset ?? {};
  for (const href of listed(chunks)) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
  }
  await Promise.all([script('/wails/ipc.js'), script('/wails/runtime.js'), ...listed(styles).map(style)]);
  await import(/* @vite-ignore */ main);
}

if (draw()) {
  requestAnimationFrame(() =>
    setTimeout(() => {
      // For the speed table: after the frame that shows the rows.
      performance.mark('first rows painted');
      void loadProgram();
    }),
  );
} else {
  void loadProgram();
}
