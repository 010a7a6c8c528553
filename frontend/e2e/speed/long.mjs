// P13: a post-mortem with ten thousand events, from the press of Enter in the
// library to its timeline on the screen; and the script that a key press in
// its list costs.
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startDisplay } from '../harness/display.mjs';
import { filledLibrary } from '../harness/library.mjs';
import { buildWindow, startWindow } from '../window/driver.mjs';
import { median, ms, printRow } from './table.mjs';

const turns = Number(process.env.AFTERWORD_TURNS ?? 7);
const count = 10_000;

/** Put into the page: notes when a long post-mortem was opened and shown, and what each key press ran. */
const instruments = `(() => {
  const notes = (window.__notes = { opened: [], transfers: [], keys: [] });
  const { Document } = window.go.desktop;
  const open = Document.Open;
  window.__open = open;
  Document.Open = (...args) => {
    const begun = performance.now();
    const reply = open(...args);
    window.__args = args;
    reply.finally(() => notes.transfers.push(performance.now() - begun));
    return reply;
  };
  window.__watch = (shown) => {
    const begun = performance.now();
    const look = () => {
      if (!shown()) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => notes.opened.push(performance.now() - begun);
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  };
  // From the first that hears of a key to what comes after all script of it: the next frame or the
  // next task, and then to the end of the frame that shows it.
  const whole = (event) => {
    const begun = performance.now();
    let script = 0;
    const over = () => (script ||= performance.now() - begun);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = over;
    port2.postMessage(null);
    requestAnimationFrame(() => {
      over();
      const { port1: shown, port2: ask } = new MessageChannel();
      shown.onmessage = () => notes.keys.push([event.type, script, performance.now() - begun]);
      ask.postMessage(null);
    });
  };
  for (const type of ['keydown', 'input', 'keyup']) addEventListener(type, whole, true);
})()`;

/** Measures and prints the rows. */
export async function longRows() {
  const binary = await buildWindow();
  const display = await startDisplay();
  const dataDir = join(display.home, 'library');
  await filledLibrary(dataDir, 0, count);
  const window = await startWindow({ binary, display, dataDir });
  const inLibrary = `document.body.innerText.includes('New post-mortem')`;
  const onTimeline = `document.querySelector('[data-picture] canvas') && document.querySelector('[data-event-row]')`;
  try {
    await window.waitFor(inLibrary);
    await window.waitFor(`document.querySelector('[data-row], [role=option], [role=row]')`);
    await window.evaluate(instruments);
    await window.key('Return');
    await window.waitFor(`document.querySelector('header input')`);
    await delay(500);
    await window.key('alt+2');
    await window.waitFor(onTimeline);
    for (let turn = 0; turn <= turns; turn += 1) {
      await window.key('alt+Left');
      await window.waitFor(`!(${onTimeline}) && ${inLibrary}`);
      await delay(500);
      // It opens at its facts; the timeline is one key further. Both are counted.
      await timed(window, 'Return', `document.querySelector('header input')`, 2 * turn + 1);
      await delay(200);
      await timed(window, 'alt+2', onTimeline, 2 * turn + 2);
    }
    const { opened, transfers } = JSON.parse(String(await window.evaluate(`JSON.stringify(__notes)`)));
    const sums = opened.flatMap((/** @type {number} */ one, /** @type {number} */ i) =>
      i % 2 === 1 ? [one + opened[i - 1]] : [],
    );
    const shown = median(sums.slice(1));
    const transfer = median(transfers.slice(-turns));
    printRow({
      id: 'P13',
      what: 'Enter in the library to 10,000 events on the screen',
      measured: `${ms(shown)} (reading and transfer ${ms(transfer)})`,
      goal: '<= 100 ms, <= 2 x transfer',
      met: shown <= 100 && shown <= 2 * transfer,
    });
    await typingRow(window);
  } finally {
    await window.stop();
    await display.stop();
  }
}

/**
 * Presses a key and has the page note how long it takes until something is shown.
 * @param {Awaited<ReturnType<typeof startWindow>>} window
 * @param {string} key
 * @param {string} shown
 * @param {number} notes how many there are afterwards
 */
async function timed(window, key, shown, notes) {
  const last = key.split('+').at(-1);
  await window.evaluate(`void addEventListener('keydown', function heard(event) {
    if (event.key !== ${JSON.stringify(last === 'Return' ? 'Enter' : last)}) return;
    removeEventListener('keydown', heard, true);
    __watch(() => ${shown});
  }, true)`);
  await window.key(key);
  await window.waitFor(`__notes.opened.length === ${notes}`);
}

/** @param {Awaited<ReturnType<typeof startWindow>>} window */
async function typingRow(window) {
  await window.evaluate(`void document.querySelector('[data-event-row]').focus()`);
  await window.key('Down', 'F2');
  await window.waitFor(`document.activeElement?.matches('[data-timeline] input')`);
  await window.type('warm up ');
  await delay(1500);
  await window.evaluate(`void (__notes.keys.length = 0)`);
  await window.xdotool('type', '--delay', '60', '--', 'the queue was full '.repeat(4));
  await delay(1500);
  const { keys } = JSON.parse(String(await window.evaluate(`JSON.stringify(__notes)`)));
  /** @type {[string, number, number][]} */
  const inputs = keys.filter((/** @type {[string, number, number]} */ [type]) => type === 'input');
  const all = keys.map((/** @type {[string, number, number]} */ [, script]) => script);
  printRow({
    id: 'P13',
    what: `script of a key in an inline field, ${count.toLocaleString('en')} events`,
    measured: `${ms(median(inputs.map(([, script]) => script)))}, most ${ms(Math.max(...all))} (${inputs.length} keys)`,
    goal: '<= 8 ms',
    met: Math.max(...all) <= 8,
  });
  const shown = inputs.map(([, , time]) => time);
  console.log(
    `     until such a letter is on the screen: ${ms(median(shown))}, most ${ms(Math.max(...shown))}`,
  );
}
