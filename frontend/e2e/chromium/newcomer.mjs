// A newcomer: nothing there yet, opens the sample, looks at everything.
import assert from 'node:assert/strict';
import { startChromium } from './driver.mjs';
import { personAt, stages } from './person.mjs';

/** @param {import('../harness/tap.mjs').Check} check */
export async function newcomerJourney(check) {
  const program = await startChromium();
  const { page } = program;
  const person = personAt(program);
  try {
    await check('an empty library teaches and offers two ways to begin', async () => {
      await page.getByRole('main').getByRole('button', { name: 'New post-mortem' }).waitFor();
      await page.getByRole('main').getByRole('button', { name: 'Open the sample' }).waitFor();
      person.assertQuiet();
    });

    await check('the sample opens in its timeline', async () => {
      await page.getByRole('main').getByRole('button', { name: 'Open the sample' }).click();
      await person.title('Timeline').waitFor();
      await person.row(/Milestone: impact started/).waitFor();
      const rows = await page.getByRole('grid', { name: 'Events' }).getAttribute('aria-rowcount');
      assert.ok(Number(rows) >= 20, `${rows} rows`);
      person.assertQuiet();
    });

    for (const stage of stages) {
      await check(`the stage ${stage} shows itself and complains about nothing`, async () => {
        await person.goTo(stage);
        const current = page.getByRole('navigation', { name: 'Stages' }).locator('[aria-current=page]');
        assert.match(await current.innerText(), new RegExp(stage));
        assert.match(await page.title(), /Degraded service/);
        person.assertQuiet();
      });
    }

    await check('back in the library, the sample stands there', async () => {
      await person.press('Alt+ArrowLeft');
      await person.entry(/Degraded service/).waitFor();
      person.assertQuiet();
    });

    await check('opening the sample a second time makes no second one by surprise', async () => {
      await page.getByRole('banner').getByRole('button', { name: 'Open the sample' }).click();
      await person.title('Timeline').waitFor();
      await person.press('Alt+ArrowLeft');
      await person
        .entry(/Degraded service/)
        .first()
        .waitFor();
      const shown = await page
        .getByRole('status')
        .filter({ hasText: /post-mortems? shown/ })
        .innerText();
      assert.match(shown, /^(1 post-mortem|2 post-mortems) shown$/);
      person.assertQuiet();
    });
  } finally {
    await program.stop();
  }
}
