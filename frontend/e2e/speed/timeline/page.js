// The page of the timeline benchmark; e2e/speed/timeline.mjs calls window.bench.
import { mount, unmount } from 'svelte';
import { DataSet, Timeline } from 'vis-timeline/standalone';
import 'vis-timeline/styles/vis-timeline-graph2d.min.css';
import { App } from '../../../src/state/app.svelte';
import { eventsOf, sources } from './data.js';
import { countFrames, painted } from './frames.js';
import Stage from './Stage.svelte';

const stage = /** @type {HTMLElement} */ (document.querySelector('#stage'));
stage.style.cssText = 'height: 760px; display: flex; flex-direction: column';
/** @type {ReturnType<typeof eventsOf>} */
let events = [];
/** @type {{ stop(): void } | null} */
let shown = null;

/** @type {Timeline} */
let their;

const utc = { name: 'UTC', transitions: [{ at: '', offsetSec: 0 }] };

/** An app with a post-mortem that can be read; nothing of the store is measured here. */
function makeApp() {
  const backend = { times: { zone: () => Promise.resolve(utc) } };
  const commands = { run: () => false, register: () => () => undefined };
  const app = new App(/** @type {any} */ ({ backend, commands, navigate: () => undefined }));
  const byId = new Map(events.map((event) => [event.id, event]));
  app.session = /** @type {any} */ ({
    id: 'bench',
    root: { zone: 'UTC' },
    list: (/** @type {string} */ kind) => (kind === 'source' ? sources : kind === 'event' ? events : []),
    get: (/** @type {string} */ kind, /** @type {string} */ id) =>
      kind === 'event' ? byId.get(id) : sources.find((one) => one.id === id),
  });
  return app;
}

function plane() {
  // The strip above has a canvas too: this is the one that events stand on.
  const found = stage.querySelector('[role=listbox]')?.parentElement;
  if (!(found instanceof HTMLElement)) throw new Error('The picture is not there.');
  return found;
}

/** @param {string} type @param {number} x @param {number} y @param {object} more */
function point(type, x, y, more = {}) {
  const target = plane();
  const box = target.getBoundingClientRect();
  const at = { clientX: box.left + x, clientY: box.top + y, bubbles: true, cancelable: true, ...more };
  if (type === 'wheel') target.dispatchEvent(new WheelEvent(type, at));
  else target.dispatchEvent(new PointerEvent(type, { pointerId: 1, button: 0, pointerType: 'mouse', ...at }));
}

/** Zooms in until there is an event apart from others, and takes hold of it. */
async function grasp() {
  const target = plane();
  for (let zoomed = 0; zoomed < 40; zoomed += 1) {
    for (let y = 12; y < target.clientHeight - 40; y += 6) {
      for (let x = target.clientWidth / 4; x < target.clientWidth * 0.75; x += 7) {
        point('pointermove', x, y);
        if (target.style.cursor !== 'pointer') continue;
        point('pointerdown', x, y);
        point('pointermove', x + 8, y);
        await painted();
        if (document.querySelector('[data-drag]') !== null) return { x, y };
        point('pointercancel', x, y);
        await painted();
        x += 30;
      }
    }
    for (let i = 0; i < 4; i += 1)
      point('wheel', target.clientWidth * 0.5, 60, { deltaY: -40, ctrlKey: true });
    await painted();
  }
  throw new Error('No event can be grasped at any zoom.');
}

const bench = {
  /** @param {number} count */
  prepare(count) {
    shown?.stop();
    shown = null;
    events = eventsOf(count);
  },

  /** Milliseconds from the events to their picture on the screen. */
  async ours() {
    const app = makeApp();
    await app.backend.times.zone('UTC');
    await painted();
    const begun = performance.now();
    const component = mount(Stage, { target: stage, props: { app, events } });
    const done = await painted();
    shown = { stop: () => void unmount(component) };
    // Synthetic pointers can not be captured.
    plane().setPointerCapture = () => undefined;
    return done - begun;
  },

  /** The same for vis-timeline, with the lanes and spans it is given. */
  async vis() {
    const groups = new DataSet(sources.map(({ id, name }) => ({ id, content: name })));
    const items = events.map((event) => ({
      id: event.id,
      group: event.source,
      content: event.title,
      start: event.occurredAt,
      ...(event.endedAt === '' ? {} : { end: event.endedAt }),
    }));
    await painted();
    const begun = performance.now();
    const timeline = (their = await new Promise((resolve) => {
      const made = new Timeline(stage, new DataSet(items), groups, {
        height: 360,
        onInitialDrawComplete: () => resolve(made),
      });
    }));
    const done = await painted();
    shown = { stop: () => timeline.destroy() };
    return done - begun;
  },

  /**
   * Frames in which next to nothing is drawn: what this machine is able to.
   * @param {number} count
   */
  async idle(count) {
    const speck = document.createElement('div');
    speck.style.cssText = 'width: 8px; height: 8px; background: currentColor';
    stage.append(speck);
    const result = await countFrames(count, (i) => {
      speck.style.transform = `translateX(${i % 100}px)`;
    });
    speck.remove();
    return result;
  },

  /** @param {number} count */
  pan(count) {
    const { clientWidth, clientHeight } = plane();
    const y = clientHeight - 6;
    let x = clientWidth / 2;
    point('pointerdown', x, y);
    return countFrames(count, (i) => {
      x += i % 120 < 60 ? 7 : -7;
      point('pointermove', x, y);
    }).finally(() => point('pointerup', x, y));
  },

  /** @param {number} count */
  zoom(count) {
    const { clientWidth } = plane();
    return countFrames(count, (i) =>
      point('wheel', clientWidth * 0.4, 60, { deltaY: i % 120 < 60 ? -30 : 30, ctrlKey: true }),
    );
  },

  /** @param {number} count */
  async drag(count) {
    const { x, y } = await grasp();
    const result = await countFrames(count, (i) =>
      point('pointermove', x + 10 + (i % 120 < 60 ? i % 60 : 60 - (i % 60)) * 3, y),
    );
    point('pointercancel', x, y);
    return result;
  },

  /** @param {number} count */
  visPan(count) {
    const { start, end } = their.getWindow();
    const [from, to] = [start.getTime(), end.getTime()];
    return countFrames(count, (i) => {
      const by = ((to - from) / 100) * (i % 20 < 10 ? i % 10 : 10 - (i % 10));
      their.setWindow(from + by, to + by, { animation: false });
    });
  },
};

/**
 * Runs one of these and posts what it gives: the window prints it.
 * @param {string} call names the result
 * @param {keyof typeof bench} name
 * @param {number} count
 */
function report(call, name, count) {
  // Whoever asked has his answer before the page gets busy.
  setTimeout(async () => {
    const result = await Promise.resolve()
      .then(() => bench[name](count))
      .then(
        (value) => ({ value: value ?? null }),
        (error) => ({ error: String(error) }),
      );
    await fetch(`/result?call=${call}`, { method: 'POST', body: JSON.stringify(result) });
  }, 100);
}

Object.assign(window, { report });
