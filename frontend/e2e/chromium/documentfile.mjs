// Document files in the window: opened by command and by the program's start, twice, and a broken one.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../harness/processes.mjs';
import { seriousFaults } from './axe.mjs';
import { buildServer, startChromium } from './driver.mjs';
import { personAt } from './person.mjs';

/** @param {import('../harness/tap.mjs').Check} check */
export async function documentFileJourney(check) {
  const binary = await buildServer();
  const program = await startChromium({ binary });
  const { page } = program;
  const person = personAt(program);
  const other = join(program.display.home, 'other library');
  const file = join(program.display.home, 'From a colleague.afterword');
  const env = { ...program.display.env };
  /** What the dialog to choose files answers. @param {string} path */
  const choose = (path) => writeFile(join(program.dialogs, 'open'), path);
  try {
    await check('a colleague writes a document file with the command line', async () => {
      const reference = (
        await run(binary, ['new', '--title', 'Checkout failed for an hour', '--data-dir', other], { env })
      ).trim();
      await run(
        binary,
        ['export', reference, '--format', 'afterword', '--output', file, '--data-dir', other],
        {
          env,
        },
      );
      assert.equal((await readFile(file)).subarray(0, 2).toString(), 'PK');
    });

    await check(
      'it is opened from the library by a key, and is a post-mortem of this library then',
      async () => {
        await page.getByRole('main').getByRole('button', { name: 'New post-mortem' }).waitFor();
        await choose(file);
        await person.press('Control+o');
        await person.title('Facts').waitFor();
        await person.told(/PM-\d{4}-\d+ was taken in/);
        assert.match(await page.title(), /Checkout failed for an hour/);
        assert.deepEqual(await seriousFaults(page), []);
        person.assertQuiet();
      },
    );

    await check('opened again it becomes a copy, and that is said', async () => {
      await person.press('Alt+ArrowLeft');
      await person.entry(/Checkout failed/).waitFor();
      await person.press('Control+o');
      await person.title('Facts').waitFor();
      await person.told(/copy beside it/);
      await person.press('Alt+ArrowLeft');
      await person
        .entry(/Checkout failed/)
        .nth(1)
        .waitFor();
      person.assertQuiet();
    });

    await check('a broken file and one of another kind say what is wrong, and change nothing', async () => {
      const broken = join(program.display.home, 'broken.afterword');
      await writeFile(broken, (await readFile(file)).subarray(0, 200));
      await choose(broken);
      await person.press('Control+o');
      await person.told('“broken.afterword” could not be opened.');
      const text = join(program.display.home, 'notes.txt');
      await writeFile(text, 'x');
      await choose(text);
      await person.press('Control+o');
      await person.told('“notes.txt” is no document file.');
      assert.equal(await person.entry(/./).count(), 2);
      person.assertQuiet();
    });

    await check('the share stage tells what the file holds, and a PDF carries it', async () => {
      await person
        .entry(/Checkout failed/)
        .first()
        .press('Enter');
      await person.title('Facts').waitFor();
      await person.goTo('Share');
      /** @param {string} label */
      const choice = (label) => page.getByRole('combobox', { name: label });
      await choice('As').selectOption({ label: 'Document file' });
      await page
        .getByRole('region', { name: 'Preview' })
        .getByText(/its history, \d+ changes/)
        .waitFor();
      assert.deepEqual(await seriousFaults(page), []);
      await choice('As').selectOption({ label: 'PDF' });
      await page.getByRole('checkbox', { name: 'Document file inside' }).press('Space');
      const pdf = join(program.display.home, 'carrier.pdf');
      await program.answerDialogs(pdf);
      await page.getByRole('button', { name: 'Save as…' }).press('Enter');
      await person.told('carrier.pdf saved');
      assert.match(
        await run('pdfdetach', ['-list', pdf]),
        /1 embedded files\n.*Checkout failed.*\.afterword/,
      );
      await choice('For').selectOption({ label: 'Customer' });
      assert.equal(await page.getByRole('checkbox', { name: 'Document file inside' }).isChecked(), false);
      await choice('For').selectOption({ label: 'Everything, for yourself' });
      await person.press('Alt+ArrowLeft');
      await person
        .entry(/Checkout failed/)
        .first()
        .waitFor();
      await choose(pdf);
      await person.press('Control+o');
      await person.title('Facts').waitFor();
      await person.press('Alt+ArrowLeft');
      await person
        .entry(/Checkout failed/)
        .nth(2)
        .waitFor();
      person.assertQuiet();
    });

    await check('a cancelled dialog changes nothing', async () => {
      await choose('');
      await person.press('Control+o');
      await person
        .entry(/Checkout failed/)
        .first()
        .waitFor();
      person.assertQuiet();
    });
  } finally {
    await program.stop();
  }
}
