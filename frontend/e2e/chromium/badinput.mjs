// Bad input as a person meets it: each is answered where it happened, in
// words, and nothing that was typed is lost.
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../harness/processes.mjs';
import { startChromium } from './driver.mjs';
import { personAt } from './person.mjs';

/** @param {import('../harness/tap.mjs').Check} check */
export async function badInputJourney(check) {
  const program = await startChromium();
  const { page } = program;
  const person = personAt(program);
  const line = page.getByRole('textbox', { name: /^Add an event/ });
  const heading = person.field('Title of the post-mortem');
  const messages = page.getByRole('region', { name: 'Messages' });
  /** @param {string} path */
  const answerWith = async (path) => {
    await program.answerDialogs(path);
    await person.press('Control+e');
  };
  try {
    await page.getByRole('main').getByRole('button', { name: 'New post-mortem' }).waitFor();

    await check('a title that is too long for a new post-mortem is said in the dialog', async () => {
      await person.press('Control+n');
      const field = page.getByRole('dialog').getByRole('textbox', { name: 'Title' });
      await field.waitFor();
      await person.paste('x'.repeat(2001));
      await person.press('Enter');
      const problem = page.getByRole('dialog').getByRole('alert');
      await problem.waitFor();
      assert.match(await problem.innerText(), /long/);
      assert.equal((await field.inputValue()).length, 2001, 'what was pasted is still there');
      await person.press('Control+a');
      await person.type('Bad input');
      await person.press('Enter');
      await person.title('Facts').waitFor();
    });

    await check(
      'a field that becomes too long says so, keeps the text, and takes a shorter one',
      async () => {
        await heading.focus();
        await person.press('End');
        await person.paste(' y'.repeat(1500));
        await page
          .getByRole('alert')
          .getByText(/not taken/)
          .waitFor();
        assert.match(await page.getByRole('alert').first().innerText(), /long/);
        assert.equal((await heading.inputValue()).length, 3009);
        // Everything else can still be edited and is saved.
        await person.reach(person.field('How did we become aware?'));
        await person.type('By an alert.');
        await heading.focus();
        await person.press('Control+a');
        await person.type('Bad input');
        await page.getByRole('alert').waitFor({ state: 'detached' });
        await person.saved();
        await program.restart();
        await person.title('Facts').waitFor();
        assert.equal(await heading.inputValue(), 'Bad input');
        await page.getByText('By an alert.').waitFor();
      },
    );

    await check('control characters become visible signs, and line ends spaces', async () => {
      await heading.focus();
      await person.press('Control+a');
      await person.paste('Bad\u0000 in\u001bput\r\nhere\u0007');
      await person.saved();
      await person.press('Tab');
      assert.equal(await heading.inputValue(), 'Bad␀ in␛put here␇');
    });

    await check('titles in other scripts and with emoji stay as they are', async () => {
      for (const text of [
        'انقطاع الخدمة في 14:05',
        '👩🏽‍🚒🔥 café — naïve Ω → 東京',
        'עברית and English',
        'a\u0301\u0302\u0303 z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍',
      ]) {
        await heading.focus();
        await person.press('Control+a');
        await person.paste(text);
        await person.saved();
        await person.press('Tab');
        assert.equal(await heading.inputValue(), text);
      }
    });

    await check(
      'a date that no calendar has is refused with its reason, and stays to be corrected',
      async () => {
        await person.goTo('Timeline');
        await person.press('Control+Enter');
        for (const [typed, reason] of [
          ['31/04 14:00 backup failed', 'There is no 31 April'],
          ['2026-02-30 14:00 backup failed', 'There is no 30 February'],
          ['2026-03-28 25:61 backup failed', /25:61|hour|time/i],
        ]) {
          await person.press('Control+a');
          await person.type(String(typed));
          await person.press('Enter');
          await page
            .getByRole('main')
            .getByText(/** @type {string} */ (reason))
            .first()
            .waitFor();
          assert.equal(await line.inputValue(), typed);
          assert.equal(await page.getByRole('grid', { name: 'Events' }).count(), 0, 'no event was made');
        }
        await person.press('Control+a');
        await person.addEvent(
          '2026-03-28 14:00 backup failed',
          '14:00 UTC+1, Sat 28 Mar 2026. backup failed',
        );
      },
    );

    await check('the due date of an action is checked as well', async () => {
      await person.goTo('Actions');
      await person.press('Control+Enter');
      await person.type('Check the backup');
      await person.press('Enter');
      const due = page.getByRole('combobox', { name: 'Due' });
      await person.reach(due);
      await person.type('2026-02-30');
      await person.press('Tab');
      await until('the reason', async () => (await due.getAttribute('aria-invalid')) === 'true');
      assert.equal(await due.inputValue(), '2026-02-30');
      await due.focus();
      await person.press('Control+a');
      await person.type('2026-02-28');
      await person.press('Tab');
      await until('it to be taken', async () => (await due.getAttribute('aria-invalid')) === null);
      await person.saved();
    });

    await check(
      'a link that would run a script is neither kept as evidence nor a link in the preview',
      async () => {
        await person.goTo('Timeline');
        await person.row(/backup failed/).focus();
        const link = person.field('Add a link');
        await person.reach(link);
        await person.type('javascript:document.title="run"');
        await person.press('Enter');
        await page.getByText('This is not an address.').waitFor();
        assert.equal(await link.inputValue(), 'javascript:document.title="run"');
        await person.press('Control+a', 'Delete');
        await person.goTo('Facts');
        await person.reach(person.field('What was the impact?'));
        await person.paste(
          [
            '[press me](javascript:document.title="run")',
            '<img src=x onerror="document.title=1"><script>document.title="run"</script>',
            '<iframe src="https://example.com"></iframe> ![remote](https://example.com/x.png)',
            '[data](data:text/html,<script>1</script>) [good](https://example.com/good)',
          ].join('\n\n'),
        );
        await person.press('Control+Shift+p');
        const preview = page.getByRole('region', { name: 'What was the impact?, preview' });
        await preview.waitFor();
        const targets = await preview
          .getByRole('link')
          .evaluateAll((links) => links.map((one) => one.getAttribute('href')));
        assert.deepEqual(
          targets.filter((target) => !target?.startsWith('https://')),
          [],
        );
        assert.ok(targets.includes('https://example.com/good'), String(targets));
        const inside = await preview.evaluate(
          (region) => region.querySelectorAll('script, iframe, img[src^=http], [onerror]').length,
        );
        assert.equal(inside, 0);
        await preview.getByText('press me').click();
        assert.match(await page.title(), /عبر|Afterword|z/u);
        assert.doesNotMatch(await page.title(), /run/);
        person.assertQuiet();
        await person.press('Control+Shift+p');
      },
    );

    await check(
      'a megabyte is pasted into a text, kept and saved; more is refused with its reason',
      async () => {
        const field = person.field('How and when was it solved?');
        await person.reach(field);
        const word = 'long log line 0123456789 abcdefghij\n';
        const most = word.repeat(Math.floor(1_000_000 / word.length));
        await person.paste(most);
        await person.saved();
        const started = Date.now();
        await person.type('!');
        await person.saved();
        assert.ok(Date.now() - started < 5000, `one key took ${Date.now() - started} ms`);
        await person.paste(word);
        await page
          .getByRole('alert')
          .getByText(/not taken/)
          .waitFor();
        assert.match(await page.getByRole('alert').first().innerText(), /long/);
        await person.press('Control+z');
        await page.getByRole('alert').waitFor({ state: 'detached' });
        await person.saved();
      },
    );

    await check('an export that is cancelled says nothing and writes nothing', async () => {
      const before = await readdir(program.dialogs);
      await answerWith('');
      await until(
        'the dialog to be over',
        async () => !(await page.getByRole('button', { name: 'Export', exact: true }).isDisabled()),
      );
      assert.equal(await messages.getByRole('listitem').count(), 0);
      assert.deepEqual(
        (await readdir(program.dialogs)).filter((name) => !before.includes(name) && name !== 'answer'),
        [],
      );
    });

    await check('an export that cannot be written says why and offers another try', async () => {
      const folder = join(program.display.home, 'taken');
      await mkdir(folder);
      // Root may write anywhere: a folder that is none stops everybody.
      await writeFile(join(folder, 'file'), 'mine');
      await answerWith(join(folder, 'file', 'out.pdf'));
      await person.told('The PDF file was not saved.');
      const text = await messages.innerText();
      assert.doesNotMatch(text, /goroutine|panic|syscall|\.go:/);
      assert.equal(await readFile(join(folder, 'file'), 'utf8'), 'mine');
      const good = join(program.display.home, 'out.pdf');
      await program.answerDialogs(good);
      await messages.getByRole('button', { name: 'Try again' }).last().press('Enter');
      await person.told('out.pdf saved');
      assert.equal((await readFile(good)).subarray(0, 5).toString('latin1'), '%PDF-');
      person.assertQuiet();
    });
  } finally {
    await program.stop();
  }
}
