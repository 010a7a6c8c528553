// The HTML export as a reader opens it: from a file, with no program behind it.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { run } from '../harness/processes.mjs';
import { seriousFaults } from './axe.mjs';
import { buildServer } from './driver.mjs';

/** Pages as small as a telephone must not be wider than the screen. */
const narrow = { width: 390, height: 800 };

/** @param {import('../harness/tap.mjs').Check} check */
export async function htmlFileJourney(check) {
  const folder = await mkdtemp(join(tmpdir(), 'afterword-html-'));
  const file = join(folder, 'sample.html');
  await run(await buildServer(), ['export', '--sample', '--format', 'html', '--output', file]);
  const browser = await chromium.launch({
    executablePath: process.env.AFTERWORD_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  /** What the page asked for or complained about. @type {string[]} */
  const noise = [];
  page.on('request', (request) => noise.push(`request: ${request.url()}`));
  page.on('console', (message) => noise.push(message.text()));
  try {
    await page.goto(pathToFileURL(file).href);

    await check('it asks for nothing but itself and breaks no rule of its own', () => {
      assert.deepEqual(noise, [`request: ${pathToFileURL(file).href}`]);
    });

    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      for (const size of [{ width: 1440, height: 900 }, narrow]) {
        await check(`axe finds nothing, ${colorScheme}, ${size.width} wide`, async () => {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize(size);
          assert.deepEqual(await seriousFaults(page), []);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          assert.ok(over <= 0, `${over} pixels wider than the screen`);
        });
      }
    }

    await check('the skip link, the contents and an event can be reached by keyboard', async () => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
      await page
        .getByRole('navigation', { name: 'Contents' })
        .getByRole('link', { name: 'Timeline' })
        .press('Enter');
      assert.equal(await page.evaluate(() => location.hash), '#timeline');
      assert.ok((await page.getByRole('row').count()) > 29);
    });

    await check('on paper the contents are left out and every row is whole', async () => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      assert.equal(await page.getByRole('navigation').count(), 0);
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.equal(ground, 'rgb(255, 255, 255)');
      const split = await page.evaluate(
        () =>
          [...document.querySelectorAll('tr')].filter((row) => getComputedStyle(row).breakInside !== 'avoid')
            .length,
      );
      assert.equal(split, 0);
    });
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}
