// Sharing: the preview is the file, follows the choices and the document, and
// the choices are still there the next time.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, until } from '../harness/processes.mjs';
import { seriousFaults } from './axe.mjs';
import { startChromium } from './driver.mjs';
import { personAt } from './person.mjs';

/** @param {import('../harness/tap.mjs').Check} check */
export async function shareJourney(check) {
  const program = await startChromium();
  const { page } = program;
  const person = personAt(program);
  const pages = page.getByRole('list', { name: 'Pages' }).getByRole('listitem');
  const preview = page.getByRole('region', { name: 'Preview' });
  /** @param {string} label */
  const choice = (label) => page.getByRole('combobox', { name: label });
  /** Waits until the first page is drawn and says something. @param {RegExp} words */
  const firstPageSays = (words) =>
    until(`page one to say ${words}`, async () => {
      const text = await pages.first().innerText();
      const drawn = await pages
        .first()
        .locator('canvas')
        .evaluate((canvas) => {
          const { width, height } = /** @type {HTMLCanvasElement} */ (canvas);
          const { data } = /** @type {HTMLCanvasElement} */ (canvas)
            .getContext('2d')
            .getImageData(0, 0, width, height);
          return data.some((value, at) => at % 4 === 0 && value > 0 && value < 100);
        });
      return drawn && words.test(text);
    });

  try {
    await page.getByRole('main').getByRole('button', { name: 'Open the sample' }).press('Enter');
    await person.title('Timeline').waitFor();

    await check('the pages of the PDF are shown', async () => {
      await person.goTo('Share');
      await pages.first().waitFor();
      await firstPageSays(/Degraded service after a 43-second network partition/);
      const count = await pages.count();
      assert.ok(count >= 8, `${count} pages`);
      await page.getByText(`${count} pages`).waitFor();
      assert.deepEqual(await seriousFaults(page), []);
    });

    await check('the preview follows each choice', async () => {
      const tall = await pages
        .first()
        .locator('.page')
        .evaluate((one) => one.clientHeight / one.clientWidth);
      await choice('Paper').selectOption({ label: 'Letter' });
      await until('the page to be Letter', async () => {
        const now = await pages
          .first()
          .locator('.page')
          .evaluate((one) => one.clientHeight / one.clientWidth);
        return now < tall - 0.05;
      });
      await choice('Headings in').selectOption({ label: 'Deutsch' });
      await firstPageSays(/Was dazu beitrug/);
    });

    await check('the file says what the preview says', async () => {
      const pdf = join(program.display.home, 'shared.pdf');
      await program.answerDialogs(pdf);
      await page.getByRole('button', { name: 'Save as…' }).press('Enter');
      await person.told('shared.pdf saved');
      assert.match(await run('pdftotext', [pdf, '-']), /Was dazu beitrug/);
      assert.match(await run('pdfinfo', [pdf]), /612 x 792 pts/);
    });

    await check('text is shown as text, and copied', async () => {
      await choice('As').selectOption({ label: 'Markdown' });
      await preview.getByText('## Was dazu beitrug').waitFor();
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'Copy', exact: true }).press('Enter');
      await person.told('Text copied.');
      assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^## Was dazu beitrug$/m);
      await page.getByRole('button', { name: 'Copy announcement' }).press('Enter');
      await person.told('Announcement copied.');
      assert.deepEqual(await seriousFaults(page), []);
    });

    await check('the timeline is shown as a picture', async () => {
      await choice('As').selectOption({ label: 'Timeline picture, SVG' });
      const picture = preview.getByRole('img');
      await picture.waitFor();
      await until('the picture to be drawn', () =>
        picture.evaluate((one) => /** @type {HTMLImageElement} */ (one).naturalWidth > 400),
      );
    });

    await check('readers get what their audience may have, and the list says what is taken out', async () => {
      await choice('As').selectOption({ label: 'Markdown' });
      await choice('For').selectOption({ label: 'Customer' });
      await until('the lessons to be out', async () => !(await preview.innerText()).includes('## Lehren'));
      const removals = page.locator('details', { hasText: 'taken out or replaced' });
      await removals.locator('summary').press('Enter');
      await removals.getByText('Section lessons').waitFor();
      assert.deepEqual(await seriousFaults(page), []);
    });

    await check(
      'one choice more makes an audience of its own, kept by name and forgotten with undo',
      async () => {
        await page.getByText('What they get', { exact: true }).press('Enter');
        await page.getByRole('checkbox', { name: 'Lessons' }).press('Space');
        await preview.getByText('## Lehren').waitFor();
        const name = page.getByRole('textbox', { name: 'Keep these choices as' });
        await name.fill('Partner');
        await name.press('Enter');
        await until(
          'the audience to be chosen',
          async () => (await choice('For').inputValue()) === 'partner',
        );
        await until('the focus not to be lost', () =>
          choice('For').evaluate((one) => one === document.activeElement),
        );
        await page.getByRole('button', { name: 'Forget “Partner”' }).press('Enter');
        await until('nothing to be taken out', async () => (await choice('For').inputValue()) === '');
        await page.getByRole('button', { name: 'Undo' }).last().click();
        await until('it to be chosen again', async () => (await choice('For').inputValue()) === 'partner');
      },
    );

    await check('what cannot be made says why', async () => {
      await person.back();
      await person.create('Nothing yet');
      await person.goTo('Share');
      await choice('As').selectOption({ label: 'Meeting and due dates' });
      await page.getByRole('alert').getByText('nothing to put into a calendar').waitFor();
      assert.ok(await page.getByRole('button', { name: 'Save as…' }).isDisabled());
      await choice('As').selectOption({ label: 'Markdown' });
      await preview.getByText('# Nothing yet').waitFor();
    });

    await check('what is chosen counts for every export, also while nothing can be shown', async () => {
      await person.goTo('People');
      await page.locator('[data-quick-add="main"]').fill('Ana Petrova');
      await person.press('Enter');
      await person.field('Title of the post-mortem').fill('Ana Petrova restarted it');
      await person.goTo('Share');
      await choice('As').selectOption({ label: 'Meeting and due dates' });
      await page.getByRole('alert').getByText('nothing to put into a calendar').waitFor();
      await choice('For').selectOption({ label: 'Customer' });
      const pdf = join(program.display.home, 'customer.pdf');
      await program.answerDialogs(pdf);
      await person.press('Control+e');
      await person.told('customer.pdf saved');
      const words = await run('pdftotext', [pdf, '-']);
      assert.match(words, /restarted it/);
      assert.doesNotMatch(words, /Petrova/);
      await choice('For').selectOption({ label: 'Everything, for yourself' });
      await choice('As').selectOption({ label: 'Markdown' });
    });

    await check('what is changed meanwhile is shown', async () => {
      await person.field('Title of the post-mortem').fill('Something after all');
      await preview.getByText('# Something after all').waitFor();
    });

    await check('the choices are there again after a restart, and Ctrl E keeps to them', async () => {
      await choice('Headings in').selectOption({ label: 'Deutsch' });
      await preview.getByText('Entwurf').first().waitFor();
      await program.restart();
      await person.title('Share').waitFor();
      await preview.getByText('Entwurf').first().waitFor();
      assert.equal(await choice('As').inputValue(), 'md');
      const md = join(program.display.home, 'quick.md');
      await program.answerDialogs(md);
      await person.press('Control+Shift+e');
      await person.told('quick.md saved');
      assert.match(await readFile(md, 'utf8'), /Entwurf/);
    });
    person.assertQuiet();
  } finally {
    await program.stop();
  }
}
