import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { reserved, rooms, strangers } from './import-rules.js';
import svelteConfig from './svelte.config.js';

/**
 * The import table as lint rules, for an answer while typing. They match the
 * text of relative imports; src/import-rules.test.ts resolves real paths.
 * @returns {import('eslint').Linter.Config[]}
 */
function importRules() {
  const names = Object.keys(rooms);
  return Object.entries(rooms).map(([room, { may, why }]) => {
    const closed = names.filter((other) => other !== room && !may.includes(other));
    const patterns = closed.map((other) => ({
      regex: `^(\\.\\./)+${other}(/|$)`,
      message: `${room} may import only ${[room, ...may].join(', ')} (${why}).`,
    }));
    for (const { imports, only, why: reason } of reserved) {
      if (room !== only.split('/')[1])
        patterns.push({ regex: imports, message: `Only ${only} may: ${reason}.` });
    }
    if (strangers.includes(room)) {
      patterns.push({ regex: '^\\.\\./(?!\\.\\.)[a-z]+/', message: `${room} never import each other.` });
    }
    return { files: [`src/${room}/**`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
  });
}

export default defineConfig(
  { ignores: ['dist/', 'wailsjs/', 'node_modules/'] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      // Svelte renders numbers as they are; so do we.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // "() => app.select(…)" in handlers gives nothing back and that is meant.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // Raw HTML is how text of others becomes code. There is no safe use here.
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-target-blank': 'error',
      // Plain maps and sets beside runes are meant: bookkeeping that nothing renders.
      'svelte/prefer-svelte-reactivity': 'off',
      // $state and $props need let although they are never assigned in the script.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$state'] }],
    },
  },
  {
    // To the linter a component is "any": it can not read types across .svelte
    // files. svelte-check can, and checks every prop, snippet and export.
    files: ['**/*.svelte', 'src/shell/commands.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.test.ts'],
    rules: {
      // Tests hand methods to expect() without calling them.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Plain scripts have no types to check against.
    files: ['**/*.{js,mjs}'],
    ...ts.configs.disableTypeChecked,
  },
  {
    // Run by Node, outside the program.
    files: ['*.js', '*.ts', 'e2e/**'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: { 'no-console': 'off' },
  },
  ...importRules(),
);
