import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reserved, rooms, strangers } from '../import-rules.js';

/** The rules of ARCHITECTURE.md "Who may import whom" on the real files. */

const src = import.meta.dirname;

interface Import {
  readonly file: string;
  readonly target: string;
}

const importForm =
  /(?:^|\s)(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** All modules a source text names, static and dynamic. */
function importsOf(text: string): string[] {
  return [...text.matchAll(importForm)].map((match) => match[1] ?? match[2] ?? '');
}

/** The place of a file below src, as ["features", "timeline", "List.svelte"]. */
function placeOf(path: string): string[] {
  return relative(src, path).split(sep);
}

/** What is wrong with one import, or "". Paths are absolute. */
function fault({ file, target }: Import): string {
  for (const { imports, only, why } of reserved) {
    const from = `src/${placeOf(file).join('/')}`;
    if (target.includes(imports) && !from.startsWith(only)) return `${from}: only ${only}: ${why}`;
  }
  if (!target.startsWith('.')) return '';
  const from = placeOf(file);
  const to = placeOf(resolve(dirname(file), target));
  const room = from[0] ?? '';
  const other = to[0] ?? '';
  const rule = rooms[room];
  // Files directly in src (main.ts, this test) put everything together.
  if (rule === undefined || from.length === 1 || other === '..') return '';
  if (other === room) {
    const foreign = strangers.includes(room) && from.length > 2 && to.length > 2 && from[1] !== to[1];
    return foreign ? `${from.join('/')} imports ${to.join('/')}: ${rule.why}` : '';
  }
  if (rule.may.includes(other)) return '';
  return `${from.join('/')} imports ${to.join('/')}: ${room} may import only ${rule.may.join(', ')} (${rule.why})`;
}

function sources(): string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => join(src, name));
}

describe('import rules', () => {
  it('hold for every file', () => {
    const faults = sources().flatMap((file) =>
      importsOf(readFileSync(file, 'utf8'))
        .map((target) => fault({ file, target }))
        .filter((text) => text !== ''),
    );
    expect(faults).toEqual([]);
  });

  it('name folders that exist and whose order has no ring', () => {
    const there = readdirSync(src, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(Object.keys(rooms).sort()).toEqual(there.sort());
    const reach = (room: string, seen: readonly string[]): string[] =>
      seen.includes(room) ? [room] : (rooms[room]?.may ?? []).flatMap((next) => reach(next, [...seen, room]));
    for (const room of Object.keys(rooms)) expect(reach(room, [])).toEqual([]);
  });

  it.each([
    ['domain/a.ts', '../state/b', 'domain may import only'],
    ['widgets/a.svelte', '../backend/b', 'widgets may import only'],
    ['features/people/a.svelte', '../library/b.svelte', 'a feature never imports another one'],
    ['features/people/deep/a.ts', '../../library/b', 'a feature never imports another one'],
    ['features/people/a.svelte', '../../shell/b', 'features may import only'],
    ['shell/a.ts', '../../wailsjs/go/desktop/Library', 'only src/backend/wails'],
    ['backend/fake.ts', '../../wailsjs/runtime', 'only src/backend/wails'],
  ])('find what is forbidden: %s importing %s', (file, target, message) => {
    expect(fault({ file: join(src, file), target })).toContain(message);
  });

  it.each([
    ['backend/wails.ts', '../../wailsjs/go/desktop/Library'],
    ['features/people/deep/a.ts', '../b'],
    ['shell/a.ts', '../features/library/b.svelte'],
    ['state/a.ts', 'svelte'],
  ])('allow what is meant: %s importing %s', (file, target) => {
    expect(fault({ file: join(src, file), target })).toBe('');
  });

  it('see every way to write an import', () => {
    const text = `import a from './a';\nimport { b,\n c } from "./b";\nimport './c.css';\nexport * from './d';\nawait import('./e')`;
    expect(importsOf(text)).toEqual(['./a', './b', './c.css', './d', './e']);
  });
});
