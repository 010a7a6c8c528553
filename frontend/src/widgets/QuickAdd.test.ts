// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import QuickAdd from './QuickAdd.svelte';

afterEach(cleanup);

const props = { label: 'Add an action', placeholder: '', keep: 'p:action' };
const field = (): HTMLInputElement =>
  screen.getByRole<HTMLInputElement>('textbox', { name: 'Add an action' });

describe('QuickAdd', () => {
  it('adds on Enter and is empty again', async () => {
    const onadd = vi.fn();
    render(QuickAdd, { ...props, onadd });
    await fireEvent.input(field(), { target: { value: '  Show replica lag ' } });
    await fireEvent.keyDown(field(), { key: 'Enter' });
    expect(onadd).toHaveBeenCalledWith(['Show replica lag']);
    expect(field().value).toBe('');
    await fireEvent.keyDown(field(), { key: 'Enter' });
    expect(onadd).toHaveBeenCalledTimes(1);
  });

  it('does not take the Enter that ends a composition', async () => {
    const onadd = vi.fn();
    render(QuickAdd, { ...props, onadd });
    await fireEvent.input(field(), { target: { value: '図' } });
    await fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
    expect(onadd).not.toHaveBeenCalled();
  });

  it('keeps an unfinished line for when one comes back', async () => {
    const first = render(QuickAdd, { ...props, keep: 'kept', onadd: vi.fn() });
    await fireEvent.input(field(), { target: { value: 'half a thought' } });
    first.unmount();
    render(QuickAdd, { ...props, keep: 'kept', onadd: vi.fn() });
    expect(field().value).toBe('half a thought');
  });

  it('makes a row of each pasted line', async () => {
    const onadd = vi.fn();
    render(QuickAdd, { ...props, keep: 'paste', onadd });
    const clipboardData = { getData: () => 'one\r\n\r\ntwo\n' };
    await fireEvent.paste(field(), { clipboardData });
    expect(onadd).toHaveBeenCalledWith(['one', 'two']);
  });
});
