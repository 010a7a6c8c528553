import type { Command, CommandRunner } from '../state/app.svelte';
import { keyOf, normalKey, type KeyPress } from './keys';

/** The registry as the shell sees it; screens need only the runner. */
export interface Commands extends CommandRunner {
  /** All that apply now, in the order they were added. */
  available(): readonly Command[];
  /** All there are, for the list of keys. */
  all(): readonly Command[];
  get(id: string): Command | undefined;
  /**
   * Runs what a key press stands for and gives true (then the browser's own
   * meaning is stopped). In fields only keys with a modifier and F-keys count:
   * nothing ever takes a letter from someone who types.
   */
  handleKey(event: KeyPress & Pick<KeyboardEvent, 'target' | 'defaultPrevented' | 'preventDefault'>): boolean;
}

/**
 * Makes an empty registry. `onError` hears of commands that fail, with the
 * name shown to people; without it the error goes to the window's handler.
 */
export function createCommands(onError?: (name: string, error: unknown) => void): Commands {
  // Later ones with the same id or key come first: a screen may take over for as long as it is there.
  let layers: readonly (readonly Command[])[] = [];

  const all = (): readonly Command[] => {
    const byId = new Map<string, Command>();
    for (const layer of layers) for (const command of layer) byId.set(command.id, command);
    return [...byId.values()];
  };
  const applies = (command: Command): boolean => command.when?.() ?? true;

  function start(command: Command): void {
    const failed = (error: unknown): void => {
      if (onError === undefined) reportError(error);
      else onError(nameOf(command), error);
    };
    try {
      const result = command.run();
      if (result instanceof Promise) result.catch(failed);
    } catch (error) {
      failed(error);
    }
  }

  return {
    register(commands) {
      const layer = [...commands];
      layers = [...layers, layer];
      return () => {
        layers = layers.filter((other) => other !== layer);
      };
    },
    run(id) {
      const command = all().find((one) => one.id === id);
      if (command === undefined || !applies(command)) return false;
      start(command);
      return true;
    },
    available: () => all().filter(applies),
    all,
    get: (id) => all().find((command) => command.id === id),
    handleKey(event) {
      if (event.defaultPrevented) return false;
      const key = keyOf(event);
      if (key === '' || (isField(event.target) && !worksInFields(key))) return false;
      const command = all().findLast(
        (one) => one.keys?.some((keys) => normalKey(keys) === key) === true && applies(one),
      );
      if (command === undefined) return false;
      event.preventDefault();
      start(command);
      return true;
    },
  };
}

/** The name of a command as it reads now. */
export function nameOf(command: Command): string {
  return typeof command.name === 'string' ? command.name : command.name();
}

function worksInFields(key: string): boolean {
  return /^(Ctrl|Alt)\+/.test(key) || /^(Shift\+)?F\d+$/.test(key);
}

/** Where typing goes: text fields, lists to choose from, editors. Not buttons and check boxes. */
function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[contenteditable=""], [contenteditable="true"]') !== null) {
    return true;
  }
  if (target instanceof HTMLInputElement) {
    return !['button', 'checkbox', 'radio', 'range', 'color', 'file', 'submit', 'reset', 'image'].includes(
      target.type,
    );
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
