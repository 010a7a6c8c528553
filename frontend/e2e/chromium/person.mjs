// What a person does in the page, and how they find things: by role and name,
// never by class, and with the keyboard wherever there is a key.
import assert from 'node:assert/strict';
import { until } from '../harness/processes.mjs';

export const stages = [
  'Facts',
  'Timeline',
  'People',
  'Meeting',
  'Summary',
  'Factors',
  'Lessons',
  'Actions',
  'Share',
];

/** Headings of the stages where they differ from their names. */
const headings = { Factors: 'Contributing factors' };

/** @typedef {Awaited<ReturnType<typeof import('./driver.mjs').startChromium>>} Program */

/** @param {Program} program */
export function personAt(program) {
  const { page } = program;
  // Patient enough for a busy machine; a journey goes on after a failed step.
  page.setDefaultTimeout(15_000);
  const person = {
    /** Presses keys one after the other: 'Control+n', 'Enter'. @param {readonly string[]} keys */
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    /** Types into what has the focus. @param {string} text */
    type: (text) => page.keyboard.type(text),
    /** Puts text on the clipboard and presses the key for it. @param {string} text */
    async paste(text) {
      await page.evaluate((value) => navigator.clipboard.writeText(value), text);
      await page.keyboard.press('Control+v');
    },
    /** @param {string} name */
    field: (name) => page.getByRole('textbox', { name, exact: true }),
    /** @param {string} text */
    title: (text) => page.getByRole('heading', { name: text, exact: true, level: 1 }),

    /** Goes to a stage by its key. @param {string} name */
    async goTo(name) {
      await page.keyboard.press(`Alt+${stages.indexOf(name) + 1}`);
      await person.title(Reflect.get(headings, name) ?? name).waitFor();
      // The focus follows the place; keys pressed before would go elsewhere.
      await until(`the focus to arrive at ${name}`, () =>
        page.evaluate(() => document.activeElement !== document.body),
      );
    },
    /**
     * Presses Tab until something has the focus.
     * @param {import('playwright-core').Locator} wanted
     * @param {'Tab' | 'Shift+Tab'} key
     */
    async reach(wanted, key = 'Tab') {
      await wanted.waitFor();
      for (let presses = 0; presses < 120; presses += 1) {
        if (await wanted.evaluate((element) => element.contains(document.activeElement))) return;
        await page.keyboard.press(key);
      }
      assert.fail(`Tab does not lead to ${String(wanted)}`);
    },
    /** Waits until the foot says that everything is saved. */
    saved: () =>
      page
        .getByRole('contentinfo')
        .getByText(/Saved \d\d:|All saved/)
        .waitFor(),
    /** Waits for a message at the foot of the window. @param {string | RegExp} text */
    async told(text) {
      const message = page.getByRole('region', { name: 'Messages' }).getByText(text).last();
      await message.waitFor();
      return message;
    },
    /** Adds an event by the line on top of the timeline and waits for its row. @param {string} line @param {string} shown */
    async addEvent(line, shown) {
      await page.keyboard.type(line);
      await page.keyboard.press('Enter');
      await person.row(shown).waitFor();
    },
    /** The row of an event, by its name for a screen reader. @param {string | RegExp} name */
    row: (name) => page.getByRole('grid', { name: 'Events' }).getByRole('row', { name }),
    /** The rows of the library. @param {string | RegExp} name */
    entry: (name) => page.getByRole('grid', { name: 'Post-mortems' }).getByRole('row', { name }),
    /** Goes down the library with the arrow key to a row. @param {string | RegExp} name */
    async choose(name) {
      const row = person.entry(name).first();
      await row.waitFor();
      let presses = 0;
      await until(`the row ${String(name)} to be chosen`, async () => {
        if ((await row.getAttribute('aria-selected')) === 'true') return true;
        // The list may be read again meanwhile and have the row further up.
        presses += 1;
        await page.keyboard.press(presses % 40 === 0 ? 'Home' : 'ArrowDown');
        return false;
      });
    },
    /** Leaves the post-mortem and waits for the library. */
    async back() {
      await page.keyboard.press('Alt+ArrowLeft');
      await page.getByRole('grid', { name: 'Post-mortems' }).waitFor();
    },
    /** Makes a post-mortem and waits until one can write. @param {string} title */
    async create(title) {
      await page.keyboard.press('Control+n');
      await page.getByRole('dialog').getByRole('textbox', { name: 'Title' }).waitFor();
      await page.keyboard.insertText(title);
      await page.keyboard.press('Enter');
      await person.title('Facts').waitFor();
    },
    /** Nothing was refused by the policy, thrown or printed as an error. */
    assertQuiet() {
      assert.deepEqual(program.complaints, []);
    },
  };
  return person;
}
