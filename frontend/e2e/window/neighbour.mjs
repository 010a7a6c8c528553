// Starts the other program of neighbour.c on the desktop of a journey.
import { fileURLToPath } from 'node:url';
import { run, start, until } from '../harness/processes.mjs';

const source = fileURLToPath(new URL('neighbour.c', import.meta.url));
const binary = fileURLToPath(new URL('../../../build/bin/neighbour', import.meta.url));

/** Builds it with the compiler and the GTK that the window itself needs. */
export async function buildNeighbour() {
  const flags = (await run('pkg-config', ['--cflags', '--libs', 'gtk+-3.0'])).trim().split(/\s+/);
  await run('cc', ['-Wall', '-Werror', '-o', binary, source, ...flags]);
}

/**
 * Starts it and waits until it offers what it is told to.
 * @param {Awaited<ReturnType<typeof import('../harness/display.mjs').startDisplay>>} display
 * @param {readonly string[]} args
 */
export async function startNeighbour(display, args) {
  const program = start(binary, args, { env: display.env });
  await until('the other program', () => program.output.startsWith('ready'));
  return program;
}
