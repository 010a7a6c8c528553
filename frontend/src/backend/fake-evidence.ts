import { newId } from '../base/ids';
import type { EvidenceBackend, OfferedFile } from './backend';
import { BackendError } from './errors';

type Call = <T>(method: string, work: () => T | Promise<T>) => Promise<T>;

/** A picture of one grey dot: there are no decoders here. */
const dot =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM8ceLEfwAHtgMy3E5G9wAAAABJRU5ErkJggg==';

/** Evidence in memory: pasted bytes are kept, text becomes an excerpt, all else a file. */
export function createFakeEvidence(call: Call): EvidenceBackend {
  const offered = new Map<string, { readonly name: string; readonly bytes: Blob }>();
  const stored = new Map<string, string>();

  return {
    // There are no files here: the dialog is cancelled.
    pickFiles: () => call('evidence.pickFiles', (): OfferedFile[] => []),
    offer: (bytes, name) =>
      call('evidence.offer', () => {
        const ticket = newId();
        offered.set(ticket, { name, bytes });
        return { ticket, name, size: bytes.size };
      }),
    import: (ticket, asFile) =>
      call('evidence.import', async () => {
        const file = offered.get(ticket);
        if (file === undefined) {
          throw new BackendError({ code: 'not_found', message: 'This file is not known any more.' });
        }
        const { name, bytes } = file;
        if (bytes.type === 'image/broken' && !asFile) {
          throw new BackendError({ code: 'unsupported', message: `${name} cannot be read.` });
        }
        offered.delete(ticket);
        const text = await bytes.text();
        const fields = { title: name, fileName: name, mediaType: bytes.type, size: bytes.size, note: '' };
        if (bytes.type.startsWith('text/') && !asFile) {
          return { ...fields, kind: 'log', blob: '', excerpt: text } as const;
        }
        const blob = newId();
        stored.set(blob, text);
        const kind = bytes.type.startsWith('image/') && !asFile ? 'picture' : 'file';
        return { ...fields, kind, blob, excerpt: '' } as const;
      }),
    forget: (ticket) =>
      call('evidence.forget', () => {
        offered.delete(ticket);
      }),
    address: () => dot,
    text: (hash) => call('evidence.text', () => stored.get(hash) ?? ''),
    onFiles: () => () => undefined,
    onDrag: () => () => undefined,
  };
}
