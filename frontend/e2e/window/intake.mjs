// Evidence that comes from other programs: pasted from their clipboard, and
// dragged out of their windows. Only the real window knows either.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { stripes } from '../chromium/evidence.mjs';
import { end, run, until } from '../harness/processes.mjs';
import { startWindow } from './driver.mjs';
import { buildNeighbour, startNeighbour } from './neighbour.mjs';
import { addEvents, newTimeline } from './steps.mjs';

const shots = fileURLToPath(new URL('../../../build/shots/window', import.meta.url));
const onRow = `document.activeElement?.matches('[data-event-row]')`;
const names = `[...document.querySelectorAll('[data-evidence] .name')].map((one) => one.getAttribute('aria-label'))`;
const sources = `[...document.querySelectorAll('[data-evidence] img')].map((one) => one.src)`;

/** @param {import('../harness/tap.mjs').Check} check */
export async function intakeJourney(check) {
  await buildNeighbour();
  const window = await startWindow({ size: [1280, 800] });
  const { display } = window;
  /** @param {string} name */
  const path = (name) => join(display.home, name);
  /** @type {Awaited<ReturnType<typeof startNeighbour>> | undefined} */
  let neighbour;
  /** Copies files in another program, as these types, and pastes them here. @param {Record<string, string>} types */
  const paste = async (types) => {
    await end(neighbour);
    const offers = Object.entries(types).map(([type, name]) => `${type}=${path(name)}`);
    neighbour = await startNeighbour(display, ['clip', ...offers]);
    await window.key('ctrl+v');
  };
  /** Waits for so many pieces and gives their names. @param {number} count @returns {Promise<string[]>} */
  const pieces = async (count) => {
    await window.waitFor(`${names}.length === ${count}`, 5000);
    return await window.evaluate(names);
  };
  /** How large the last picture is, as it is kept. @returns {Promise<string>} */
  const lastSize = () =>
    window.evaluate(`new Promise((resolve) => {
      const whole = new Image();
      whole.onload = () => resolve(whole.naturalWidth + ' x ' + whole.naturalHeight);
      whole.onerror = () => resolve('not to be shown');
      whole.src = ${sources}.at(-1).replace(/\\/small$/, '');
    })`);

  try {
    await writeFile(path('chart.png'), stripes(600, 300));
    await writeFile(path('other.png'), stripes(300, 200));
    await run('convert', [path('chart.png'), '-resize', '480x240', path('photo.jpg')]);
    await writeFile(path('piece.html'), '<img src="https://example.org/other.png" alt="">');
    await writeFile(path('link.txt'), 'https://ci.example.org/runs/4711');
    await writeFile(path('lines.txt'), '14:05 one\n14:06 two');
    await writeFile(path('list.txt'), `file://${path('chart.png')}\r\n`);
    await writeFile(path('redis.log'), '14:05 connection lost\n'.repeat(40));
    await newTimeline(window, 'Evidence from elsewhere');
    await addEvents(window, ['2026-03-10 14:05 deploy of api 4.2 started']);
    await window.key('Escape');
    await window.waitFor(onRow);

    await check('a picture is pasted whatever its form, and the focus stays', async () => {
      await paste({ 'image/png': 'chart.png' });
      assert.match((await pieces(1))[0] ?? '', /^View Pasted picture, PNG /);
      assert.equal(await lastSize(), '600 x 300');
      assert.ok(await window.evaluate(onRow), 'the focus is on the row');
      await paste({ 'image/jpeg': 'photo.jpg' });
      assert.match((await pieces(2))[1] ?? '', /^View Pasted picture, JPEG /);
      assert.equal(await lastSize(), '480 x 240');
      assert.ok(await window.evaluate(onRow), 'the focus is on the row');
    });

    await check('a picture copied in a browser comes without the address of its page', async () => {
      await paste({ 'text/html': 'piece.html', 'image/png': 'other.png' });
      await pieces(3);
      assert.equal(await lastSize(), '300 x 200');
    });

    await check('a link is a link, lines are an excerpt, and a field takes its text itself', async () => {
      await paste({ UTF8_STRING: 'link.txt' });
      assert.match((await pieces(4))[3] ?? '', /ci\.example\.org/);
      await paste({ UTF8_STRING: 'lines.txt' });
      await window.waitFor(`document.activeElement?.value === '14:05 one\\n14:06 two'`);
      await window.key('ctrl+Return');
      assert.match((await pieces(5))[4] ?? '', /2 lines$/);
      await window.waitFor(`document.activeElement?.tagName !== 'TEXTAREA'`);
      await window.key('F6');
      await window.evaluate(`void document.querySelector('[data-quick-add="main"]').focus()`);
      await paste({ UTF8_STRING: 'link.txt' });
      await window.waitFor(`document.activeElement?.value === 'https://ci.example.org/runs/4711'`);
      await window.key('ctrl+a', 'Delete');
      await pieces(5);
    });

    await check('copied files, which a page cannot have, are told how to come', async () => {
      await window.evaluate(`void document.querySelector('[data-event-row]').focus()`);
      await paste({ 'text/uri-list': 'list.txt' });
      await window.waitFor(`document.body.innerText.includes('Copied files cannot be pasted')`, 5000);
      await pieces(5);
      assert.ok(await window.evaluate(onRow), 'the focus is on the row');
    });

    await check('files dragged from another program say where they would go, and are dropped', async () => {
      await end(neighbour);
      neighbour = await startNeighbour(display, ['drag', path('redis.log'), path('chart.png')]);
      const mouse = async (/** @type {number} */ x, /** @type {number} */ y) => {
        await window.xdotool('mousemove', String(x), String(y));
        await delay(80);
      };
      await mouse(40, 20);
      await window.xdotool('mousedown', '1');
      for (const [x, y] of /** @type {const} */ ([
        [60, 40],
        [200, 200],
        [600, 400],
        [640, 420],
      ]))
        await mouse(x, y);
      await window.waitFor(`document.querySelector('[placeholder="Drop to add to this event"]')`, 5000);
      await window.screenshot(join(shots, 'drop.png'));
      await window.xdotool('mouseup', '1');
      const all = await pieces(7);
      assert.match(all[5] ?? '', /^View redis\.log, 40 lines$/);
      assert.match(all[6] ?? '', /^View chart\.png, PNG /);
      await until('the other program to hear of it', () => neighbour?.output.includes('dropped'));
      await window.waitFor(`!document.querySelector('[placeholder="Drop to add to this event"]')`, 5000);
    });
  } finally {
    await end(neighbour);
    await window.stop();
  }
}
