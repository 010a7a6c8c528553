// Run by scripts.sh.
import assert from 'node:assert/strict';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasGoroutines, watchedPackages } from './watched.mjs';

for (const code of ['\tgo func() {}()', '\tgo store.keep(ctx)', 'import "sync"', 'import (\n\t"sync/atomic"\n)']) {
  assert.ok(hasGoroutines(code), code);
}
for (const code of ['// go on with the next', 'text := "go back"', 'import "example.com/sync"', 'func gone() {}']) {
  assert.ok(!hasGoroutines(code), code);
}
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const watched = watchedPackages(root, 'desktop,production');
for (const name of ['./backend/sqlite', './backend/pdf', './app/desktop']) assert.ok(watched.includes(name), name);
assert.ok(!watched.includes('./backend/csv'), 'a package that only writes text is watched');
assert.deepEqual(watchedPackages(resolve(root, 'frontend/src'), ''), ['./...'], 'where there is no Go, go test says so');
