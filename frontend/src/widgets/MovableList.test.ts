// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet, tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import MovableList from './MovableList.svelte';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

interface Item {
  readonly id: string;
}

const row = createRawSnippet<[Item]>((item) => ({
  render: () => `<button data-row-button>${item().id}</button>`,
}));

function shown(props: Partial<{ onmove: () => boolean; onremove: (item: Item) => void; choose: boolean }>) {
  const quick = document.createElement('input');
  quick.dataset.quickAdd = 'main';
  document.body.append(quick);
  const items: readonly Item[] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  const all = { label: 'Things', items, row, onmove: () => true, onremove: () => undefined, ...props };
  return { quick, ...render(MovableList<Item>, all) };
}

const button = (name: string): HTMLElement => screen.getByRole('button', { name });

describe('MovableList', () => {
  it('goes with the arrows, at the top to the quick line, at the end no further', async () => {
    const { quick } = shown({ choose: true });
    button('b').focus();
    await fireEvent.keyDown(button('b'), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(button('c'));
    await fireEvent.keyDown(button('c'), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(button('c'));
    await fireEvent.keyDown(button('a'), { key: 'ArrowUp' });
    expect(document.activeElement).toBe(quick);
  });

  it('leaves the arrows to fields where rows are not chosen', async () => {
    shown({});
    button('b').focus();
    expect(await fireEvent.keyDown(button('b'), { key: 'ArrowDown' })).toBe(true);
    expect(document.activeElement).toBe(button('b'));
  });

  it('keeps the focus in the row that moves', async () => {
    const onmove = vi.fn(() => {
      void rerender({ items: [{ id: 'b' }, { id: 'a' }, { id: 'c' }] });
      return true;
    });
    const { rerender } = shown({ onmove });
    button('a').focus();
    await fireEvent.keyDown(button('a'), { key: 'ArrowDown', altKey: true });
    expect(onmove).toHaveBeenCalledWith({ id: 'a' }, 1);
    await tick();
    expect(screen.getAllByRole('button').map((one) => one.textContent)).toEqual(['b', 'a', 'c']);
    expect(document.activeElement).toBe(button('a'));
  });

  it('after a removal focuses what took the place, the last row, or the quick line', async () => {
    let items: readonly Item[] = [{ id: 'a' }, { id: 'b' }];
    const onremove = vi.fn((item: Item) => {
      items = items.filter((one) => one.id !== item.id);
      void rerender({ items });
    });
    const { quick, rerender } = shown({ onremove });
    await rerender({ items });
    for (const [name, next] of [
      ['b', 'a'],
      ['a', ''],
    ] as const) {
      await fireEvent.keyDown(button(name), { key: 'Delete' });
      await tick();
      await tick();
      expect(document.activeElement).toBe(next === '' ? quick : button(next));
    }
    expect(onremove).toHaveBeenCalledTimes(2);
  });
});
