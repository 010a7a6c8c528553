import type { PostMortemFields } from '../domain/records';
import { cleanLine } from '../domain/clean';
import { newId } from '../base/ids';
import type { Backend, Contribution, ShareChoices, SharePreview } from './backend';
import { BackendError, type ErrorCode } from './errors';
import { FakeDocument, type FakeRecord } from './fake-document';
import { copyOf, earlierOf, listOf } from './fake-library';
import { sampleRecords } from './fake-sample';
import { createFakeEvidence } from './fake-evidence';
import { createFakeTimes } from './fake-times';

const usualChoices: ShareChoices = {
  format: 'md',
  lanes: '',
  paper: '',
  language: '',
  layout: '',
  flavour: '',
  inside: false,
  audience: '',
  names: '',
  without: [],
  with: [],
  domains: [],
};

const nothingMade: SharePreview = {
  ticket: '',
  shown: 'text',
  fileName: 'post-mortem.md',
  bytes: 0,
  warnings: [],
  removals: [],
  removed: 0,
};

/** What a test can do to the fake. */
export interface FakeControl {
  /** Time until each reply, in milliseconds; a function is asked for every call. */
  latency: number | (() => number);
  /** While set, calls of these methods ("document.apply") fail with it, before anything happens. */
  failing: { readonly methods: readonly string[]; readonly error: BackendError } | null;
  /** While set, these methods do their work and then their answer is lost: the call never ends. */
  silent: readonly string[];
  /** Every call so far, as "document.apply". */
  readonly calls: string[];
  /** What the page said last through setSaved; null before. */
  saved: boolean | null;
  /** What the next file of a contribution holds. */
  contribution: Contribution | null;
  /** Asks the page to flush, as Go does before closing. */
  requestFlush(): Promise<void>;
  document(id: string): FakeDocument | undefined;
}

export interface FakeBackend extends Backend {
  readonly control: FakeControl;
}

interface FakeOptions {
  /** "sample": a library to look at; "empty": none. */
  readonly seed?: 'sample' | 'empty';
  readonly latency?: number;
}

/**
 * A backend in memory that behaves like the Go side: revisions, all or
 * nothing, edit ids that count once, durable undo. For tests, and for `vite`
 * without Go, where it starts with a sample.
 */
export function createFakeBackend(options: FakeOptions = {}): FakeBackend {
  const documents = new Map<string, FakeDocument>();
  const places = new Map<string, string>();
  const flushHandlers = new Set<() => Promise<void>>();
  const control: FakeControl = {
    latency: options.latency ?? 0,
    failing: null,
    silent: [],
    calls: [],
    saved: null,
    contribution: null,
    requestFlush: async () => {
      for (const handler of flushHandlers) await handler();
    },
    document: (id) => documents.get(id),
  };

  /** Runs the work of one call: counted, late, and failing when a test says so. */
  async function call<T>(method: string, work: () => T | Promise<T>): Promise<T> {
    control.calls.push(method);
    const wait = typeof control.latency === 'number' ? control.latency : control.latency();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const { failing } = control;
    if (failing?.methods.includes(method) === true) throw failing.error;
    // Nothing that is held here may be shared with the page, as over the bridge.
    const result = structuredClone(await work());
    if (control.silent.includes(method)) return new Promise<T>(() => undefined);
    return result;
  }

  function missing(ref: string): never {
    throw new BackendError({ code: 'not_found', ref, message: 'This post-mortem is not in the library.' });
  }

  function find(id: string): FakeDocument {
    return documents.get(id) ?? missing(id);
  }

  function add(records: readonly FakeRecord[]): string {
    const made = new FakeDocument(records);
    documents.set(made.id, made);
    return made.id;
  }

  function change(id: string, fields: Partial<PostMortemFields>): void {
    const document = find(id);
    const edit = { op: 'update', kind: 'postmortem', record: id, fields, label: 'Change' } as const;
    document.apply({
      postMortem: id,
      baseRevision: document.revision,
      edits: [{ ...edit, id: newId(), group: newId() }],
    });
  }

  function create(fields: Partial<PostMortemFields>): string {
    const reference = `PM-2026-${String(documents.size + 1).padStart(3, '0')}`;
    const createdAt = new Date().toISOString();
    return add([{ kind: 'postmortem', id: newId(), fields: { reference, createdAt, ...fields } }]);
  }

  const times = createFakeTimes();
  if ((options.seed ?? 'sample') === 'sample') {
    add(sampleRecords('sample'));
    create({ title: 'Search was slow after the index moved', status: 'draft', severity: 'SEV3' });
    create({ title: 'E-mail was sent twice', status: 'published', severity: 'SEV4', template: 'small' });
  }

  return {
    control,
    library: {
      list: (query) => call('library.list', () => listOf([...documents.values()], query)),
      create: (template, title) =>
        call('library.create', () => create({ template, title: cleanLine(title), zone: 'Europe/Berlin' })),
      duplicate: (id) =>
        call('library.duplicate', () => {
          const copies = copyOf(find(id).records);
          return add(copies);
        }),
      openSample: () => call('library.openSample', () => add(sampleRecords(newId()))),
      rename: (id, title) => call('library.rename', () => change(id, { title })),
      moveToBin: (id) => call('library.moveToBin', () => change(id, { trashedAt: new Date().toISOString() })),
      restore: (id) => call('library.restore', () => change(id, { trashedAt: '' })),
      earlierActions: (id, services) =>
        call('library.earlierActions', () => earlierOf([...documents.values()], id, services)),
      // There are no files here.
      pickDocuments: () => call('library.pickDocuments', () => []),
      takeDocument: () =>
        call('library.takeDocument', () => {
          throw fakeError('not_found', 'There are no files here.');
        }),
      waiting: () => call('library.waiting', () => []),
      onWaiting: () => () => undefined,
    },
    document: {
      open: (id) => call('document.open', () => find(id).open()),
      apply: (batch) => call('document.apply', () => find(batch.postMortem).apply(batch)),
      undo: (id, base) => call('document.undo', () => find(id).undo(base)),
      redo: (id, base) => call('document.redo', () => find(id).redo(base)),
    },
    times: {
      zones: () => call('times.zones', () => times.zones()),
      zone: (name) => call('times.zone', () => times.zone(name)),
      quickAdd: (request) => call('times.quickAdd', () => times.quickAdd(request)),
      parseWhen: (request) => call('times.parseWhen', () => times.parseWhen(request)),
    },
    exports: {
      // There are no files here; both dialogs are cancelled.
      save: () => call('exports.save', () => ({ cancelled: true }) as const),
      cancel: () => call('exports.cancel', () => undefined),
      onProgress: () => () => undefined,
      showInFolder: () => call('exports.showInFolder', () => undefined),
      saveCopy: () => call('exports.saveCopy', () => ({ cancelled: true }) as const),
    },
    share: {
      choices: () => call('share.choices', () => usualChoices),
      // What is written is made in Go; there is none here.
      choose: () => call('share.choose', () => undefined),
      preview: () => call('share.preview', () => nothingMade),
      removals: () => call('share.removals', () => []),
      address: () => 'data:text/plain,',
      text: () => call('share.text', () => ''),
      audiences: () => call('share.audiences', () => []),
      keepAudience: () => call('share.keepAudience', () => undefined),
      forgetAudience: () => call('share.forgetAudience', () => undefined),
    },
    evidence: createFakeEvidence(call),
    meeting: {
      present: (on) => call('meeting.present', () => ({ awake: on })),
      place: (id) => call('meeting.place', () => places.get(id) ?? ''),
      keepPlace: (id, note) => call('meeting.keepPlace', () => void places.set(id, note)),
    },
    contributions: {
      // What people wrote is read in Go; there is none here.
      pick: () => call('contributions.pick', () => []),
      read: (id) => call('contributions.read', () => control.contribution ?? missing(id)),
    },
    system: {
      info: () =>
        call('system.info', () => ({
          version: '0.0.0-fake',
          dataFolder: '(in memory)',
          zone: 'Europe/Berlin',
          readOnly: '',
          lastOpen: '',
        })),
      openLink: () => call('system.openLink', () => undefined),
      heartbeat: () => call('system.heartbeat', () => undefined),
      setLastOpen: () => call('system.setLastOpen', () => undefined),
      setSaved: (saved) =>
        call('system.setSaved', () => {
          control.saved = saved;
        }),
      onFlushRequest: (handler) => {
        flushHandlers.add(handler);
        return () => flushHandlers.delete(handler);
      },
    },
  };
}

/** An error as Go sends it, for tests. */
export function fakeError(code: ErrorCode, message = `fake ${code}`): BackendError {
  return new BackendError({ code, op: 'fake', message });
}
