// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { createCommands } from '../commands/registry';
import { keyGroups } from './keyboard';

describe('keyGroups', () => {
  it('has each name of a section once, with all its keys', () => {
    const commands = createCommands();
    const run = (): void => undefined;
    commands.register([
      { id: 'a', section: 'Meeting', name: 'Next', keys: ['ArrowRight'], run },
      { id: 'b', section: 'Meeting', name: 'Next', keys: ['ArrowRight', 'ArrowDown'], run },
      { id: 'c', section: 'Other', name: 'Next', keys: ['n'], run },
      { id: 'd', section: 'Meeting', name: 'By the palette only', run },
    ]);
    const meeting = keyGroups(commands).find(({ name }) => name === 'Meeting');
    expect(meeting?.keys.map(({ name, keys }) => [name, keys.length])).toEqual([['Next', 2]]);
    for (const group of keyGroups(commands)) {
      const names = group.keys.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
