// The programs that journeys drive: builds of this one for tests only.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './processes.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Gives what builds the program and gives its path: once in a run, however many
 * journeys ask. Where the variable is set it names a program that is built already.
 * @param {{ name: string, tags: string, variable: string }} build
 * @returns {() => Promise<string>}
 */
export function builderOf({ name, tags, variable }) {
  /** @type {Promise<string> | undefined} */
  let built;
  const build = async () => {
    const given = process.env[variable];
    if (given !== undefined) return given;
    const binary = join(root, 'build/bin', name);
    await run('go', ['build', '-tags', tags, '-o', binary, '.'], {
      cwd: root,
      env: { ...process.env, CGO_ENABLED: '1' },
    });
    return binary;
  };
  return () => (built ??= build());
}
