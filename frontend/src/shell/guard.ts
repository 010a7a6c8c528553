import type { App } from '../state/app.svelte';
import { copyText, describeError } from './details';
import { interceptLinks } from './links';

/** How often the page says that it is alive, in milliseconds. */
const heartbeatEvery = 2000;
const clockEvery = 30_000;

/**
 * What must run for as long as the window lives: links never navigate it, Go
 * hears that it is alive, everything is saved when it is hidden or closed, and
 * a fault anywhere is said instead of swallowed. Gives the function that ends it.
 */
export function guardWindow(app: App, version: () => string): () => void {
  const { system } = app.backend;

  const flush = async (): Promise<void> => {
    // A field that saves on blur must not be missed.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await app.session?.flush();
  };
  const flushQuietly = (): void => {
    if (document.visibilityState === 'hidden') app.session?.flush().catch(() => undefined);
  };

  const fault = (error: unknown): void => {
    app.toast('Something did not work. What is marked as saved is safe.', {
      tone: 'error',
      detail: error instanceof Error ? error.message : '',
      action: {
        label: 'Copy details',
        run: async () => {
          const done = await copyText(describeError(error, version()));
          app.announce(done ? 'Details copied.' : 'The clipboard could not be reached.');
        },
      },
    });
  };
  const onerror = (event: ErrorEvent): void => {
    // Noise of the engine, not a fault: an observer that answers one frame later.
    if (!event.message.includes('ResizeObserver')) fault(event.error ?? event.message);
  };
  const onrejection = (event: PromiseRejectionEvent): void => fault(event.reason);

  const stops = [
    interceptLinks(document, (url) => app.openLink(url)),
    system.onFlushRequest(flush),
  ];
  const beat = setInterval(() => void system.heartbeat().catch(() => undefined), heartbeatEvery);
  const clock = setInterval(() => (app.now = Date.now()), clockEvery);
  document.addEventListener('visibilitychange', flushQuietly);
  window.addEventListener('pagehide', flushQuietly);
  window.addEventListener('error', onerror);
  window.addEventListener('unhandledrejection', onrejection);

  return () => {
    for (const stop of stops) stop();
    clearInterval(beat);
    clearInterval(clock);
    document.removeEventListener('visibilitychange', flushQuietly);
    window.removeEventListener('pagehide', flushQuietly);
    window.removeEventListener('error', onerror);
    window.removeEventListener('unhandledrejection', onrejection);
  };
}
