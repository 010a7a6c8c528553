import { untrack } from 'svelte';
import type { TimelineEvent } from '../../domain/records';
import type { Session } from '../../state/types';
import { changeEvent } from './actions';

export type Leaving = 'done' | 'cancel' | 'blur';

interface Line {
  readonly field: 'title' | 'description';
  /** Of the step that undo takes back. */
  readonly label: string;
  /** Shift Enter makes a line instead of ending it. */
  readonly lines?: boolean;
}

/** A text of an event under the caret: saved as it is typed, Enter ends it, Escape takes it back. */
export class InlineEdit {
  readonly before: string;
  readonly #id: TimelineEvent['id'];
  #draft: string;
  #left = false;

  constructor(
    private readonly session: Session,
    event: () => TimelineEvent,
    private readonly line: Line,
    private readonly onleave: (how: Leaving) => void,
  ) {
    const { id, [line.field]: text } = untrack(event);
    this.#id = id;
    this.before = this.#draft = text;
  }

  save(text: string, composing: boolean): void {
    this.#draft = text;
    changeEvent(this.session, this.#id, { [this.line.field]: text }, this.line.label, composing);
  }

  leave(how: Leaving): void {
    if (this.#left) return;
    this.#left = true;
    if (how === 'cancel' && this.#draft !== this.before) {
      changeEvent(this.session, this.#id, { [this.line.field]: this.before }, this.line.label);
    }
    this.onleave(how);
  }

  keydown(e: KeyboardEvent): void {
    if (e.isComposing) return;
    const ends = e.key === 'F2' || (e.key === 'Enter' && !(this.line.lines === true && e.shiftKey));
    if (!ends && e.key !== 'Escape') return;
    e.preventDefault();
    e.stopPropagation();
    this.leave(ends ? 'done' : 'cancel');
  }
}
