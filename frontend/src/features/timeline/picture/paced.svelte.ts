import { untrack } from 'svelte';
import type { TimelineEvent } from '../../../domain/records';

// A short timeline is drawn at each change; a long one when the person pauses,
// because typing must not wait for ten thousand signs.
const long = 1000;
const pause = 250;

/** The events as the picture draws them; to be made while a component is set up. */
export class PacedEvents {
  #shown = $state.raw<readonly TimelineEvent[]>([]);

  constructor(now: () => readonly TimelineEvent[]) {
    this.#shown = untrack(now);
    $effect.pre(() => {
      const next = now();
      if (next.length < long || next.length !== untrack(() => this.#shown.length)) {
        this.#shown = next;
        return undefined;
      }
      const timer = setTimeout(() => (this.#shown = next), pause);
      return () => clearTimeout(timer);
    });
  }

  get shown(): readonly TimelineEvent[] {
    return this.#shown;
  }
}
