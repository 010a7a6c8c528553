// Remembers which suites passed, and on what: a suite that reads nothing but the
// files of this repository need not run again while none of them has changed, as
// Go does with its tests. A failure is never remembered.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readlinkSync, rmSync, lstatSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What all files of a checkout say, committed or not, as a hash; '' where that
 * cannot be told (no git), and then nothing is remembered.
 */
export function stateOf(root) {
  const hash = createHash('sha256');
  try {
    const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const names = execFileSync('git', list, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
    for (const name of [...new Set(names.split('\0'))].sort()) {
      if (name === '') continue;
      const path = join(root, name);
      const file = lstatSync(path, { throwIfNoEntry: false });
      if (file === undefined) continue; // deleted, not committed yet
      const content = file.isSymbolicLink() ? readlinkSync(path) : readFileSync(path);
      hash.update(`${name}\0${file.mode}\0${content.length}\0`).update(content);
    }
    hash.update(`${process.version}\0${execFileSync('go', ['version'], { encoding: 'utf8' })}`);
  } catch {
    return '';
  }
  return hash.digest('hex');
}

/** The verdicts on the files as they are, kept in a folder. */
export class Verdicts {
  #folder;
  #now;
  #state;

  /** @param {string} folder @param {() => string} now gives the state of the files, '' to remember nothing */
  constructor(folder, now) {
    this.#folder = folder;
    this.#now = now;
    this.#state = now();
    mkdirSync(folder, { recursive: true });
  }

  /** What a suite counted when it passed on these very files, null if it is to run. */
  passed(suite) {
    if (!suite.pure || this.#state === '') return null;
    try {
      const { key, counted } = JSON.parse(readFileSync(this.#path(suite), 'utf8'));
      return key === this.#key(suite) ? counted : null;
    } catch {
      return null;
    }
  }

  note(suite, counted) {
    rmSync(this.#path(suite), { force: true });
    if (!suite.pure || this.#state === '' || counted.failed > 0) return;
    if (this.#now() !== this.#state) return; // edited while it ran: who knows what it saw
    writeFileSync(this.#path(suite), JSON.stringify({ key: this.#key(suite), counted }));
  }

  #path(suite) {
    return join(this.#folder, `${suite.name}.json`);
  }

  #key(suite) {
    return JSON.stringify([this.#state, suite.argv, suite.cwd, suite.env]);
  }
}
