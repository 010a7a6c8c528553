import type { Items } from './items';
import type { TimeScale } from './scale';

/**
 * How many events each pixel of the overview strip holds, from 0 to 1 of the
 * fullest. By square root: one event beside a thousand still shows.
 */
export function densityOf(items: Items, scale: TimeScale): Float32Array {
  const columns = Math.max(1, Math.floor(scale.width));
  const counts = new Float32Array(columns);
  const perMs = columns / (scale.to - scale.from);
  for (let i = 0; i < items.count; i += 1) {
    const column = Math.floor(((items.at[i] ?? NaN) - scale.from) * perMs);
    if (column >= 0 && column < columns) counts[column] = (counts[column] ?? 0) + 1;
  }
  let fullest = 0;
  for (const count of counts) fullest = Math.max(fullest, count);
  if (fullest === 0) return counts;
  return counts.map((count) => Math.sqrt(count / fullest));
}
