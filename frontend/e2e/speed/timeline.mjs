// P11, P12: the picture of the timeline in the real window, beside
// vis-timeline on the same data in the same run. P13: opening a long
// post-mortem, and typing in its list. Run alone: npm run bench:timeline
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { startDisplay } from '../harness/display.mjs';
import { run, until } from '../harness/processes.mjs';
import { startWindow } from '../window/driver.mjs';
import { longRows } from './long.mjs';
import { median, ms, printRow, quantile } from './table.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const cache = join(root, 'build/cache/bench-timeline');
const turns = Number(process.env.AFTERWORD_TURNS ?? 5);
const frames = 600;

/** Measures and prints the rows. */
export async function timelineRows() {
  await build({ configFile: fileURLToPath(new URL('timeline/vite.config.js', import.meta.url)) });
  const binary = await buildBenchWindow();
  const display = await startDisplay();
  const window = await startWindow({ binary, display, env: { AFTERWORD_BENCH_PAGE: join(cache, 'page') } });
  /** Starts it in the page and asks until it is done: the inspector does not wait that long. @param {string} call */
  const bench = async (call, patience = 180_000) => {
    await window.evaluate(`void (window.__result = undefined, setTimeout(async () => {
      try {
        window.__result = JSON.stringify({ value: (await bench.${call}) ?? null });
      } catch (error) {
        window.__result = JSON.stringify({ error: String(error) });
      }
    }, 100))`);
    const text = await until(call, async () => await window.evaluate('window.__result'), patience);
    const { value, error } = JSON.parse(String(text));
    if (error !== undefined) throw new Error(`${call}: ${error}`);
    return value;
  };
  try {
    await window.waitFor('window.bench');
    const firsts = await firstDraws(bench, 10_000);
    await frameRows(bench, 10_000, 17, 33);
    await bench('prepare(10000)');
    const theirs = Number(await bench('vis()'));
    const panned = await bench('visPan(20)');
    const mean = median(firsts);
    printRow({
      id: 'P11',
      what: 'timeline of 10,000 events, first draw / vis-timeline 8.5',
      measured: `1/${(theirs / mean).toFixed(0)} (${ms(mean)} / ${ms(theirs)})`,
      goal: '<= 1/200, <= 100 ms',
      met: mean <= theirs / 200 && mean <= 100,
    });
    console.log(`     vis-timeline panning that: ${ms(median(panned.deltas))} a frame`);
    const many = median(await firstDraws(bench, 100_000));
    printRow({
      id: 'P11',
      what: 'timeline of 100,000 events, first draw',
      measured: ms(many),
      goal: '<= 250 ms',
      met: many <= 250,
    });
    await frameRows(bench, 100_000, 25, Infinity);
  } finally {
    await window.stop();
    await display.stop();
  }
  await longRows();
}

/** @param {(call: string) => Promise<any>} bench @param {number} count @returns {Promise<number[]>} */
async function firstDraws(bench, count) {
  const firsts = [];
  // The first of all warms what is compiled; each one after it begins with nothing.
  for (let turn = 0; turn <= turns; turn += 1) {
    await bench(`prepare(${count})`);
    const first = Number(await bench('ours()'));
    if (turn > 0) firsts.push(first);
  }
  return firsts;
}

/** @param {(call: string) => Promise<any>} bench @param {number} count @param {number} p95 @param {number} worst */
async function frameRows(bench, count, p95, worst) {
  await bench(`prepare(${count})`);
  await bench('ours()');
  for (const gesture of ['pan', 'zoom', 'drag']) {
    const { deltas, works } = await bench(`${gesture}(${frames})`);
    const usual = quantile(deltas, 0.95);
    const late = deltas.filter((/** @type {number} */ delta) => delta > 33).length;
    const goal = worst === Infinity ? `p95 <= ${p95} ms` : `p95 <= ${p95} ms, 0 > ${worst} ms`;
    printRow({
      id: 'P12',
      what: `${gesture}, ${count.toLocaleString('en')} events, ${frames} frames`,
      measured: `p95 ${usual.toFixed(0)} ms, ${late} > 33 ms, script ${ms(quantile(works, 0.95))}`,
      goal,
      // Frames come on whole milliseconds of the page's clock.
      met: Math.round(usual) <= p95 && (worst === Infinity || late === 0),
    });
  }
}

/** Builds the window with the Wails of this module; gives its path. */
async function buildBenchWindow() {
  const folder = join(cache, 'window');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'main.go'),
    await readFile(new URL('timeline/window.go.txt', import.meta.url)),
  );
  const binary = join(root, 'build/bin/bench-timeline');
  await run(
    'go',
    ['build', '-tags', 'desktop,production,devtools,webkit2_41', '-o', binary, join(folder, 'main.go')],
    { cwd: root, env: { ...process.env, CGO_ENABLED: '1' } },
  );
  return binary;
}
