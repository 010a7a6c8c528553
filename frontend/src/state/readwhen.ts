import type { ParseReply } from '../backend/backend';
import type { Instant } from '../domain/records';
import type { App } from './app.svelte';

/**
 * Reads the text of a time field by the clock that is shown. `reference`: whose
 * day a time without a date takes, "" for today.
 */
export function readWhen(app: App, text: string, reference: Instant): Promise<ParseReply> {
  return app.backend.times.parseWhen({ text, zone: app.zoneName, reference });
}
