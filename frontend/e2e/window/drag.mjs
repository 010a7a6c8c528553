// Times and places set by hand, with a real mouse: in the picture move, snap, make a
// span of a point and longer, undo, Esc; in the list the place of an event of unknown
// time; and the same by the keys that do what a drag does.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { startWindow } from './driver.mjs';
import { addEvents, newTimeline } from './steps.mjs';

const shots = fileURLToPath(new URL('../../../build/shots/window', import.meta.url));
const times = `[...document.querySelectorAll('[data-event-row] time')].map((time) => time.textContent.trim()).join(' ')`;
const heard = `document.querySelector('[data-announcer]').textContent.trim()`;
const ends = `[...document.querySelectorAll('[data-event-row] .end')].map((end) => end.textContent.trim()).join(' ')`;
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
  /** Selects a row and shows the whole timeline. @param {number} row */
  const choose = async (row) => {
    await window.evaluate(`(() => {
      const one = document.querySelectorAll('[data-event-row]')[${row}];
      one.focus();
      one.click();
    })()`);
    await window.key('0');
    await delay(500);
  };
  /** Undoes the last step, and only that. @param {string} text */
  const undone = async (text) => {
    await window.key('ctrl+z');
    await becomes(text);
  };
  const shown = async () => String(await window.evaluate(times));
  const becomes = (/** @type {string} */ text) => window.waitFor(`${times} === ${JSON.stringify(text)}`);

  try {
    await newTimeline(window, 'Dragged');
    await addEvents(window, ['2026-03-10 14:00 deploy started', '14:20 errors rise', '14:59 rolled back']);
    await becomes('14:00 14:20 14:59');
    await choose(1);

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
      await undone('14:00 14:20 14:59');
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

    await check('the handle beside a point gives it an end, Esc and one undo take it back', async () => {
      const handle = async () => {
        const { x, y } = await sign();
        return { x: x + 17, y };
      };
      await hold(await handle(), 80);
      await window.waitFor(`/^14:20 → 14:\\d\\d, \\d+ minutes long$/.test(${bubble})`);
      await escape();
      await window.waitFor(`(${bubble}) === ''`);
      await release();
      await delay(300);
      assert.equal(await window.evaluate(ends), '');
      await hold(await handle(), 80);
      const text = String(await window.evaluate(bubble));
      await window.screenshot(join(shots, 'drag-handle.png'));
      await release();
      await window.waitFor(`(${ends}) === ${JSON.stringify(text.slice(6, 13))}`);
      await window.waitFor(
        `[...document.querySelectorAll('[aria-live], [role=status]')].some((it) => it.textContent.includes(${JSON.stringify(text)}))`,
      );
      await window.key('ctrl+z');
      await window.waitFor(`(${ends}) === ''`);
    });

    await check('an event of unknown time is dragged to its place in the list', async () => {
      await window.key('n');
      await window.type('cache emptied');
      await window.key('Return');
      await window.waitFor(`document.querySelector('[data-row-grip]')`);
      await delay(500);
      const [grip, rows] = JSON.parse(
        String(
          await window.evaluate(`JSON.stringify([
            [...document.querySelectorAll('[data-row-grip]')].map((it) => it.getBoundingClientRect())[0],
            [...document.querySelectorAll('[data-event-row]')].map((it) => it.getBoundingClientRect().bottom).sort((a, b) => a - b),
          ])`),
        ),
      );
      const x = grip.x + grip.width / 2;
      await mouse(x, grip.y + grip.height / 2);
      await window.xdotool('mousedown', '1');
      for (const y of [grip.y, rows[1] - 8, rows[0] - 4]) await mouse(x, y);
      await window.waitFor(`document.querySelector('.drop')`);
      await window.screenshot(join(shots, 'drag-row.png'));
      await release();
      await window.waitFor(`document.body.innerText.includes('after 14:00')`);
      await window.key('ctrl+z');
      await window.waitFor(`!document.body.innerText.includes('after 14:00')`);
      await window.key('ctrl+z');
      await becomes('14:00 14:20 14:59');
    });

    await check('near another event a drag stops at it', async () => {
      await choose(2);
      const other = await sign();
      await choose(1);
      const from = await sign();
      await hold(from, other.x - from.x - 4);
      assert.equal(await window.evaluate(bubble), '14:59, 39 minutes later');
      assert.ok(
        await window.evaluate(`document.querySelector('.line.caught') !== null`),
        'a line leads there',
      );
      await window.screenshot(join(shots, 'drag-snap.png'));
      await release();
      await becomes('14:00 14:59 14:59');
      await undone('14:00 14:20 14:59');
    });

    await check('away from others an exact time stops at a whole minute', async () => {
      await window.evaluate(`void document.querySelector('[data-event-row]').focus()`);
      await window.key('n');
      await addEvents(window, ['14:40:37 cache warm']);
      await becomes('14:00 14:20 14:40:37 14:59');
      await choose(2);
      await hold(await sign(), -61);
      const text = String(await window.evaluate(bubble));
      assert.match(text, /^14:3\d:00, \d minutes? \d+ seconds? earlier$/);
      await release();
      await becomes(`14:00 14:20 ${text.slice(0, 8)} 14:59`);
      await undone('14:00 14:20 14:40:37 14:59');
      await window.key('Delete');
      await becomes('14:00 14:20 14:59');
    });

    /** What is said of the third row: "14:25 → 14:40". */
    const span = `document.querySelectorAll('[data-event-row]')[2]?.getAttribute('aria-label').split(' UTC')[0]`;
    const spans = (/** @type {string} */ text) => window.waitFor(`${span} === ${JSON.stringify(text)}`, 5000);

    await check('the end of a span is dragged by itself, then its start, one undo each', async () => {
      await window.evaluate(`void document.querySelector('[data-event-row]').focus()`);
      await window.key('n');
      await addEvents(window, ['14:25 - 14:40 cache was warmed']);
      await spans('14:25 → 14:40');
      await choose(3);
      const last = await sign();
      await choose(2);
      const start = await sign();
      const perMinute = (last.x - start.x) / 34;
      await hold({ x: start.x + 15 * perMinute, y: start.y }, 8.3 * perMinute);
      assert.equal(await window.evaluate(bubble), '14:25 → 14:48, 23 minutes long');
      await window.screenshot(join(shots, 'drag-end.png'));
      await release();
      await spans('14:25 → 14:48');
      await window.key('ctrl+z');
      await spans('14:25 → 14:40');
      await hold({ x: start.x, y: start.y }, 7.8 * perMinute);
      assert.equal(await window.evaluate(bubble), '14:33 → 14:40, 7 minutes long');
      await release();
      await spans('14:33 → 14:40');
      await window.key('ctrl+z');
      await spans('14:25 → 14:40');
    });

    await check('keys do what a drag does and say it; presses in a row are one undo', async () => {
      await window.evaluate(`void document.querySelectorAll('[data-event-row]')[2].focus()`);
      await window.key('period', 'greater', 'comma', 'less', 'less'); // as quickly as a person presses them
      await becomes('14:00 14:15 14:20 14:59');
      await undone('14:00 14:20 14:25 14:59');
      for (const [key, text, words] of [
        ['period', '14:26 → 14:41', 'Moved to 14:26, 1 minute later.'],
        ['greater', '14:36 → 14:51', 'Moved to 14:36, 10 minutes later.'],
        ['comma', '14:35 → 14:50', 'Moved to 14:35, 1 minute earlier.'],
        ['less', '14:25 → 14:40', 'Moved to 14:25, 10 minutes earlier.'],
        ['less', '14:15 → 14:30', 'Moved to 14:15, 10 minutes earlier.'],
        ['greater', '14:25 → 14:40', 'Moved to 14:25, 10 minutes later.'],
      ]) {
        await window.key(key ?? '');
        await window.waitFor(`(${heard}) === ${JSON.stringify(words)}`, 5000);
        // Earlier than the event before it, it goes up by one row.
        if (text?.startsWith('14:15') !== true) await spans(text ?? '');
      }
      await becomes('14:00 14:20 14:25 14:59');
      for (const [key, text] of [
        ['bracketright', '14:25 → 14:41'],
        ['bracketleft', '14:25 → 14:40'],
        ['bracketleft', '14:25 → 14:39'],
        ['braceright', '14:25 → 14:49'],
        ['braceleft', '14:25 → 14:39'],
      ]) {
        await window.key(key ?? '');
        await spans(text ?? '');
      }
      assert.equal(await window.evaluate(heard), '14:25 → 14:39, 14 minutes long.');
      await window.key('ctrl+z');
      await spans('14:25 → 14:40');
    });
  } finally {
    await window.stop();
  }
}
