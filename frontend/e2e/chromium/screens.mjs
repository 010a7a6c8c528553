// Every screen, menu and dialog in light and dark: axe finds nothing serious,
// nothing is cut off, and a picture of each is kept for people to look at.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../harness/processes.mjs';
import { seriousFaults } from './axe.mjs';
import { startChromium } from './driver.mjs';
import { personAt, stages } from './person.mjs';

const shots = fileURLToPath(new URL('../../../build/shots/chromium', import.meta.url));
const themes = /** @type {const} */ (['light', 'dark']);
const wide = { width: 1280, height: 800 };
const narrow = { width: 1024, height: 700 };

/** @param {import('../harness/tap.mjs').Check} check */
export async function screensJourney(check) {
  await mkdir(shots, { recursive: true });
  const program = await startChromium();
  const { page } = program;
  const person = personAt(program);

  /**
   * Looks at what is shown now. `sizes`: menus keep to the size they were opened in.
   * @param {string} name
   * @param {readonly { width: number, height: number }[]} sizes
   */
  const look = (name, sizes = [wide, narrow]) =>
    check(`${name}: nothing serious, nothing cut off`, async () => {
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme });
        for (const size of sizes) {
          await page.setViewportSize(size);
          await page.screenshot({
            path: join(shots, `${name}-${theme}-${size.width}.png`),
            animations: 'disabled',
          });
          assert.ok(await fits(), `wider than the window of ${size.width}`);
          if (size === sizes[0]) assert.deepEqual(await seriousFaults(page), [], theme);
        }
      }
      await page.setViewportSize(wide);
      await page.emulateMedia({ colorScheme: 'light' });
      person.assertQuiet();
    });
  /** @param {string} stage */
  const goTo = async (stage) => {
    await person.goTo(stage);
    if (stage === 'Share')
      await page
        .getByRole('list', { name: 'Pages' })
        .getByText(/Page 1 of/)
        .waitFor();
  };
  const fits = () =>
    page.evaluate(() => {
      const root = document.scrollingElement ?? document.documentElement;
      return root.scrollWidth <= root.clientWidth;
    });

  try {
    await page.getByRole('main').getByRole('button', { name: 'Open the sample' }).waitFor();
    await look('library-empty');
    await person.press('Control+n');
    await page.getByRole('dialog').waitFor();
    await look('new');
    await person.press('Escape');
    await person.create('Empty');
    for (const stage of stages) {
      await goTo(stage);
      await look(`empty-${stage.toLowerCase()}`, [wide]);
    }
    await person.press('Alt+ArrowLeft');
    await page.getByRole('banner').getByRole('button', { name: 'Open the sample' }).press('Enter');
    await person.title('Timeline').waitFor();

    for (const stage of stages) {
      await goTo(stage);
      await look(stage.toLowerCase());
    }

    await person.goTo('Timeline');
    await person.row(/Milestone: detected/).focus();
    await person.field('Title of the event').waitFor();
    await look('timeline-event');
    await check(
      'the timeline in a narrow window: head, picture, list and keys one below the other',
      async () => {
        await page.setViewportSize(narrow);
        await assertInSight('[data-timeline] > header', '[data-picture]', '[data-event-list]', 'footer.hint');
        await person.press('/');
        await page.getByRole('search').waitFor();
        await assertInSight('[data-timeline] > header', '[data-picture]', '[data-event-list]', 'footer.hint');
        await person.press('Escape');
        await page.setViewportSize(wide);
      },
    );
    await person.press('m');
    await page.getByRole('menu', { name: 'Milestone' }).waitFor();
    await look('timeline-milestones', [wide]);
    await person.press('Escape', 't');
    await page.getByRole('textbox', { name: 'Time of the event' }).waitFor();
    await look('timeline-edit-time');
    await person.press('Escape');
    await page.getByRole('textbox', { name: 'Time of the event' }).waitFor({ state: 'detached' });
    const line = page.getByRole('textbox', { name: /^Add an event/ });
    await page.getByRole('button', { name: /^Times shown in/ }).press('Enter');
    await page.getByRole('menuitem', { name: /^Change the zone of the post-mortem/ }).press('Enter');
    await page.getByRole('dialog').waitFor();
    await look('zones');
    await person.type('Berlin');
    await page
      .getByRole('option', { name: /Berlin/ })
      .first()
      .waitFor();
    await person.press('Enter');
    await page.getByRole('button', { name: /^Times shown in Europe\/Berlin/ }).waitFor();
    await line.fill('2026-10-25 02:30 nightly job');
    await line.press('Enter');
    await page.getByRole('group', { name: 'Possible readings' }).waitFor();
    await look('timeline-asked');
    await person.press('Escape');
    await line.fill('31/04 14:00 no such day');
    await line.press('Enter');
    await page.getByText('There is no 31 April').first().waitFor();
    await look('timeline-refused');
    await person.press('Control+a', 'Delete');

    await person.goTo('Factors');
    await page.getByRole('button', { name: /^F1 / }).press('Enter');
    await person.field('Title of the factor').waitFor();
    await look('factors-chosen');
    await person.goTo('Actions');
    await page.getByRole('list', { name: 'Actions' }).getByRole('button').first().press('Enter');
    await person.field('Title of the action').waitFor();
    await look('actions-chosen');
    await page.getByRole('combobox', { name: 'Due' }).focus();
    await person.press('ArrowDown');
    await page.getByRole('option', { name: /In one week/ }).waitFor();
    await look('actions-due', [wide]);
    await person.press('Escape');
    await person.goTo('Lessons');
    await page.getByRole('button', { name: 'Lesson 1: move or delete' }).first().press('Enter');
    await page.getByRole('menu').waitFor();
    await look('lessons-menu', [wide]);
    await person.press('Escape');
    await person.goTo('Summary');
    await person.reach(person.field('Summary'));
    await person.press('Control+Shift+p');
    await page.getByRole('region', { name: 'Summary, preview' }).waitFor();
    await look('summary-preview');

    for (const name of ['Severity', 'Status', 'Export']) {
      await page
        .getByRole('banner')
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .press('Enter');
      await page.getByRole('menu').waitFor();
      await look(`menu-${name.toLowerCase()}`, [wide]);
      await person.press('Escape');
      await page.getByRole('menu').waitFor({ state: 'detached' });
    }
    await person.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await look('palette');
    await person.press('Escape', 'F1');
    await page.getByRole('dialog').waitFor();
    await look('keys');
    await person.press('Escape');

    await program.answerDialogs(join(program.display.home, 'sample.pdf'));
    await person.press('Control+e');
    await person.told('sample.pdf saved');
    await look('exported');
    await program.answerDialogs('/dev/null/no.pdf');
    await person.press('Control+e');
    await person.told('The PDF file was not saved.');
    await look('export-failed');

    await person.field('Title of the post-mortem').focus();
    await person.press('End');
    await person.paste(' long'.repeat(500));
    await page
      .getByRole('alert')
      .getByText(/not taken/)
      .waitFor();
    await look('refused');
    await person.press('Control+z');
    await person.saved();

    await textSizeChecks();

    await person.press('Alt+ArrowLeft');
    await person.entry(/Degraded service/).waitFor();
    await look('library');
    await check('the library at 200 % in a small window: a row, and what can be done with it', async () => {
      await largest();
      await page.setViewportSize(narrow);
      await page.screenshot({ path: join(shots, 'library-200-1024.png') });
      assert.ok(await fits(), 'wider than the window');
      const list = await page.getByRole('grid', { name: 'Post-mortems' }).boundingBox();
      const row = await person.entry(/Degraded service/).boundingBox();
      assert.ok(
        list !== null && row !== null && list.height >= row.height,
        `${list?.height} of ${row?.height}`,
      );
      const open = await page.getByRole('complementary').getByRole('button', { name: /^Open/ }).boundingBox();
      const foot = await page.getByRole('contentinfo').boundingBox();
      assert.ok(open !== null && foot !== null && open.y + open.height <= foot.y, `Open ends at ${open?.y}`);
      await page.setViewportSize(wide);
      await person.press('Control+0');
    });
    await person.choose('Empty');
    await person.press('Delete');
    await person.told(/moved to the bin/);
    await look('library-deleted');
    await page.getByRole('button', { name: 'Bin 1', exact: true }).press('Enter');
    await person.entry('Empty').waitFor();
    await look('library-bin');
    await person.press('/');
    await person.type('nothing like this');
    await page.getByText('Nothing has all of these words.').waitFor();
    await look('library-nothing');
  } finally {
    await program.stop();
  }

  /**
   * Each part of the stage is inside it, with room for something to see.
   * @param {readonly string[]} parts
   */
  async function assertInSight(...parts) {
    const stage = await page.locator('[data-timeline]').boundingBox();
    for (const part of parts) {
      const box = await page.locator(part).boundingBox();
      assert.ok(stage !== null && box !== null && box.height >= 24, `${part} is not there`);
      assert.ok(
        box.y >= stage.y && box.y + box.height <= stage.y + stage.height + 1,
        `${part} from ${box.y} to ${box.y + box.height}, the stage from ${stage.y} to ${stage.y + stage.height}`,
      );
    }
  }

  async function largest() {
    await until('the largest text', async () => {
      await person.press('Control+=');
      return page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize) >= 2 * 16);
    });
  }

  /** Text twice as large: nothing may be wider than the window. */
  async function textSizeChecks() {
    await largest();
    for (const stage of stages) {
      await goTo(stage);
      await check(`${stage} at 200 %: nothing cut off`, async () => {
        for (const size of [wide, narrow]) {
          await page.setViewportSize(size);
          await page.screenshot({ path: join(shots, `${stage.toLowerCase()}-200-${size.width}.png`) });
          assert.ok(await fits(), `wider than the window of ${size.width}`);
        }
        await page.setViewportSize(wide);
      });
    }
    await check('the timeline at 200 %: picture and list in sight, also with the filter open', async () => {
      await person.goTo('Timeline');
      await assertInSight('[data-picture]', '[data-event-list]');
      await person.press('/');
      await page.getByRole('search').waitFor();
      await page.screenshot({ path: join(shots, 'timeline-filter-200-1280.png') });
      await assertInSight('[data-picture]', '[data-event-list]');
      // The line that adds comes when it is asked for.
      await person.press('Escape', 'n');
      const line = page.getByRole('textbox', { name: /^Add an event/ });
      await until('the line to be in sight', async () => ((await line.boundingBox())?.width ?? 0) > 200);
      await person.press('Escape');
    });
    await person.press('Control+0');
  }
}
