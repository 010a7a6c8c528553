// Keys pressed one right after the other, on a slow machine: each must reach
// what the key before it has led to, never a field that was just left.
import assert from 'node:assert/strict';
import { until } from '../harness/processes.mjs';
import { startChromium } from './driver.mjs';
import { personAt } from './person.mjs';

/** Key codes that Chromium wants beside the name. @type {Readonly<Record<string, number>>} */
const codes = { Escape: 27, Enter: 13, Home: 36, End: 35, ArrowDown: 40, ArrowUp: 38, Delete: 46 };

/** @param {import('../harness/tap.mjs').Check} check */
export async function fastKeysJourney(check) {
  const program = await startChromium();
  const { page } = program;
  const person = personAt(program);
  // The page is made slow on purpose.
  page.setDefaultTimeout(40_000);
  const protocol = await page.context().newCDPSession(page);

  /** All keys are on their way before the page has heard of the first. @param {readonly string[]} keys */
  const rush = async (...keys) => {
    const sent = keys.flatMap((key) => {
      const code = codes[key];
      const named = code !== undefined;
      const down = named
        ? { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: code }
        : { type: 'keyDown', key, text: key, unmodifiedText: key };
      return [
        protocol.send('Input.dispatchKeyEvent', /** @type {any} */ (down)),
        protocol.send(
          'Input.dispatchKeyEvent',
          /** @type {any} */ ({ ...down, type: 'keyUp', text: undefined }),
        ),
      ];
    });
    await Promise.all(sent);
  };
  const line = page.getByRole('textbox', { name: /^Add an event/ });

  try {
    await page.getByRole('main').getByRole('button', { name: 'New post-mortem' }).waitFor();
    await person.create('Keys in a hurry');
    await person.goTo('Timeline');
    await person.press('Control+Enter');
    for (let minute = 10; minute < 40; minute += 1) {
      await page.keyboard.insertText(`2026-03-10 14:${minute} event number ${minute}`);
      await person.press('Enter');
    }
    await person.row(/event number 39/).waitFor();
    await person.saved();
    const count = await page.getByRole('contentinfo').getByText('30 events').count();
    await check('lines entered faster than they are read', () => assert.equal(count, 1));
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: 6 });

    await check('milestones by letters, right after the line on top was left', async () => {
      // The list stands at its end: the first row is not even drawn yet.
      await rush('Escape', 'Home', 'm', 'i', 'ArrowDown', 'ArrowDown', 'm', 'd', 'End', 'm', 'r');
      await person.row(/event number 39.*Milestone: resolved/).waitFor();
      await person.press('Home');
      await person.row(/event number 10.*Milestone: impact started/).waitFor();
      await person.row(/event number 12.*Milestone: detected/).waitFor();
      assert.equal(await line.inputValue(), '', 'a key landed in the line');
    });

    await check('a time typed and left, and what follows goes to the row', async () => {
      await rush('Home', 't', ...'14:11:30', 'Enter', 'm', 'a', 'p');
      await person.row(/^14:11:30.*event number 10.*Milestone: acknowledged.*Pinned/).waitFor();
    });

    await check('inserted, named, left and deleted without a wait', async () => {
      await rush('Home', 'i', ...'between two', 'Enter', 'p', 'ArrowDown', 'Delete', 'p');
      await person.row(/between two.*Pinned/).waitFor();
      // 11 is the first by now; the one behind the new one was 10.
      await person.row(/event number 12\..*Pinned/).waitFor();
      assert.equal(await person.row(/event number 10/).count(), 0);
    });

    await check('an event is taken and the line left, with keys on their way', async () => {
      await rush('n', ...'2026-03-10 15:00 last of all', 'Enter', 'Escape', 'm', 'e', 'Home', 'p');
      await until('the line to be empty', async () => (await line.inputValue()) === '');
      await person.press('End');
      await person.row(/last of all.*Milestone: escalated/).waitFor();
      await person.press('Home');
      await until('the first row to be pinned', async () =>
        /Pinned/.test(
          (await page.locator('[data-event-row][tabindex="0"]').getAttribute('aria-label')) ?? '',
        ),
      );
      assert.equal(await line.inputValue(), '', 'a key landed in the line');
      person.assertQuiet();
    });
  } finally {
    await program.stop();
  }
}
