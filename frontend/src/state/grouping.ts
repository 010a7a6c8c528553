import { newId } from '../base/ids';
import type { StepOptions } from './types';

/** Edits of one field closer together than this are one undo step, in milliseconds. */
const joinWithin = 500;

/**
 * Decides which edits make up one undo step. Edits join the step before them
 * if they have the same key and come within half a second, or if both were
 * marked `always` (IME composition, a drag). Anything in between ends the step.
 */
export class Grouping {
  #group = '';
  #key = '';
  #always = false;
  #at = -Infinity;
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** The step that an edit made now belongs to. */
  next(step: StepOptions = {}): string {
    const now = this.#now();
    const key = step.join ?? '';
    const always = step.always ?? false;
    const same = key !== '' && key === this.#key;
    const close = Math.abs(now - this.#at) <= joinWithin || (always && this.#always);
    if (!(same && close)) this.#group = newId(now);
    this.#key = key;
    this.#always = always;
    this.#at = now;
    return this.#group;
  }

  /** Ends the step, after undo for instance: what comes next never joins it. */
  end(): void {
    this.#key = '';
  }
}
