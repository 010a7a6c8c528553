// The window itself, whatever its page shows: who may call Go, what happens
// to a dead page, a second start, closing, and the place of the window.
import assert from 'node:assert/strict';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startDisplay } from '../harness/display.mjs';
import { end, start, until } from '../harness/processes.mjs';
import { buildWindow, startWindow } from './driver.mjs';

/** The session token as the page knows it. */
const token = `document.querySelector('meta[name="afterword-session"]').content`;
const ready = `/^[0-9a-f]{64}$/.test(document.querySelector('meta[name="afterword-session"]')?.content) && window.go`;

/** @param {import('../harness/tap.mjs').Check} check */
export async function shellJourney(check) {
  const binary = await buildWindow();
  const display = await startDisplay({ size: [1600, 1000] });
  let window = await startWindow({ binary, display });
  try {
    await window.waitFor(ready);

    await check('the page calls Go with its token, and only with it', async () => {
      const info = await window.evaluate(`go.desktop.System.Info(${token})`);
      assert.equal(info.dataFolder, window.dataDir);
      assert.equal(info.zone, 'Europe/Berlin');
      const refused = await window.evaluate(`go.desktop.System.Info('x').then(() => '', String)`);
      assert.match(refused, /"code":"internal"/);
    });

    await check('the policy is a header and stops scripts, frames and other pages', async () => {
      const policy = await window.evaluate(
        `fetch('/').then((r) => r.headers.get('content-security-policy'))`,
      );
      assert.match(policy, /default-src 'none'.*frame-src 'none'/);
      const ran = await window.evaluate(`new Promise((resolve) => {
        const script = document.createElement('script');
        script.textContent = 'window.injected = true';
        const frame = document.createElement('iframe');
        frame.srcdoc = '<script>parent.injected = true<\\/script>';
        document.body.append(script, frame);
        setTimeout(() => { script.remove(); frame.remove(); resolve(window.injected === true); }, 300);
      })`);
      assert.equal(ran, false);
      await window.evaluate(`void (location.href = 'https://example.com/')`);
      assert.equal(await window.evaluate(`String(window.open('https://example.com/'))`), 'null');
      await delay(300);
      assert.equal(await window.evaluate('location.origin'), 'wails://wails');
    });

    await check('the library is private', async () => {
      assert.equal((await stat(window.dataDir)).mode & 0o777, 0o700);
      for (const name of await readdir(window.dataDir)) {
        const { mode } = await stat(join(window.dataDir, name));
        assert.equal(mode & 0o077, 0, name);
      }
    });

    await check('a second start shows the first window and ends', async () => {
      await window.xdotool('windowminimize', await window.windowId());
      const second = start(binary, ['--data-dir', window.dataDir], { env: display.env });
      assert.equal(await second.ended, 0, second.output);
      assert.match(second.output, /open already/);
      await window.windowId();
    });

    await check('a killed page comes back', async () => {
      await window.evaluate(`go.desktop.Library.Create(${token}, 'small', 'Kept')`);
      await window.killPage();
      await window.waitFor(ready, 10_000);
      const page = await window.evaluate(
        `go.desktop.Library.List(${token}, { filter: 'all', text: '', offset: 0, limit: 10 })`,
      );
      assert.equal(page.rows[0].title, 'Kept');
    });

    await check('closing and starting again keeps size and position', async () => {
      const id = await window.windowId();
      await window.xdotool('windowmove', id, '120', '90');
      await window.xdotool('windowsize', id, '1100', '700');
      await delay(1500);
      const before = await geometry(window);
      assert.equal(await window.close(), 0, window.output());
      window = await startWindow({ binary, display });
      await until('the same place', async () => (await geometry(window)) === before, 5000);
    });

    for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) {
      await check(`${signal} closes in order`, async () => {
        await window.waitFor(ready);
        window.program.child.kill(signal);
        await window.program.ended;
        assert.equal(window.program.child.exitCode, 0, window.output());
        window = await startWindow({ binary, display });
      });
    }

    await check('a library that is open elsewhere is said so', async () => {
      await window.waitFor(ready);
      window.program.child.kill('SIGSTOP'); // holds the lock and answers nothing
      const second = start(binary, ['--data-dir', window.dataDir], { env: display.env });
      await until('the message', () => second.output.includes('open already'));
      const windows = () => window.xdotool('search', '--onlyvisible', '--name', '^Afterword$');
      await until('its window', async () => (await windows()).trim().split('\n').length === 2);
      await delay(500);
      window.program.child.kill('SIGCONT');
      await end(second);
      assert.equal(second.child.exitCode, 4, second.output);
    });
  } finally {
    await window.stop();
    await display.stop();
  }
}

/** What goes wrong at the start is shown in the window. @param {import('../harness/tap.mjs').Check} check */
export async function problemJourney(check) {
  const binary = await buildWindow();
  const display = await startDisplay({ dark: true });
  try {
    await check('a foreign file is shown, kept and told on the terminal', async () => {
      const dataDir = join(display.home, 'foreign');
      await mkdir(dataDir);
      await writeFile(join(dataDir, 'afterword.db'), 'not a database at all\n'.repeat(500));
      const window = await startWindow({ binary, display, dataDir });
      await window.waitFor(`document.querySelector('[role=alert] h1')`);
      const text = await window.evaluate('document.body.innerText');
      assert.match(text, /not an Afterword library/);
      assert.ok(text.includes(dataDir));
      assert.match(window.output(), /not an Afterword library/);
      assert.deepEqual(await window.evaluate('Object.keys(window.go ?? {})'), [], 'nothing is bound');
      assert.equal(await window.close(), 5);
    });

    await check('without a home folder nothing is written, and it says so', async () => {
      const env = { PATH: display.env.PATH, DISPLAY: display.env.DISPLAY };
      const program = start(binary, [], { env });
      assert.equal(await program.ended, 2);
      assert.match(program.output, /HOME is not set.*--data-dir/);
    });

    await check('arguments it does not know are refused', async () => {
      for (const args of [['--bogus'], ['bogus'], ['--data-dir']]) {
        const program = start(binary, args, { env: display.env });
        assert.equal(await program.ended, 2, `${args.join(' ')}: ${program.output}`);
      }
    });

    await check('no display is said, not a crash', async () => {
      for (const [value, message] of [
        ['', /no display/],
        [':9999', /could not be opened/],
      ]) {
        const env = { ...display.env, DISPLAY: String(value) };
        const program = start(binary, ['--data-dir', join(display.home, 'x')], { env });
        assert.equal(await program.ended, 1);
        assert.match(program.output, /** @type {RegExp} */ (message));
        assert.doesNotMatch(program.output, /goroutine|panic/);
      }
    });
  } finally {
    await display.stop();
  }
}

/** @param {Awaited<ReturnType<typeof startWindow>>} window */
async function geometry(window) {
  return (await window.xdotool('getwindowgeometry', await window.windowId())).replace(/^Window \d+/, '');
}
