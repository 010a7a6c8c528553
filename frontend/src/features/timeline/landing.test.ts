// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { isPasteKey, landPaste } from './landing';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

function setUp() {
  vi.useFakeTimers();
  const row = document.createElement('button');
  document.body.append(row);
  row.focus();
  const arrivals = { onpicture: vi.fn<(bytes: Promise<Blob>) => void>(), onfiles: vi.fn() };
  const landing = landPaste(arrivals);
  const paste = (html: string): void => {
    landing.place.innerHTML = html;
    landing.place.dispatchEvent(new Event('input'));
  };
  return { row, arrivals, landing, paste };
}

it('has the focus for the moment of the paste only', () => {
  const { row, landing } = setUp();
  expect(document.activeElement).toBe(landing.place);
  vi.runAllTimers();
  expect(document.activeElement).toBe(row);
  expect(landing.place.isConnected).toBe(false);
});

it('leaves the focus where the paste itself put it', () => {
  const { landing } = setUp();
  const field = document.createElement('input');
  document.body.append(field);
  field.focus();
  landing.close();
  vi.runAllTimers();
  expect(document.activeElement).toBe(field);
});

it('reads the bytes of a picture and lets go of them', async () => {
  const { row, arrivals, paste } = setUp();
  const bytes = new Blob(['x'], { type: 'image/jpeg' });
  const revoke = vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
  const read = vi.fn(() => Promise.resolve({ blob: () => Promise.resolve(bytes) }));
  vi.stubGlobal('fetch', read);
  paste('<img src="blob:wails://wails/1">');
  expect(document.activeElement).toBe(row);
  await expect(arrivals.onpicture.mock.calls[0]?.[0]).resolves.toBe(bytes);
  expect(read).toHaveBeenCalledWith('blob:wails://wails/1');
  expect(revoke).toHaveBeenCalledWith('blob:wails://wails/1');
});

it.each([
  ['a picture of somewhere else', '<img src="https://example.org/a.png">', 0],
  ['text', 'one word', 0],
  ['a copied file', '<a href="file:///a.png">/a.png</a>', 1],
])('takes no picture from %s', (_, html, files) => {
  const { arrivals, paste } = setUp();
  paste(html);
  expect(arrivals.onpicture).not.toHaveBeenCalled();
  expect(arrivals.onfiles).toHaveBeenCalledTimes(files);
});

it.each([
  [{ key: 'v', ctrlKey: true }, true],
  [{ key: 'V', metaKey: true }, true],
  [{ key: 'Insert', shiftKey: true }, true],
  [{ key: 'v' }, false],
  [{ key: 'v', ctrlKey: true, altKey: true }, false],
  [{ key: 'Insert' }, false],
  [{ key: 'Insert', ctrlKey: true }, false],
])('%j pastes: %s', (key, want) => {
  expect(isPasteKey(new KeyboardEvent('keydown', key))).toBe(want);
});
