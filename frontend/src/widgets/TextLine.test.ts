// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import TextLine from './TextLine.svelte';

afterEach(cleanup);

function field(): HTMLInputElement {
  return screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' });
}

describe('TextLine', () => {
  it('sends every change and follows the stored value', async () => {
    const onchange = vi.fn();
    const { rerender } = render(TextLine, { value: 'one', label: 'Title', onchange });
    await fireEvent.input(field(), { target: { value: 'two' } });
    expect(onchange).toHaveBeenLastCalledWith('two', false);
    await rerender({ value: 'three' });
    expect(field().value).toBe('three');
  });

  it('keeps the space being typed when the stored value was trimmed', async () => {
    const { rerender } = render(TextLine, { value: '', label: 'Title', onchange: vi.fn() });
    field().focus();
    await fireEvent.input(field(), { target: { value: 'checkout ' } });
    await rerender({ value: 'checkout' });
    expect(field().value).toBe('checkout ');
    await rerender({ value: 'undone' });
    expect(field().value).toBe('undone');
  });

  it('makes one line of several and says that composing is under way', async () => {
    const onchange = vi.fn();
    render(TextLine, { value: '', label: 'Title', wrap: true, onchange });
    await fireEvent.input(field(), { target: { value: 'a\r\nb\u2028c' } });
    expect(onchange).toHaveBeenLastCalledWith('a b c', false);
    await fireEvent.compositionStart(field());
    await fireEvent.input(field(), { target: { value: 'か' } });
    expect(onchange).toHaveBeenLastCalledWith('か', true);
  });

  it('shows why a value was refused, tied to the field', () => {
    render(TextLine, { value: 'x', label: 'Title', problem: 'Too long.', onchange: vi.fn() });
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field().getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Too long.',
    );
  });
});
