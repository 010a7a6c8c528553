import { changesBetween, type Offsets } from '../domain/zones';
import { day, onCalendar, type Extent } from './calendar';

/** A mark where the clock of the zone jumps. */
export interface ClockMark {
  readonly time: number;
  readonly x: number;
  /** "clocks go forward 1 h". */
  readonly text: string;
  /** How far the clock goes forward, in milliseconds. */
  readonly delta: number;
}

/** A day narrower than this has no room for a mark, and nobody reads hours there. */
const leastDayPx = 3;

/** The changes of the clock inside an extent, where days can be told apart. */
export function clockChanges(extent: Extent, zone: Offsets | undefined): readonly ClockMark[] {
  const seen = onCalendar(extent);
  if (seen === undefined || (day / (seen.to - seen.from)) * seen.width < leastDayPx) return [];
  return changesBetween(seen.from, seen.to, zone).map(({ at, before, after }) => ({
    time: at,
    x: ((at - extent.from) / (extent.to - extent.from)) * extent.width,
    text: `clocks go ${after > before ? 'forward' : 'back'} ${lengthText(Math.abs(after - before) / 1000)}`,
    delta: after - before,
  }));
}

/** "1 h", "30 min", "1 h 30 min", "6 min 32 s". */
function lengthText(sec: number): string {
  const parts: [number, string][] = [
    [Math.floor(sec / 3600), 'h'],
    [Math.floor((sec % 3600) / 60), 'min'],
    [sec % 60, 's'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
