// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { holdKeys } from './keyhold';

afterEach(() => document.body.replaceChildren());

function place<K extends 'input' | 'button'>(name: K): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  document.body.append(element);
  return element;
}

/** Presses a key where the focus is, as the window would; true when it had its own effect. */
function press(key: string, options: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options });
  return (document.activeElement ?? document.body).dispatchEvent(event);
}

describe('holdKeys', () => {
  it('keeps keys from the line that is being read, and gives them to what comes next', async () => {
    const [line, next] = [place('input'), place('button')];
    const heard: string[] = [];
    line.addEventListener('keydown', (e) => heard.push(`line ${e.key}`));
    next.addEventListener('keydown', (e) => heard.push(`next ${e.altKey ? 'Alt+' : ''}${e.key}`));
    line.focus();
    let taken: (taken: boolean) => void = () => undefined;
    holdKeys(new Promise((done) => (taken = done)), () => {
      next.focus();
    });
    expect(press('Home')).toBe(false);
    expect(press('ArrowUp', { altKey: true })).toBe(false);
    expect(heard).toEqual([]);
    taken(true);
    await Promise.resolve();
    expect(heard).toEqual(['next Home', 'next Alt+ArrowUp']);
    expect(press('m')).toBe(true);
  });

  it('presses the button that has the focus by then', async () => {
    const button = place('button');
    let clicks = 0;
    button.addEventListener('click', () => (clicks += 1));
    holdKeys(Promise.resolve(true), () => {
      button.focus();
    });
    press('Enter');
    await Promise.resolve();
    expect(clicks).toBe(1);
  });

  it.each([
    ['refused', () => Promise.resolve(false)],
    ['broken', () => Promise.reject(new Error('no answer'))],
  ])('forgets the keys when the line is %s', async (_, done) => {
    const line = place('input');
    const heard: string[] = [];
    line.addEventListener('keydown', (e) => heard.push(e.key));
    line.focus();
    holdKeys(done(), () => heard.push('left'));
    press('m');
    await new Promise((turn) => setTimeout(turn, 0));
    expect(heard).toEqual([]);
    press('x');
    expect(heard).toEqual(['x']);
  });

  it('does not touch what an input method composes', () => {
    place('input').focus();
    holdKeys(new Promise(() => undefined));
    expect(press('か', { isComposing: true })).toBe(true);
  });
});
