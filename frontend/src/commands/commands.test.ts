// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keyOf, keyText, normalKey, type KeyPress } from './keys';
import type { Command } from '../state/app.svelte';
import { createCommands } from './registry';
import { fit, searchCommands } from './search';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what input methods are told by, see keys.ts
  return { key, code: '', keyCode: 0, ...none, ...more };
}

describe('keys', () => {
  it.each([
    [press('k', { ctrlKey: true }), 'Ctrl+K'],
    [press('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Z'],
    [press('?', { shiftKey: true }), '?'],
    [press('n'), 'N'],
    [press('N', { shiftKey: true }), 'Shift+N'],
    [press('ArrowUp', { altKey: true }), 'Alt+ArrowUp'],
    [press('Tab', { shiftKey: true }), 'Shift+Tab'],
    [press(' '), 'Space'],
    [press('F2'), 'F2'],
    [press('+', { ctrlKey: true }), 'Ctrl++'],
    // Cyrillic: the Latin letter of the place; without a modifier the letter itself.
    [press('я', { ctrlKey: true, code: 'KeyZ' }), 'Ctrl+Z'],
    [press('я', { code: 'KeyZ' }), 'Я'],
    // QWERTZ says z where the place is Y: what stands on the key counts.
    [press('z', { ctrlKey: true, code: 'KeyY' }), 'Ctrl+Z'],
    // French digits need shift; with a modifier the place counts.
    [press('&', { altKey: true, code: 'Digit1' }), 'Alt+1'],
    // Not keys of ours.
    [press('Control', { ctrlKey: true }), ''],
    [press('a', { isComposing: true }), ''],
    [press('a', { keyCode: 229 }), ''],
    [press('k', { metaKey: true }), ''],
    [press('@', { ctrlKey: true, altKey: true, getModifierState: () => true }), ''],
  ])('%o is %s', (event, keys) => expect(keyOf(event, false)).toBe(keys));

  it('on a Mac take Command for Ctrl', () => {
    expect(keyOf(press('k', { metaKey: true }), true)).toBe('Ctrl+K');
    expect(keyOf(press('k', { ctrlKey: true }), true)).toBe('');
    expect([keyText('Ctrl+Shift+Z', true), keyText('Ctrl+Shift+Z', false)]).toEqual([
      '⌘ ⇧ Z',
      'Ctrl Shift Z',
    ]);
    expect([keyText('Ctrl++', false), keyText('+', false), keyText('Alt+ArrowUp', false)]).toEqual([
      'Ctrl +',
      '+',
      'Alt ↑',
    ]);
  });

  it('may be written in any order', () => {
    expect(['Shift+Ctrl+z', '+', 'Ctrl++', 'escape'].map(normalKey)).toEqual([
      'Ctrl+Shift+Z',
      '+',
      'Ctrl++',
      'escape',
    ]);
  });
});

describe('registry', () => {
  const run = vi.fn();
  const command = (more: Partial<Command> = {}): Command => ({
    id: 'a',
    name: 'Add',
    section: 'List',
    keys: ['N'],
    run,
    ...more,
  });

  beforeEach(() => void run.mockClear());

  function typed(keys: Partial<KeyPress> & { key: string }, target: EventTarget | null = document.body) {
    const event = { ...press(keys.key, keys), target, defaultPrevented: false, preventDefault: vi.fn() };
    return event;
  }

  it('runs by id, only what applies', () => {
    const commands = createCommands();
    commands.register([command(), command({ id: 'b', when: () => false })]);
    expect([commands.run('a'), commands.run('b'), commands.run('c')]).toEqual([true, false, false]);
    expect(run).toHaveBeenCalledOnce();
    expect(commands.available().map(({ id }) => id)).toEqual(['a']);
    expect(commands.all()).toHaveLength(2);
  });

  it('forgets what is taken away, and lets the later of two be in charge', () => {
    const commands = createCommands();
    commands.register([command()]);
    const other = vi.fn();
    const away = commands.register([command({ run: other })]);
    commands.handleKey(typed({ key: 'n' }));
    expect([run.mock.calls.length, other.mock.calls.length]).toEqual([0, 1]);
    away();
    commands.handleKey(typed({ key: 'n' }));
    expect([run.mock.calls.length, other.mock.calls.length]).toEqual([1, 1]);
  });

  it('stops the meaning that the browser gives a key, only if it takes it', () => {
    const commands = createCommands();
    commands.register([command()]);
    const taken = typed({ key: 'n' });
    const left = typed({ key: 'm' });
    expect([commands.handleKey(taken), commands.handleKey(left)]).toEqual([true, false]);
    expect(taken.preventDefault).toHaveBeenCalledOnce();
    expect(left.preventDefault).not.toHaveBeenCalled();
  });

  it.each(['input', 'textarea', 'select'])('never takes a letter from who types in %s', (tag) => {
    const commands = createCommands();
    commands.register([command(), command({ id: 'b', keys: ['Ctrl+B', 'F2'] })]);
    const field = document.createElement(tag);
    expect(commands.handleKey(typed({ key: 'n' }, field))).toBe(false);
    expect(commands.handleKey(typed({ key: 'b', ctrlKey: true }, field))).toBe(true);
    expect(commands.handleKey(typed({ key: 'F2' }, field))).toBe(true);
  });

  it('knows editors and check boxes for what they are', () => {
    const commands = createCommands();
    commands.register([command()]);
    const editor = document.createElement('div');
    editor.setAttribute('contenteditable', 'true');
    const line = editor.appendChild(document.createElement('p'));
    const box = Object.assign(document.createElement('input'), { type: 'checkbox' });
    expect(commands.handleKey(typed({ key: 'n' }, line))).toBe(false);
    expect(commands.handleKey(typed({ key: 'n' }, box))).toBe(true);
  });

  it('tells of a command that fails, at once or later', async () => {
    const failed = vi.fn();
    const commands = createCommands(failed);
    commands.register([
      command({
        id: 'now',
        run: () => {
          throw new Error('now');
        },
      }),
      command({ id: 'later', name: () => 'Later', run: () => Promise.reject(new Error('later')) }),
    ]);
    expect([commands.run('now'), commands.run('later')]).toEqual([true, true]);
    await Promise.resolve();
    expect(failed.mock.calls.map(([name]: unknown[]) => name)).toEqual(['Add', 'Later']);
  });
});

describe('search', () => {
  const named = (name: string, more: Partial<Command> = {}): Command => ({
    id: name,
    name,
    section: 'Main',
    run: vi.fn(),
    ...more,
  });
  const list = [
    named('Export as PDF'),
    named('Export as Markdown'),
    named('Go to Actions'),
    named('Undo', { words: 'take back' }),
    named('Secret', { hidden: true }),
  ];
  const found = (query: string): string[] => searchCommands(list, query).map(({ id }) => id);

  it.each([
    ['pdf', 'Export as PDF'],
    ['em', 'Export as Markdown'],
    ['gta', 'Go to Actions'],
    ['take back', 'Undo'],
    ['ÜNDÖ', 'Undo'],
  ])('%s finds %s first', (query, id) => expect(found(query)[0]).toBe(id));

  it('gives all but the hidden for nothing, and nothing for what is not there', () => {
    expect(found('')).toHaveLength(4);
    expect(found('  ')).toHaveLength(4);
    expect(found('xyz')).toEqual([]);
    expect(fit('ba', 'ab')).toBe(0);
  });
});
