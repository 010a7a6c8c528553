/** Keys of rows in an ordered list, shared by the lists of people, factors, lessons and actions. */

export type RowIntent = { readonly do: 'move'; readonly delta: -1 | 1 } | { readonly do: 'remove' };

/** True while a key belongs to text under the caret rather than to the row. */
export function inText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]');
}

/**
 * What a key asks of the row it was pressed in, or null. Alt and an arrow
 * move the row from anywhere inside it; Delete removes it only where no text
 * is being edited.
 */
export function rowIntent(event: KeyboardEvent): RowIntent | null {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  if (event.altKey) {
    if (event.key === 'ArrowUp') return { do: 'move', delta: -1 };
    if (event.key === 'ArrowDown') return { do: 'move', delta: 1 };
    return null;
  }
  return event.key === 'Delete' && !inText(event.target) ? { do: 'remove' } : null;
}
