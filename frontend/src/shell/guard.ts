import type { App } from '../state/app.svelte';
import { answerFlushRequests, startHeartbeat } from '../state/lifeline';
import { copyText, describeError } from './details';
import { interceptLinks } from './links';

/** How often ages ("2 days ago") are looked at again, in milliseconds. */
const clockEvery = 30_000;

/**
 * What must run for as long as the window lives: links never navigate it, Go
 * hears that it is alive and is answered before it closes, and a fault anywhere
 * is said instead of swallowed. Gives the function that ends it.
 */
export function guardWindow(app: App, version: () => string): () => void {
  const { system } = app.backend;

  const flush = async (): Promise<void> => {
    // A field that saves on blur must not be missed. The focus comes back: keys
    // pressed before the close button may still be on their way to the field.
    // A field that saves as one types and goes away on blur is left alone.
    const field = document.activeElement;
    if (field instanceof HTMLElement && field !== document.body && field.dataset.live === undefined) {
      field.blur();
      if (field.isConnected) field.focus({ preventScroll: true });
    }
    // Typing may go on meanwhile: "saved" must be true when it is said.
    do await app.session?.flush();
    while (app.session !== null && app.session.saving.phase !== 'saved');
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
    answerFlushRequests(system, flush),
    startHeartbeat(system),
  ];
  const clock = setInterval(() => (app.now = Date.now()), clockEvery);
  window.addEventListener('error', onerror);
  window.addEventListener('unhandledrejection', onrejection);

  return () => {
    for (const stop of stops) stop();
    clearInterval(clock);
    window.removeEventListener('error', onerror);
    window.removeEventListener('unhandledrejection', onrejection);
  };
}
