// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import TokenField from './TokenField.svelte';

afterEach(cleanup);

const field = (): HTMLInputElement => screen.getByRole<HTMLInputElement>('textbox', { name: 'Services' });

describe('TokenField', () => {
  it('adds on Enter and on comma, once', async () => {
    const onchange = vi.fn();
    render(TokenField, { label: 'Services', values: ['cache'], onchange });
    await fireEvent.input(field(), { target: { value: ' checkout ' } });
    await fireEvent.keyDown(field(), { key: 'Enter' });
    expect(onchange).toHaveBeenLastCalledWith(['cache', 'checkout']);
    await fireEvent.input(field(), { target: { value: 'Cache' } });
    await fireEvent.keyDown(field(), { key: ',' });
    expect(onchange).toHaveBeenCalledTimes(1);
  });

  it('adds what is left when one goes on, and gives the last back to edit', async () => {
    const onchange = vi.fn();
    render(TokenField, { label: 'Services', values: ['cache', 'api'], onchange });
    await fireEvent.input(field(), { target: { value: 'web' } });
    await fireEvent.blur(field());
    expect(onchange).toHaveBeenLastCalledWith(['cache', 'api', 'web']);
    await fireEvent.keyDown(field(), { key: 'Backspace' });
    expect(onchange).toHaveBeenLastCalledWith(['cache']);
    expect(field().value).toBe('api');
  });

  it('removes by button', async () => {
    const onchange = vi.fn();
    render(TokenField, { label: 'Services', values: ['cache', 'api'], onchange });
    await fireEvent.click(screen.getByRole('button', { name: 'Remove cache' }));
    expect(onchange).toHaveBeenLastCalledWith(['api']);
  });
});
