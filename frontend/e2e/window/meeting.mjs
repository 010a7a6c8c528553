// A meeting of sixty minutes in the real window, by keyboard, sixty times as
// fast; its web process dies in between; the PDF is exported and read.
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDisplay } from '../harness/display.mjs';
import { run, until } from '../harness/processes.mjs';
import { buildWindow, startWindow } from './driver.mjs';
import { addEvents, newTimeline } from './steps.mjs';

const shots = fileURLToPath(new URL('../../../build/shots/window', import.meta.url));
const factor = 60;

/** Both clocks of the page run faster from now on: a second is a minute. */
const accelerate = `(() => {
  const steady = performance.now.bind(performance);
  const wall = Date.now.bind(Date);
  const [a, b] = [steady(), wall()];
  performance.now = () => a + (steady() - a) * ${factor};
  Date.now = () => b + (wall() - b) * ${factor};
})()`;

const line = `document.querySelector('.capture textarea, .capture input')`;
const minutes = `(() => {
  const parts = document.querySelector('[role=timer] span')?.innerText.split(':').map(Number) ?? [];
  return parts.reduce((sum, part) => sum * 60 + part, 0) / 60;
})()`;
/** @param {string} name */
const inPhase = (name) =>
  `document.querySelector('nav[aria-label="Phases of the meeting"] [aria-current=step]')?.innerText.trim() === '${name}'`;
/** @param {string} text */
const shows = (text) => `document.body.innerText.includes(${JSON.stringify(text)})`;

/** @param {import('../harness/tap.mjs').Check} check */
export async function meetingJourney(check) {
  const binary = await buildWindow();
  const display = await startDisplay({ size: [1280, 720] });
  const window = await startWindow({ binary, display });
  /** @param {string} key @param {string} text */
  const say = async (key, text) => {
    await window.key(key);
    await window.waitFor(`document.activeElement === ${line} && ${line} !== null`);
    await window.type(text);
    await window.key('Return');
    await window.waitFor(`${line} === null || ${line}.value === ''`);
    if ((await window.evaluate(`${line} !== null`)) === true) await window.key('Escape');
    await window.waitFor(`${line} === null`);
  };
  /** Waits until the phase has lasted so long. @param {number} long */
  const lasts = (long) => window.waitFor(`${minutes} >= ${long}`, 60_000);
  try {
    await check('a planned incident with three events', async () => {
      await newTimeline(window, 'Checkout slow after a deploy');
      await addEvents(window, [
        '2026-03-28 14:05 deploy of api 4.2 started',
        '14:17 error rate rises',
        '14:31 rolled back',
      ]);
      await window.key('Escape');
    });

    await check('the meeting fills the screen and begins', async () => {
      await window.key('ctrl+m');
      await window.waitFor(shows('60 minutes'));
      await window.waitFor(`window.innerHeight === 720 && window.innerWidth === 1280`);
      await window.evaluate(accelerate);
      await window.key('Return');
      await window.waitFor(inPhase('Check-in'));
      await lasts(3);
      await window.screenshot(join(shots, 'meeting-checkin.png'));
    });

    await check('the review of events, with what the room remembers', async () => {
      await window.key('Next');
      await window.waitFor(inPhase('Review of events'));
      await window.key('Right');
      await window.waitFor(shows('2 of 3'));
      await say('q', 'What did the dashboard show then?');
      await say('p', 'Alert on the error rate');
      await say('n', '14:20 support hears of failing orders');
      await window.waitFor(shows('2 of 4'));
      await window.key('k');
      await window.waitFor(shows('only what was known at 14:17'));
      await window.screenshot(join(shots, 'meeting-known.png'));
      await window.key('k');
      await lasts(36);
      await window.screenshot(join(shots, 'meeting-review.png'));
    });

    await check('the web process dies: the same phase, event and time', async () => {
      const before = Number(await window.evaluate(minutes));
      await window.killPage();
      await window.waitFor(inPhase('Review of events'));
      await window.waitFor(shows('2 of 4'));
      await window.waitFor(shows('What did the dashboard show then?'));
      const after = Number(await window.evaluate(minutes));
      // A beat of four seconds is four minutes here.
      assert.ok(after >= before - 5 && after < before + 5, `${before} min before, ${after} min after`);
      await window.evaluate(accelerate);
    });

    await check('summary, lessons, actions and check-out', async () => {
      await window.key('Next');
      await window.waitFor(inPhase('Summary'));
      await say('n', 'No test runs with two instances');
      await lasts(4);
      await window.key('Next');
      await window.waitFor(inPhase('Lessons'));
      await say('n', 'Rolling back took one click');
      await lasts(5);
      await window.key('Next');
      await window.waitFor(inPhase('Actions'));
      await window.key('f');
      await window.waitFor(shows('Parked ideas'));
      await window.key('Return');
      await say('o', 'Team checkout');
      await window.waitFor(shows('Team checkout'));
      await lasts(5);
      await window.screenshot(join(shots, 'meeting-actions.png'));
      await window.key('Next');
      await window.waitFor(inPhase('Check-out'));
      await window.key('1', '1', '3');
      await lasts(2);
      await window.key('f');
      await window.waitFor(shows('The meeting is over'));
      await window.screenshot(join(shots, 'meeting-over.png'));
    });

    await check('everything said is in the PDF', async () => {
      await window.key('Return');
      await window.waitFor(shows('Reviewed'));
      await window.key('ctrl+e');
      const dialog = await until('the save dialog', async () =>
        (await window.xdotool('search', '--onlyvisible', '--name', '^Export as PDF$')).trim(),
      );
      await window.xdotool('windowactivate', '--sync', dialog);
      const target = join(display.home, 'meeting.pdf');
      await window.xdotool('key', 'ctrl+a');
      await window.xdotool('type', '--delay', '12', target);
      await window.xdotool('key', 'Return');
      await until('the file', () => stat(target).catch(() => null));
      await window.waitFor(shows('meeting.pdf'));
      const text = (await run('pdftotext', ['-layout', target, '-'])).replaceAll(/\s+/g, ' ');
      for (const said of [
        'What did the dashboard show then?',
        'support hears of failing orders',
        'No test runs with two instances',
        'Rolling back took one click',
        'Alert on the error rate',
        'Team checkout',
      ]) {
        assert.ok(text.includes(said), `the PDF lacks “${said}”`);
      }
    });
  } finally {
    await window.stop();
    await display.stop();
  }
}
