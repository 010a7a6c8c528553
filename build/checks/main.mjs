// Runs the suites, two at a time, and prints one line for each and the totals
// at the end. Whole outputs are kept in build/cache/logs. With --fresh every suite
// runs, else not those that passed on these very files.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { counters } from './count.mjs';
import { suites } from './suites.mjs';
import { stateOf, Verdicts } from './unchanged.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const logs = join(root, 'build/cache/logs');
const slots = 2;

const fresh = process.argv.includes('--fresh');
const wanted = process.argv.slice(2).filter((word) => word !== '--fresh');
if (wanted.includes('--list')) {
  for (const suite of suites) console.log(`${suite.name.padEnd(12)} ${suite.title}`);
  process.exit(0);
}
const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(`There is no suite called ${unknown.join(', ')}. Names: ${suites.map((suite) => suite.name).join(' ')}`);
  process.exit(2);
}

mkdirSync(logs, { recursive: true });
const verdicts = new Verdicts(join(root, 'build/cache/passed'), () => (fresh ? '' : stateOf(root)));
const totals = { passed: 0, failed: 0, skipped: 0 };
const chosen = suites.filter((suite) => wanted.length === 0 || wanted.includes(suite.name));
await runAll(chosen.filter((suite) => !suite.alone), slots);
await runAll(chosen.filter((suite) => suite.alone), 1);

if (totals.skipped > 0) console.log(`(${totals.skipped} skipped, each with its reason above)`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);

async function runAll(list, width) {
  const queue = [...list];
  const worker = async () => {
    for (let suite = queue.shift(); suite; suite = queue.shift()) report(suite, verdicts.passed(suite) ?? (await run(suite)));
  };
  await Promise.all(Array.from({ length: width }, worker));
}

function run(suite) {
  return new Promise((done) => {
    const started = Date.now();
    const child = spawn(suite.argv[0], [...suite.argv.slice(1), ...(suite.packages?.() ?? [])], {
      cwd: join(root, suite.cwd ?? '.'),
      env: { ...process.env, CI: 'true', ...suite.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => (out += data));
    child.stderr.on('data', (data) => (err += data));
    child.on('error', (error) => (err += `${error.message}\n`));
    child.on('close', (code) => {
      writeFileSync(join(logs, `${suite.name}.log`), `${out}\n${err}`);
      const counted = counters[suite.count](suite.count === 'exit' ? out + err : out, code ?? 1);
      if (counted.failed > 0 && suite.count !== 'exit' && err.trim()) counted.notes.push(err.slice(-4000));
      verdicts.note(suite, counted);
      done({ ...counted, seconds: (Date.now() - started) / 1000 });
    });
  });
}

function report(suite, result) {
  for (const key of ['passed', 'failed', 'skipped']) totals[key] += result[key];
  const figures = `${result.passed} passed, ${result.failed} failed` + (result.skipped ? `, ${result.skipped} skipped` : '');
  console.log(`${result.failed === 0 ? 'ok  ' : 'FAIL'} ${suite.title}: ${figures} (${result.seconds === undefined ? 'unchanged since it passed' : `${result.seconds.toFixed(0)} s`})`);
  for (const note of result.notes) console.log(indent(note));
}

function indent(text) {
  return text
    .trimEnd()
    .split('\n')
    .slice(0, 60)
    .map((line) => `     ${line}`)
    .join('\n');
}
