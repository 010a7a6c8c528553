// Drives the real window: WebKitGTK on a screen of its own. The page is read
// through the inspector; keys and clicks go the way a person's do (xdotool).
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { builderOf } from '../harness/builds.mjs';
import { startDisplay } from '../harness/display.mjs';
import { end, freePort, run, start, until } from '../harness/processes.mjs';
import { connectInspector } from './inspector.mjs';

/** Builds the window with an inspector that the tests can use; gives its path. */
export const buildWindow = builderOf({
  name: 'afterword-inspected',
  tags: 'desktop,production,devtools,webkit2_41',
  variable: 'AFTERWORD_WINDOW_BINARY',
});

/**
 * Starts the program in a window.
 *
 * dataDir: the library; default: one in the home folder of the display.
 * display: a display to share between two starts, else one of its own.
 * @param {{ binary?: string, dataDir?: string, env?: Record<string, string>, size?: readonly [number, number],
 *   dark?: boolean, display?: Awaited<ReturnType<typeof startDisplay>> }} options
 */
export async function startWindow(options = {}) {
  const binary = options.binary ?? (await buildWindow());
  const display = options.display ?? (await startDisplay({ size: options.size, dark: options.dark }));
  const port = await freePort();
  const env = { ...display.env, WEBKIT_INSPECTOR_HTTP_SERVER: `127.0.0.1:${port}`, ...options.env };
  const dataDir = options.dataDir ?? join(display.home, 'library');
  const program = start(binary, ['--data-dir', dataDir], { env, cwd: display.home });
  /** @type {Awaited<ReturnType<typeof connectInspector>> | undefined} */
  let inspector;

  /** @param {readonly string[]} args */
  const xdotool = (...args) => run('xdotool', args, { env });
  const windowId = () =>
    until(
      'the window',
      async () => (await xdotool('search', '--onlyvisible', '--name', '^Afterword$')).split('\n')[0],
    );

  /** Waits until keys on their way have arrived: the field stays as it is. */
  const settled = async () => {
    const value = () => driver.evaluate(`document.activeElement.value ?? document.activeElement.textContent`);
    let before = await value();
    await until('the keys to arrive', async () => {
      await delay(150);
      const now = await value();
      const quiet = now === before;
      before = now;
      return quiet;
    });
  };

  const driver = {
    display,
    dataDir,
    program,
    windowId,
    xdotool,
    /** What the program printed. */
    output: () => program.output,
    /** Connects to the page; evaluate does it by itself when the page was replaced. */
    async connect() {
      inspector?.close();
      inspector = await connectInspector(port);
    },
    /** @param {string} expression in the page; may be a promise */
    async evaluate(expression) {
      if (inspector?.alive() !== true) await driver.connect();
      return inspector?.evaluate(expression);
    },
    /** Waits until an expression in the page is true. @param {string} expression @param {number} patience */
    waitFor: (expression, patience = 20_000) =>
      until(
        `${expression}`,
        async () => (await driver.evaluate(`Boolean(${expression})`)) === true,
        patience,
      ),
    /**
     * Types as a person does. Letters that no key of the test's keyboard has are
     * put in through the page: for each of them xdotool would change the
     * keyboard, and a busy machine loses some of those.
     * @param {string} text
     */
    async type(text) {
      await driver.focus();
      for (const [part] of text.matchAll(/[\x20-\x7e]+|[^\x20-\x7e]+/gu)) {
        if (/^[\x20-\x7e]/u.test(part)) {
          await xdotool('type', '--clearmodifiers', '--delay', '12', '--', part);
          continue;
        }
        await settled();
        await driver.evaluate(`document.execCommand('insertText', false, ${JSON.stringify(part)})`);
      }
    },
    /** Presses keys one after the other: 'ctrl+k', 'Return'. @param {readonly string[]} keys */
    async key(...keys) {
      await driver.focus();
      for (const one of keys) {
        await xdotool('key', '--clearmodifiers', '--', one);
        await delay(40);
      }
    },
    async focus() {
      await xdotool('windowactivate', '--sync', await windowId());
    },
    /** The whole screen as a PNG. @param {string} path */
    async screenshot(path) {
      await mkdir(dirname(path), { recursive: true });
      await run('import', ['-window', 'root', path], { env });
    },
    /**
     * Closes with Alt+F4, as a person does, and gives the exit code. The window manager of a busy
     * machine misses the keys at times: then they are pressed again, later than any answer can take.
     */
    async close() {
      inspector?.close();
      const ended = () => program.child.exitCode ?? undefined;
      await driver.key('alt+F4');
      return await until('the program to end', ended, 8000).catch(async () => {
        await driver.key('alt+F4');
        return await until('the program to end', ended);
      });
    },
    /** Kills the program as a crash would. */
    async kill() {
      inspector?.close();
      await end(program, 'SIGKILL');
    },
    /** Kills the process that runs the page and waits for the next; the program itself goes on. */
    async killPage() {
      inspector?.close();
      const killed = await webProcesses(program.child.pid ?? 0);
      for (const pid of killed) process.kill(pid, 'SIGKILL');
      await until('a new web process', async () =>
        (await webProcesses(program.child.pid ?? 0)).some((pid) => !killed.includes(pid)),
      );
    },
    /** Ends everything that was started. */
    async stop() {
      inspector?.close();
      await end(program);
      if (options.display === undefined) await display.stop();
    },
  };
  await until(
    'the window to open',
    async () => {
      if (program.child.exitCode !== null) throw new Error(`the program ended: ${program.output}`);
      return await windowId();
    },
    30_000,
  ).catch(async (error) => {
    await driver.stop();
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${program.output}`);
  });
  return driver;
}

/** The web processes below a process. @param {number} parent @returns {Promise<number[]>} */
async function webProcesses(parent) {
  const found = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const [, command, , ppid] = /^\d+ \((.*)\) (\S) (\d+)/.exec(stat) ?? [];
    if (command?.startsWith('WebKitWebProces') && Number(ppid) === parent) found.push(Number(name));
  }
  return found;
}
