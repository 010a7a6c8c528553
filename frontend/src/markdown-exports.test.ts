// @vitest-environment node
// The Markdown that the program writes passes markdownlint's default rules: the
// accepted outputs of the Go tests are read, among them pages made of random
// text. Each page switches off what it cannot keep in its own first line, except
// for Docusaurus, which takes no comments.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { lint } from 'markdownlint/sync';
import { describe, expect, test } from 'vitest';

const backend = fileURLToPath(new URL('../../backend', import.meta.url));
const pages = ['markdown', 'export', 'report'].flatMap((room) => {
  const folder = join(backend, room, 'testdata');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
});

/** Long lines and equal headings, and what people wrote: tabs, numbers, blanks in code, emphasis within words. */
const withoutComment = Object.fromEntries(
  ['MD009', 'MD010', 'MD013', 'MD024', 'MD028', 'MD029', 'MD038', 'MD039', 'MD049'].map((rule) => [
    rule,
    false,
  ]),
);

const faults = (file: string): string[] =>
  Object.values(
    lint({ files: [file], config: file.includes('docusaurus') ? withoutComment : { default: true } }),
  )
    .flat()
    .map(
      ({ lineNumber, ruleNames, errorContext }) =>
        `${lineNumber} ${ruleNames[0] ?? ''} ${errorContext ?? ''}`,
    );

describe('exported Markdown', () => {
  test('there are pages of every flavour', () => {
    for (const part of ['blocks.md', 'commonmark', 'docusaurus', 'frontmatter', 'random-gfm', 'sample.md']) {
      expect(pages.some((page) => page.includes(part))).toBe(true);
    }
  });

  test.each(pages)('%s', (page) => {
    expect(faults(page)).toEqual([]);
  });

  test('the check bites', () => {
    expect(lint({ strings: { page: '# One\n\n### Three\n' } }).page).not.toEqual([]);
  });
});
