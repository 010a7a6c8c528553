// Every screen in light and dark on the real backend: nothing complains, axe
// finds nothing serious, and a picture of each is kept for people to look at.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seriousFaults } from './axe.mjs';
import { buildServer, startChromium } from './driver.mjs';

const shots = fileURLToPath(new URL('../../../build/shots/chromium', import.meta.url));
const stages = ['Facts', 'Timeline', 'People', 'Summary', 'Contributing factors', 'Lessons', 'Actions'];

/** @param {import('../harness/tap.mjs').Check} check */
export async function screensJourney(check) {
  await mkdir(shots, { recursive: true });
  const binary = await buildServer();
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    const program = await startChromium({ binary, theme, size: [1440, 900] });
    const { page, complaints } = program;
    /** @param {string} name */
    const look = async (name) => {
      await page.screenshot({ path: join(shots, `${name}-${theme}.png`) });
      assert.deepEqual(await seriousFaults(page), []);
      assert.deepEqual(complaints.splice(0), []);
    };
    try {
      await check(`empty library, ${theme}`, async () => {
        await page.getByRole('button', { name: /open the sample/i }).waitFor();
        await look('library-empty');
      });
      await check(`new post-mortem, ${theme}`, async () => {
        await page.keyboard.press('Control+n');
        await page.getByRole('dialog').waitFor();
        await look('new');
      });
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /open the sample/i }).click();
      for (const [index, stage] of stages.entries()) {
        await check(`${stage}, ${theme}`, async () => {
          await page.getByText('Works offline').waitFor();
          await page.keyboard.press(`Alt+${index + 1}`);
          await page.getByRole('heading', { name: stage, exact: true, level: 1 }).waitFor();
          await look(stage.toLowerCase().replace(' ', '-'));
        });
      }
      await check(`the sample after a crash, ${theme}`, async () => {
        await program.restart();
        await page.getByRole('heading', { name: 'Actions', exact: true, level: 1 }).waitFor();
      });
      await check(`library with the sample, ${theme}`, async () => {
        await page.keyboard.press('Alt+ArrowLeft');
        await page.getByText('PM-').first().waitFor();
        await look('library');
      });
    } finally {
      await program.stop();
    }
  }
}
