// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import MarkdownField from './MarkdownField.svelte';
import { difference } from './editor';

afterEach(cleanup);

describe('difference', () => {
  it.each([
    ['', 'a'],
    ['abc', 'abc'],
    ['aaa', 'aa'],
    ['aa', 'aaa'],
    ['one two', 'one big two'],
    ['x', ''],
    ['abcabc', 'abc'],
  ])('turns %j into %j', (before, after) => {
    const { from, to, insert } = difference(before, after);
    expect(to).toBeGreaterThanOrEqual(from);
    expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
  });

  it('touches only what differs', () => {
    expect(difference('one two three', 'one 2 three')).toEqual({ from: 4, to: 7, insert: '2' });
  });
});

describe('MarkdownField', () => {
  const links = { open: vi.fn(), cited: () => null, show: vi.fn() };
  const props = { value: 'Hello', label: 'Description', onchange: vi.fn(), links };

  it('is named and spell-checked, and holds the value', () => {
    render(MarkdownField, props);
    const box = screen.getByRole('textbox', { name: 'Description' });
    expect(box.textContent).toBe('Hello');
    expect(box.getAttribute('spellcheck')).toBe('true');
    expect(box.getAttribute('aria-multiline')).toBe('true');
  });

  it('shows a value from outside without reporting it back', async () => {
    const onchange = vi.fn();
    const { rerender } = render(MarkdownField, { ...props, onchange });
    await rerender({ value: 'Hello there' });
    expect(screen.getByRole('textbox').textContent).toBe('Hello there');
    expect(onchange).not.toHaveBeenCalled();
  });

  it('says why a text was refused, tied to the box', async () => {
    const { rerender } = render(MarkdownField, props);
    await rerender({ problem: 'Too long.' });
    const box = screen.getByRole('textbox');
    expect(box.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Too long.',
    );
  });

  it('goes to the preview and back by key', async () => {
    render(MarkdownField, { ...props, value: 'Hello **you**' });
    await fireEvent.keyDown(screen.getByRole('textbox'), { key: 'P', ctrlKey: true, shiftKey: true });
    const region = await screen.findByRole('region', { name: 'Description, preview' });
    expect(region.querySelector('strong')?.textContent).toBe('you');
    expect(document.activeElement).toBe(region);
    await fireEvent.keyDown(region, { key: 'P', ctrlKey: true, shiftKey: true });
    expect(screen.getByRole('textbox').textContent).toBe('Hello **you**');
  });

  it('follows values that come while and after previewing', async () => {
    const { rerender } = render(MarkdownField, props);
    await fireEvent.click(screen.getByRole('button', { name: 'Preview' }));
    await rerender({ value: 'two' });
    await fireEvent.click(screen.getByRole('button', { name: 'Write' }));
    expect(screen.getByRole('textbox').textContent).toBe('two');
    await rerender({ value: 'three' });
    expect(screen.getByRole('textbox').textContent).toBe('three');
  });

  it('leaves undo and Tab to the window', () => {
    render(MarkdownField, props);
    const box = screen.getByRole('textbox');
    const seen: string[] = [];
    const listen = (event: KeyboardEvent): void => {
      seen.push(`${event.key} ${String(event.defaultPrevented)}`);
    };
    addEventListener('keydown', listen);
    for (const init of [
      { key: 'z', ctrlKey: true },
      { key: 'Z', ctrlKey: true, shiftKey: true },
      { key: 'Tab' },
    ]) {
      box.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }));
    }
    removeEventListener('keydown', listen);
    expect(seen).toEqual(['z false', 'Z false', 'Tab false']);
  });
});
