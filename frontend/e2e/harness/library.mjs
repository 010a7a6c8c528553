// Libraries that were filled beforehand, for lists of the size of a long life.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rename, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './processes.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What decides how a filled library looks: the schema and the texts that fill it. */
const sources = ['backend/sqlite/migrations', 'backend/sqlite/sqlitetest'];

/**
 * Copies a library with this many post-mortems to a folder that does not
 * exist yet. The first call makes it, which takes some seconds for each
 * thousand; later ones find it in build/cache.
 * @param {string} folder
 * @param {number} count
 * @param {number} events of one more post-mortem, "A long incident"; 0 for none
 */
export async function filledLibrary(folder, count, events = 0) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of (await readdir(join(root, source))).sort()) {
      hash.update(file).update(await readFile(join(root, source, file)));
    }
  }
  const cache = join(root, 'build/cache');
  const name = events === 0 ? `library-${count}` : `library-${count}-with-${events}`;
  const kept = join(cache, `${name}-${hash.digest('hex').slice(0, 16)}`);
  if (!existsSync(kept)) {
    await mkdir(cache, { recursive: true });
    for (const other of await readdir(cache)) {
      const own = other.startsWith(`${name}-`) && other.includes('-with-') === name.includes('-with-');
      if (own) await rm(join(cache, other), { recursive: true });
    }
    // Each post-mortem is made durable on its own: in memory that costs nothing.
    const made = await mkdtemp(join(await quickFolder(), 'afterword-fill-'));
    try {
      await run('go', ['test', '-run', '^TestMakeLibrary$', '-count=1', './backend/sqlite/sqlitetest'], {
        cwd: root,
        env: {
          ...process.env,
          AFTERWORD_FILL_DIR: join(made, 'library'),
          AFTERWORD_FILL: String(count),
          AFTERWORD_FILL_EVENTS: String(events),
        },
      });
      const copy = `${kept}.making`;
      await rm(copy, { recursive: true, force: true });
      await cp(join(made, 'library'), copy, { recursive: true });
      await rename(copy, kept);
    } finally {
      await rm(made, { recursive: true });
    }
  }
  await cp(kept, folder, { recursive: true });
}

/** A folder in memory if there is one with room, else the ordinary one for temporary files. */
async function quickFolder() {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = await statfs(memory);
  return bavail * bsize > 500_000_000 ? memory : tmpdir();
}
