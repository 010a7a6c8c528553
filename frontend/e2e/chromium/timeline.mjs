// The list of events by keyboard: several selected and changed at once, found by
// filter, hidden events in and out of sight, descriptions in the row, times in
// another zone. Nothing is done with the mouse but the clicks that select.
import assert from 'node:assert/strict';
import { until } from '../harness/processes.mjs';
import { seriousFaults } from './axe.mjs';
import { startChromium } from './driver.mjs';
import { personAt } from './person.mjs';

const lines = [
  '2026-03-10 14:00 deploy of api started',
  '14:05 alert on error rate',
  '14:06 engineer paged',
  '14:20 pool found empty',
  '14:30 rollback started',
  '14:40 errors gone',
];

/** @param {import('../harness/tap.mjs').Check} check */
export async function timelineJourney(check) {
  const program = await startChromium();
  const { page } = program;
  const person = personAt(program);
  const grid = page.getByRole('grid', { name: 'Events' });
  const chosen = () => grid.locator('[role=row][aria-selected=true]').count();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  /** @param {number} count */
  const selected = (count) => until(`${count} selected`, async () => (await chosen()) === count);

  try {
    await page.getByRole('main').getByRole('button', { name: 'New post-mortem' }).waitFor();
    await person.create('Several at once');
    await person.goTo('Timeline');

    await check('lines that are pasted beside the fields: told where they can go', async () => {
      await page.getByRole('heading', { level: 1 }).focus();
      await person.paste('10:02 first\n10:05 second');
      await person.told('There is no event yet that this could belong to.');
      await person.told(/To make an event of each line: press N and paste them there\./);
    });

    await check('lines pasted into the line on top: an event each, and one step back for all', async () => {
      await person.press('Control+Enter');
      await person.paste('nobody was told\nthe dashboard showed no errors\nsomebody asked');
      await person.row(/somebody asked/).waitFor();
      // Where nothing has a time there is no axis: its beginning would be the year 1970.
      await page.getByText('No event has a time yet. The picture begins with the first one.').waitFor();
      assert.equal(await page.getByText(/1970/).count(), 0);
      await person.press('Escape', 'Control+z');
      await page.getByRole('heading', { name: 'What happened, and when?' }).waitFor();
      await person.press('Control+Shift+z');
      await person.row(/somebody asked/).waitFor();
      await person.press('Control+z');
      await page.getByRole('heading', { name: 'What happened, and when?' }).waitFor();
    });

    await check('a chat that is pasted there: who said what, when', async () => {
      await person.press('Control+Enter');
      await person.paste('anna  14:02\nseeing 5xx\nben  14:19\nback to normal');
      await person.row(/14:02.*anna: seeing 5xx/).waitFor();
      await person.row(/14:19.*ben: back to normal/).waitFor();
      await person.press('Escape', 'Control+z');
      await page.getByRole('heading', { name: 'What happened, and when?' }).waitFor();
    });

    await person.press('Control+Enter');
    for (const line of lines) await person.addEvent(line, new RegExp(line.replace(/^[\d :-]+/, '')));
    await person.press('Escape', 'Home');

    await check('selected with Shift, Ctrl and all', async () => {
      await person.press('Shift+ArrowDown', 'Shift+ArrowDown');
      await selected(3);
      await page.getByRole('status').filter({ hasText: '3 selected' }).waitFor({ state: 'attached' });
      assert.match(await focused(), /engineer paged/);
      await person.press('Shift+ArrowUp');
      await selected(2);
      await person.press('Control+ArrowDown', 'Control+ArrowDown', 'Control+Space');
      await selected(3);
      assert.match(await focused(), /pool found empty/);
      await person.press('Control+a');
      await selected(6);
      await page.getByRole('toolbar', { name: '6 selected events' }).waitFor();
      await person.press('Escape');
      await selected(1);
      assert.match(await focused(), /pool found empty/);
      await person.row(/alert on error/).click({ modifiers: ['Shift'] });
      await selected(3);
      await person.row(/errors gone/).click({ modifiers: ['Control'] });
      await selected(4);
      await person.row(/alert on error/).click();
      await selected(1);
      assert.equal(await grid.getAttribute('aria-multiselectable'), 'true');
    });

    await check('shifted by keys, as one step', async () => {
      await person.press('Shift+ArrowDown', 'o');
      await page.getByRole('dialog').waitFor();
      await person.type('-1h30m');
      await page.getByText(/the first goes from 2?.*14:05 to .*12:35/).waitFor();
      await person.press('Enter');
      await person.row(/^12:35 .*alert on error rate/).waitFor();
      await person.row(/^12:36 .*engineer paged/).waitFor();
      await selected(2);
      await person.press('Control+z');
      await person.row(/^14:05 .*alert on error rate/).waitFor();
      await person.row(/^14:06 .*engineer paged/).waitFor();
    });

    await check('source, kind and role for several', async () => {
      await person.press('s');
      await page.getByRole('dialog').waitFor();
      await person.type('Grafana');
      await page.getByRole('option', { name: 'New source “Grafana”' }).waitFor();
      await person.press('Enter');
      await person.row(/engineer paged.*Source: Grafana/).waitFor();
      await person.row(/alert on error rate.*Source: Grafana/).waitFor();
      await person.press('k');
      await page.getByRole('dialog').waitFor();
      await person.type('alert');
      await person.press('Enter');
      await person.press('r');
      await page.getByRole('dialog').waitFor();
      await person.type('on-call engineer');
      await page.getByRole('option', { name: '“on-call engineer”' }).waitFor();
      await person.press('Enter', 'h', 'p');
      await person.row(/engineer paged.*Pinned.*Left out of exports/).waitFor();
      await person.row(/alert on error rate.*Pinned.*Left out of exports/).waitFor();
      // Each choice is about what was asked, and about nothing else.
      await person.row(/engineer paged.*Source: Grafana/).waitFor();
      assert.equal(await page.getByRole('combobox', { name: 'Kind', exact: true }).inputValue(), 'alert');
      assert.equal(
        await page.getByRole('combobox', { name: 'Role of who acted' }).inputValue(),
        'on-call engineer',
      );
      assert.deepEqual(await seriousFaults(page), []);
    });

    await check('deleted together, and back', async () => {
      await person.press('Delete');
      await until('two to be gone', async () => (await person.row(/engineer paged|alert on/).count()) === 0);
      await person.told('2 events deleted.');
      await person.press('Control+z');
      await person.row(/engineer paged/).waitFor();
      await person.saved();
    });

    await check('hidden events go out of sight and come back', async () => {
      await page.getByRole('button', { name: '2 hidden' }).waitFor();
      await person.press('Shift+H');
      await until('them to be out of sight', async () => (await person.row(/engineer paged/).count()) === 0);
      await person.press('Shift+H');
      await person.row(/engineer paged/).waitFor();
    });

    await check('found by filter, and everything is back with Escape', async () => {
      await person.press('/');
      await person.type('grafana PAGED');
      await page.getByText('1 of 6 shown').waitFor();
      await person.row(/engineer paged/).waitFor();
      assert.deepEqual(await seriousFaults(page), []);
      await person.press('Enter');
      assert.match(await focused(), /engineer paged/);
      await person.press('Escape');
      await person.row(/deploy of api/).waitFor();
      assert.match(await focused(), /engineer paged/);
      await person.press('/');
      await person.type('zebra');
      await page.getByText('No event fits the filter.').waitFor();
      await person.press('Escape');
      await person.row(/deploy of api/).waitFor();
      assert.equal(await page.getByRole('search').count(), 0);
    });

    await check('what the filter leaves out is neither selected nor moved', async () => {
      await person.press('Home', 'Shift+ArrowDown', 'Shift+ArrowDown');
      await selected(3);
      await person.press('/');
      await person.type('deploy');
      await page.getByText('1 of 6 shown').waitFor();
      await person.press('Enter', '.');
      await person.row(/^14:01 .*deploy of api/).waitFor();
      await person.press('Escape');
      await person.row(/^14:05 .*alert on error rate/).waitFor();
      await selected(1);
      await person.press('Control+z');
      await person.row(/^14:00 .*deploy of api/).waitFor();
    });

    await check('a row that falls out of the filter leaves the focus to its place', async () => {
      await person.press('/');
      await person.type('o');
      await person.press('Enter', 'Home', 'ArrowDown', 'h', 'Shift+H');
      // Hidden by its own key and out of sight: what follows goes to the next one.
      await until('the focus to be on a row', async () => /\d\d:\d\d/.test(await focused()));
      await person.press('Shift+H', 'Escape', 'Control+z');
      await person.row(/deploy of api/).waitFor();
      await page.getByRole('button', { name: '2 hidden' }).waitFor();
    });

    await check('a description is written in the row', async () => {
      await person.press('Home', 'd');
      await page.getByRole('textbox', { name: 'Description of the event' }).waitFor();
      await person.type('A new **pool** size');
      await person.press('Shift+Enter');
      await person.type('came with it');
      await person.press('Enter');
      await grid.getByText('A new pool size').waitFor();
      assert.match(await focused(), /deploy of api/);
      await person.press('d');
      await person.type(' or not');
      await person.press('Escape');
      await person.saved();
      await page.getByText('came with it').waitFor();
      assert.equal(await page.getByText('or not').count(), 0);
    });

    await check('times that cannot all be true are taken, and marked', async () => {
      await person.press('Home', 'ArrowDown', 'F6');
      const known = page.getByRole('textbox', { name: 'Known at' });
      await known.fill('13:30');
      await known.press('Enter');
      await page.getByText('Known before it happened: one of the two times may be wrong.').waitFor();
      await person.row(/alert on error rate.*Known before it happened/).waitFor();
      await page.getByText('known before, 13:30').waitFor();
      const ending = page.getByRole('textbox', { name: 'Until' });
      await ending.fill('14:01');
      await ending.press('Enter');
      await page.getByText('The end is before the start: one of the two may be wrong.').waitFor();
      await person.row(/alert on error rate.*The end is before the start/).waitFor();
      await person.press('Escape', 'm', 'd', 'Home', 'm', 'a');
      const order = page.getByRole('button', { name: 'acknowledged before detected' });
      await order.waitFor();
      await order.focus();
      await page.getByRole('tooltip').filter({ hasText: 'Not the usual order' }).waitFor();
      assert.deepEqual(await seriousFaults(page), []);
      await order.press('Enter');
      assert.match(await focused(), /deploy of api/);
    });

    await check('left while its list still moves, nothing goes wrong', async () => {
      await page.setViewportSize({ width: 1024, height: 500 });
      await person.press('Home');
      // At once, before the frame in which the list has moved.
      await page.evaluate(() => {
        /** @param {string} key @param {boolean} altKey */
        const press = (key, altKey) =>
          document.activeElement?.dispatchEvent(
            new KeyboardEvent('keydown', { key, altKey, bubbles: true, cancelable: true }),
          );
        press('End', false);
        press('1', true);
      });
      await person.title('Facts').waitFor();
      await page.setViewportSize({ width: 1280, height: 800 });
      await person.goTo('Timeline');
      person.assertQuiet();
      await grid.getByRole('row').first().focus();
      await person.press('Home');
    });

    await check('a second zone below the first', async () => {
      await person.press('Control+k');
      await person.type('as well, in the list');
      await page.getByRole('option', { name: /Show times in UTC as well/ }).waitFor();
      await person.press('Enter');
      await person.row(/^14:20 UTC\+1.*, 13:20 UTC\. pool found empty/).waitFor();
      await grid.getByText('13:20 UTC').waitFor();
      await person.press('Control+k');
      await person.type('one zone only');
      await person.press('Enter');
      await person.row(/^14:20 UTC\+1, Tue 10 Mar 2026\. pool found empty/).waitFor();
      await person.press('ArrowDown');
    });

    await check('times shown in another zone at a key, and nothing is changed', async () => {
      await person.press('Shift+Z');
      await person.row(/^13:05 .*alert on error rate/).waitFor();
      await page.getByRole('button', { name: /^Times shown in UTC; the post-mortem is in / }).waitFor();
      assert.deepEqual(await seriousFaults(page), []);
      await person.press('Shift+Z');
      await person.row(/^14:05 .*alert on error rate/).waitFor();
      await person.saved();
      person.assertQuiet();
    });
  } finally {
    await program.stop();
  }
}
