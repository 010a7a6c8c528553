import { expect, it } from 'vitest';
import { meaningOf, pastedText } from './pasted';

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

const file = new File(['x'], 'x.png', { type: 'image/png' });
const carrying = (text: string, ...types: readonly string[]): DataTransfer =>
  ({
    types,
    getData: () => text,
    items: types.map((type) => ({
      kind: type.startsWith('text/') ? 'string' : 'file',
      type,
      getAsFile: () => file,
    })),
  }) as unknown as DataTransfer;

it.each([
  ['a picture', carrying('', 'image/png'), 'picture'],
  ['a picture of a page', carrying('', 'text/html', 'image/png'), 'picture'],
  ['a picture that cannot be shown', carrying('', 'image/svg+xml'), 'unknown'],
  ['a piece of a page', carrying('', 'text/html'), 'page'],
  ['an address of a file', carrying('', 'text/uri-list'), 'unknown'],
  ['nothing, as WebKitGTK says of pictures', carrying(''), 'unknown'],
  ['no data', null, 'unknown'],
])('%s means the same in a field and beside it', (_, data, want) => {
  expect(meaningOf(data, false).what).toBe(want);
  expect(meaningOf(data, true).what).toBe(want);
});

it('leaves text to a field, also where a picture of it comes along', () => {
  const cells = carrying('a\tb\nc\td', 'text/plain', 'text/html', 'image/png');
  expect(meaningOf(cells, true).what).toBe('field');
  expect(meaningOf(cells, false).what).toBe('lines');
});
