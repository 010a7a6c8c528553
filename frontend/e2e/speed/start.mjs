// P10: from the start of the process to the first rows on the screen, with ten
// thousand post-mortems, beside an empty window of the same kit on the same
// screen, in turns: the project that "wails init" makes, as it comes with the
// Wails of this module. A window with one heading and nothing else is measured
// as well, to see what the page itself costs.
//
// All pages set the mark "first rows painted" after the frame that shows
// their content. It is read seconds later, so that reading costs the start
// nothing. Afterword's list is painted before the program behind it is loaded;
// when it also takes keys is printed below. The page's clock and ours are the same: the epoch.
import { appendFile, cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'vite';
import { startDisplay } from '../harness/display.mjs';
import { filledLibrary } from '../harness/library.mjs';
import { run } from '../harness/processes.mjs';
import { buildWindow, startWindow } from '../window/driver.mjs';
import { median, ms, printRow } from './table.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const many = 10_000;
const turns = Number(process.env.AFTERWORD_TURNS ?? 7);

/** Measures and prints the rows. */
export async function startRows() {
  const programs = {
    afterword: await buildWindow(),
    template: await buildEmptyWindow('template', templatePage),
    bare: await buildEmptyWindow('bare', barePage),
  };
  const names = /** @type {const} */ (['afterword', 'template', 'bare']);
  const display = await startDisplay();
  const dataDir = join(display.home, 'library');
  try {
    await filledLibrary(dataDir, many);
    /** @type {Record<typeof names[number], { painted: number, alive: number, memory: number }[]>} */
    const seen = { afterword: [], template: [], bare: [] };
    // One round more than counted: the first warms the disk's cache for all.
    for (let turn = 0; turn <= turns; turn += 1) {
      for (const name of names) {
        const one = await measure(programs[name], display, dataDir);
        if (turn > 0) seen[name].push(one);
      }
    }
    const ours = seen.afterword.map(({ painted }) => painted);
    const beside = (/** @type {'template' | 'bare'} */ name) => {
      const theirs = seen[name].map(({ painted }) => painted);
      return { theirs, ratio: median(ours.map((value, turn) => value / (theirs[turn] ?? NaN))) };
    };
    const { theirs, ratio } = beside('template');
    const bare = beside('bare');
    printRow({
      id: 'P10',
      what: `start to the list of ${many} / the empty window of wails init`,
      measured: `${ratio.toFixed(2)} x (${ms(median(ours))} / ${ms(median(theirs))})`,
      goal: '<= 1.10 x',
      met: ratio <= 1.1,
    });
    console.log(
      `     for comparison, a window with one heading: ${ms(median(bare.theirs))}, ${bare.ratio.toFixed(2)} x`,
    );
    const [memory, empty] = [seen.afterword, seen.template].map((all) =>
      median(all.map(({ memory }) => memory)),
    );
    const alive = median(seen.afterword.map(({ alive }) => alive));
    console.log(`     and takes keys from ${ms(alive)} after the start`);
    console.log(
      `     memory of all processes 3 s after that (PSS): ${Number(memory).toFixed(0)} MiB, the empty window ${Number(empty).toFixed(0)} MiB`,
    );
  } finally {
    await display.stop();
  }
}

/**
 * @param {string} binary
 * @param {Awaited<ReturnType<typeof startDisplay>>} display
 * @param {string} dataDir
 */
async function measure(binary, display, dataDir) {
  const started = Date.now();
  const window = await startWindow({ binary, display, dataDir });
  try {
    const mark = `performance.getEntriesByName('first rows painted')[0]`;
    // Not to be in the way of what is measured.
    await delay(2000);
    await window.waitFor(mark);
    const painted = Number(await window.evaluate(`performance.timeOrigin + ${mark}.startTime`)) - started;
    const alive = Number(
      await window.evaluate(
        `performance.timeOrigin + (performance.getEntriesByName('list alive')[0]?.startTime ?? 0)`,
      ),
    );
    await delay(1000);
    return {
      painted,
      alive: alive - started,
      memory: await proportionalMemory(window.program.child.pid ?? 0),
    };
  } finally {
    await window.kill();
  }
}

/** Set after the frame with the content, as Afterword does. */
const mark = `requestAnimationFrame(() => setTimeout(() => performance.mark('first rows painted')));\n`;

/** The page of "wails init", built as its own scripts would. @param {string} dist */
async function templatePage(dist) {
  const module = await run('go', ['list', '-m', '-f', '{{.Dir}}', 'github.com/wailsapp/wails/v2'], {
    cwd: root,
  });
  const page = join(dist, '../template');
  await rm(page, { recursive: true, force: true });
  await cp(join(module.trim(), 'pkg/templates/templates/vanilla/frontend'), page, { recursive: true });
  await run('chmod', ['-R', 'u+w', page]);
  const index = await readFile(join(page, 'index.tmpl.html'), 'utf8');
  await writeFile(join(page, 'index.html'), index.replace('{{.ProjectName}}', 'Afterword'));
  await mkdir(join(page, 'wailsjs/go/main'), { recursive: true });
  await writeFile(
    join(page, 'wailsjs/go/main/App.js'),
    'export const Greet = (name) => window.go.main.App.Greet(name);\n',
  );
  await appendFile(join(page, 'src/main.js'), mark);
  await build({
    root: page,
    configFile: false,
    logLevel: 'error',
    build: { outDir: dist, emptyOutDir: true },
  });
}

/** A page with one heading. @param {string} dist */
async function barePage(dist) {
  await writeFile(
    join(dist, 'index.html'),
    `<!doctype html><html><head><meta charset="utf-8"><title>Empty</title></head>
<body><h1>Empty</h1><script type="module" src="/empty.js"></script></body></html>`,
  );
  await writeFile(join(dist, 'empty.js'), mark);
}

/**
 * Builds a window with the Wails of this module around a page; gives its path.
 * @param {string} name
 * @param {(dist: string) => Promise<void>} page
 */
async function buildEmptyWindow(name, page) {
  const folder = join(root, 'build/cache', `${name}-window`);
  await mkdir(join(folder, 'dist'), { recursive: true });
  await page(join(folder, 'dist'));
  const source = await readFile(new URL('empty-window.go.txt', import.meta.url));
  await writeFile(join(folder, 'main.go'), source);
  const binary = join(root, 'build/bin', `${name}-window`);
  await run(
    'go',
    ['build', '-tags', 'desktop,production,devtools,webkit2_41', '-o', binary, './' + relative(root, folder)],
    {
      cwd: root,
      env: { ...process.env, CGO_ENABLED: '1' },
    },
  );
  return binary;
}

/** Proportional memory of a process and all below it, in MiB. @param {number} top */
async function proportionalMemory(top) {
  const family = new Set([top]);
  for (const name of (await readdir('/proc'))
    .filter((one) => /^\d+$/.test(one))
    .sort((a, b) => Number(a) - Number(b))) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    if (family.has(Number(/^\d+ \(.*\) \S (\d+)/.exec(stat)?.[1]))) family.add(Number(name));
  }
  let total = 0;
  for (const pid of family) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    total += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return total / 1024;
}
