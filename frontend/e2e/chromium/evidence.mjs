// Evidence and questions: files by the dialog, pictures and lines by paste, the
// full view, and what strangers get of the bytes.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { until } from '../harness/processes.mjs';
import { seriousFaults } from './axe.mjs';
import { startChromium } from './driver.mjs';
import { personAt } from './person.mjs';

const shots = process.env.AFTERWORD_SHOTS;

/** @param {string} name @param {Buffer} body */
function chunk(name, body) {
  const head = Buffer.concat([Buffer.from(name), body]);
  const out = Buffer.alloc(head.length + 8);
  out.writeUInt32BE(body.length);
  head.copy(out, 4);
  out.writeUInt32BE(crc32 === undefined ? 0 : crc32(head), head.length + 4);
  return out;
}

/**
 * A PNG with stripes; a size of its own can be claimed in the header.
 * @param {number} width @param {number} height @param {number} claim
 */
export function stripes(width, height, claim = 0) {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * (width * 3 + 1) + 1 + x * 3;
      rows[at] = (x * 255) / width;
      rows[at + 1] = y % 40 < 20 ? 90 : 160;
      rows[at + 2] = 140;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(claim || width);
  header.writeUInt32BE(claim || height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const magic = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    magic,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {import('../harness/tap.mjs').Check} check */
export async function evidenceJourney(check) {
  const program = await startChromium();
  const { page } = program;
  const person = personAt(program);
  const folder = program.display.home;
  const inspector = page.locator('[data-event-inspector]');
  const pieces = inspector.locator('[data-evidence]');
  const row = page.locator('[data-event-row]').first();
  /** Answers the dialog that chooses files. @param {Record<string, string | Buffer>} files */
  const choose = async (files) => {
    const paths = Object.keys(files).map((name) => join(folder, name));
    for (const path of paths) await writeFile(path, files[path.slice(folder.length + 1)] ?? '');
    await writeFile(join(program.dialogs, 'open'), paths.join('\n'));
    await inspector.getByRole('button', { name: 'Add file…' }).click();
  };
  /** @param {string} name */
  const shot = async (name) => {
    if (shots !== undefined) await page.screenshot({ path: join(shots, `evidence-${name}.png`) });
  };
  /** A paste as the browser makes it. @param {string} type @param {string} text */
  const paste = (type, text) =>
    page.evaluate(
      ([mime = '', content = '']) => {
        const clipboardData = new DataTransfer();
        if (mime === 'text/plain') clipboardData.setData(mime, content);
        else {
          const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
          clipboardData.items.add(new File([bytes], 'image.png', { type: mime }));
        }
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      },
      [type, text],
    );

  try {
    await page.getByRole('main').getByRole('button', { name: 'New post-mortem' }).waitFor();
    await person.create('Evidence');
    await person.goTo('Timeline');
    await page.locator('[data-quick-add="main"]').fill('14:05 deploy of api 4.2 started');
    await person.press('Enter');
    await row.click();
    await inspector.getByRole('button', { name: 'Add file…' }).waitFor();

    await check('files chosen in the dialog: a picture, a log, a program', async () => {
      const log = Array.from(
        { length: 120 },
        (_, i) =>
          `14:0${i % 10} request ${i} took ${i * 7} ms${i === 80 ? `${'.'.repeat(300)}far to the side` : ''}`,
      ).join('\r\n');
      await choose({
        'error-rate.png': stripes(1200, 700),
        'redis\u202e.log': log,
        core: Buffer.from([127, 69, 76, 70, ...Array.from({ length: 300 }, (_, i) => i % 7)]),
      });
      await until('three pieces', async () => (await pieces.count()) === 3);
      const names = await pieces
        .locator('.name')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
      assert.match(names[0] ?? '', /^View error-rate\.png, PNG \d+ KB$/);
      assert.equal(names[1], 'View redis.log, 120 lines');
      assert.match(names[2] ?? '', /^View core, 304 bytes$/);
      const small = pieces.locator('img').first();
      await until('the small picture', () =>
        small.evaluate((img) => /** @type {HTMLImageElement} */ (img).naturalWidth === 320),
      );
      await shot('list');
    });

    await check('what cannot be added says why, and a broken picture can be kept as a file', async () => {
      await choose({
        'bomb.png': stripes(4, 4, 100_000),
        'cut.png': stripes(300, 300).subarray(0, 400),
        'empty.txt': '',
      });
      await inspector.getByText(/100000 × 100000 pixels; a picture can have at most 40 million/).waitFor();
      await inspector.getByText('empty.txt is empty (0 bytes), so there is nothing to keep.').waitFor();
      await inspector.getByText(/cut\.png is a PNG picture that cannot be read/).waitFor();
      await shot('refused');
      await inspector
        .locator('.refused', { hasText: 'cut.png' })
        .getByRole('button', { name: 'Keep as a plain file' })
        .click();
      await until('the file', async () => (await pieces.count()) === 4);
      await inspector.getByRole('button', { name: 'Dismiss: bomb.png' }).click();
      await inspector.getByRole('button', { name: 'Dismiss: empty.txt' }).click();
    });

    await check('a picture, a link and lines pasted beside the fields', async () => {
      await row.click();
      await paste('image/png', stripes(40, 30).toString('base64'));
      await until('the picture', async () => (await pieces.count()) === 5);
      await paste('text/plain', 'https://ci.example.org/runs/4711');
      await until('the link', async () => (await pieces.count()) === 6);
      await paste('text/plain', '14:05 one\n14:06 two');
      await inspector.getByLabel('Log lines').waitFor();
      await person.press('Control+Enter');
      await until('the lines', async () => (await pieces.count()) === 7);
    });

    await check('undo and redo bring evidence back whole', async () => {
      await person.press('Control+z', 'Control+z');
      await until('two fewer', async () => (await pieces.count()) === 5);
      await person.press('Control+Shift+z', 'Control+Shift+z');
      await until('all again', async () => (await pieces.count()) === 7);
    });

    await check('the full view: zoom by keys, next, search in text, back to where one was', async () => {
      await row.focus();
      await person.press('e');
      const dialog = page.getByRole('dialog', { name: 'error-rate.png' });
      await dialog.getByText(/· 1200 × 700/).waitFor();
      await person.press('1');
      await dialog.getByText('100 % · 1200 × 700').waitFor();
      await person.press('+');
      await dialog.getByText('125 % · 1200 × 700').waitFor();
      await person.press('ArrowRight', 'ArrowRight');
      await until('it moved', () => dialog.locator('.frame').evaluate((frame) => frame.scrollLeft > 100));
      await person.press('0');
      await shot('picture');
      assert.deepEqual(await seriousFaults(page), []);
      await person.press('PageDown');
      const text = page.getByRole('dialog', { name: 'redis.log' });
      await text.getByText('120 lines', { exact: true }).waitFor();
      await person.press('Control+f');
      await page.keyboard.type('took 7');
      await text
        .getByRole('status')
        .getByText(/^1 of \d+$/)
        .waitFor();
      await person.press('Enter');
      await text
        .getByRole('status')
        .getByText(/^2 of \d+$/)
        .waitFor();
      await person.press('Shift+Enter');
      await text
        .getByRole('status')
        .getByText(/^1 of \d+$/)
        .waitFor();
      await shot('text');
      // The line is longer than the window, and the word in it far to the side.
      await text.getByRole('textbox').fill('far to the side');
      const mark = text.locator('.hit mark');
      await until('the word in sight', () =>
        mark.evaluate((one) => {
          const [word, pane] = [one, one.closest('.pane')].map((each) => each?.getBoundingClientRect());
          return (
            word !== undefined && pane !== undefined && word.right <= pane.right && word.left >= pane.left
          );
        }),
      );
      await person.press('Escape');
      /** @param {'scrollLeft' | 'scrollTop'} side */
      const at = (side) => text.locator('.pane').evaluate((pane, name) => pane[name], side);
      await person.press(
        'Home',
        'ArrowLeft',
        'ArrowLeft',
        'ArrowLeft',
        'ArrowLeft',
        'ArrowLeft',
        'ArrowLeft',
      );
      await until('the beginning of the lines', async () => (await at('scrollLeft')) === 0);
      await person.press('ArrowRight');
      await until('what is to the side', async () => (await at('scrollLeft')) > 100);
      await until('the top', async () => (await at('scrollTop')) === 0);
      await person.press('PageDown');
      await until('the next page', async () => (await at('scrollTop')) > 100);
      await text.waitFor();
      assert.deepEqual(await seriousFaults(page), []);
      await person.press('Escape');
      await until('the dialog to close', async () => (await page.locator('dialog[open]').count()) === 0);
      await until('the focus on the row', () => row.evaluate((one) => one === document.activeElement));
    });

    await check('moved with Alt and arrows, renamed, removed and back', async () => {
      const first = pieces.first().locator('.name');
      await first.focus();
      await person.press('Alt+ArrowDown');
      await until('the order', async () =>
        /redis/.test((await pieces.first().locator('.name').getAttribute('aria-label')) ?? ''),
      );
      await pieces.first().getByRole('button', { name: 'Edit redis.log' }).click();
      await pieces.first().getByLabel('Title of the evidence').fill('Log of redis');
      await pieces.first().getByRole('button', { name: 'Copy citation' }).click();
      await person.told('Citation copied.');
      assert.match(
        await page.evaluate(() => navigator.clipboard.readText()),
        /^\[Log of redis\]\(evidence:[\w-]+\)$/,
      );
      await pieces.first().getByRole('button', { name: 'Remove Log of redis' }).click();
      await until('one fewer', async () => (await pieces.count()) === 6);
      await person.press('Control+z');
      await until('back', async () => (await pieces.count()) === 7);
    });

    await check('cited in the description, the preview shows the picture and leads to the log', async () => {
      /** @param {string} title */
      const citation = async (title) => {
        await pieces.getByRole('button', { name: `Edit ${title}` }).click();
        await pieces.getByRole('button', { name: 'Copy citation' }).click();
        await person.told('Citation copied.');
        await pieces.getByRole('button', { name: `Edit ${title}` }).click();
        return page.evaluate(() => navigator.clipboard.readText());
      };
      const picture = await citation('error-rate.png');
      const log = await citation('Log of redis');
      const text = inspector.getByLabel('Description', { exact: true });
      await text.click();
      await page.keyboard.insertText(`As ${log} says, it fell:\n\n${picture}\n`);
      await person.press('Control+Shift+P');
      const preview = inspector.getByRole('region', { name: 'Description, preview' });
      await until('the picture', () =>
        preview
          .locator('figure img')
          .evaluate((img) => /** @type {HTMLImageElement} */ (img).naturalWidth === 1200),
      );
      await shot('cited');
      assert.deepEqual(await seriousFaults(page), []);
      await person.press('Tab', 'Enter');
      await page.getByRole('dialog', { name: 'Log of redis' }).waitFor();
      await person.press('Escape', 'Tab', 'Enter');
      await page.getByRole('dialog', { name: 'error-rate.png' }).waitFor();
      await person.press('Escape');
      await until('the focus on the picture', () =>
        preview.locator('figure button').evaluate((one) => one === document.activeElement),
      );
      await person.press('Control+Shift+P');
    });

    await check('questions: asked, answered, said on the row', async () => {
      await row.focus();
      await person.press('q');
      await page.keyboard.type('What did the dashboard show at that moment?');
      await person.press('Enter');
      await page.keyboard.type('How did you decide where to look first?');
      await person.press('Enter');
      await row.getByText('2 questions').waitFor();
      await inspector.getByLabel('Answer to question 1').fill('The old cluster.');
      await row.getByText('1 question', { exact: true }).waitFor();
      assert.equal(await inspector.getByLabel('Answered').first().isChecked(), true);
      await inspector.getByLabel('Answer to question 1').scrollIntoViewIfNeeded();
      await shot('questions');
      assert.deepEqual(await seriousFaults(page), []);
    });

    await check('all of it is there after a crash', async () => {
      await person.saved();
      await program.restart();
      await row.waitFor();
      await row.click();
      await until('all evidence', async () => (await pieces.count()) === 7);
      await row.getByText('1 question', { exact: true }).waitFor();
    });

    await check('bytes only for our own page', async () => {
      const src = (await pieces.locator('img').first().getAttribute('src')) ?? '';
      const address = new URL(src, page.url());
      const own = await fetch(address);
      assert.deepEqual(
        [own.status, own.headers.get('content-type'), own.headers.get('x-content-type-options')],
        [200, 'image/png', 'nosniff'],
      );
      const [, , token = ''] = address.pathname.split('/');
      const wrong = new URL(address.pathname.replace(token, '0'.repeat(64)), address);
      assert.equal((await fetch(wrong)).status, 403);
      assert.equal((await fetch(address, { headers: { Origin: 'https://evil.example' } })).status, 403);
      assert.equal((await fetch(new URL('/evidence', address), { method: 'POST', body: 'x' })).status, 403);
      assert.equal((await fetch(address, { method: 'DELETE' })).status, 405);
      const range = await fetch(address, { headers: { Range: 'bytes=1-3' } });
      assert.deepEqual([range.status, await range.text()], [206, 'PNG']);
    });

    await check('the page complained about nothing', () => assert.deepEqual(program.complaints, []));
  } finally {
    await program.stop();
  }
}
