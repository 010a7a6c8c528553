// The suites of ./build/test, in the order in which they are started. Each is
// a command; `count` says how its tests are counted (see count.mjs). A suite
// marked `alone` measures or drives a window and shares the machine with no
// other; one marked `pure` reads the files of this repository and nothing else;
// `packages` gives what is appended to the command.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchedPackages } from './watched.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const tags = process.env.AFTERWORD_WINDOW_TAGS ?? 'desktop,production,webkit2_41';
const linter = process.env.AFTERWORD_LINTER ?? 'golangci-lint';
const goTest = ['go', 'test', '-json', '-timeout', '15m'];

/**
 * Left out of what the detector watches, because it makes them three to ten
 * times as slow and could only find races of theirs: SQLite, which is C that was
 * translated to Go, and what works on the bytes of one caller and starts no
 * goroutine. Races of ours are found in our own code, and in the libraries whose
 * fonts and parsers we share between goroutines.
 */
const unwatched = [
  ...['modernc.org/sqlite/lib', 'modernc.org/libc', 'golang.org/x/image/vector', 'golang.org/x/image/draw'],
  ...['image', 'image/color', 'image/draw', 'image/internal/imageutil', 'image/png', 'image/jpeg', 'image/gif'],
  ...['compress/flate', 'hash/adler32', 'hash/crc32'],
  ...['regexp', 'regexp/syntax', 'encoding/xml'],
];
/** The detector's second of waiting before each program ends is too long for tests that start hundreds. */
const quickExit = 'atexit_sleep_ms=50';
const race = ['-race', ...unwatched.map((name) => `-gcflags=${name}=-race=false`)];

/*
 * The Go tests run twice. All of them where clocks change, because that finds what
 * depends on the zone of a machine. And with the race detector in UTC, which takes
 * five times as long: only what has goroutines, and fewer of the random inputs.
 */
export const suites = [
  {
    name: 'go-race',
    title: 'Go tests of what has goroutines, with the race detector',
    argv: [...goTest, ...race, '-short', '-tags', tags],
    packages: () => watchedPackages(root, tags),
    env: { TZ: 'UTC', GORACE: quickExit },
    count: 'go',
  },
  { name: 'svelte', title: 'Svelte and TypeScript', argv: ['npm', 'run', '--silent', 'check'], cwd: 'frontend', count: 'exit', pure: true },
  { name: 'vitest', title: 'Front-end tests', argv: ['npx', 'vitest', 'run', '--reporter=json', '--silent=true'], cwd: 'frontend', env: { TZ: 'UTC' }, count: 'vitest', pure: true },
  { name: 'eslint', title: 'ESLint', argv: ['npm', 'run', '--silent', 'lint'], cwd: 'frontend', count: 'exit', pure: true },
  { name: 'prettier', title: 'Prettier', argv: ['npm', 'run', '--silent', 'format'], cwd: 'frontend', count: 'exit', pure: true },
  { name: 'knip', title: 'Unused code and packages', argv: ['npm', 'run', '--silent', 'unused'], cwd: 'frontend', count: 'exit', pure: true },
  { name: 'go-vet', title: 'Go vet, command line only', argv: ['go', 'vet', './...'], count: 'exit', pure: true },
  { name: 'go-lint', title: 'golangci-lint', argv: [linter, 'run', '--build-tags', tags, './...'], count: 'exit', pure: true },
  { name: 'go', title: 'Go tests, where clocks change', argv: [...goTest, '-tags', tags, './...'], env: { TZ: 'America/New_York' }, count: 'go' },
  { name: 'vitest-zone', title: 'Front-end tests where clocks change', argv: ['npx', 'vitest', 'run', '--reporter=json', '--silent=true', 'src/domain', 'src/timeline'], cwd: 'frontend', env: { TZ: 'America/New_York' }, count: 'vitest', pure: true },
  { name: 'scripts', title: 'Shell and check scripts', argv: ['bash', 'build/checks/scripts.sh'], count: 'tap' },
  { name: 'drift', title: 'frontend/wailsjs is up to date', argv: ['bash', 'build/checks/drift.sh'], count: 'tap' },
  { name: 'cli', title: 'The command line without GTK, and the sample as PDF', argv: ['bash', 'build/checks/cli.sh'], count: 'tap' },
  { name: 'chromium', title: 'Journeys in Chromium on the real backend', argv: ['node', 'e2e/chromium.mjs'], cwd: 'frontend', count: 'tap', alone: true },
  { name: 'window', title: 'Journeys in the real window', argv: ['node', 'e2e/window.mjs'], cwd: 'frontend', count: 'tap', alone: true },
];
