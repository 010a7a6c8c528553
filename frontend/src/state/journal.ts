import type { Edit } from '../domain/records';

/**
 * The page's own copy of edits that are not durable yet, so that they survive
 * a reload of the page (a crashed web process is reloaded by Go).
 *
 * It is kept in sessionStorage. In WebKitGTK that is memory of the network
 * process. Tried with 2.50: it outlives a reload and a killed web process, ends
 * with the window, and no file of the web view holds it, so no text of a
 * post-mortem gets to disk this way. (localStorage was found in a file at
 * once; window.name was gone with the web process.) It is emptied as soon as the store has acknowledged
 * the edits.
 */
export interface Journal {
  read(): readonly Edit[];
  /** Keeps these and nothing else. Never throws: this is a second net, not the first. */
  write(edits: readonly Edit[]): void;
}

/** Storage as far as it is needed here. */
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function createJournal(postMortem: string, store: Store | null = pageStore()): Journal {
  const key = `afterword.unsaved.${postMortem}`;
  let empty = false;
  return {
    read() {
      try {
        const value: unknown = JSON.parse(store?.getItem(key) ?? '[]');
        return Array.isArray(value) ? value.filter(isEdit) : [];
      } catch {
        return [];
      }
    },
    write(edits) {
      if (edits.length === 0 && empty) return;
      empty = edits.length === 0;
      try {
        if (empty) store?.removeItem(key);
        else store?.setItem(key, JSON.stringify(edits));
      } catch {
        // Over the quota (about 5 MB). An older copy would bring back old text
        // after a reload, so none is better.
        removeQuietly(store, key);
      }
    },
  };
}

function removeQuietly(store: Store | null, key: string): void {
  try {
    store?.removeItem(key);
  } catch {
    // Nothing can be done; the edits are still in memory and being sent.
  }
}

function pageStore(): Store | null {
  try {
    return window.sessionStorage;
  } catch {
    return null; // switched off in this web view
  }
}

function isEdit(value: unknown): value is Edit {
  if (typeof value !== 'object' || value === null) return false;
  const edit = value as Partial<Record<keyof Edit, unknown>>;
  return (
    ['id', 'group', 'label', 'op', 'kind', 'record'].every(
      (name) => typeof edit[name as keyof Edit] === 'string',
    ) &&
    typeof edit.fields === 'object' &&
    edit.fields !== null
  );
}
