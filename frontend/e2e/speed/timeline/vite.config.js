// Builds the page of the benchmark: our picture beside vis-timeline, which is
// no part of the program.
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: here,
  plugins: [svelte({ configFile: fileURLToPath(new URL('../../../svelte.config.js', import.meta.url)) })],
  logLevel: 'warn',
  build: {
    outDir: fileURLToPath(new URL('../../../../build/cache/bench-timeline/page', import.meta.url)),
    emptyOutDir: true,
    target: 'safari16.4',
    chunkSizeWarningLimit: 5000,
  },
});
