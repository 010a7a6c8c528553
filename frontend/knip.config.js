/**
 * What counts as used. Nothing is ignored wholesale: an export, a file or a
 * package that nothing needs is a finding.
 * @type {import('knip').KnipConfig}
 */
export default {
  // Tests, configurations and index.html are found by knip itself; first.ts is built apart.
  entry: ['src/first.ts', 'e2e/**/*.{mjs,js,ts}'],
  project: ['src/**/*.{ts,svelte,css}', 'e2e/**/*.{mjs,js,ts}', '*.{js,ts}'],
  ignoreExportsUsedInFile: true,
  compilers: {
    // Style sheets use packages too: the fonts.
    css: (text) =>
      [...text.matchAll(/@import\s+'([^']+)'/g)].map(([, name]) => `import '${name}';`).join('\n'),
  },
};
