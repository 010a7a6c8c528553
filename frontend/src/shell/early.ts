import { give } from '../base/keyhold';

/**
 * The list stands on the screen before the program behind it is loaded
 * (first.ts). Who presses a key or clicks in that moment has seen the list and
 * means it: both wait here, and are done in their order once it is alive.
 */

/** What main.ts sends to the window when the program has taken the place of what was drawn. */
export const aliveEvent = 'afterword:alive';

type Early = KeyboardEvent | { readonly x: number; readonly y: number; readonly times: number };

/** Holds keys and clicks until the program says that it is alive, then gives them to it one after another. */
export function holdEarly(): void {
  const held: Early[] = [];
  const onkeydown = (event: KeyboardEvent): void => {
    // What a page gives itself is ours already.
    if (!event.isTrusted || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held.push(event);
  };
  const onclick = (event: MouseEvent): void => {
    if (!event.isTrusted || event.button !== 0) return;
    event.stopImmediatePropagation();
    held.push({ x: event.clientX, y: event.clientY, times: event.detail });
  };
  const release = async (): Promise<void> => {
    for (let next = held.shift(); next !== undefined; next = held.shift()) {
      if (next instanceof KeyboardEvent) give(next);
      else click(next.x, next.y, next.times);
      // Focus may move in a task of its own, and the next one belongs there.
      await new Promise((resolve) => setTimeout(resolve));
    }
    window.removeEventListener('keydown', onkeydown, true);
    window.removeEventListener('click', onclick, true);
  };
  window.addEventListener('keydown', onkeydown, true);
  window.addEventListener('click', onclick, true);
  window.addEventListener(aliveEvent, () => void release(), { once: true });
}

/** Clicks what stands at a place of the window now; the second click of a pair is a double click too. */
function click(x: number, y: number, times: number): void {
  const target = document.elementFromPoint(x, y);
  if (target === null) return;
  const init = { bubbles: true, cancelable: true, clientX: x, clientY: y, detail: times };
  target.closest<HTMLElement>('a[href], button, input, [tabindex]')?.focus();
  target.dispatchEvent(new MouseEvent('click', init));
  if (times === 2) target.dispatchEvent(new MouseEvent('dblclick', init));
}
