// The main job with the keyboard alone: from nothing to a PDF, undone and
// redone as a whole, killed, and found again.
import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { run, until } from '../harness/processes.mjs';
import { startChromium } from './driver.mjs';
import { personAt } from './person.mjs';

const title = 'Checkout slow after a deploy';

/**
 * What a tired engineer types: a time, what happened, and the time that the row
 * must then tell, worked out by hand for Europe/Berlin. A bare clock takes the
 * day of the event before it.
 */
const events = [
  { time: '2026-03-28 14:05', what: 'deploy of api 4.2 started', told: '14:05 UTC+1, Sat 28 Mar 2026' },
  { time: '14:05:30', what: 'first slow answers', told: '14:05:30 UTC+1, Sat 28 Mar 2026' },
  { time: '+12m', what: 'on-call engineer paged', told: '14:17 UTC+1, Sat 28 Mar 2026' },
  { time: '14:20', what: 'responders gather', told: '14:20 UTC+1, Sat 28 Mar 2026' },
  { time: 'about 14:31', what: 'rollback considered', told: 'about 14:31 (± 5 min) UTC+1, Sat 28 Mar 2026' },
  { time: '14:40 - 14:52', what: 'rollback of api 4.2', told: '14:40 → 14:52 UTC+1, Sat 28 Mar 2026' },
  { time: '14:57', what: 'error rate back to normal', told: '14:57 UTC+1, Sat 28 Mar 2026' },
  // On that day Berlin is at UTC+2 already; CET is UTC+1 and means what it says.
  { time: '2026-03-29 14:05 CET', what: 'customers were told', told: '15:05 UTC+2, Sun 29 Mar 2026' },
];

/** Milestone letters for events, by place. */
const milestones = [
  [0, 'i', /Milestone: impact started/],
  [2, 'd', /Milestone: detected/],
  [3, 'a', /Milestone: acknowledged/],
  [5, 'm', /Milestone: mitigated/],
  [6, 'r', /Milestone: resolved/],
];

const facts = [
  ['How did we become aware?', 'An alert on the error rate paged the on-call engineer.'],
  ['What was the impact?', 'One in five checkouts failed. **No order was lost.**'],
  [
    'What series of events led to the failure?',
    'A deploy halved the connection pool; under load it ran dry.',
  ],
  ['How and when was it solved?', 'The deploy was rolled back — errors were gone at 14:57 ✓'],
];

const lessons = [
  ['What helped us?', 'The board showed the pool at a glance.'],
  ['What slowed us down?', 'The alert came twelve minutes late.'],
  ['What could we have done differently?', 'Deploy to one machine first.'],
  ['What knowledge did we lack then and have now?', 'The pool is shared by two services.'],
];

/** @param {import('../harness/tap.mjs').Check} check */
export async function mainJobJourney(check) {
  const program = await startChromium();
  const { page } = program;
  const person = personAt(program);
  const announced = page.getByRole('status');
  const pdf = join(program.display.home, 'Checkout.pdf');
  const markdown = join(program.display.home, 'Checkout.md');
  /** @param {string} path @param {string} keys */
  const exportTo = async (path, keys) => {
    await program.answerDialogs(path);
    const before = await stat(path).catch(() => null);
    await person.press(keys);
    await until(path, async () => {
      const now = await stat(path).catch(() => null);
      return now !== null && now.mtimeMs !== before?.mtimeMs;
    });
    return readFile(path, 'utf8');
  };

  try {
    await check('created from the template that was chosen', async () => {
      await page.getByRole('main').getByRole('button', { name: 'New post-mortem' }).waitFor();
      await person.press('Control+n');
      await page.getByRole('dialog').waitFor();
      await person.type(title);
      await person.reach(page.getByRole('radio', { name: /^Standard/ }));
      await person.press('ArrowDown', 'Enter');
      await person.title('Facts').waitFor();
      await person.press('Alt+ArrowLeft');
      await page.getByRole('complementary').getByText('Major', { exact: true }).waitFor();
      await person.entry(new RegExp(title)).waitFor();
      await person.press('Enter');
      await person.title('Facts').waitFor();
    });

    await check('the four questions, what was affected, services and severity', async () => {
      for (const [question, answer] of facts) {
        await person.reach(person.field(question ?? ''));
        await person.type(answer ?? '');
      }
      await person.reach(person.field('Affected'));
      await person.type('1 in 5 checkouts');
      await person.reach(person.field('Services'));
      await person.type('checkout,payments');
      await person.press('Enter');
      await person.reach(page.getByRole('button', { name: 'Severity: not set' }), 'Shift+Tab');
      await person.press('Enter');
      await page.getByRole('menuitem', { name: /^SEV2/ }).waitFor();
      await person.type('SEV2');
      await person.press('Enter');
      await page.getByRole('button', { name: 'Severity: SEV2' }).waitFor();
      await person.saved();
    });

    await check('ten events through the line on top', async () => {
      await person.goTo('Timeline');
      await person.press('Control+Enter');
      for (const { time, what, told } of events) await person.addEvent(`${time} ${what}`, `${told}. ${what}`);
      // "Yesterday" counts from today, whatever the timeline tells.
      const yesterday = new Date(Date.now() - 86_400_000);
      const day = new Intl.DateTimeFormat('en-GB', {
        day: 'numeric',
        month: 'short',
        timeZone: 'Europe/Berlin',
      });
      await person.type('yesterday 23:10 last customer answered');
      await person.press('Enter');
      const row = person.row(/last customer answered/);
      await row.waitFor();
      const name = (await row.getAttribute('aria-label')) ?? '';
      assert.ok(name.startsWith('23:10 ') && name.includes(day.format(yesterday)), name);
    });

    await check('a time that the clocks show twice is asked', async () => {
      await person.type('2026-10-25 02:30 nightly job ran');
      await person.press('Enter');
      const readings = page.getByRole('group', { name: 'Possible readings' });
      await readings.waitFor();
      assert.equal(await readings.getByRole('button').count(), 2);
      assert.match(await readings.innerText(), /02:30 CEST[^]*02:30 CET/);
      await person.press('2');
      await person.row('02:30 UTC+1, Sun 25 Oct 2026. nightly job ran').waitFor();
    });

    await check('a time that no clock showed is asked', async () => {
      await person.type('2026-03-29 02:30 backup began');
      await person.press('Enter');
      const readings = page.getByRole('group', { name: 'Possible readings' });
      await readings.waitFor();
      await page.getByText('02:30 does not exist on this day').waitFor();
      await person.press('Escape');
      assert.equal(
        await page.getByRole('textbox', { name: /^Add an event/ }).inputValue(),
        '2026-03-29 02:30 backup began',
        'the text stays',
      );
      await person.press('Enter');
      await readings.waitFor();
      await person.press('1');
      await person.row('01:30 UTC+1, Sun 29 Mar 2026. backup began').waitFor();
      await person.saved();
    });

    await check('milestones by their keys', async () => {
      await person.press('Escape', 'Home');
      let at = 0;
      for (const [place, letter, name] of milestones) {
        for (; at < Number(place); at += 1) await person.press('ArrowDown');
        await person.press('m');
        await page.getByRole('menu', { name: 'Milestone' }).waitFor();
        await person.press(String(letter));
        await person.row(/** @type {RegExp} */ (name)).waitFor();
      }
      await page.getByRole('list', { name: 'Durations' }).getByText('52 min').first().waitFor();
    });

    await check('an event is put between two others, and title and time are corrected in place', async () => {
      await person.press('Home', 'ArrowDown', 'i');
      await page.getByRole('textbox', { name: 'Title of the event' }).first().waitFor();
      await person.type('cache was empty');
      await person.press('Enter');
      await person.row(/cache was empty/).waitFor();
      await person.press('F2', 'Control+a');
      await person.type('cache was cold');
      await person.press('Enter');
      await person.row(/cache was cold/).waitFor();
      await person.press('t', 'Control+a');
      await person.type('14:11');
      await person.press('Enter');
      await person.row('14:11 UTC+1, Sat 28 Mar 2026. cache was cold').waitFor();
      await person.saved();
    });

    await check('people, summary, a factor that cites an event', async () => {
      await person.goTo('People');
      await person.press('Control+Enter');
      await person.type('Ana Kovač, on-call engineer');
      await person.press('Enter');
      await person.field('Role of Ana Kovač').waitFor();
      await person.goTo('Summary');
      await person.reach(person.field('Summary'));
      await person.type('For 52 minutes checkout was slow after a deploy.');
      await person.goTo('Factors');
      await person.press('Control+Enter');
      await person.type('The pool size is set in two places');
      await person.press('Enter');
      await person.reach(page.getByRole('button', { name: 'Cite an event…' }));
      await person.press('Enter');
      await person.type('api 4.2 started');
      await page.getByRole('option', { name: /deploy of api 4\.2 started/ }).waitFor();
      await person.press('Enter', 'Escape');
      await page.getByRole('button', { name: /^F1 The pool size.*1 event/ }).waitFor();
    });

    await check('a lesson for each prompt, and an action with owner and date', async () => {
      await person.goTo('Lessons');
      for (const [prompt, lesson] of lessons) {
        await person.reach(person.field(`Add: ${String(prompt)}`));
        await person.type(lesson ?? '');
        await person.press('Enter');
        await person.field(`${String(prompt)} Lesson 1`).waitFor();
      }
      await person.goTo('Actions');
      await person.press('Control+Enter');
      await person.type('Keep the pool size in one place');
      await person.press('Enter');
      await person.reach(page.getByRole('combobox', { name: 'Owner' }));
      await person.type('Ana');
      await page.getByRole('option', { name: /Ana Kovač/ }).waitFor();
      await person.press('ArrowDown', 'Enter');
      await person.reach(page.getByRole('combobox', { name: 'Due' }));
      await person.type('2026-12-24');
      await person.press('Enter');
      await page.getByRole('button', { name: /Keep the pool size.*Ana Kovač/ }).waitFor();
      await person.saved();
    });

    /** What must be readable in every export. */
    const written = [
      title,
      ...events.map(({ what }) => what),
      'cache was cold',
      'nightly job ran',
      'backup began',
      'last customer answered',
      'Ana Kovač',
      'For 52 minutes checkout was slow',
      'The pool size is set in two places',
      ...lessons.map(([, lesson]) => lesson ?? ''),
      'Keep the pool size in one place',
    ];
    let whole = '';
    await check('Markdown says everything', async () => {
      whole = await exportTo(markdown, 'Control+Shift+e');
      await person.told('Checkout.md saved');
      for (const text of written) assert.ok(whole.includes(text), `the Markdown lacks “${text}”\n${whole}`);
      assert.match(whole, /\*\*1 in 5\*\*/);
      assert.match(whole, /52 min/);
    });

    await check('the PDF says everything', async () => {
      await exportTo(pdf, 'Control+e');
      await person.told('Checkout.pdf saved');
      await run('qpdf', ['--check', pdf]);
      const text = (await run('pdftotext', ['-layout', pdf, '-'])).replace(/\s+/g, ' ');
      for (const part of written) {
        for (const word of part.split(' '))
          assert.ok(text.includes(word), `the PDF lacks “${word}” of “${part}”`);
      }
      const info = await run('pdfinfo', [pdf]);
      assert.match(info, new RegExp(`Title: +.*${title}`));
    });

    await check('the timeline is exported as a picture, from the menu and by name', async () => {
      const svg = join(program.display.home, 'Checkout.svg');
      await program.answerDialogs(svg);
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('menuitem', { name: /Timeline picture \(SVG\)/ }).click();
      await person.told('Checkout.svg saved');
      const drawn = await readFile(svg, 'utf8');
      assert.ok(drawn.includes('>deploy of api 4.2 started</text>'), drawn.slice(0, 2000));

      const png = join(program.display.home, 'Checkout.png');
      await program.answerDialogs(png);
      await person.press('Control+k');
      await page.keyboard.type('timeline picture as png');
      await person.press('Enter');
      await person.told('Checkout.png saved');
      assert.equal((await readFile(png)).subarray(1, 4).toString(), 'PNG');
    });

    await check('all of it undone, step by step, and redone', async () => {
      /** @param {string} keys @param {string} end what is said when nothing is left */
      const stepAll = async (keys, end) => {
        for (let steps = 0; steps < 150; steps += 1) {
          const done = announced.filter({ hasText: end });
          await person.press(keys);
          await person.saved();
          if ((await done.count()) > 0) return steps;
        }
        return assert.fail(`150 steps were not enough: ${keys}`);
      };
      const undone = await stepAll('Control+z', 'Nothing to undo.');
      assert.ok(undone > 30, `only ${undone} steps`);
      const empty = await exportTo(markdown, 'Control+Shift+e');
      for (const [, answer] of facts)
        assert.ok(!empty.includes(String(answer)), `still there: ${String(answer)}`);
      assert.ok(!empty.includes('deploy of api 4.2 started'));
      await stepAll('Control+Shift+z', 'Nothing to redo.');
      assert.equal(await exportTo(markdown, 'Control+Shift+e'), whole);
    });

    await check('killed and started again, everything is there', async () => {
      await person.saved();
      await program.restart();
      await page.getByRole('button', { name: /Keep the pool size.*Ana Kovač/ }).waitFor();
      await person.goTo('Timeline');
      for (const { what } of events) await person.row(what).waitFor();
      assert.equal(await exportTo(markdown, 'Control+Shift+e'), whole);
    });

    await check('what was done before the restart can be undone after it', async () => {
      await person.goTo('Actions');
      await person.press('Control+z');
      await announced.filter({ hasText: /^Undone: / }).waitFor({ state: 'attached' });
      await person.saved();
      const less = await exportTo(markdown, 'Control+Shift+e');
      assert.notEqual(less, whole);
      await person.press('Control+y');
      await announced.filter({ hasText: /^Redone: / }).waitFor({ state: 'attached' });
      assert.equal(await exportTo(markdown, 'Control+Shift+e'), whole);
      person.assertQuiet();
    });
  } finally {
    await program.stop();
  }
}
