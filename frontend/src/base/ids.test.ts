import { expect, it } from 'vitest';
import { newId } from './ids';

it('ids are UUIDs of version 7 that sort by their time', () => {
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const now = Date.parse('2026-03-29T12:00:00.000Z');
  const ids = Array.from({ length: 1000 }, (_, i) => newId(now + i));
  expect(ids.every((id) => form.test(id))).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(Array.from({ length: 1000 }, () => newId(now))).size).toBe(1000);
  expect(Number.parseInt(newId(now).replaceAll('-', '').slice(0, 12), 16)).toBe(now);
});
