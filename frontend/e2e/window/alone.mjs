// The program as it is shipped, with nothing of ours inside: no network, no
// trace of what was written outside the library, nothing lost at SIGTERM. It
// has no inspector, so keys go in by xdotool, and what became of them is read
// from the library and by the command line.
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { startDisplay } from '../harness/display.mjs';
import { end, run, start, until } from '../harness/processes.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Words that occur nowhere else, so that finding one means that text got out. */
const canary = { title: 'Quokkazanzibar', event: 'Wombatkilimanjaro', late: 'Numbatserengeti' };

/** @param {import('../harness/tap.mjs').Check} check */
export async function aloneJourney(check) {
  const { binary, commandLine } = await build();
  const display = await startDisplay();
  const dataDir = join(display.home, 'library');
  const trace = join(display.home, '..', `afterword-trace-${process.pid}`);
  const env = { ...display.env, TMPDIR: join(display.home, 'tmp') };
  await mkdir(env.TMPDIR);
  const cutOff = await run('unshare', ['-n', 'true']).then(
    () => true,
    () => false,
  );
  const traced = ['-f', '-qq', '--seccomp-bpf', '-e', 'trace=connect,sendto', '-o', trace];
  const argv = [...(cutOff ? ['unshare', '-n'] : []), 'strace', ...traced, binary, '--data-dir', dataDir];
  const program = start(argv[0] ?? '', argv.slice(1), { env, cwd: display.home });
  /** @param {readonly string[]} args */
  const xdotool = (...args) => run('xdotool', args, { env });
  /** @param {string} text */
  const type = (text) => xdotool('type', '--delay', '12', '--', text);
  /** @param {readonly string[]} keys */
  const press = async (...keys) => {
    for (const key of keys) {
      await xdotool('key', '--', key);
      await delay(150);
    }
  };
  /** Waits until the files of the library hold a word. @param {string} word */
  const stored = (word) =>
    until(`${word} in the library`, async () => (await holding(dataDir, word)).length > 0);
  const target = join(display.home, 'Documents', 'out.pdf');

  try {
    const window = await until(
      'the window',
      async () => (await xdotool('search', '--onlyvisible', '--name', '^Afterword$')).trim(),
      60_000,
    );
    await xdotool('windowactivate', '--sync', window);
    await until('the first picture', async () => {
      const colours = await run('import', ['-window', window, '-format', '%k', 'info:'], { env });
      return Number(colours) > 30;
    });
    await delay(500);

    await check(
      `a post-mortem is written ${cutOff ? 'where there is no network at all' : 'and traced'}`,
      async () => {
        await press('ctrl+n');
        await delay(500);
        await type(`${canary.title} ran dry`);
        await press('Return');
        await stored(canary.title);
        await delay(500);
        await press('alt+2', 'ctrl+Return');
        await type(`2026-03-28 14:05 ${canary.event} started`);
        await press('Return');
        await stored(canary.event);
      },
    );
    if (!cutOff) check.skip('without a network', 'this user may not make a network namespace (unshare -n)');

    await check('exported through the dialog of the system', async () => {
      await press('ctrl+e');
      const dialog = await until('the dialog', async () =>
        (await xdotool('search', '--onlyvisible', '--name', '^Export as PDF$')).trim(),
      );
      await xdotool('windowactivate', '--sync', dialog);
      await press('ctrl+a');
      await type(target);
      await press('Return');
      await until('the file', () => stat(target).catch(() => null));
      assert.match(await run('pdftotext', ['-layout', target, '-']), new RegExp(canary.event));
      await xdotool('windowactivate', '--sync', window);
    });

    await check('SIGTERM while typing loses nothing', async () => {
      await press('ctrl+Return');
      await type(`14:20 ${canary.late} was`);
      await press('Return', 'Escape', 'F6', 'End');
      await delay(1500); // a slow machine is still making the event and moving the focus
      await type(' seen just before the end');
      // A signal overtakes keys that are still between the screen and the page;
      // what the page has taken, saved or not, must be kept.
      await delay(250);
      const [pid] = await processesOf(binary, dataDir);
      assert.ok(pid !== undefined, 'the program runs');
      process.kill(pid, 'SIGTERM');
      await program.ended;
      assert.equal(program.child.exitCode, 0, program.output);
      const list = JSON.parse(await run(commandLine, ['list', '--json', '--data-dir', dataDir], { env }));
      const text = JSON.stringify(list);
      assert.ok(text.includes(canary.title), text);
      const [, reference] = /"reference":"([^"]+)"/.exec(text) ?? [];
      const shown = await run(commandLine, ['show', String(reference), '--data-dir', dataDir], { env });
      assert.ok(shown.includes(`${canary.late} was seen just before the end`), shown);
    });

    await check('nothing was sent to any address', async () => {
      const calls = (await readFile(trace, 'utf8')).split('\n');
      assert.ok(
        calls.some((call) => call.includes('AF_UNIX')),
        'the trace saw the program at work',
      );
      assert.deepEqual(
        calls.filter((call) => /AF_INET6?\b/.test(call)),
        [],
      );
    });

    await check('what was written is in the library and the export, and nowhere else', async () => {
      // The text of a PDF is compressed: it is the one place where a word could hide.
      for (const word of Object.values(canary)) {
        const found = (await holding(display.home, word)).filter((path) => !path.startsWith(`${dataDir}/`));
        assert.deepEqual(found, [], word);
      }
    });
  } finally {
    for (const pid of await processesOf(binary, dataDir)) process.kill(pid, 'SIGKILL');
    await end(program, 'SIGKILL');
    await display.stop();
    await run('rm', ['-f', trace]);
  }
}

/** Builds the window and the command line as they are shipped. */
async function build() {
  const binary = process.env.AFTERWORD_SHIPPED_BINARY ?? join(root, 'build/bin/afterword-alone');
  const commandLine = join(root, 'build/bin/afterword-alone-cli');
  if (process.env.AFTERWORD_SHIPPED_BINARY === undefined) {
    // Without -trimpath and -ldflags, which change no behaviour and would compile everything once more.
    await run('go', ['build', '-tags', 'desktop,production,webkit2_41', '-o', binary, '.'], {
      cwd: root,
      env: { ...process.env, CGO_ENABLED: '1' },
    });
  }
  await run('go', ['build', '-o', commandLine, '.'], {
    cwd: root,
    env: { ...process.env, CGO_ENABLED: '0' },
  });
  return { binary, commandLine };
}

/** Files below a folder that hold a word, in UTF-8 or UTF-16. @param {string} folder @param {string} word */
async function holding(folder, word) {
  const found = [];
  const forms = [Buffer.from(word), Buffer.from(word, 'utf16le')];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => null);
    if (entry.name.includes(word) || forms.some((form) => bytes?.includes(form) === true)) found.push(path);
  }
  return found;
}

/** Processes of this program with this library. @param {string} binary @param {string} dataDir */
async function processesOf(binary, dataDir) {
  const found = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    const [command, ...rest] = line.split('\0');
    if (command === binary && rest.includes(dataDir)) found.push(Number(name));
  }
  return found;
}
