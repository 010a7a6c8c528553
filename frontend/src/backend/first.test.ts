// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { readFirstView } from './first';

afterEach(() => document.body.replaceChildren());

it('reads what Go filled in, and nothing where nobody did', () => {
  expect(readFirstView()).toBeNull();
  document.body.innerHTML = '<script id="first-view" type="application/json">__AFTERWORD_FIRST__</script>';
  expect(readFirstView()).toBeNull();
  document.body.innerHTML =
    '<script id="first-view" type="application/json">{"page":{"total":3},"info":{"zone":"\\u003cUTC"}}</script>';
  expect(readFirstView()).toMatchObject({ page: { total: 3 }, info: { zone: '<UTC' } });
  document.body.innerHTML = '<script id="first-view" type="application/json">null</script>';
  expect(readFirstView()).toBeNull();
});
