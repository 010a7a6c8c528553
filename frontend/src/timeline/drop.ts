import type { RecordId } from '../domain/records';
import { isLoose } from './place';
import type { Row } from './rows';
import { rowAt } from './window';

/** Where an event of unknown time would go if it were let go now. */
export interface Drop {
  /** The event that it would stand directly behind, "" at the top. */
  readonly behind: RecordId;
  /** Where the line that shows it is drawn, in pixels from the top of all rows. */
  readonly y: number;
  /** It would stay where it is. */
  readonly still: boolean;
}

/**
 * The place nearest to a height in the list: behind an event whose middle is
 * above it. The top is a place only where no event has a time. Null in a list
 * without events.
 */
export function dropAt(rows: readonly Row[], tops: Float64Array, y: number, dragged: RecordId): Drop | null {
  let place = rowAt(tops, y);
  const middle = ((tops[place] ?? 0) + (tops[place + 1] ?? 0)) / 2;
  if (rows[place]?.type === 'event' && y < middle) place -= 1;
  // A header or a gap belongs to what comes after it.
  while (place >= 0 && rows[place]?.type !== 'event') place -= 1;
  if (place < 0) {
    const first = rows.findIndex((row) => row.type === 'event');
    const row = rows[first];
    if (row?.type !== 'event') return null;
    if (isLoose(row.event)) return { behind: '', y: tops[first] ?? 0, still: row.event.id === dragged };
    place = first;
  }
  const above = rows[place];
  const next = rows.slice(place + 1).find((row) => row.type === 'event');
  if (above?.type !== 'event') return null;
  const still = above.event.id === dragged || (next?.type === 'event' && next.event.id === dragged);
  return { behind: above.event.id, y: tops[place + 1] ?? 0, still };
}

/** At the edges of the list a drag scrolls it: pixels for one frame, faster the nearer to the edge. */
export function edgeScroll(y: number, height: number, edge = 36, most = 14): number {
  const near = Math.min(edge, height / 4);
  if (near <= 0) return 0;
  const over = y < near ? y - near : y > height - near ? y - (height - near) : 0;
  return Math.max(-1, Math.min(1, over / near)) * most;
}
