// Attendees prepare, with the keyboard alone: the page to fill in is saved,
// filled in, read back, looked at, and only then added.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../harness/processes.mjs';
import { seriousFaults } from './axe.mjs';
import { startChromium } from './driver.mjs';
import { personAt } from './person.mjs';

/** @param {import('../harness/tap.mjs').Check} check */
export async function contributionJourney(check) {
  const program = await startChromium();
  const { page } = program;
  const person = personAt(program);
  const dialog = page.getByRole('dialog');
  const blank = join(program.display.home, 'blank.md');
  /** Chooses files in the dialog. @param {Record<string, string | Buffer>} files */
  const read = async (files) => {
    const paths = Object.keys(files).map((name) => join(program.display.home, name));
    for (const [name, data] of Object.entries(files)) await writeFile(join(program.display.home, name), data);
    await writeFile(join(program.dialogs, 'open'), paths.join('\n'));
    await person.reach(page.getByRole('button', { name: 'Read a contribution…' }));
    await person.press('Enter');
  };
  const events = async () => {
    await person.goTo('Timeline');
    await page.getByRole('grid', { name: 'Events' }).waitFor();
    // Days and gaps are rows as well.
    const rows = await page.locator('[data-event-row]').count();
    await person.goTo('Meeting');
    return rows;
  };

  try {
    await person.create('Checkout slow');
    await person.goTo('Timeline');
    await person.press('n');
    await person.addEvent('2026-11-24 14:05 deploy of api 4.2 started', /deploy of api/);
    await person.goTo('Meeting');
    const before = await events();

    await check('the page to fill in is saved and says what is known', async () => {
      await program.answerDialogs(blank);
      await person.reach(page.getByRole('button', { name: 'Save a page to fill in…' }));
      await person.press('Enter');
      await person.told('blank.md saved');
      const text = await readFile(blank, 'utf8');
      assert.match(text, /^# Contribution: Checkout slow$/m);
      assert.match(text, /^- 2026-11-24 14:05 deploy of api 4\.2 started$/m);
      assert.match(text, /^Name:$/m);
    });

    const filled = (await readFile(blank, 'utf8'))
      .replace('Name:', 'Name: Ana Kovač, on-call engineer')
      .replace('- HH:MM what happened', '- 14:17 the pager went off')
      .replace('- HH:MM what happened', '- about 14:20 I opened the board\n  it was red')
      .replace('- HH:MM what happened', '- 01/12/2026 9:00 I told support')
      .replace('- HH:MM what happened', '- 00:10 still looking')
      .replace('- HH:MM what happened', '- HH:MM somebody called')
      .replace('- …', '- Why was the pool so small?');

    await check('what came back is shown with times and ticks, and nothing is added yet', async () => {
      await read({ 'ana.md': filled });
      await dialog.waitFor();
      assert.equal(
        await dialog.getByRole('textbox', { name: 'Remembered by' }).inputValue(),
        'Ana Kovač, on-call engineer',
      );
      await dialog.getByText('Will be added to the participants.').waitFor();
      await dialog.getByRole('checkbox', { name: /14:17.* the pager went off/ }).waitFor();
      await dialog.getByRole('checkbox', { name: /about 14:20.* I opened the board it was red/ }).waitFor();
      await dialog.getByRole('checkbox', { name: /date inferred still looking/ }).waitFor();
      await dialog.getByRole('checkbox', { name: /Time unknown somebody called/ }).waitFor();
      assert.equal(await dialog.getByRole('checkbox').count(), 6);
      assert.deepEqual(await seriousFaults(page), []);
      await person.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      assert.equal(await events(), before);
    });

    await check('what is ticked is added as one step, with who remembers it', async () => {
      await read({ 'ana.md': filled });
      const reading = dialog.getByRole('combobox', { name: /Which time is meant/ });
      await person.reach(reading);
      await person.type('1 Dec');
      await until('the reading', async () => (await reading.inputValue()) !== '');
      await person.reach(dialog.getByRole('checkbox', { name: /somebody called/ }), 'Tab');
      await person.press('Space');
      await person.reach(dialog.getByRole('button', { name: 'Add 4 events and 1 question' }));
      await person.press('Enter');
      await person.told('Added from ana.md: 4 events and 1 question.');
      await page.getByRole('checkbox', { name: 'Ana Kovač on-call engineer' }).waitFor();
      await page.getByRole('textbox', { name: 'Question 1', exact: true }).waitFor();
      await page.getByText('asked by Ana Kovač').waitFor();
      await person.goTo('Timeline');
      await person.row(/the pager went off/).focus();
      const rememberer = page.getByRole('combobox', { name: 'Remembered by' });
      await until('who remembers it', async () =>
        /Ana Kovač/.test((await rememberer.locator('option:checked').textContent()) ?? ''),
      );
      await person.goTo('Meeting');
      assert.equal(await events(), before + 4);
      await person.press('Control+z');
      await page.getByRole('checkbox', { name: 'Ana Kovač on-call engineer' }).waitFor({ state: 'detached' });
      assert.equal(await events(), before);
      await person.press('Control+Shift+z');
      await page.getByRole('checkbox', { name: 'Ana Kovač on-call engineer' }).waitFor();
      assert.equal(await events(), before + 4);
    });

    await check('a file that is read twice is known line by line', async () => {
      await read({ 'ana.md': filled });
      await dialog.getByText('A participant.').waitFor();
      assert.equal(await dialog.getByText('there already').count(), 4);
      await dialog.getByText('asked already').waitFor();
      await dialog.getByRole('button', { name: 'Add 1 event', exact: true }).waitFor();
      await person.press('Escape');
    });

    await check(
      'what is no contribution is refused in words, the next file is read all the same',
      async () => {
        await read({
          'list.md': '# Shopping\n- milk\n',
          'big.md': '## What I remember\n'.repeat(600_000),
          'photo.md': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5, 6, 7, 0, 0, 0, 0]),
          'empty.md': await readFile(blank),
          'uri.md': `Reference: PM-1\n\nName: ${'אורי '.repeat(40)}\n\nWhat I remember\n14:30 ראיתי את הגרף\n25:99 what was that\n`,
        });
        await person.told('list.md was not read.');
        await person.told('big.md was not read.');
        await person.told('photo.md was not read.');
        await dialog.getByText('Nothing is filled in.').waitFor();
        await person.press('Enter');
        await dialog.getByText('This page was made for PM-1').waitFor();
        await dialog.getByRole('checkbox', { name: /Time unknown 25:99 what was that/ }).waitFor();
        assert.deepEqual(await seriousFaults(page), []);
        await person.reach(dialog.getByRole('button', { name: 'Add 2 events' }));
        await person.press('Enter');
        await person.told('Added from uri.md: 2 events.');
        await person.saved();
      },
    );
    person.assertQuiet();
  } finally {
    await program.stop();
  }
}
