import type { ExportFormat, ShareChoices } from '../backend/backend';
import type { App } from './app.svelte';
import { recallLanes } from './picturelanes';
import { choicesOf } from './sharechoices.svelte';
import type { Session } from './types';

const names: Readonly<Record<ExportFormat, string>> = {
  pdf: 'PDF',
  md: 'Markdown',
  html: 'HTML',
  svg: 'SVG',
  png: 'PNG',
  csv: 'table',
  'timeline-csv': 'table',
  'github-csv': 'GitHub',
  'jira-csv': 'Jira',
  ics: 'calendar',
  announcement: 'text',
  status: 'text',
  contribution: 'page',
  afterword: 'document',
};

/** Puts an export that is text on the clipboard, as was chosen but for the change. */
export async function copyText(
  app: App,
  session: Session,
  change: Partial<ShareChoices>,
  what: string,
): Promise<void> {
  try {
    await session.flush();
    const choices = await choicesOf(app, session).read();
    const text = await app.backend.share.text(session.id, { ...choices, ...change });
    await navigator.clipboard.writeText(text);
    app.toast(`${what} copied.`, { tone: 'ok' });
  } catch (error) {
    app.toast(`${what} could not be copied.`, {
      tone: 'error',
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

/** "84 KB", "1.2 MB"; in thousands, as file managers count. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/**
 * Saves an export: everything typed is made durable first, so that the file
 * says what the screen says. One at a time, and the same one for all screens,
 * so that each can stop what another began.
 */
class Exporting {
  /** What is being written and how much of it is done, once it takes longer than 300 ms; "" otherwise. */
  get busy(): string {
    return this.#percent > 0 && this.#writing !== '' ? `${this.#writing} ${this.#percent} %` : this.#writing;
  }

  #writing = $state('');
  #percent = $state(0);
  #running = false;
  #stops = 0;

  constructor(
    private readonly app: App,
    private readonly session: Session,
  ) {}

  /** As was chosen, but in this format. */
  async save(format: ExportFormat): Promise<void> {
    const last = await choicesOf(this.app, this.session).read();
    // The picture as the window shows it.
    await this.saveAs({ ...last, format, lanes: recallLanes(this.session.id) });
  }

  async saveAs(choices: ShareChoices): Promise<void> {
    const { format } = choices;
    if (this.#running) return;
    this.#running = true;
    const stops = this.#stops;
    const slow = setTimeout(() => {
      this.#writing = `Saving ${names[format]}…`;
    }, 300);
    const deaf = this.app.backend.exports.onProgress((percent) => {
      this.#percent = percent;
    });
    try {
      await this.session.flush();
      const reply = await this.app.backend.exports.save(this.session.id, choices);
      if (reply.cancelled) {
        // Who closed the dialog knows; who stopped the writing wants to know what is left of it.
        if (this.#stops > stops)
          this.app.toast(`Saving ${names[format]} was cancelled. Nothing was written.`);
        return;
      }
      const { ticket, fileName, folder, bytes, warnings } = reply;
      this.app.toast(`${fileName} saved, ${sizeWords(bytes)}.`, {
        tone: warnings.length > 0 ? 'info' : 'ok',
        detail: [folder, ...warnings.map((warning) => `Please look: ${warning}`)].join('\n'),
        action: { label: 'Show in folder', run: () => this.#show(ticket) },
      });
    } catch (error) {
      this.app.toast(`The ${names[format]} file was not saved.`, {
        tone: 'error',
        detail: error instanceof Error ? error.message : String(error),
        action: { label: 'Try again', run: () => this.saveAs(choices) },
      });
    } finally {
      clearTimeout(slow);
      deaf();
      this.#writing = '';
      this.#percent = 0;
      this.#running = false;
    }
  }

  /** Stops what is being written. */
  cancel(): void {
    this.#stops += 1;
    void this.app.backend.exports.cancel();
  }

  async #show(ticket: string): Promise<void> {
    try {
      await this.app.backend.exports.showInFolder(ticket);
    } catch (error) {
      this.app.toast('The folder could not be shown.', {
        tone: 'error',
        detail: error instanceof Error ? error.message : String(error),
      });
    }
  }
}

const exportings = new WeakMap<Session, Exporting>();

/** The one of an open post-mortem. */
export function exportingOf(app: App, session: Session): Exporting {
  let exporting = exportings.get(session);
  if (exporting === undefined) {
    exporting = new Exporting(app, session);
    exportings.set(session, exporting);
  }
  return exporting;
}
