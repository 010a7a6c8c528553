// Processes that a journey starts: they are waited for, and ended by their own
// id when the journey ends, however it ends.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/**
 * Starts a program and remembers it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function start(command, args, options) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  running.add(child);
  const result = { child, output: '', ended: new Promise((resolve) => child.once('close', resolve)) };
  child.once('close', () => running.delete(child));
  child.once('error', (error) => (result.output += `${command}: ${error.message}\n`));
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => (result.output = (result.output + String(chunk)).slice(-100_000)));
  }
  return result;
}

/**
 * Ends a program: politely first, then not.
 * @param {ReturnType<typeof start> | undefined} started
 * @param {NodeJS.Signals} signal
 * @param {number} patience milliseconds until SIGKILL
 */
export async function end(started, signal = 'SIGTERM', patience = 5000) {
  if (started === undefined || started.child.exitCode !== null || started.child.signalCode !== null) return;
  started.child.kill(signal);
  const ended = await Promise.race([started.ended.then(() => true), delay(patience, false, { ref: false })]);
  if (!ended) {
    started.child.kill('SIGKILL');
    await started.ended;
  }
}

/** A port of this machine that nobody uses right now. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/**
 * Asks again and again until the answer is neither undefined, null nor false.
 * @template T
 * @param {string} what for the error message
 * @param {() => Promise<T | undefined | null | false> | T | undefined | null | false} ask
 * @param {number} patience milliseconds
 * @returns {Promise<T>}
 */
export async function until(what, ask, patience = 20_000) {
  const deadline = Date.now() + patience;
  let problem = '';
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== null && answer !== false) return answer;
    } catch (error) {
      problem = error instanceof Error ? `: ${error.message}` : '';
    }
    if (Date.now() > deadline) throw new Error(`waited ${patience} ms in vain for ${what}${problem}`);
    await delay(50);
  }
}

/**
 * Runs a short program and gives what it prints.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export async function run(command, args, options = {}) {
  const started = start(command, args, options);
  const code = await started.ended;
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${started.output.trim()}`);
  return started.output;
}
