// Who may import whom inside src, as ARCHITECTURE.md says. One table for the
// linter (eslint.config.js) and for the test (src/import-rules.test.ts), so
// that the two can not drift apart.

/**
 * Folder of src → the folders it may import besides itself, with the reason.
 * A folder below a key ("features/timeline" below "features") follows the key.
 * @type {Readonly<Record<string, { readonly may: readonly string[], readonly why: string }>>}
 */
export const rooms = {
  base: { may: [], why: 'small tools that know nothing of the program' },
  domain: { may: ['base'], why: 'pure rules about records and times' },
  backend: { may: ['base', 'domain'], why: 'the way to Go; only wails.ts may see wailsjs' },
  timeline: { may: ['base', 'domain'], why: 'pure geometry of the picture' },
  widgets: { may: ['base', 'domain'], why: 'dumb components: no state, no backend' },
  state: {
    may: ['base', 'domain', 'backend', 'timeline'],
    why: 'what the window holds; no commands, no screens',
  },
  commands: {
    may: ['base', 'domain', 'backend', 'timeline', 'state'],
    why: 'intents of the person, without screens',
  },
  parts: {
    may: ['base', 'domain', 'backend', 'timeline', 'state', 'widgets'],
    why: 'pieces of screens that several features have: typing a time, looking at evidence',
  },
  features: {
    may: ['base', 'domain', 'backend', 'timeline', 'state', 'commands', 'widgets', 'parts'],
    why: 'screens; a feature never imports another one',
  },
  shell: {
    may: ['base', 'domain', 'backend', 'timeline', 'state', 'commands', 'widgets', 'parts', 'features'],
    why: 'puts the screens together; nobody imports it but main.ts',
  },
};

/** Folders whose subfolders must not import each other. */
export const strangers = ['features'];

/** Modules that only one place may import: pattern of the import → pattern of the file, with the reason. */
export const reserved = [
  {
    imports: 'wailsjs/',
    only: 'src/backend/wails',
    why: 'the generated bindings change with Go; everything else talks to the Backend interface',
  },
];
