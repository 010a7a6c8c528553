// A whole meeting by keyboard, with an accelerated clock; killed in every phase; read from six metres.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../harness/processes.mjs';
import { seriousFaults } from './axe.mjs';
import { startChromium } from './driver.mjs';
import { personAt } from './person.mjs';

const phases = ['Check-in', 'Review of events', 'Summary', 'Lessons', 'Actions', 'Check-out'];

/** @param {import('../harness/tap.mjs').Check} check */
export async function meetingRunJourney(check) {
  const program = await startChromium({ size: [1280, 720] });
  const { page } = program;
  const person = personAt(program);
  const current = () =>
    page.getByRole('navigation', { name: 'Phases of the meeting' }).locator('[aria-current=step]');
  const timer = () => page.getByRole('timer').locator('span').first().innerText();
  const line = () => page.locator('.capture textarea, .capture input');
  /** Opens a line by its key, types and presses Enter; the line closes or is closed. @param {string} key @param {string} text */
  const say = async (key, text) => {
    await person.press(key);
    await line().waitFor();
    await page.keyboard.insertText(text);
    await person.press('Enter');
    await until(
      'the text to be taken',
      async () => (await line().count()) === 0 || (await line().inputValue()) === '',
    );
    if ((await line().count()) > 0) await person.press('Escape');
    await line().waitFor({ state: 'detached' });
  };
  /** @param {string} name */
  const arrived = async (name) => {
    await until(`the phase ${name}`, async () => (await current().innerText()).trim() === name);
  };
  /** A quarter of a minute each, so that timers and beats run in between. @param {number} minutes */
  const pass = async (minutes) => {
    for (let quarter = 0; quarter < minutes * 4; quarter += 1) await page.clock.runFor(15_000);
  };
  /** Everything said is on disk. */
  const saved = async () => {
    await person.press('Control+s');
    await page.waitForTimeout(300);
  };
  try {
    await page.getByRole('main').getByRole('button', { name: 'Open the sample' }).click();
    await person.title('Timeline').waitFor();
    await page.clock.install();

    await check('the meeting begins with its agenda and the rule of the house', async () => {
      await person.press('Control+m');
      await page.getByText('Nobody is here to be blamed').waitFor();
      await page.getByText('90 minutes').waitFor();
      await assertLegible(page, 'before the meeting');
      await person.press('Enter');
      await arrived('Check-in');
    });

    await check('the check-in goes round, and its words are not shown', async () => {
      await person.press('4', 'Space');
      await say('w', 'tired but glad');
      await page.getByText('3 of 4 here').waitFor();
      assert.equal(await page.getByText('tired but glad').count(), 0);
      await person.press('v');
      await page.getByText('tired but glad').waitFor();
      await person.press('v');
      assert.equal(await page.getByText('tired but glad').count(), 0);
      await assertLegible(page, 'check-in');
      await person.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      await assertLegible(page, 'the keys');
      await person.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await person.press('Control+k');
      await page.getByRole('dialog', { name: 'Find a command' }).waitFor();
      await assertLegible(page, 'the commands');
      await person.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await pass(4);
      assert.match(await timer(), /^0[34]:/);
    });

    await check('events are reviewed one by one, with questions, additions and parked ideas', async () => {
      await person.press('PageDown');
      await arrived('Review of events');
      // Its evidence is a link, which leads out of the meeting: no key is shown that opens nothing.
      await page.getByText('1 of 29', { exact: true }).waitFor();
      assert.equal(await page.getByRole('main').getByText('E', { exact: true }).count(), 0);
      await person.press('ArrowRight', 'ArrowRight');
      await page.getByText('3 of 29', { exact: true }).waitFor();
      await say('q', 'What did the dashboard show at that moment?');
      await page.getByText('What did the dashboard show at that moment?').first().waitFor();
      await say('p', 'Alert on replica lag');
      await page.getByRole('complementary').getByText('Alert on replica lag').waitFor();
      await say('n', '2018-10-21 22:53 the runbook link pointed at the old cluster');
      await page.getByText('3 of 30', { exact: true }).waitFor();
      await assertLegible(page, 'review');
      await pass(40);
      assert.match(await timer(), /^(39|40):/);
    });

    await check('more than the screen holds is said, with the key that leads there', async () => {
      const more = page.getByRole('contentinfo', { name: 'Keys' }).getByText('more below');
      assert.equal(await more.count(), 0);
      await page.setViewportSize({ width: 1280, height: 480 });
      await more.waitFor();
      for (let presses = 0; presses < 9; presses += 1) await person.press('Shift+ArrowDown');
      await more.waitFor({ state: 'detached' });
      await page.setViewportSize({ width: 1280, height: 720 });
    });

    await check('at 200 % on a small screen: the event in sight, and no key cut off', async () => {
      await page.setViewportSize({ width: 1024, height: 700 });
      for (let presses = 0; presses < 6; presses += 1) await person.press('Control+=');
      assert.equal(
        await page.evaluate(() => document.documentElement.style.getPropertyValue('--text-scale')),
        '2',
      );
      // Larger than the largest text of the desk (28 px), and no larger than leaves room for what is read.
      const size = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
      assert.ok(size > 28 && size < 40, `${size} px`);
      const [main, title, keys] = await Promise.all([
        page.getByRole('main').boundingBox(),
        page.getByRole('main').getByRole('heading', { level: 1 }).boundingBox(),
        page.getByRole('contentinfo', { name: 'Keys' }).locator('> div').boundingBox(),
      ]);
      assert.ok(
        main && title && keys && title.y + title.height <= main.y + main.height,
        'the title is cut off',
      );
      const buttons = await page.getByRole('contentinfo', { name: 'Keys' }).getByRole('button').all();
      const boxes = await Promise.all(buttons.map((one) => one.boundingBox()));
      const shown = boxes.filter((box) => box !== null && box.y < keys.y + keys.height - 1);
      assert.ok(shown.length >= 2, `${shown.length} keys`);
      for (const box of shown) {
        assert.ok(
          box && box.x + box.width <= keys.x + keys.width && box.y + box.height <= keys.y + keys.height,
        );
      }
      await person.press('Control+0');
      await page.setViewportSize({ width: 1280, height: 720 });
    });

    await check('only what was known then: in the order of knowing, the picture ends at now', async () => {
      await person.press('k');
      await page.getByText(/only what was known at/).waitFor();
      await page
        .getByText('nothing later was known')
        .or(page.getByText(/not yet known/))
        .first()
        .waitFor();
      await assertLegible(page, 'what was known');
      await person.press('k');
    });

    await check('the summary names factors that cite events', async () => {
      await person.press('PageDown');
      await arrived('Summary');
      await say('n', 'No rehearsal of a partition between the coasts');
      await page.getByRole('listitem').filter({ hasText: 'No rehearsal of a partition' }).waitFor();
      await assertLegible(page, 'summary');
      await person.press('j');
      await arrived('Review of events');
      await person.press('j');
      await arrived('Summary');
      await pass(4);
    });

    await check('lessons come by prompts and go together under topics', async () => {
      await person.press('PageDown');
      await arrived('Lessons');
      await person.press('ArrowRight');
      await page.getByRole('heading', { name: 'What slowed us down?' }).waitFor();
      await say('n', 'Two dashboards disagreed');
      await say('g', 'Dashboards');
      await page.getByText('Dashboards', { exact: true }).waitFor();
      await assertLegible(page, 'lessons');
      await pass(5);
    });

    await check('actions are shut until the facts are understood; parked ideas come first', async () => {
      await person.press('PageDown');
      await arrived('Actions');
      await page.getByText('Does everybody here understand').waitFor();
      await person.press('n');
      assert.equal(await line().count(), 0);
      await assertLegible(page, 'the gate');
      // A line does not follow into another phase; what was typed in it waits.
      await person.press('o');
      await line().fill('the room wants to');
      await person.press('Alt+4');
      await arrived('Lessons');
      assert.equal(await line().count(), 0);
      await person.press('Alt+5');
      await arrived('Actions');
      await person.press('o');
      assert.equal(await line().inputValue(), 'the room wants to');
      await line().fill('');
      await person.press('Escape');
      await person.press('f');
      await page.getByRole('heading', { name: 'Parked ideas' }).first().waitFor();
      await person.press('Enter');
      await say('o', 'Database team');
      await say('d', '2026-12-18');
      await say('w', 'The alert fired in a rehearsal');
      await page.getByText('due 2026-12-18').waitFor();
      await assertLegible(page, 'actions');
      await pass(5);
    });

    await check('the check-out counts without names, and the meeting ends', async () => {
      await person.press('PageDown');
      await arrived('Check-out');
      await person.press('1', '1', '2', '3', '3', '3');
      await assertLegible(page, 'check-out');
      await pass(2);
      await saved();
      await person.press('f');
      await page.getByRole('heading', { name: 'The meeting is over' }).waitFor();
      const took = await page.getByRole('row').filter({ hasText: 'Review of events' }).innerText();
      assert.match(took, /54 min\s+(39|4\d) min/);
      await assertLegible(page, 'after');
      person.assertQuiet();
    });

    await check('everything said is in the document, marked, and in its export', async () => {
      await person.press('Enter');
      await person.title('Meeting').waitFor();
      await page.clock.resume();
      const path = join(program.display.home, 'meeting.md');
      await program.answerDialogs(path);
      await person.press('Control+Shift+e');
      await until('the file', async () => (await readFile(path, 'utf8').catch(() => '')) !== '');
      const text = await readFile(path, 'utf8');
      for (const said of [
        'the runbook link pointed at the old cluster',
        'What did the dashboard show at that moment?',
        'No rehearsal of a partition between the coasts',
        'Two dashboards disagreed',
        'Alert on replica lag',
        'Database team',
        'The alert fired in a rehearsal',
      ]) {
        assert.ok(text.includes(said), `${said} is not in the export`);
      }
      assert.ok(!text.includes('tired but glad'), 'a private word is in the export');
      person.assertQuiet();
    });
  } finally {
    await program.stop();
  }
}

/** Kill -9 in every phase: the meeting goes on where it was. @param {import('../harness/tap.mjs').Check} check */
export async function meetingKilledJourney(check) {
  const program = await startChromium({ size: [1280, 720], theme: 'dark' });
  const { page } = program;
  const person = personAt(program);
  const current = () =>
    page.getByRole('navigation', { name: 'Phases of the meeting' }).locator('[aria-current=step]');
  try {
    await page.getByRole('main').getByRole('button', { name: 'Open the sample' }).click();
    await person.title('Timeline').waitFor();
    await person.press('Control+m');
    await page.getByRole('button', { name: 'Begin the meeting' }).waitFor();
    await person.press('Enter');
    for (const [i, phase] of phases.entries()) {
      await check(`killed in ${phase}: the same phase, event and timer, nothing said is lost`, async () => {
        await current().filter({ hasText: phase }).waitFor();
        const idea = `Idea of ${phase}`;
        await person.press('p');
        await page.locator('.capture textarea').waitFor();
        await page.keyboard.insertText(idea);
        await person.press('Enter');
        await page.getByRole('complementary').getByText(idea).waitFor();
        if (phase === 'Review of events') {
          await person.press('End');
          await page.getByText('29 of 29', { exact: true }).waitFor();
        }
        // Longer than a note takes, even one after an answer that was lost.
        await page.waitForTimeout(9000);
        const before = await seconds(page);
        assert.ok(before >= 8, `${before} s`);
        await program.restart();
        await current().filter({ hasText: phase }).waitFor();
        const after = await seconds(page);
        assert.ok(after >= before - 5 && after <= before + 5, `${before} s before, ${after} s after`);
        await page.getByRole('complementary').getByText(idea).waitFor();
        if (phase === 'Review of events') await page.getByText('29 of 29', { exact: true }).waitFor();
        assert.deepEqual(await seriousFaults(page), []);
        if (i + 1 < phases.length) await person.press('PageDown');
      });
    }

    await check('moved to the bin from elsewhere, the post-mortem still takes what is said', async () => {
      /** @param {'MoveToBin' | 'Restore'} deed */
      const elsewhere = (deed) =>
        page.evaluate(async (call) => {
          const { Library } = /** @type {any} */ (window).go.desktop;
          const token = document.querySelector('meta[name=afterword-session]')?.getAttribute('content');
          const query = { text: '', offset: 0, limit: 5 };
          const filter = call === 'Restore' ? 'bin' : 'all';
          const { rows } = await Library.List(token, { ...query, filter });
          await Library[call](token, rows[0].id);
        }, deed);
      await elsewhere('MoveToBin');
      await person.press('p');
      await page.locator('.capture textarea').waitFor();
      await page.keyboard.insertText('Said after the bin');
      await person.press('Enter');
      await page.getByRole('complementary').getByText('Said after the bin').waitFor();
      await page.waitForTimeout(1000);
      await elsewhere('Restore');
      await program.restart();
      await page.getByRole('complementary').getByText('Said after the bin').waitFor();
    });

    await check('a meeting that was left is not forced upon the next start', async () => {
      await person.press('Escape');
      await person.told('Press Esc again to leave the meeting.');
      await assertLegible(page, 'a message');
      await person.press('Escape');
      const goOn = page.getByRole('button', { name: 'Go on with the meeting' });
      await goOn.waitFor();
      await page.waitForTimeout(1000); // the pause is written down
      await program.restart();
      await goOn.waitFor();
      await person.press('Alt+ArrowLeft');
      await page.getByRole('grid', { name: 'Post-mortems' }).waitFor();
      await page.waitForTimeout(500);
      assert.equal(await goOn.count(), 0, 'the library does not stay');
    });
  } finally {
    await program.stop();
  }
}

/** The timer of the phase in seconds. @param {import('playwright-core').Page} page */
async function seconds(page) {
  const text = await page.getByRole('timer').locator('span').first().innerText();
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

/**
 * Nothing that can be read is smaller than 24 px, and axe finds no fault of contrast.
 * @param {import('playwright-core').Page} page @param {string} where
 */
async function assertLegible(page, where) {
  const small = await page.evaluate(() => {
    const found = [];
    // Messages and dialogs too.
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const parent = node.parentElement;
      if (text === '' || parent === null || parent.closest('.sr-only') !== null) continue;
      const box = parent.getBoundingClientRect();
      const size = parseFloat(getComputedStyle(parent).fontSize);
      if (box.width > 0 && box.height > 0 && size < 24) found.push(`${size} px: ${text.slice(0, 60)}`);
    }
    return found;
  });
  assert.deepEqual(small, [], where);
  assert.deepEqual(await seriousFaults(page), [], where);
}
