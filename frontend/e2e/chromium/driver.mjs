// Drives the page in Chromium on the real backend: the program built with the
// tag `dev` serves the page and its bindings on a port of this machine. That
// build is for tests only. Save dialogs are answered through a folder.
import { mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { builderOf } from '../harness/builds.mjs';
import { startDisplay } from '../harness/display.mjs';
import { end, freePort, start, until } from '../harness/processes.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds the program that serves the page; gives its path. */
export const buildServer = builderOf({
  name: 'afterword-dev',
  tags: 'dev,webkit2_41',
  variable: 'AFTERWORD_DEV_BINARY',
});

/**
 * Starts the program and a browser with its page.
 *
 * dataDir: the library; default: one in the home folder of the display.
 * @param {{ binary?: string, dataDir?: string, theme?: 'light' | 'dark', size?: readonly [number, number],
 *   env?: Record<string, string>, reducedMotion?: 'reduce' | 'no-preference' }} options
 */
export async function startChromium(options = {}) {
  const { theme = 'light', size = [1280, 800], reducedMotion = 'reduce' } = options;
  const assets = process.env.AFTERWORD_PAGES ?? join(root, 'frontend/dist');
  if (!existsSync(join(assets, 'index.html'))) throw new Error('build the front end first: npm run build');
  const binary = options.binary ?? (await buildServer());
  const display = await startDisplay({ size });
  const port = await freePort();
  const dataDir = options.dataDir ?? join(display.home, 'library');
  const dialogs = join(display.home, 'dialogs');
  await mkdir(dialogs);
  const env = {
    ...display.env,
    assetdir: assets,
    devserver: `127.0.0.1:${port}`,
    AFTERWORD_DIALOG_DIR: dialogs,
    ...options.env,
  };
  const launch = () => start(binary, ['--data-dir', dataDir], { env, cwd: display.home });
  let program = launch();
  const address = `http://127.0.0.1:${port}/`;
  const serving = () =>
    until('the program to serve its page', async () => {
      if (program.child.exitCode !== null) throw new Error(`the program ended: ${program.output}`);
      return (await fetch(address)).ok;
    });

  /** @type {import('playwright-core').Browser | undefined} */
  let browser;
  const stop = async () => {
    await browser?.close();
    await end(program);
    await display.stop();
  };
  try {
    await serving();
    browser = await chromium.launch({
      executablePath: process.env.AFTERWORD_CHROMIUM ?? '/usr/bin/chromium',
      env: display.env,
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
    });
    const context = await browser.newContext({
      viewport: { width: size[0], height: size[1] },
      colorScheme: theme,
      reducedMotion,
      locale: 'en-GB',
      timezoneId: display.env.TZ,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    /** What the page complained about; a journey fails if this is not empty. @type {string[]} */
    const complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => {
      if (error.stack?.includes('/wails/ipc.js') !== true) complaints.push(error.stack ?? String(error));
    });
    // The test server adds an overlay ("reconnecting") that has a fault of its
    // own; the page must not report it as one of ours.
    await page.addInitScript(() => {
      window.addEventListener(
        'error',
        (event) => {
          if (String(event.filename).includes('/wails/ipc.js')) event.stopImmediatePropagation();
        },
        true,
      );
    });
    // The list is drawn before the program behind it is there.
    const alive = () => page.waitForFunction(() => document.getElementById('app')?.inert === false);
    await page.goto(address);
    await alive();
    return {
      page,
      browser,
      display,
      dataDir,
      dialogs,
      complaints,
      /** Where the next save dialogs lead: a path, or '' for "Cancel". @param {string} path */
      answerDialogs: (path) => writeFile(join(dialogs, 'answer'), path),
      /** What the program printed. */
      output: () => program.output,
      /** Kills the program as a crash would, starts it again and loads the page. */
      async restart() {
        await end(program, 'SIGKILL');
        program = launch();
        await serving();
        // The old page goes on until the new one takes its place, and complains that the server was gone.
        await page.goto(address, { waitUntil: 'commit' });
        complaints.length = 0;
        await page.waitForLoadState('load');
        await alive();
      },
      stop,
    };
  } catch (error) {
    const text = program.output;
    await stop();
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${text}`, { cause: error });
  }
}
