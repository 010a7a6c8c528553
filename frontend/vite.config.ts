import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * Go embeds frontend/dist and does not build without the folder, so git keeps
 * a placeholder in it. A build empties the folder and this puts it back.
 */
function keepPlaceholder(): Plugin {
  return {
    name: 'keep-placeholder',
    apply: 'build',
    closeBundle() {
      mkdirSync(join(here, 'dist'), { recursive: true });
      writeFileSync(join(here, 'dist', '.keep'), '');
    },
  };
}

/**
 * The content security policy of index.html forbids what the development
 * server needs (its WebSocket, its inline styles are allowed already).
 * It is loosened there, and only there.
 */
function developmentPolicy(): Plugin {
  return {
    name: 'development-policy',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace("connect-src 'self'", "connect-src 'self' ws://localhost:*"),
  };
}

export default defineConfig({
  plugins: [svelte(), keepPlaceholder(), developmentPolicy()],
  // Relative addresses would break below the wails:// scheme's root.
  base: '/',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Safari 16.4 is the engine of WebKitGTK 2.40, the oldest we promise.
    target: 'safari16.4',
    sourcemap: false,
    // Nothing as data: inside scripts or styles. Fonts are files below assets/,
    // because the policy allows fonts from 'self' only.
    assetsInlineLimit: 0,
    // Vite's preload helper for old browsers would be an inline script.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // One window, loaded from memory: size matters less than few requests.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        // Everything of the first screen in one file: each file is a round trip
        // through the window's main loop, and those add up to a visible start.
        codeSplitting: {
          groups: [
            {
              name: 'start',
              test: /frontend\/src\/(base|domain|backend|state|commands|shell|widgets\/(?!markdown)|features\/(library|workspace))|node_modules\/(?!@codemirror|@lezer|@marijn|style-mod|w3c-keyname|crelt)/,
            },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', strictPort: false },
  // Vitest takes the server build of Svelte without this.
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    // Two cores are shared with other suites; more workers only wait.
    maxWorkers: 2,
    env: { TZ: 'UTC' },
    restoreMocks: true,
    unstubGlobals: true,
  },
});
