// Saving fails: the disk is full. The banner says so, the text stays, and when
// there is room again everything is saved without a restart.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, until } from '../harness/processes.mjs';
import { startChromium } from './driver.mjs';
import { personAt } from './person.mjs';

const questions = /** @type {const} */ ([
  'How did we become aware?',
  'What was the impact?',
  'What series of events led to the failure?',
  'How and when was it solved?',
]);

/** @param {import('../harness/tap.mjs').Check} check */
export async function savingJourney(check) {
  const disk = await mkdtemp(join(tmpdir(), 'afterword-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk]);
  } catch (error) {
    check.skip('a full disk', `no small disk can be made here (${String(error).split('\n')[0]})`);
    await rm(disk, { recursive: true });
    return;
  }
  /** @type {Awaited<ReturnType<typeof startChromium>> | undefined} */
  let program;
  try {
    program = await startChromium({ dataDir: join(disk, 'library') });
    const { page } = program;
    const person = personAt(program);
    const banner = page.getByRole('alert').filter({ hasText: 'Not saved yet.' });
    const ballast = join(disk, 'ballast');
    const text = 'What is typed while the disk is full is kept. ';
    await page.getByRole('main').getByRole('button', { name: 'New post-mortem' }).waitFor();
    await person.create('The disk ran full');
    await person.saved();

    await check('a full disk is said in words, and what was typed stays', async () => {
      // The log of the database has room set aside: only much text needs more.
      await until('the log to be set aside', async () => {
        const { size } = await stat(join(disk, 'library/afterword.db-wal'));
        return size >= 8 << 20;
      });
      await fill(ballast);
      for (const question of questions) {
        if (await banner.isVisible()) break;
        await person.reach(person.field(question));
        await person.paste(text.repeat(Math.floor(950_000 / text.length)));
        await page.waitForTimeout(1500);
      }
      await banner.waitFor();
      assert.match(await banner.innerText(), /full|space|room/i);
      assert.doesNotMatch(await banner.innerText(), /SQLITE|errno|goroutine|\.go:|database/);
      await page.getByRole('contentinfo').getByText('Not saved yet').waitFor();
      assert.match(await person.field(questions[0]).innerText(), /kept/);
    });

    await check('one can go on typing, and save a copy elsewhere', async () => {
      await person.goTo('Timeline');
      await person.press('Control+Enter');
      await person.addEvent('2026-03-28 14:05 disk full', '14:05 UTC+1, Sat 28 Mar 2026. disk full');
      const copy = join(program?.display.home ?? '', 'copy.txt');
      await program?.answerDialogs(copy);
      await banner.getByRole('button', { name: /^Save a copy/ }).press('Enter');
      await banner.getByText('A copy is in copy.txt.').waitFor();
      const written = await readFile(copy, 'utf8');
      assert.ok(written.includes(text), 'the text is in the copy');
      assert.ok(written.includes('disk full'), 'the event is in the copy');
    });

    await check('a page that is loaded again still has what was not saved', async () => {
      await page.reload();
      await person.title('Timeline').waitFor();
      await person.row('disk full').waitFor();
      await banner.waitFor();
    });

    await check('when there is room again, all is saved and the banner goes', async () => {
      await rm(ballast);
      await banner.getByRole('button', { name: 'Try again now' }).press('Enter');
      await banner.waitFor({ state: 'detached' });
      await person.saved();
    });

    await check('it really was saved: a killed program finds it', async () => {
      await program?.restart();
      await person.row('disk full').waitFor();
      await person.goTo('Facts');
      await page.getByText('What is typed while the disk is full is kept.').first().waitFor();
    });
  } finally {
    await program?.stop();
    await until('the disk to be free', async () => {
      await run('umount', [disk]);
      return true;
    });
    await rm(disk, { recursive: true });
  }
}

/** Writes until the disk has no room left. @param {string} path */
async function fill(path) {
  const block = Buffer.alloc(64 * 1024);
  for (const size of [block.length, 4096]) {
    for (;;) {
      try {
        await writeFile(path, block.subarray(0, size), { flag: 'a' });
      } catch {
        break;
      }
    }
  }
}
