import { localOf, offsetAt, type Offsets } from '../domain/zones';

/** Days as the calendar of a zone has them: of 23, 24 or 25 hours. */

export const dayMs = 86_400_000;

/** The first and the last millisecond of the local day that holds an instant. */
export function localDay(
  ms: number,
  zone: Offsets | undefined,
): { readonly first: number; readonly last: number } {
  const first = midnight(ms, zone);
  // Noon of the next day, whether this one has 23, 24 or 25 hours.
  return { first, last: midnight(first + 1.5 * dayMs, zone) - 1 };
}

function midnight(ms: number, zone: Offsets | undefined): number {
  const local = localOf(ms, zone);
  const since = ((local.hour * 60 + local.minute) * 60 + local.second) * 1000 + local.ms;
  const guess = ms - since;
  // The clocks may have changed since midnight.
  return guess + (local.offsetSec - offsetAt(guess, zone)) * 1000;
}
