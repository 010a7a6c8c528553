// The library: everything that is done with whole post-mortems, by key, and
// a list of ten thousand.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filledLibrary } from '../harness/library.mjs';
import { until } from '../harness/processes.mjs';
import { startChromium } from './driver.mjs';
import { personAt } from './person.mjs';

const many = 10_000;

/** @param {import('../harness/tap.mjs').Check} check */
export async function libraryJourney(check) {
  const program = await startChromium();
  const { page } = program;
  const person = personAt(program);
  /** @param {string} name @param {number} count */
  const filter = (name, count) => page.getByRole('button', { name: `${name} ${count}`, exact: true });
  const list = page.getByRole('grid', { name: 'Post-mortems' });
  try {
    await page.getByRole('main').getByRole('button', { name: 'New post-mortem' }).waitFor();
    for (const title of ['Certificate expired', 'Queue ran full']) {
      await person.create(title);
      await person.saved();
      await person.press('Alt+ArrowLeft');
      await person.entry(title).waitFor();
    }

    await check('the row that one came from has the focus', async () => {
      await until('the focus', () =>
        person.entry('Queue ran full').evaluate((row) => row === document.activeElement),
      );
    });

    await check('duplicated with D', async () => {
      await person.press('d');
      await person.told(/“Queue ran full” duplicated/);
      await filter('All', 3).waitFor();
    });

    await check('renamed with F2, and Escape leaves it as it was', async () => {
      await person.choose('Certificate expired');
      await person.press('F2', 'Control+a');
      await person.type('Certificate of the gateway expired');
      await person.press('Enter');
      await person.entry('Certificate of the gateway expired').waitFor();
      await person.press('F2', 'Control+a');
      await person.type('Never');
      await person.press('Escape');
      await person.entry('Certificate of the gateway expired').waitFor();
      assert.equal(await person.entry('Never').count(), 0);
    });

    await check('to the bin with Delete, and back by the message', async () => {
      await person.press('Delete');
      await person.told(/moved to the bin/);
      await filter('Bin', 1).waitFor();
      await page
        .getByRole('region', { name: 'Messages' })
        .getByRole('button', { name: 'Undo' })
        .press('Enter');
      await person.told(/is back in the library/);
      await filter('All', 3).waitFor();
    });

    await check(
      'the last of a list to the bin by key: the focus stays, and Ctrl Z takes it back',
      async () => {
        await person.press('/');
        await person.type('certificate of the gateway');
        await until('one to be found', async () => (await person.entry(/./).count()) === 1);
        await person.press('ArrowDown', 'Delete');
        await page.getByText('Nothing has all of these words.').waitFor();
        const where = () => page.evaluate(() => document.activeElement?.textContent ?? '');
        await until('the focus on the heading', async () => (await where()) === 'Post-mortems');
        await person.press('Control+z');
        await person.entry('Certificate of the gateway expired').waitFor();
        await until('the focus on the row', async () => /Certificate/.test(await where()));
        await person.press('/', 'Control+a', 'Delete', 'Escape');
        await filter('All', 3).waitFor();
      },
    );

    await check('restored from the bin, also after a restart', async () => {
      await person.entry('Queue ran full').first().focus();
      await person.press('Home');
      await person.choose('Certificate of the gateway expired');
      await person.press('Delete');
      await filter('Bin', 1).waitFor();
      await program.restart();
      await filter('Bin', 1).press('Enter');
      await person.entry('Certificate of the gateway expired').waitFor();
      await person.entry('Certificate of the gateway expired').press('Enter');
      await person.told(/is back in the library/);
      await filter('Bin', 0).waitFor();
      await page.getByText('The bin is empty.').waitFor();
      await filter('All', 3).press('Enter');
    });

    await check('keys and clicks that come before the program is loaded are done then', async () => {
      const assets = /assets\/(?!first)[^/]+\.js$/;
      /** @param {() => Promise<void>} early What is done while only the list is drawn. */
      const whileLoading = async (early) => {
        /** @type {() => void} */
        let load = () => undefined;
        const loading = new Promise((resolve) => (load = () => resolve(undefined)));
        await page.route(assets, (route) => loading.then(() => route.continue()));
        await page.reload();
        await page.locator('#app[inert]').waitFor();
        await early();
        load();
        await page.unrouteAll({ behavior: 'wait' });
      };
      await whileLoading(async () => {
        const place = await page.getByText('Certificate of the gateway expired').first().boundingBox();
        assert.ok(place !== null);
        await page.mouse.click(place.x + 4, place.y + 4);
        await page.keyboard.press('F2');
      });
      const title = page.getByRole('textbox', { name: 'New title' });
      await title.waitFor();
      assert.equal(await title.inputValue(), 'Certificate of the gateway expired');
      await person.press('Escape');
      await whileLoading(async () => {
        await page.keyboard.press('/');
        await page.keyboard.type('full');
      });
      const search = page.getByRole('searchbox', { name: 'Search post-mortems' });
      await until('what was typed early', async () => (await search.inputValue()) === 'full');
      await person.press('Escape', 'ArrowDown');
      await filter('All', 3).waitFor();
    });

    await check('searched from the keyboard', async () => {
      await person.entry('Queue ran full').first().waitFor();
      await person.press('/');
      await person.type('GATEWAY');
      await until('one row', async () => (await list.getAttribute('aria-rowcount')) === '1');
      await person.entry('Certificate of the gateway expired').waitFor();
      await person.press('Control+a');
      await person.type('no such words');
      await page.getByText('Nothing has all of these words.').waitFor();
      await person.press('Escape');
      await filter('All', 3).waitFor();
      person.assertQuiet();
    });
  } finally {
    await program.stop();
  }
  await longListJourney(check);
}

/** @param {import('../harness/tap.mjs').Check} check */
async function longListJourney(check) {
  const work = await mkdtemp(join(tmpdir(), 'afterword-library-'));
  const dataDir = join(work, 'library');
  /** @type {Awaited<ReturnType<typeof startChromium>> | undefined} */
  let program;
  try {
    await filledLibrary(dataDir, many);
    program = await startChromium({ dataDir });
    const { page } = program;
    const person = personAt(program);
    const list = page.getByRole('grid', { name: 'Post-mortems' });

    await check('ten thousand post-mortems: from the first to the last row with two keys', async () => {
      await until('all rows', async () => (await list.getAttribute('aria-rowcount')) === String(many));
      await person.entry(/Incident 10000:/).waitFor();
      await until('the focus', () => list.evaluate((grid) => grid.contains(document.activeElement)));
      await person.press('End');
      await person.entry(/Incident 1:/).waitFor();
      const drawn = await list.getByRole('row').count();
      assert.ok(drawn < 100, `${drawn} rows are in the page`);
      await person.press('Home');
      await person.entry(/Incident 10000:/).waitFor();
    });

    await check(
      'ten thousand post-mortems: scrolled through with the wheel, no row stays blank',
      async () => {
        await list.hover();
        for (let turn = 0; turn < 40; turn += 1) await page.mouse.wheel(0, 2500);
        await until('rows with titles', () =>
          list
            .getByRole('row')
            .evaluateAll((rows) => rows.every((row) => /Incident \d+:/.test(row.textContent ?? ''))),
        );
        assert.ok(await list.evaluate((grid) => grid.scrollTop > 50_000));
      },
    );

    await check('ten thousand post-mortems: searched and filtered', async () => {
      await person.press('/');
      await person.type('incident 4321');
      await person.entry(/Incident 4321:/).waitFor();
      // The number may stand in a reference as well.
      await until('few rows', async () => Number(await list.getAttribute('aria-rowcount')) < 10);
      await person.press('Escape');
      await page.getByRole('button', { name: /^Open actions/ }).press('Enter');
      await until(
        'all with open actions',
        async () => (await list.getAttribute('aria-rowcount')) === String(many),
      );
      person.assertQuiet();
    });
  } finally {
    await program?.stop();
    await rm(work, { recursive: true, force: true });
  }
}
