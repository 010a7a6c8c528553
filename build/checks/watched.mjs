// The packages in which the race detector can find something of ours.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reports whether Go code starts goroutines or shares something between them. A
 * package with none of that cannot race by itself; where others call it from
 * several goroutines, it is watched in their tests.
 * @param {string} code
 * @returns {boolean}
 */
export function hasGoroutines(code) {
  return /^\s*go (?:func\b|[\w.]+\()/m.test(code) || /"sync(?:\/\w+)?"/.test(code);
}

const everything = ['./...'];

/**
 * The packages of a module with such code, tests included, as patterns for go test.
 * @param {string} root
 * @param {string} tags
 * @returns {readonly string[]}
 */
export function watchedPackages(root, tags) {
  const format = '{{.Dir}}\t{{range .GoFiles}}{{.}} {{end}}{{range .CgoFiles}}{{.}} {{end}}{{range .TestGoFiles}}{{.}} {{end}}{{range .XTestGoFiles}}{{.}} {{end}}';
  let listed = '';
  try {
    listed = execFileSync('go', ['list', '-tags', tags, '-f', format, './...'], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return everything; // go test says what is wrong
  }
  const watched = listed
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([dir, files = '']) => files.split(' ').some((file) => file !== '' && hasGoroutines(readFileSync(join(dir, file), 'utf8'))))
    .map(([dir]) => `.${dir.slice(root.length)}`);
  return watched.length > 0 ? watched : everything;
}
