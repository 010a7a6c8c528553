import type { LibraryRow } from '../../backend/backend';
import type { App } from '../../state/app.svelte';
import type { Library } from '../../state/library.svelte';
import { shorten } from '../../state/lists';

/**
 * What can be done with whole post-mortems from the list. Each ends with the
 * list read again and says what happened; a failure is said with its reason.
 */
export class LibraryDeeds {
  /** What was moved to the bin last, for the key that takes it back. */
  #binned: LibraryRow | null = null;

  constructor(
    private readonly app: App,
    private readonly library: Library,
  ) {}

  openSample(): Promise<void> {
    return this.#tried('The sample could not be opened.', async () => {
      const id = await this.app.backend.library.openSample();
      this.app.navigate({ screen: 'workspace', id, stage: 'timeline' });
    });
  }

  rename(row: LibraryRow, title: string): Promise<void> {
    return this.#tried('It could not be renamed.', async () => {
      await this.app.backend.library.rename(row.id, title);
      await this.library.refresh();
      this.app.announce('Renamed.');
    });
  }

  duplicate(row: LibraryRow): Promise<void> {
    return this.#tried('It could not be duplicated.', async () => {
      const id = await this.app.backend.library.duplicate(row.id);
      await this.library.refresh();
      this.app.toast(`${nameOf(row)} duplicated.`, {
        tone: 'ok',
        action: {
          label: 'Open',
          run: () => this.app.navigate({ screen: 'workspace', id, stage: 'facts' }),
        },
      });
    });
  }

  moveToBin(row: LibraryRow): Promise<void> {
    return this.#tried('It could not be moved to the bin.', async () => {
      await this.app.backend.library.moveToBin(row.id);
      this.#binned = row;
      await this.library.refresh();
      this.app.toast(`${nameOf(row)} moved to the bin.`, {
        action: { label: 'Undo', run: () => this.restore(row) },
      });
    });
  }

  get canUndo(): boolean {
    return this.#binned !== null;
  }

  /** Takes back what was moved to the bin last. */
  async undo(): Promise<void> {
    if (this.#binned !== null) await this.restore(this.#binned);
  }

  restore(row: LibraryRow): Promise<void> {
    return this.#tried('It could not be restored.', async () => {
      await this.app.backend.library.restore(row.id);
      if (this.#binned?.id === row.id) this.#binned = null;
      await this.library.refresh();
      this.app.toast(`${nameOf(row)} is back in the library.`, { tone: 'ok' });
    });
  }

  async #tried(failed: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.app.toast(failed, {
        tone: 'error',
        detail: error instanceof Error ? error.message : String(error),
      });
    }
  }
}

function nameOf(row: LibraryRow): string {
  return row.title === '' ? row.reference : `“${shorten(row.title, 50)}”`;
}
