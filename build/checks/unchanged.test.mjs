// Run by scripts.sh.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stateOf, Verdicts } from './unchanged.mjs';

const root = mkdtempSync(join(tmpdir(), 'unchanged-'));
try {
  assert.equal(stateOf(root), '', 'without git nothing is known');
  const git = (...words) => execFileSync('git', words, { cwd: root, stdio: 'ignore' });
  git('init');
  writeFileSync(join(root, '.gitignore'), 'out\n');
  writeFileSync(join(root, 'a'), 'one');
  git('add', 'a');

  const states = [stateOf(root)];
  const changed = (what, change) => {
    change();
    const state = stateOf(root);
    assert.ok(!states.includes(state), what);
    states.push(state);
  };
  changed('an edit that is not committed', () => writeFileSync(join(root, 'a'), 'two'));
  changed('a new file', () => writeFileSync(join(root, 'b'), 'one'));
  changed('a mode', () => chmodSync(join(root, 'b'), 0o755));
  changed('a file that is gone', () => rmSync(join(root, 'a')));
  writeFileSync(join(root, 'out'), 'ignored');
  assert.equal(stateOf(root), states.at(-1), 'what git ignores does not count');

  let state = 'first';
  const verdicts = () => new Verdicts(join(root, 'out.d'), () => state);
  const suite = { name: 'one', argv: ['x'], pure: true };
  const counted = { passed: 3, failed: 0, skipped: 0, notes: [] };
  assert.equal(verdicts().passed(suite), null, 'never ran');
  verdicts().note(suite, counted);
  assert.deepEqual(verdicts().passed(suite), counted);
  assert.equal(verdicts().passed({ ...suite, argv: ['y'] }), null, 'another command');
  assert.equal(verdicts().passed({ ...suite, pure: false }), null, 'one that does more than read files');
  state = 'second';
  assert.equal(verdicts().passed(suite), null, 'other files');
  state = 'first';
  verdicts().note(suite, { ...counted, failed: 1 });
  assert.equal(verdicts().passed(suite), null, 'it failed since');
  const during = verdicts();
  state = 'second';
  during.note(suite, counted);
  state = 'first';
  assert.equal(verdicts().passed(suite), null, 'files were edited while it ran');
  state = '';
  verdicts().note(suite, counted);
  assert.equal(verdicts().passed(suite), null, 'nothing is remembered without a state');
} finally {
  rmSync(root, { recursive: true, force: true });
}
