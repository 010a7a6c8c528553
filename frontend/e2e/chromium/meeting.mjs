// Before the meeting, with the keyboard alone: planned, people ticked in, the
// word to the others copied, and the calendar file saved.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../harness/processes.mjs';
import { seriousFaults } from './axe.mjs';
import { startChromium } from './driver.mjs';
import { personAt } from './person.mjs';

/** @param {import('../harness/tap.mjs').Check} check */
export async function meetingJourney(check) {
  const program = await startChromium();
  const { page } = program;
  const person = personAt(program);
  /** @param {string} name */
  const box = (name) => page.getByRole('checkbox', { name, exact: true });
  const when = person.field('Meeting planned for');

  try {
    await person.create('Cold cache');
    await person.reach(person.field('Services'));
    await person.type('checkout');
    await person.press('Enter');
    await person.goTo('Timeline');
    await person.press('n');
    await person.addEvent('2026-11-01 09:00 the cache was empty', /the cache was empty/);
    await person.goTo('Actions');
    await person.press('Control+Enter');
    await person.type('Warm the cache before traffic');
    await person.press('Enter');
    await page.getByRole('list', { name: 'Actions' }).getByText('Warm the cache').waitFor();
    await person.back();
    await person.create('Checkout slow');
    await person.goTo('Timeline');
    await person.press('n');
    await person.type('2026-11-24 14:05 deploy of api 4.2 started');
    await person.press('Enter');
    await person.row(/deploy of api/).waitFor();

    await check('a post-mortem with one event says until when to meet', async () => {
      await person.goTo('Meeting');
      await page.getByText('a week after the incident').waitFor();
      await page.getByText('Agenda, 60 minutes').waitFor();
      assert.deepEqual(await seriousFaults(page), []);
    });

    await check('people are added by lines, ticked in, in one step', async () => {
      await person.press('Control+Enter');
      await person.paste('Ana Kovač, on-call engineer\nBen\nאורי לוי');
      await box('Ben').waitFor();
      for (const name of ['Ana Kovač on-call engineer', 'Ben', 'אורי לוי']) {
        assert.ok(await box(name).isChecked(), name);
      }
      await person.press('Control+z');
      await box('Ben').waitFor({ state: 'detached' });
      await person.press('Control+Shift+z');
      await box('Ben').waitFor();
    });

    await check('a tick is taken out and set again', async () => {
      await person.reach(box('Ben'));
      await person.press('Space');
      await page.getByText('2 of 3').waitFor();
      await person.press('Space');
      await page.getByText('3 of 3').waitFor();
    });

    await check('who looked through the timeline is noted with the day', async () => {
      await person.reach(box('Ben has looked through the timeline'));
      await person.press('Space');
      await until('the tick', () =>
        page.getByRole('checkbox', { name: /^Ben has looked .* \d{4}-\d\d-\d\d$/ }).isChecked(),
      );
    });

    await check('what is missing before it starts is named, and a key leads there', async () => {
      const ready = page.getByRole('region', { name: 'Before it starts' });
      await ready.getByText('0 of 4 key facts answered').waitFor();
      await ready.getByText(/looked through by .?Ben.?, not yet by .?Ana Kovač.? and .?אורי לוי/).waitFor();
      await ready.getByText('1 of 1 events without evidence').waitFor();
      await person.reach(page.getByRole('textbox', { name: 'Ask a question about the whole incident' }));
      await person.type('How did we learn of it?');
      await person.press('Enter');
      await ready.getByText('1 open question').waitFor();
      await person.reach(page.getByRole('textbox', { name: 'Answer to question 1' }));
      await person.type('By a call.');
      await ready.getByText('No open questions').waitFor();
      await person.reach(ready.getByRole('button', { name: 'Select them in the timeline' }), 'Shift+Tab');
      await person.press('Enter');
      await person.title('Timeline').waitFor();
      assert.equal(await person.field('Title of the event').inputValue(), 'deploy of api 4.2 started');
      await person.goTo('Meeting');
    });

    await check(
      'what earlier post-mortems of the same services left open is shown, and leads there',
      async () => {
        const earlier = page.getByRole('region', { name: 'Still open from earlier incidents' });
        await person.reach(earlier.getByRole('button', { name: 'To the facts' }));
        await person.press('Enter');
        await person.title('Facts').waitFor();
        await person.reach(person.field('Services'));
        await person.type('Checkout');
        await person.press('Enter');
        await person.goTo('Meeting');
        await earlier.getByText('Warm the cache before traffic').waitFor();
        assert.deepEqual(await seriousFaults(page), []);
        await person.reach(earlier.getByRole('button', { name: /Cold cache$/ }));
        await person.press('Enter');
        await person.title('Actions').waitFor();
        assert.equal(await person.field('Title of the post-mortem').inputValue(), 'Cold cache');
        await person.press('Alt+ArrowLeft');
        await person.choose(/Checkout slow/);
        await person.press('Enter');
        await person.title('Facts').waitFor();
        await person.goTo('Meeting');
      },
    );

    await check('a time, a facilitator and a scribe are chosen', async () => {
      await person.reach(when);
      await person.type('2026-11-30 15:00');
      await person.press('Enter');
      await page.getByText('Within a week of the incident').waitFor();
      const facilitator = page.getByRole('combobox', { name: 'Facilitator' });
      await person.reach(facilitator);
      await person.type('Ana');
      const scribe = page.getByRole('combobox', { name: 'Scribe' });
      await person.reach(scribe);
      await person.type('Ben');
      await box('Ana Kovač on-call engineer facilitator').waitFor();
      await box('Ben scribe').waitFor();
    });

    await check('what is no appointment is refused in words', async () => {
      await person.reach(when, 'Shift+Tab');
      await person.press('Control+a');
      await person.type('2026-11-30');
      await person.press('Enter');
      await page.getByText('Say the day and the time it begins').waitFor();
      await person.press('Control+a');
      await person.type('2026-12-09 15:00');
      await person.press('Enter');
      await page.getByText('later than a week after the incident').waitFor();
    });

    await check('the announcement is copied, the calendar file saved', async () => {
      const copy = page.getByRole('button', { name: 'Copy announcement' });
      await person.reach(copy);
      await person.press('Enter');
      await person.told('Announcement copied.');
      const text = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(text, /review of events/i);
      assert.doesNotMatch(text, /Ana/);
      const file = join(program.display.home, 'meeting.ics');
      await program.answerDialogs(file);
      await person.reach(page.getByRole('button', { name: 'Save calendar file (.ics)' }));
      await person.press('Enter');
      await person.told('meeting.ics saved');
      assert.match(await readFile(file, 'utf8'), /DTSTART[^\r\n]*20261209/);
    });

    await check('the plan is there again after a crash', async () => {
      await person.saved();
      await program.restart();
      await person.title('Meeting').waitFor();
      await box('Ben scribe').waitFor();
      await until('the appointment', async () => (await when.inputValue()) === '2026-12-09 15:00');
      assert.deepEqual(await seriousFaults(page), []);
    });
    person.assertQuiet();
  } finally {
    await program.stop();
  }
}
