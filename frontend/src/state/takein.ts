import type { OfferedFile, TakenDocument } from '../backend/backend';
import type { App } from './app.svelte';

/**
 * Opening document files and exported Markdown: each becomes a post-mortem of
 * this library, and the last one is shown, unless a meeting is on the screen: that stays there. What
 * cannot be taken in is said with its reason.
 */
export async function takeIn(app: App, files: readonly OfferedFile[]): Promise<void> {
  let last: TakenDocument | null = null;
  for (const file of files) {
    if (!isDocument(file.name)) {
      app.toast(`“${file.name}” is no document file.`, {
        detail:
          'Document files end in .afterword, exported Markdown in .md. Pictures, logs and other files are added to an event of a timeline.',
      });
      forget(app, file);
      continue;
    }
    try {
      const taken = await app.backend.library.takeDocument(file.ticket);
      app.toast(`${taken.reference} was taken in.`, {
        tone: 'ok',
        detail: remark(taken),
        ...(app.place.screen === 'meeting' && { action: { label: 'Open', run: () => show(app, taken) } }),
      });
      last = taken;
    } catch (error) {
      app.toast(`“${file.name}” could not be opened.`, {
        tone: 'error',
        detail: error instanceof Error ? error.message : String(error),
      });
      forget(app, file);
    }
  }
  if (last !== null && app.place.screen !== 'meeting') show(app, last);
}

function show(app: App, { id }: TakenDocument): void {
  app.navigate({ screen: 'workspace', id, stage: 'facts' });
}

/** By its ending: what is in it, Go looks at. */
export function isDocument(name: string): boolean {
  return /\.(?:afterword|pdf|md|markdown)$/iu.test(name);
}

function remark(taken: TakenDocument): string {
  const remarks = [
    taken.copy ? 'This library had it already: it is a copy beside it.' : '',
    taken.renamed ? 'Its reference was taken, so it got the next one.' : '',
    taken.text
      ? 'Markdown carries what it shows: history, hidden events and the bytes of evidence are not in it.'
      : '',
    taken.inNotes.length > 0
      ? `What has no place of its own is in the private notes: ${taken.inNotes.join(', ')}.`
      : '',
  ];
  return remarks.filter((text) => text !== '').join(' ');
}

function forget(app: App, file: OfferedFile): void {
  app.backend.evidence.forget(file.ticket).catch(() => undefined);
}

/** Asks for document files in the native dialog. */
export async function pickDocuments(app: App): Promise<void> {
  await takeIn(app, await app.backend.library.pickDocuments());
}

/** Opens what the program was asked to open, from the start and later. Gives the function that ends it. */
export function openWaiting(app: App): () => void {
  const open = (): void => {
    app.backend.library.waiting().then(
      (files) => takeIn(app, files),
      () => undefined, // nothing waits, or the program is going away
    );
  };
  open();
  return app.backend.library.onWaiting(open);
}
