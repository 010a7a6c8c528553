/**
 * Keys that come while Go is still reading a line belong to what comes after
 * it: to the row the focus goes to, not to the line that is about to close.
 * They wait, and are given to what has the focus then, in their order.
 */

/** Holds keys until `done` says whether the line was taken; if not, they go nowhere. */
export function holdKeys(done: Promise<boolean>, after: () => void = () => undefined): void {
  const held: KeyboardEvent[] = [];
  const onkeydown = (event: KeyboardEvent): void => {
    // What an input method composes can't be given again.
    if (event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held.push(event);
  };
  window.addEventListener('keydown', onkeydown, true);
  const release = (taken: boolean): void => {
    window.removeEventListener('keydown', onkeydown, true);
    if (!taken) return;
    after();
    held.forEach(give);
  };
  done.then(release, () => {
    release(false);
  });
}

/** Presses a key again where the focus is now. */
export function give(event: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const again = new KeyboardEvent('keydown', {
    key: event.key,
    code: event.code,
    ctrlKey: event.ctrlKey,
    altKey: event.altKey,
    shiftKey: event.shiftKey,
    metaKey: event.metaKey,
    bubbles: true,
    cancelable: true,
  });
  if (!target.dispatchEvent(again)) return;
  // A key made by a page has no effect of its own, so that is done by hand.
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' ')) target.click();
  else if (isText(target)) write(event.key);
}

function isText(target: Element): boolean {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}

function write(key: string): void {
  // The only way to type that the field itself hears of, with its caret and its selection.
  /* eslint-disable @typescript-eslint/no-deprecated -- see above */
  if (key === 'Backspace') document.execCommand('delete');
  else if (Array.from(key).length === 1) document.execCommand('insertText', false, key);
  /* eslint-enable @typescript-eslint/no-deprecated */
}
