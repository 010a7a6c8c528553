import type { RecordId } from '../../domain/records';

/** What the stage asks of its parts. */
export interface ListHandle {
  /** Puts the focus on an event's row, on the selected or first one by default. */
  focus(id?: RecordId | null): Promise<void>;
  rowElement(id: RecordId): HTMLElement | null;
}

export interface LineHandle {
  focus(): void;
  /** Begins a new line with this text. */
  begin(text: string): void;
}
