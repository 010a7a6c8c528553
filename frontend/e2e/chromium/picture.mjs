// The picture of the timeline by keyboard and mouse: one selection with the
// list, the same names for a screen reader, zoom, lanes, bubbles, adding at a time.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../harness/processes.mjs';
import { looksAccepted } from './accepted.mjs';
import { seriousFaults } from './axe.mjs';
import { startChromium } from './driver.mjs';
import { personAt } from './person.mjs';

/** @param {import('../harness/tap.mjs').Check} check */
export async function pictureJourney(check) {
  const program = await startChromium();
  const { page } = program;
  const person = personAt(program);
  const picture = page.getByRole('listbox', { name: /^Timeline picture: / });
  /** The event that has the focus in the picture, as a screen reader says it. */
  const spoken = () =>
    page.evaluate(() => {
      const active = document.activeElement;
      return active?.getAttribute('role') === 'option' ? (active.getAttribute('aria-label') ?? '') : '';
    });
  const selected = () => page.getByRole('grid', { name: 'Events' }).locator('[aria-selected="true"]');
  const inView = () =>
    page.getByRole('slider', { name: 'Part of the timeline in view' }).evaluate((brush) => brush.offsetWidth);

  /** Waits until sizes, fonts and colours have arrived and two frames were drawn with them. */
  const settled = () =>
    page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((done) => setTimeout(done, 400));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });

  try {
    await page.getByRole('main').getByRole('button', { name: 'Open the sample' }).press('Enter');
    await person.title('Timeline').waitFor();
    await picture.waitFor();

    await check('the picture says what it shows', async () => {
      const name = (await picture.getAttribute('aria-label')) ?? '';
      assert.match(
        name,
        /^Timeline picture: 29 events from 2018-10-21 22:52 to 2018-10-22 23:0\d, impact 24 h 11 min$/,
      );
      assert.deepEqual(await seriousFaults(page), []);
    });

    await check('it looks as accepted, in light, in dark and in a narrow window', async () => {
      const whole = page.locator('[data-picture]');
      for (const theme of /** @type {const} */ (['light', 'dark'])) {
        await page.emulateMedia({ colorScheme: theme });
        await settled();
        await looksAccepted(whole, `picture-${theme}`);
      }
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 1024, height: 700 });
      await settled();
      await looksAccepted(whole, 'picture-narrow');
      await page.setViewportSize({ width: 1280, height: 800 });
      await settled();
    });

    await check('G leads into it, and each event has the name of its row', async () => {
      await page.keyboard.press('g');
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'End', 'ArrowLeft', 'Home']) {
        const before = await spoken();
        await page.keyboard.press(key);
        await until(`${key} to lead on`, async () => (await spoken()) !== before && (await spoken()) !== '');
        await until('the list to follow', async () => (await selected().count()) === 1);
        assert.equal(await selected().getAttribute('aria-label'), await spoken());
      }
    });

    await check('up and down lead from lane to lane', async () => {
      const before = await spoken();
      await page.keyboard.press('ArrowDown');
      assert.notEqual(await spoken(), before);
      await page.keyboard.press('ArrowUp');
      assert.notEqual(await spoken(), '');
    });

    await check('+, Z and 0 change what is in view', async () => {
      const all = await inView();
      await page.keyboard.press('+');
      await page.keyboard.press('+');
      await until('a closer view', async () => (await inView()) < all * 0.7);
      await page.keyboard.press('z');
      await until('a view of the selection', async () => (await inView()) < all * 0.2);
      await page.keyboard.press('0');
      await until('everything in view', async () => (await inView()) === all);
    });

    await check('the strip moves the view by arrows', async () => {
      await page.keyboard.press('+');
      await page.keyboard.press('+');
      await settled();
      const brush = page.getByRole('slider', { name: 'Part of the timeline in view' });
      await brush.focus();
      const before = Number(await brush.getAttribute('aria-valuenow'));
      await page.keyboard.press('ArrowRight');
      await until(
        'the window to move',
        async () => Number(await brush.getAttribute('aria-valuenow')) > before,
      );
      assert.match((await brush.getAttribute('aria-valuetext')) ?? '', /^2018-10-2\d .* events?$/);
      await page.keyboard.press('0');
    });

    await check('lanes can be switched, and stay so', async () => {
      await page.getByRole('button', { name: /^Lanes by source/ }).press('Enter');
      await page.getByRole('menuitem', { name: /by kind/ }).press('Enter');
      await page.getByRole('button', { name: /^Lanes by kind/ }).waitFor();
      await person.goTo('People');
      await person.goTo('Timeline');
      await page.getByRole('button', { name: /^Lanes by kind/ }).waitFor();
      const file = join(program.display.home, 'lanes.svg');
      await program.answerDialogs(file);
      await page
        .getByRole('banner')
        .getByRole('button', { name: /^Export/ })
        .press('Enter');
      await page.getByRole('menuitem', { name: /Timeline picture \(SVG\)/ }).press('Enter');
      await person.told('lanes.svg saved');
      // What is exported is sorted as what is shown.
      assert.match(await readFile(file, 'utf8'), />observation</);
      await page.getByRole('button', { name: /^Lanes by kind/ }).press('Enter');
      await page.getByRole('menuitem', { name: /by source/ }).press('Enter');
      await page.getByRole('button', { name: /^Lanes by source/ }).waitFor();
    });

    await check('N in the picture begins a line at the time of the event', async () => {
      await page.keyboard.press('g');
      await page.keyboard.press('End');
      await until('the last event', async () => (await spoken()).includes('Milestone: resolved'));
      await page.keyboard.press('n');
      const line = page.getByRole('textbox', { name: /^Add an event/ });
      await until('the time in the line', async () => (await line.inputValue()) === '2018-10-22 23:03 ');
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
    });

    await check('a click on a bubble opens it, a double click on nothing adds there', async () => {
      await page.keyboard.press('Escape');
      await until('the focus in the list', () =>
        page.evaluate(() => document.activeElement?.hasAttribute('data-event-row') === true),
      );
      await page.keyboard.press('0');
      const all = await inView();
      const box = await picture.boundingBox();
      assert.ok(box !== null);
      // Where the first hour of the incident is, near the left edge, a bubble stands.
      let opened = false;
      for (let y = 60; y < 110 && !opened; y += 4) {
        await page.mouse.click(box.x + 32, box.y + y);
        await page.waitForTimeout(250);
        opened = (await inView()) < all * 0.5;
      }
      assert.ok(opened, 'no bubble was opened');
      await page.keyboard.press('0');
      await page.mouse.dblclick(box.x + box.width * 0.45, box.y + 8);
      const line = page.getByRole('textbox', { name: /^Add an event/ });
      await until('a time in the line', async () => /^2018-10-22 \d\d:\d\d $/.test(await line.inputValue()));
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
    });

    await check('it can be put away and comes back', async () => {
      await page.getByRole('button', { name: 'Hide the picture' }).press('Enter');
      await picture.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Show the picture' }).press('Enter');
      await picture.waitFor();
      person.assertQuiet();
    });
  } finally {
    await program.stop();
  }
}
