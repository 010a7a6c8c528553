// Compares what is on the screen with a picture that a person looked at and
// accepted (e2e/accepted). AFTERWORD_ACCEPT=1 takes what is shown now as
// accepted: look at it before you commit it.
import assert from 'node:assert/strict';
import { copyFile, mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';

const accepted = fileURLToPath(new URL('../accepted', import.meta.url));
const shots = fileURLToPath(new URL('../../../build/shots/accepted', import.meta.url));

/** Edges of letters differ a little from one browser to the next. */
const sameColour = '12%';
/** Share of points that may differ by more than that. */
const mostOther = 0.004;

/**
 * Fails when an element looks different from its accepted picture.
 * @param {import('playwright-core').Locator} element
 * @param {string} name of the picture
 */
export async function looksAccepted(element, name) {
  await mkdir(shots, { recursive: true });
  const [now, then] = [join(shots, `${name}.png`), join(accepted, `${name}.png`)];
  await element.screenshot({ path: now, animations: 'disabled', caret: 'hide' });
  if (process.env.AFTERWORD_ACCEPT === '1') {
    await mkdir(accepted, { recursive: true });
    await copyFile(now, then);
    return;
  }
  assert.ok(existsSync(then), `there is no accepted picture ${name}; make one with AFTERWORD_ACCEPT=1`);
  const other = await pointsOther(now, then, join(shots, `${name}-difference.png`));
  assert.ok(
    other <= mostOther,
    `${(other * 100).toFixed(2)} % of ${name} differ from the accepted picture; see ${name}-difference.png in build/shots/accepted`,
  );
}

/**
 * The share of points that differ; 1 for pictures of different sizes.
 * @param {string} a @param {string} b @param {string} difference where to draw them
 */
async function pointsOther(a, b, difference) {
  const run = promisify(execFile);
  const sizes = await Promise.all([a, b].map((path) => run('identify', ['-format', '%w %h', path])));
  const [size, size2] = sizes.map(({ stdout }) => stdout);
  if (size === undefined || size !== size2) return 1;
  const [width = 0, height = 0] = size.split(' ').map(Number);
  // The count comes on standard error, with exit code 1 when it is not zero.
  const told = await run('compare', ['-metric', 'AE', '-fuzz', sameColour, a, b, difference]).catch(
    (/** @type {{ stderr: string }} */ error) => error,
  );
  const count = Number(told.stderr.trim());
  assert.ok(Number.isFinite(count), told.stderr);
  return count / (width * height);
}
