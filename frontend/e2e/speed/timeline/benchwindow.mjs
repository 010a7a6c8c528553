// The window of the timeline benchmark: builds it with its page, and asks the
// page to measure. Results come through the window's output, so a page that is
// busy for a minute is waited for as long as one likes.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { run, until } from '../../harness/processes.mjs';
import { startWindow } from '../../window/driver.mjs';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const cache = join(root, 'build/cache/bench-timeline');

/** Builds the page, and the window with the Wails of this module; gives its path. */
export async function buildBenchWindow() {
  await build({ configFile: fileURLToPath(new URL('vite.config.js', import.meta.url)) });
  const folder = join(cache, 'window');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'main.go'), await readFile(new URL('window.go.txt', import.meta.url)));
  const binary = join(root, 'build/bin/bench-timeline');
  await run(
    'go',
    ['build', '-tags', 'desktop,production,devtools,webkit2_41', '-o', binary, join(folder, 'main.go')],
    { cwd: root, env: { ...process.env, CGO_ENABLED: '1' } },
  );
  return binary;
}

/** @param {string} binary @param {Parameters<typeof startWindow>[0]} options */
export async function startBenchWindow(binary, options) {
  const window = await startWindow({
    ...options,
    binary,
    env: { AFTERWORD_BENCH_PAGE: join(cache, 'page') },
  });
  await window.waitFor('window.report');
  let calls = 0;
  return {
    stop: window.stop,
    kill: window.kill,
    /**
     * Has the page measure something; null when it takes longer than the patience.
     * @param {string} name
     * @param {number} count
     * @param {number} patience milliseconds
     * @returns {Promise<any>}
     */
    async measure(name, count = 0, patience = 60_000) {
      const call = `call-${calls++}`;
      await window.evaluate(`report('${call}', '${name}', ${count})`);
      const found = new RegExp(`^RESULT ${call} (.*)\n`, 'm');
      const text = await until(name, () => found.exec(window.output())?.[1], patience).catch(() => null);
      if (text === null) return null;
      const { value, error } = JSON.parse(text);
      if (error !== undefined) throw new Error(`${name}: ${error}`);
      return value;
    },
  };
}
