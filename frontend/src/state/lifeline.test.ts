import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFakeBackend, fakeError, type FakeBackend } from '../backend/fake';
import { answerFlushRequests, savedReporter, startHeartbeat } from './lifeline';

let backend: FakeBackend;

beforeEach(() => {
  vi.useFakeTimers();
  backend = createFakeBackend();
});
afterEach(() => void vi.useRealTimers());

it('gives signs of life until it is stopped, also when one fails', async () => {
  const beats = (): number => backend.control.calls.filter((call) => call === 'system.heartbeat').length;
  backend.control.failing = { methods: ['system.heartbeat'], error: fakeError('internal') };
  const stop = startHeartbeat(backend.system);
  await vi.advanceTimersByTimeAsync(6100);
  expect(beats()).toBe(4);
  stop();
  await vi.advanceTimersByTimeAsync(6100);
  expect(beats()).toBe(4);
});

it('never lets "saved" overtake "unsaved"', async () => {
  const waits = [300, 10];
  backend.control.latency = () => waits.shift() ?? 0;
  const report = savedReporter(backend.system);
  report(true); // nothing new
  report(false);
  report(false);
  report(true);
  await vi.advanceTimersByTimeAsync(100);
  expect(backend.control.saved).toBe(null);
  await vi.advanceTimersByTimeAsync(205);
  expect(backend.control.saved).toBe(false);
  await vi.advanceTimersByTimeAsync(10);
  expect(backend.control.saved).toBe(true);
  expect(backend.control.calls).toHaveLength(2);
});

it('answers before closing: saved only if everything is', async () => {
  const flush = vi.fn().mockResolvedValueOnce(undefined).mockRejectedValueOnce(fakeError('storage_full'));
  const stop = answerFlushRequests(backend.system, flush);
  await backend.control.requestFlush();
  expect(backend.control.saved).toBe(true);
  await backend.control.requestFlush();
  expect(backend.control.saved).toBe(false);
  stop();
  await backend.control.requestFlush();
  expect(flush).toHaveBeenCalledTimes(2);
});
