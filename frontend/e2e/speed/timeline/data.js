// The events both sides show: the same times, lanes and titles.
import { defaultsOf } from '../../../src/domain/schema';

export const sources = ['api log', 'deploys', 'monitor', 'chat', 'tickets', 'memory'].map((name, i) => ({
  ...defaultsOf('source'),
  id: `source-${i}`,
  name,
  rank: String(i),
}));

// Of this night: a post-mortem is drafted right after its incident. vis-timeline begins with the days around
// now, so events of long ago would spare it a part of its work.
const start = Math.floor(Date.now() / 3_600_000 - 17) * 3_600_000;

/** Six lanes, one in ten a span, one event each six seconds with gaps and bursts. @param {number} count */
export function eventsOf(count) {
  let seed = 42;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  const iso = (/** @type {number} */ ms) => new Date(ms).toISOString();
  let at = start;
  return Array.from({ length: count }, (_, i) => {
    at += Math.round(random() ** 3 * 24_000);
    const span = i % 10 === 0;
    return {
      ...defaultsOf('event'),
      id: `event-${i}`,
      title: `Request ${i} to the payment service took longer than a second`,
      precision: /** @type {const} */ ('exact'),
      occurredAt: iso(at),
      endedAt: span ? iso(at + Math.round(random() * 1_800_000)) : '',
      source: `source-${Math.floor(random() * 6)}`,
    };
  });
}
