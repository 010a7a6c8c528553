import { expect, it } from 'vitest';
import { pastedPicture, pastedText } from './pasted';

it.each([
  ['https://example.org/runs/1', { what: 'link', address: 'https://example.org/runs/1' }],
  ['  http://a.example/x  \n', { what: 'link', address: 'http://a.example/x' }],
  ['14:05 one\n14:06 two', { what: 'lines', text: '14:05 one\n14:06 two' }],
  ['a\rb', { what: 'lines', text: 'a\rb' }],
  [
    'https://a.example/\nhttps://b.example/',
    { what: 'lines', text: 'https://a.example/\nhttps://b.example/' },
  ],
  ['javascript:alert(1)', { what: 'nothing' }],
  ['one word', { what: 'nothing' }],
  ['', { what: 'nothing' }],
])('reads %j', (text, want) => {
  expect(pastedText(text)).toEqual(want);
});

it('takes only pictures that can be shown', () => {
  const file = new File(['x'], 'x.png', { type: 'image/png' });
  const of = (type: string): DataTransfer =>
    ({ items: [{ kind: 'file', type, getAsFile: () => file }] }) as unknown as DataTransfer;
  expect(pastedPicture(of('image/png'))).toBe(file);
  expect(pastedPicture(of('image/svg+xml'))).toBeUndefined();
  expect(pastedPicture(of('text/plain'))).toBeUndefined();
  expect(pastedPicture(null)).toBeUndefined();
});
