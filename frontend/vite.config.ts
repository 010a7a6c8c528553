import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { build } from 'vite';
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

/** The style sheets of what first.ts draws: they stand in the page itself. */
const firstStyles =
  /src\/(shell\/(tokens|base)\.css|(features\/library\/(?!NewDialog)|widgets\/(Spark|FootLine|ReadOnlyNotice))\w*\.svelte\?.*lang\.css)/;

/** The font files of what first.ts draws. */
const firstFaces = /plex-(sans-latin-[456]00|mono-latin-400|serif-latin-600)-normal-/;

/**
 * Takes the script out of its file: it stands in the page, because to fetch it
 * would cost a tenth of the start. In the text of an element, "<!--" and
 * "<script" would change where the element ends.
 */
function takeFirst(): string {
  const file = join(here, 'dist/assets/first.js');
  const code = readFileSync(file, 'utf8').trim();
  rmSync(file);
  return code.replace(/<(?=!--|\/?script)/gi, '\\x3C');
}

/** What the policy lets the page run besides its files: this very text. */
const hashOf = (script: string): string => createHash('sha256').update(script).digest('base64');

/**
 * Puts first.ts before the program (src/first.ts says why): it is built with
 * components that write text, the styles that it needs go into the page, and
 * everything else is left for it to load.
 */
function paintFirst(): Plugin {
  return {
    name: 'paint-first',
    apply: 'build',
    closeBundle: {
      order: 'pre',
      sequential: true,
      async handler() {
        await build({
          configFile: false,
          root: here,
          logLevel: 'warn',
          plugins: [svelte()],
          ssr: { noExternal: true },
          build: {
            ssr: 'src/first.ts',
            outDir: 'dist/assets',
            emptyOutDir: false,
            target: 'safari16.4',
            minify: true,
            rolldownOptions: { output: { entryFileNames: 'first.js', codeSplitting: false, format: 'iife' } },
          },
        });
        const page = join(here, 'dist/index.html');
        const tag = (pattern: RegExp, html: string): readonly string[] =>
          [...html.matchAll(pattern)].map(([, name]) => name ?? '');
        let html = readFileSync(page, 'utf8');
        const [main = ''] = tag(/<script type="module"[^>]* src="([^"]+)">/g, html);
        const chunks = tag(/<link rel="modulepreload"[^>]* href="([^"]+)">/g, html);
        const sheets = tag(/<link rel="stylesheet"[^>]* href="([^"]+)">/g, html);
        const inline = sheets.filter((name) => name.startsWith('/assets/list-'));
        if (main === '' || inline.length !== 1) throw new Error(`The page is not as expected: ${html}`);
        const all = inline.map((name) => readFileSync(join(here, 'dist', name), 'utf8')).join('');
        for (const name of inline) rmSync(join(here, 'dist', name));
        // Letters of other scripts, italics and the like can come a moment later.
        const faces = all.match(/@font-face\{[^}]*\}/g) ?? [];
        const later = faces.filter((face) => !firstFaces.test(face)).join('');
        // Early enough to be there for the first frame: else it would be laid out twice.
        const fonts = faces
          .filter((face) => firstFaces.test(face))
          .map((face) => /url\(([^)]+\.woff2)\)/.exec(face)?.[1] ?? '')
          .map((name) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${name}">`)
          .join('');
        const css = faces.reduce(
          (text, face) => (firstFaces.test(face) ? text : text.replace(face, '')),
          all,
        );
        writeFileSync(join(here, 'dist/assets/fonts.css'), later);
        const first = takeFirst();
        const others = [...sheets.filter((name) => !inline.includes(name)), '/assets/fonts.css'];
        const data = `data-main="${main}" data-chunks="${chunks.join(' ')}" data-styles="${others.join(' ')}"`;
        html = html
          .replace(
            /\s*<(script type="module"[^>]*><\/script|link rel="(modulepreload|stylesheet)"[^>]*)>/g,
            '',
          )
          .replace('</title>', () => `</title>\n    ${fonts}\n    <style>${css.trim()}</style>`)
          .replace('</body>', () => `<script ${data}>${first}</script>\n  </body>`)
          .replace("script-src 'self'", () => `script-src 'self' 'sha256-${hashOf(first)}'`);
        writeFileSync(page, html);
      },
    },
  };
}

export default defineConfig({
  plugins: [svelte(), paintFirst(), keepPlaceholder(), developmentPolicy()],
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
            { name: 'list', test: firstStyles, priority: 2 },
            {
              name: 'start',
              test: /frontend\/src\/(base|domain|backend|state|commands|shell|widgets\/(?!markdown)|features\/(library|workspace))|node_modules\/(?!pdfjs-dist|@codemirror|@lezer|@marijn|style-mod|w3c-keyname|crelt)/,
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
    // A window for every file would take longer than the tests: those that need
    // one say so in their first line ("@vitest-environment jsdom").
    environment: 'node',
    include: ['src/**/*.test.ts'],
    // Two cores are shared with other suites; more workers only wait.
    maxWorkers: 2,
    env: { TZ: 'UTC' },
    restoreMocks: true,
    unstubGlobals: true,
  },
});
