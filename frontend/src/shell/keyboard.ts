import { keyText } from '../commands/keys';
import { nameOf, type Commands } from '../commands/registry';
import { searchCommands } from '../commands/search';
import type { Option } from '../widgets/options';

/**
 * Hears every key before any field does, so that undo is the document's
 * everywhere and not the browser's. While a dialog or menu is open the keys are
 * its own. Gives the function that ends it.
 */
export function handleKeys(commands: Commands): () => void {
  const onkeydown = (event: KeyboardEvent): void => {
    if (document.querySelector('dialog[open], [role="menu"]') !== null) {
      stopBrowserUndo(event);
      return;
    }
    if (commands.handleKey(event)) event.stopPropagation();
  };
  // The menu of a field has an undo of its own, which knows one field only.
  const onbeforeinput = (event: InputEvent): void => {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
    event.preventDefault();
    commands.run(event.inputType === 'historyUndo' ? 'undo' : 'redo');
  };
  window.addEventListener('keydown', onkeydown, true);
  window.addEventListener('beforeinput', onbeforeinput, true);
  return () => {
    window.removeEventListener('keydown', onkeydown, true);
    window.removeEventListener('beforeinput', onbeforeinput, true);
  };
}

/** Keys that would act on the page behind a dialog: reload, print, find. */
function stopBrowserUndo(event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && ['r', 'p', 'g'].includes(event.key.toLowerCase()))
    event.preventDefault();
}

/** The commands that fit a query, as options of the palette. */
export function paletteOptions(commands: Commands, query: string): readonly Option[] {
  return searchCommands(commands.available(), query)
    .filter((command) => command.id !== 'palette')
    .map((command) => {
      const key = command.keys?.[0];
      return {
        id: command.id,
        label: nameOf(command),
        detail: command.section,
        ...(key === undefined ? {} : { keys: keyText(key) }),
      };
    });
}

export interface KeyGroup {
  readonly name: string;
  readonly keys: readonly { readonly name: string; readonly keys: readonly string[] }[];
}

/** Keys that belong to lists and fields rather than to a command. */
const local: readonly KeyGroup[] = [
  {
    name: 'Lists',
    keys: [
      { name: 'Go up or down', keys: ['↑', '↓'] },
      { name: 'Move up or down', keys: ['Alt ↑', 'Alt ↓'] },
      { name: 'Delete (with undo)', keys: ['Del'] },
      { name: 'Open; in the bin, restore', keys: ['Enter'] },
      { name: 'Rename in the library', keys: ['F2'] },
      { name: 'Duplicate in the library', keys: ['D'] },
    ],
  },
  {
    name: 'Everywhere',
    keys: [
      { name: 'To the messages', keys: ['F8'] },
      { name: 'Preview a text, and back', keys: ['Ctrl Shift P'] },
      { name: 'Close a menu or dialog', keys: ['Esc'] },
    ],
  },
];

/** All keys under their headings, for the sheet. What is called the same stands there once, with all its keys. */
export function keyGroups(commands: Commands): readonly KeyGroup[] {
  const groups = new Map<string, Map<string, string[]>>();
  const add = (section: string, name: string, keys: readonly string[]): void => {
    const group = groups.get(section) ?? new Map<string, string[]>();
    const known = group.get(name) ?? [];
    group.set(name, [...known, ...keys.filter((key) => !known.includes(key))]);
    groups.set(section, group);
  };
  for (const command of commands.all()) {
    if (command.keys === undefined || command.keys.length === 0) continue;
    add(
      command.section,
      nameOf(command),
      command.keys.map((key) => keyText(key)),
    );
  }
  for (const { name, keys } of local) for (const one of keys) add(name, one.name, one.keys);
  return [...groups].map(([name, group]) => ({
    name,
    keys: [...group].map(([called, keys]) => ({ name: called, keys })),
  }));
}
