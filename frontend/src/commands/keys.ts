/**
 * Keys in one written form: modifiers in the order Ctrl, Alt, Shift, then the
 * key: "Ctrl+K", "Ctrl+Shift+Z", "Alt+ArrowUp", "F2", "?", "N". Ctrl stands
 * for Command on a Mac. Letters are capital; Shift is only written with
 * letters and named keys, because "?" says it already.
 */

/** The parts of a keyboard event that matter here. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
> & { getModifierState?(name: string): boolean };

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/**
 * The key of an event in the form above; "" for what is none: a modifier
 * alone, text that an input method is composing, or AltGr typing a sign.
 */
export function keyOf(event: KeyPress, mac: boolean = isMac): string {
  // 229 is what input methods send for keys they take themselves.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells them apart in WebKit
  if (event.isComposing || event.keyCode === 229) return '';
  if (
    ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process', 'Unidentified'].includes(event.key)
  ) {
    return '';
  }
  if (event.getModifierState?.('AltGraph') === true) return '';
  const mod = mac ? event.metaKey : event.ctrlKey;
  // The other of the two keys has a meaning of its own (Ctrl on a Mac, the system's key elsewhere).
  if (mac ? event.ctrlKey : event.metaKey) return '';
  const name = nameOf(event, mod || event.altKey);
  const shift = event.shiftKey && (name.length > 1 || /\p{L}/u.test(name));
  return [mod ? 'Ctrl' : '', event.altKey ? 'Alt' : '', shift ? 'Shift' : '', name]
    .filter((part) => part !== '')
    .join('+');
}

/**
 * What stands on the key. With a modifier, a layout of another script gives
 * the Latin letter of the place, and a layout that has signs on the digit keys
 * (French) the digit.
 */
function nameOf(event: KeyPress, modified: boolean): string {
  if (event.key === ' ') return 'Space';
  if (modified) {
    const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
    if (letter !== undefined && !/^[a-z]$/i.test(event.key)) return letter;
    const digit = /^Digit(\d)$/.exec(event.code)?.[1];
    if (digit !== undefined && !event.shiftKey) return digit;
  }
  return event.key.length === 1 ? event.key.toUpperCase() : event.key;
}

/** The form above with its modifiers in order, from a text written by hand ("Shift+Ctrl+z"). */
export function normalKey(keys: string): string {
  const parts = keys === '+' ? ['+'] : keys.split(/\+(?=.)/);
  const name = parts.at(-1) ?? '';
  const modifiers = ['Ctrl', 'Alt', 'Shift'].filter((one) => parts.slice(0, -1).includes(one));
  return [...modifiers, name.length === 1 ? name.toUpperCase() : name].join('+');
}

const signs: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

/** Keys as people read them: "Ctrl Shift Z", on a Mac "⌘ ⇧ Z". */
export function keyText(keys: string, mac: boolean = isMac): string {
  const modifiers: Readonly<Record<string, string>> = mac ? { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' } : {};
  const parts = keys === '+' ? ['+'] : keys.split(/\+(?=.)/);
  return parts.map((part) => modifiers[part] ?? signs[part] ?? part).join(' ');
}
