import type { SystemBackend } from '../backend/backend';
import { Turns } from './turns';

/** The ties between the page and the program around it. */

/**
 * Tells Go whether the page holds anything unsaved; only when that changes.
 * Bound calls run side by side in Go, so each waits for the one before:
 * "saved" must not overtake "unsaved".
 */
export function savedReporter(system: SystemBackend): (saved: boolean) => void {
  const turns = new Turns();
  let said = true;
  return (saved) => {
    if (saved === said) return;
    said = saved;
    turns
      .take(() => system.setSaved(saved))
      .catch(() => {
        // Not told: say it again at the next change. Go asks before closing anyway.
        said = !saved;
      });
  };
}

/** Gives signs of life until the returned function is called; Go reloads a page that gives none. */
export function startHeartbeat(system: SystemBackend, everyMs = 2000): () => void {
  const beat = (): void => {
    // A beat that fails is as good as none; Go notices by itself.
    system.heartbeat().catch(() => undefined);
  };
  beat();
  const timer = setInterval(beat, everyMs);
  return () => clearInterval(timer);
}

/**
 * Answers Go's question before closing: saves with `flushAll`, then says
 * whether everything is durable. Go waits for "saved" and else asks the person.
 */
export function answerFlushRequests(system: SystemBackend, flushAll: () => Promise<void>): () => void {
  return system.onFlushRequest(async () => {
    const saved = await flushAll().then(
      () => true,
      () => false,
    );
    await system.setSaved(saved);
  });
}
