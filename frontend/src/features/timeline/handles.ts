import type { RecordId } from '../../domain/records';

/** What of an event can be edited in its row. */
export type RowField = 'title' | 'time' | 'description';

/** What the stage asks of its parts. */
export interface ListHandle {
  /** Puts the focus on an event's row, on the selected or first one by default. */
  focus(id?: RecordId | null): void;
  /** Selects every event that is shown. */
  selectAll(): void;
  /** Back to one selected event; false when there were no more. */
  collapse(): boolean;
  rowElement(id: RecordId): HTMLElement | null;
}

export interface LineHandle {
  focus(): void;
  /** Begins a new line with this text. */
  begin(text: string): void;
}
