/** The two panes of the timeline find each other by these marks: they are mounted apart. */

/** Puts the focus into the list, on its reachable row. */
export function focusList(): void {
  const list = document.querySelector<HTMLElement>('[data-event-list]');
  const row = list?.querySelector<HTMLElement>('[data-event-row][tabindex="0"]');
  (row ?? document.querySelector<HTMLElement>('[data-quick-add="main"]'))?.focus();
}

/** Puts the focus on the first field of the inspector; false when nothing is selected. */
export function focusInspector(): boolean {
  const first = document.querySelector<HTMLElement>(
    '[data-event-inspector] :is(input, textarea, select, button, [contenteditable="true"])',
  );
  first?.focus();
  return first !== null;
}

/** True while nothing has the focus but the page or the head of the stage: arrows then lead into the list. */
export function atRest(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active.matches('[data-timeline] [data-route-focus]');
}

/** True while the keys belong to the inspector, so that letters there do nothing to the list. */
export function inInspector(): boolean {
  return (document.activeElement?.closest('[data-event-inspector]') ?? null) !== null;
}

/** True while text of the timeline is under the caret: its own keys must reach it. */
export function inTimelineText(): boolean {
  const active = document.activeElement;
  return (
    (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) &&
    active.closest('[data-timeline]') !== null
  );
}
