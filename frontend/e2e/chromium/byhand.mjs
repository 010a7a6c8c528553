// The list of events by mouse: an event of unknown time is dragged to its place
// by its grip, and a button between two rows inserts one there.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../harness/processes.mjs';
import { seriousFaults } from './axe.mjs';
import { startChromium } from './driver.mjs';
import { personAt } from './person.mjs';

const shots = fileURLToPath(new URL('../../../build/shots/chromium', import.meta.url));
const lines = ['2026-03-10 14:00 deploy', '14:20 errors rise', '14:40 rolled back', 'cache emptied by hand'];

/** @param {import('../harness/tap.mjs').Check} check */
export async function byHandJourney(check) {
  await mkdir(shots, { recursive: true });
  const program = await startChromium();
  const { page } = program;
  const person = personAt(program);
  const grid = page.getByRole('grid', { name: 'Events' });
  /** Titles from top to bottom, as they stand on the screen. */
  const order = async () =>
    grid.locator('[data-event-row]').evaluateAll((rows) =>
      rows
        .map((row) => ({
          top: row.getBoundingClientRect().top,
          title: row.querySelector('.title')?.textContent?.trim() ?? '…',
        }))
        .sort((a, b) => a.top - b.top)
        .map(({ title }) => title)
        .join(', '),
    );
  /** @param {string} wanted */
  const stands = (wanted) => until(`the order ${wanted}`, async () => (await order()) === wanted);
  const last = 'deploy, errors rise, rolled back, cache emptied by hand';
  const grip = grid.locator('[data-row-grip]');
  const line = grid.locator('.drop');
  /** @param {import('playwright-core').Locator} element */
  const middle = async (element) => {
    const box = await element.boundingBox();
    assert.ok(box !== null);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, bottom: box.y + box.height };
  };
  /** Takes the grip and brings it to the lower half of a row; the button stays down. @param {RegExp} name */
  const lift = async (name) => {
    const from = await middle(grip);
    const to = await middle(person.row(name));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y - 10, { steps: 3 });
    await page.mouse.move(from.x, to.bottom - 4, { steps: 6 });
  };

  try {
    await page.getByRole('main').getByRole('button', { name: 'New post-mortem' }).waitFor();
    await person.create('By hand');
    await person.goTo('Timeline');
    await person.press('Control+Enter');
    for (const text of lines) await person.addEvent(text, new RegExp(text.replace(/^[\d :-]+/, '')));
    await person.press('Escape');
    await stands(last);

    await check('only an event of unknown time has a grip', async () => {
      assert.equal(await grip.count(), 1);
      assert.equal(
        await person
          .row(/cache emptied/)
          .locator('[data-row-grip]')
          .count(),
        1,
      );
    });

    await check('a line shows where it goes, and it stands there after the drop', async () => {
      await lift(/deploy/);
      await line.waitFor();
      const { y } = await middle(line);
      const { bottom } = await middle(person.row(/deploy/));
      assert.ok(Math.abs(y - bottom) <= 3, `the line is at ${y}, the row ends at ${bottom}`);
      assert.equal(await order(), last, 'nothing moves before the drop');
      await page.screenshot({ path: join(shots, 'timeline-drag-row.png') });
      await page.mouse.up();
      await stands('deploy, cache emptied by hand, errors rise, rolled back');
      await page
        .getByRole('status')
        .filter({ hasText: 'Moved behind “deploy”.' })
        .waitFor({ state: 'attached' });
      assert.equal(await line.count(), 0);
      await until('the focus on the row', () =>
        page.evaluate(
          () => document.activeElement?.getAttribute('aria-label')?.includes('cache emptied') === true,
        ),
      );
    });

    await check('one undo takes it back', async () => {
      await person.press('Control+z');
      await stands(last);
    });

    await check('Esc in the middle leaves everything as it was', async () => {
      await lift(/errors rise/);
      await line.waitFor();
      await page.keyboard.press('Escape');
      await until('the line to be gone', async () => (await line.count()) === 0);
      await page.mouse.up();
      await page.getByRole('status').filter({ hasText: 'Left where it was.' }).waitFor({ state: 'attached' });
      assert.equal(await order(), last);
    });

    await check('the keys do the same', async () => {
      await person.press('Alt+ArrowUp');
      await stands('deploy, errors rise, cache emptied by hand, rolled back');
      await person.press('Control+z');
      await stands(last);
    });

    await check(
      'the button between two rows is named, moves nothing, and takes no press meant for a row',
      async () => {
        const first = person.row(/deploy/);
        const before = await first.boundingBox();
        const seam = first.getByRole('button', { name: 'Insert an event after deploy' });
        await first.hover();
        await until(
          'it to be seen',
          async () => Number(await seam.evaluate((it) => getComputedStyle(it).opacity)) > 0.5,
        );
        await page.screenshot({ path: join(shots, 'timeline-seam.png') });
        assert.deepEqual(await first.boundingBox(), before);
        assert.deepEqual(await seriousFaults(page), []);
        // All along the line between the rows but on the button itself, a press is for a row.
        const button = await middle(seam);
        const box = await middle(first);
        for (const x of [button.x - 40, button.x + 16, box.x, box.x + 200]) {
          await page.mouse.click(x, box.bottom - 3);
          assert.equal(await first.getAttribute('aria-selected'), 'true');
          await page.mouse.click(x, box.bottom + 3);
          assert.equal(await person.row(/errors rise/).getAttribute('aria-selected'), 'true');
        }
        assert.equal(await order(), last);
      },
    );

    await check('it inserts an event there, as the key does', async () => {
      await person.row(/deploy/).hover();
      await person
        .row(/deploy/)
        .getByRole('button', { name: 'Insert an event after deploy' })
        .click();
      await page.getByRole('textbox', { name: 'Title of the event' }).first().waitFor();
      await person.type('alert seen');
      await person.press('Enter');
      await stands('deploy, alert seen, errors rise, rolled back, cache emptied by hand');
      await person.press('Control+z', 'Control+z');
      await stands(last);
      await person.row(/errors rise/).click();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('textbox', { name: 'Title of the event' }).first().waitFor();
      await person.press('Escape');
      await stands(last);
    });

    await check('a handle beside a chosen point makes a span of it', async () => {
      await person.row(/errors rise/).click();
      await page.keyboard.press('g');
      const point = page.locator('[data-picture-event][tabindex="0"]');
      await until('the picture to come to rest', async () => {
        const before = await point.boundingBox();
        await page.waitForTimeout(200);
        return JSON.stringify(before) === JSON.stringify(await point.boundingBox());
      });
      const { x, y } = await middle(point);
      const plane = page.locator('.plane');
      await page.mouse.move(x + 17, y);
      await page.getByText('Drag to give it an end').waitFor();
      assert.equal(await plane.evaluate((it) => it.style.cursor), 'ew-resize');
      await page.mouse.down();
      await page.mouse.move(x + 60, y, { steps: 4 });
      await page.keyboard.press('Escape');
      await page.mouse.up();
      await page.getByRole('status').filter({ hasText: 'Not moved.' }).waitFor({ state: 'attached' });
      await page.mouse.move(x + 17, y);
      await page.mouse.down();
      await page.mouse.move(x + 90, y, { steps: 4 });
      const bubble = page.locator('[data-drag]');
      const text = (await bubble.textContent())?.trim() ?? '';
      assert.match(text, /^14:20 → 14:\d\d, \d+ minutes? long$/);
      await page.screenshot({ path: join(shots, 'timeline-handle.png') });
      await page.mouse.up();
      await page.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });
      await person.row(new RegExp(`14:20.*${text.slice(8, 13)}.*errors rise`)).waitFor();
      await person.press('Control+z');
      await person.row(/^14:20 UTC\+1, [^,]*\. errors rise/).waitFor();
      await person.saved();
      person.assertQuiet();
    });
  } finally {
    await program.stop();
  }
}
