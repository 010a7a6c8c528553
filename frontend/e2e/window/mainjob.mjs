// The main job in the real window, with the keyboard alone: create, write down
// events, crash, find everything again, export a PDF and read it.
import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDisplay } from '../harness/display.mjs';
import { run, until } from '../harness/processes.mjs';
import { buildWindow, startWindow } from './driver.mjs';

const shots = fileURLToPath(new URL('../../../build/shots/window', import.meta.url));
const saved = `/All saved|Saved \\d\\d:\\d\\d/.test(document.body.innerText)`;
/** True when the page shows a text, in a field or outside. @param {string} text */
const shows = (text) =>
  `[document.body.innerText, ...[...document.querySelectorAll('input, textarea')].map((field) => field.value)]
    .some((shown) => shown.includes(${JSON.stringify(text)}))`;

const events = [
  ['2026-03-28 14:05 deploy of api 4.2 started', 'deploy of api 4.2 started'],
  ['+12m error rate rises — “naïve” café ☕ Ω', 'error rate rises — “naïve” café ☕ Ω'],
  ['14:31:30 rolled back', 'rolled back'],
];

/** @param {import('../harness/tap.mjs').Check} check */
export async function mainJobJourney(check) {
  const binary = await buildWindow();
  const display = await startDisplay({ size: [1600, 1000] });
  let window = await startWindow({ binary, display });
  try {
    await check('an empty library teaches', async () => {
      await window.waitFor(shows('New post-mortem'));
      await window.screenshot(join(shots, 'library-empty.png'));
    });

    await check('a post-mortem is created with the keyboard', async () => {
      await window.key('ctrl+n');
      await window.waitFor(`document.activeElement?.matches('[role=dialog] input, dialog input')`);
      await window.type('Checkout slow after a deploy');
      await window.key('Return');
      await window.waitFor(`${shows('How did we become aware?')} && ${saved}`);
      await window.screenshot(join(shots, 'facts.png'));
    });

    await check('three events are typed one after the other', async () => {
      await window.key('alt+2');
      await window.waitFor(`document.querySelector('[aria-label^="Add an event"]')`);
      await window.key('ctrl+Return');
      await window.waitFor(`document.activeElement?.matches('[aria-label^="Add an event"]')`);
      for (const [line, title] of events) {
        await window.type(line ?? '');
        await window.key('Return');
        await window.waitFor(shows(title ?? ''));
      }
      await window.waitFor(saved);
      await window.screenshot(join(shots, 'timeline.png'));
    });

    await check('the zones that times are shown in are remembered', async () => {
      const times = `[...document.querySelectorAll('[data-event-row] .time')].map((one) => one.innerText)`;
      const both = `${times}[0]?.replace(/\\s+/g, ' ') === '13:05 14:05 UTC+1 UTC'`;
      await window.key('Escape', 'shift+z', 'ctrl+k');
      await window.waitFor(`document.activeElement?.matches('dialog input')`);
      await window.type('as well');
      await window.waitFor(shows('Show times in Europe/Berlin as well'));
      await window.key('Return');
      await window.waitFor(both);
      assert.equal(await window.close(), 0, window.output());
      window = await startWindow({ binary, display });
      await window.waitFor(both);
    });

    await check('after a crash everything is there, at the same place', async () => {
      await window.kill();
      window = await startWindow({ binary, display });
      await window.waitFor(shows('Checkout slow after a deploy'));
      await window.key('alt+2');
      for (const [, title] of events) await window.waitFor(shows(title ?? ''));
    });

    await check('text that was shown as saved survives a crash right after', async () => {
      await window.key('alt+1');
      await window.waitFor(`document.querySelector('.cm-content')`);
      await window.evaluate(`void document.querySelector('.cm-content').focus()`);
      await window.type('An alert paged the on-call engineer.');
      await window.waitFor(shows('An alert paged the on-call engineer.'));
      await until('the edit to be shown as saved', () => window.evaluate(saved), 3000);
      await window.kill();
      window = await startWindow({ binary, display });
      await window.waitFor(shows('An alert paged the on-call engineer.'));
    });

    await check('the PDF is exported through the native dialog', async () => {
      await window.key('ctrl+e');
      const dialog = await until('the save dialog', async () =>
        (await window.xdotool('search', '--onlyvisible', '--name', '^Export as PDF$')).trim(),
      );
      await window.xdotool('windowactivate', '--sync', dialog);
      const target = join(display.home, 'out.pdf');
      await window.xdotool('key', 'ctrl+a');
      await window.xdotool('type', '--delay', '12', target);
      await window.xdotool('key', 'Return');
      await until('the file', () => stat(target).catch(() => null));
      await window.waitFor(shows('out.pdf'));
      await window.screenshot(join(shots, 'exported.png'));
      assert.match((await readFile(target)).subarray(0, 8).toString('latin1'), /^%PDF-/);
      const text = await run('pdftotext', ['-layout', target, '-']);
      assert.match(text, /Checkout slow after a deploy/);
      for (const [, title] of events)
        assert.ok(text.includes(title ?? ''), `the PDF lacks ${title}\n${text}`);
    });

    await check('closing while typing loses nothing', async () => {
      await window.evaluate(`void document.querySelector('.cm-content').focus()`);
      await window.key('ctrl+End');
      await window.type(' Typed at the very end.');
      await window.xdotool('key', 'alt+F4');
      await until('the program to end', () => window.program.child.exitCode !== null);
      assert.equal(window.program.child.exitCode, 0, window.output());
      window = await startWindow({ binary, display });
      await window.waitFor(shows('Typed at the very end.'));
    });
  } finally {
    await window.stop();
    await display.stop();
  }
}
