// Times set by hand in the picture, with a real mouse: move, undo, Esc.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { startWindow } from './driver.mjs';

const shots = fileURLToPath(new URL('../../../build/shots/window', import.meta.url));
const times = `[...document.querySelectorAll('[data-event-row] time')].map((time) => time.textContent.trim()).join(' ')`;
const bubble = `document.querySelector('[data-drag]')?.textContent.trim() ?? ''`;

/** @param {import('../harness/tap.mjs').Check} check */
export async function dragJourney(check) {
  const window = await startWindow({ size: [1280, 800] });
  /** Moves the mouse to a place of the page. @param {number} x @param {number} y */
  const mouse = async (x, y) => {
    await window.xdotool(
      'mousemove',
      '--window',
      await window.windowId(),
      String(Math.round(x)),
      String(Math.round(y)),
    );
    await delay(60);
  };
  /** Where the picture shows the selected event. @returns {Promise<{ x: number, y: number }>} */
  const sign = async () =>
    JSON.parse(
      String(
        await window.evaluate(`(() => {
          const box = document.querySelector('[data-picture-event][tabindex="0"]').getBoundingClientRect();
          return JSON.stringify({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
        })()`),
      ),
    );
  /** Presses at a place and moves in steps; the button stays down. @param {{ x: number, y: number }} from @param {number} dx */
  const hold = async ({ x, y }, dx) => {
    await mouse(x, y);
    await window.xdotool('mousedown', '1');
    for (const part of [0.1, 0.4, 0.7, 1]) await mouse(x + dx * part, y);
  };
  /** Not window.key: clearing modifiers, xdotool would let the button go first. */
  const escape = () => window.xdotool('key', 'Escape');
  const release = () => window.xdotool('mouseup', '1');
  const shown = async () => String(await window.evaluate(times));
  const becomes = (/** @type {string} */ text) => window.waitFor(`${times} === ${JSON.stringify(text)}`);

  try {
    await window.waitFor(`document.body.innerText.includes('New post-mortem')`);
    await window.key('ctrl+n');
    await window.waitFor(`document.activeElement?.matches('[role=dialog] input, dialog input')`);
    await window.type('Dragged');
    await window.key('Return');
    await window.waitFor(`document.body.innerText.includes('How did we become aware?')`);
    await window.key('alt+2');
    await window.waitFor(`document.querySelector('[aria-label^="Add an event"]')`);
    await window.key('ctrl+Return');
    for (const line of ['2026-03-10 14:00 deploy started', '14:20 errors rise', '14:59 rolled back']) {
      await window.waitFor(`document.activeElement?.matches('[aria-label^="Add an event"]')`);
      await window.type(line);
      await window.key('Return');
    }
    await becomes('14:00 14:20 14:59');
    await window.evaluate(`void document.querySelectorAll('[data-event-row]')[1].click()`);
    await delay(500);

    await check('dragging an event shows its new time and the list has it after the drop', async () => {
      await hold(await sign(), 120);
      const text = String(await window.evaluate(bubble));
      assert.match(text, /^14:\d\d, \d+ minutes later$/);
      assert.equal(await shown(), '14:00 14:20 14:59', 'nothing changes before the drop');
      await window.screenshot(join(shots, 'drag.png'));
      await release();
      await becomes(`14:00 ${text.slice(0, 5)} 14:59`);
    });

    await check('one undo takes it back', async () => {
      await window.key('ctrl+z');
      await becomes('14:00 14:20 14:59');
    });

    await check('Esc in the middle leaves everything as it was', async () => {
      await hold(await sign(), -90);
      await window.waitFor(`(${bubble}).includes('earlier')`);
      await escape();
      await window.waitFor(`(${bubble}) === ''`);
      await release();
      await delay(300);
      assert.equal(await shown(), '14:00 14:20 14:59');
    });
  } finally {
    await window.stop();
  }
}
