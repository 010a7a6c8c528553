// P7: from the last key to the acknowledged save, in the real window. Keys are
// pressed by xdotool; the page notes when input arrives and when calls of
// Document.Apply begin and end.
import { setTimeout as delay } from 'node:timers/promises';
import { startDisplay } from '../harness/display.mjs';
import { buildWindow, startWindow } from '../window/driver.mjs';
import { median, ms, printRow, quantile } from './table.mjs';

const turns = Number(process.env.AFTERWORD_TURNS ?? 7);
/** Autosave waits this long after the last key, and never longer than that while typing goes on. */
const idle = 300;
const longest = 1000;

const saved = `/All saved|Saved \\d\\d:\\d\\d/.test(document.body.innerText)`;

/** Put into the page: notes of input and saves, in milliseconds of its clock. */
const instruments = `(() => {
  const notes = (window.__notes = { keys: [], saves: [] });
  addEventListener('input', () => notes.keys.push(performance.now()), true);
  const { Document } = window.go.desktop;
  const apply = Document.Apply;
  Document.Apply = (...args) => {
    const save = { begun: performance.now(), blocked: 0, done: 0 };
    notes.saves.push(save);
    const reply = apply(...args);
    save.blocked = performance.now() - save.begun;
    reply.finally(() => { save.done = performance.now(); });
    return reply;
  };
})()`;

/** Measures and prints the rows. */
export async function typingRows() {
  const binary = await buildWindow();
  const display = await startDisplay();
  const window = await startWindow({ binary, display });
  try {
    await window.waitFor(`document.body.innerText.includes('New post-mortem')`);
    await window.key('ctrl+n');
    await window.waitFor(`document.activeElement?.matches('dialog input')`);
    await window.type('Speed');
    await window.key('Return');
    await window.waitFor(`document.querySelector('header input') && ${saved}`);
    await window.evaluate(`void document.querySelector('header input').focus()`);
    await window.evaluate(instruments);

    const waits = [];
    const saves = [];
    const blocked = [];
    for (let turn = 0; turn < turns; turn += 1) {
      await window.evaluate(`void (__notes.keys.length = __notes.saves.length = 0)`);
      await window.key('End');
      await window.type(` turn ${turn} of a title`);
      const notes = await settled(window);
      const last = notes.saves.at(-1);
      waits.push(last.begun - notes.keys.at(-1));
      saves.push(last.done - last.begun);
      blocked.push(...notes.saves.map((save) => save.blocked));
    }
    const whole = waits.map((wait, turn) => wait + (saves[turn] ?? NaN));
    printRow({
      id: 'P7',
      what: 'last key to durable, in the window',
      measured: `${ms(median(whole))} (save itself ${ms(median(saves))})`,
      goal: `<= ${idle} ms + save`,
      // A timer of the page comes up to one frame late.
      met: median(waits) <= idle + 17,
    });

    // Without a pause: a key every 60 ms for about six seconds.
    await window.evaluate(`void (__notes.keys.length = __notes.saves.length = 0)`);
    await window.key('ctrl+a');
    await window.xdotool('type', '--delay', '60', '--', 'no pause at all '.repeat(7).trim());
    const notes = await settled(window);
    const ages = notes.keys.map(
      (at) => (notes.saves.find((save) => save.begun >= at)?.begun ?? Infinity) - at,
    );
    blocked.push(...notes.saves.map((save) => save.blocked));
    printRow({
      id: 'P7',
      what: 'longest wait of a key for its save while typing goes on',
      measured: `${ms(Math.max(...ages))} (${notes.saves.length} saves)`,
      goal: `<= ${longest} ms`,
      met: Math.max(...ages) <= longest + 17,
    });
    printRow({
      id: 'P7',
      what: 'page blocked by handing over a save',
      measured: `${ms(median(blocked))}, p99 ${ms(quantile(blocked, 0.99))}`,
      goal: '<= 4 ms',
      met: quantile(blocked, 0.99) <= 4,
    });
  } finally {
    await window.stop();
    await display.stop();
  }
}

/**
 * Waits until typing and saving are over and gives what was noted.
 * @param {Awaited<ReturnType<typeof startWindow>>} window
 */
async function settled(window) {
  await delay(2 * idle);
  await window.waitFor(`__notes.saves.length > 0 && __notes.saves.at(-1).done > 0
    && performance.now() - __notes.keys.at(-1) > 600 && ${saved}`);
  return JSON.parse(String(await window.evaluate(`JSON.stringify(__notes)`)));
}
