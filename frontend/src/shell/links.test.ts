// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { interceptLinks, isOutside } from './links';

afterEach(() => {
  document.body.replaceChildren();
});

function click(
  href: string,
  button = 0,
): { readonly prevented: boolean; readonly opened: readonly string[] } {
  const open = vi.fn<(url: string) => void>();
  const stop = interceptLinks(document, open);
  const link = document.createElement('a');
  link.setAttribute('href', href);
  link.append(document.createElement('b'));
  document.body.append(link);
  const type = button === 0 ? 'click' : 'auxclick';
  const event = new MouseEvent(type, { bubbles: true, cancelable: true, button });
  link.firstElementChild?.dispatchEvent(event);
  stop();
  return { prevented: event.defaultPrevented, opened: open.mock.calls.map(([url]) => url) };
}

describe('interceptLinks', () => {
  it('opens outside links once and never navigates', () => {
    expect(click('https://example.org/a')).toEqual({ prevented: true, opened: ['https://example.org/a'] });
    expect(click('https://example.org/a', 1)).toEqual({ prevented: true, opened: ['https://example.org/a'] });
    expect(click('mailto:team@example.org').opened).toEqual(['mailto:team@example.org']);
  });
  it.each([
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '#top',
    '/x',
  ])('goes nowhere for %j', (href) => {
    expect(click(href)).toEqual({ prevented: true, opened: [] });
  });
  it('knows the schemes that may be opened', () => {
    expect(isOutside(' HTTPS://example.org')).toBe(true);
    expect(isOutside('http:example.org')).toBe(false);
  });
});
