import * as contributions from '../../wailsjs/go/desktop/Contributions';
import * as document from '../../wailsjs/go/desktop/Document';
import * as evidence from '../../wailsjs/go/desktop/Evidence';
import * as exports from '../../wailsjs/go/desktop/Exports';
import * as share from '../../wailsjs/go/desktop/Share';
import * as library from '../../wailsjs/go/desktop/Library';
import * as meeting from '../../wailsjs/go/desktop/Meeting';
import * as system from '../../wailsjs/go/desktop/System';
import * as times from '../../wailsjs/go/desktop/Times';
import { EventsOn } from '../../wailsjs/runtime/runtime';
import type { Backend, OfferedFile, ShareChoices } from './backend';
import { toBackendError } from './errors';

/** The bindings take lists that could be changed; nobody does. */
const plain = (choices: ShareChoices) => ({
  ...choices,
  without: [...choices.without],
  with: [...choices.with],
  domains: [...choices.domains],
});

/**
 * The Backend interface on the bindings that Wails generates. This is the only
 * module that knows them. Each call carries the session token that the asset
 * server wrote into the page: a frame of another origin could reach the
 * bindings, but not the token.
 */
export function createWailsBackend(): Backend {
  const token = sessionToken();
  return {
    library: {
      list: (query) => call(library.List(token, query)),
      create: (template, title) => call(library.Create(token, template, title)),
      duplicate: (id) => call(library.Duplicate(token, id)),
      openSample: () => call(library.OpenSample(token)),
      rename: (id, title) => call(library.Rename(token, id, title)),
      moveToBin: (id) => call(library.MoveToBin(token, id)),
      restore: (id) => call(library.Restore(token, id)),
      earlierActions: (id, services) => call(library.EarlierActions(token, id, [...services])),
      pickDocuments: () => call(library.PickDocuments(token)),
      takeDocument: (ticket) => call(library.TakeDocument(token, ticket)),
      waiting: () => call(library.Waiting(token)),
      onWaiting: (handler) => EventsOn('afterword:documents', handler),
    },
    document: {
      open: (id) => call(document.Open(token, id)),
      // The generated types have mutable lists; nothing writes to them.
      apply: (batch) => call(document.Apply(token, { ...batch, edits: [...batch.edits] })),
      undo: (id, baseRevision) => call(document.Undo(token, id, baseRevision)),
      redo: (id, baseRevision) => call(document.Redo(token, id, baseRevision)),
    },
    times: {
      zones: () => call(times.Zones(token)),
      zone: (name) => call(times.Zone(token, name)),
      quickAdd: (request) => call(times.QuickAdd(token, request)),
      parseWhen: (request) => call(times.ParseWhen(token, request)),
    },
    exports: {
      save: (id, choices) => call(exports.Save(token, id, plain(choices))),
      cancel: () => call(exports.Cancel(token)),
      onProgress: (handler) => EventsOn('afterword:progress', (percent: number) => handler(percent)),
      showInFolder: (ticket) => call(exports.ShowInFolder(token, ticket)),
      saveCopy: (suggestedName, text) => call(exports.SaveCopy(token, suggestedName, text)),
    },
    share: {
      choices: (id) => call(share.Choices(token, id)),
      choose: (id, choices) => call(share.Choose(token, id, plain(choices))),
      removals: (id, choices) => call(share.Removals(token, id, plain(choices))),
      preview: (id, choices) => call(share.Preview(token, id, plain(choices))),
      address: (ticket) => `/preview/${token}/${ticket}`,
      text: (id, choices) => call(share.Text(token, id, plain(choices))),
      audiences: () => call(share.Audiences(token)),
      keepAudience: (name, choices) => call(share.KeepAudience(token, name, plain(choices))),
      forgetAudience: (id) => call(share.ForgetAudience(token, id)),
    },
    evidence: {
      pickFiles: () => call(evidence.PickFiles(token)),
      offer: (bytes, name) => call(sendBytes(token, bytes, name)),
      import: (ticket, asFile) => call(evidence.Import(token, ticket, asFile)),
      forget: (ticket) => call(evidence.Forget(token, ticket)),
      address: (hash, size) => `/evidence/${token}/${hash}${size === 'small' ? '/small' : ''}`,
      text: (hash) => call(fetch(`/evidence/${token}/${hash}/text`).then((reply) => bodyOf(reply))),
      onFiles: (handler) => EventsOn('afterword:files', (files: readonly OfferedFile[]) => handler(files)),
      onDrag: (handler) => EventsOn('afterword:drag', (over: boolean) => handler(over)),
    },
    meeting: {
      present: (on) => call(meeting.Present(token, on)),
      place: (id) => call(meeting.Place(token, id)),
      keepPlace: (id, note) => call(meeting.KeepPlace(token, id, note)),
    },
    contributions: {
      pick: () => call(contributions.Pick(token)),
      read: (id, ticket) => call(contributions.Read(token, id, ticket)),
    },
    system: {
      info: () => call(system.Info(token)),
      openLink: (url) => call(system.OpenLink(token, url)),
      heartbeat: () => call(system.Heartbeat(token)),
      setLastOpen: (id) => call(system.SetLastOpen(token, id)),
      setSaved: (saved) => call(system.SetSaved(token, saved)),
      onFlushRequest: (handler) =>
        EventsOn('afterword:flush', () => {
          // What the flush could not save is shown by the session itself.
          handler().catch(() => undefined);
        }),
    },
  };
}

function sessionToken(): string {
  return globalThis.document.querySelector<HTMLMetaElement>('meta[name="afterword-session"]')?.content ?? '';
}

/** Bytes go over the asset server: in a bound call they would travel as base64. */
async function sendBytes(token: string, bytes: Blob, name: string): Promise<unknown> {
  const reply = await fetch('/evidence', {
    method: 'POST',
    headers: { 'X-Afterword-Session': token, 'X-Afterword-Name': encodeURIComponent(name) },
    // WebKitGTK hands on buffers to the program, but not blobs.
    body: await bytes.arrayBuffer(),
  });
  return JSON.parse(await bodyOf(reply));
}

/** The text of an answer; rejects with what an error says, as bound calls do. */
async function bodyOf(reply: Response): Promise<string> {
  const body = await reply.text();
  if (!reply.ok) throw new Error(body);
  return body;
}

/**
 * Waits for a call and gives its result the type of the interface: Go's types
 * say "string" where ours name the choices. The two shapes are compared by the
 * tests against the real backend. Failures become BackendErrors.
 */
async function call<T>(reply: Promise<unknown>): Promise<T> {
  try {
    return (await reply) as T;
  } catch (thrown) {
    throw toBackendError(thrown);
  }
}
