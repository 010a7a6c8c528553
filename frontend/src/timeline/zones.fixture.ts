import type { Offsets } from '../domain/zones';

/** Zones with the changes that tests need, as Go would send them. */

function zone(first: number, ...changes: readonly [at: string, hours: number][]): Offsets {
  const rest = changes.map(([at, hours]) => ({ at: `${at}:00.000Z`, offsetSec: hours * 3600 }));
  return { transitions: [{ at: '', offsetSec: first * 3600 }, ...rest] };
}

export const utc = zone(0);
export const berlin = zone(1, ['2026-03-29T01:00', 2], ['2026-10-25T01:00', 1], ['2027-03-28T01:00', 2]);
export const kathmandu = zone(5.75);
/** Daylight saving of half an hour: 02:00 becomes 02:30. */
export const lordHowe = zone(11, ['2026-04-04T15:00', 10.5], ['2026-10-03T15:30', 11]);
/** 01:00 becomes 00:00: the day begins twice. */
export const havana = zone(-5, ['2026-03-08T05:00', -4], ['2026-11-01T05:00', -5]);
/** 00:00 becomes 01:00: the day has no midnight. */
export const saoPaulo = zone(-3, ['2018-11-04T03:00', -2], ['2019-02-17T02:00', -3]);
/** A whole day left out: after the 29th came the 31st of December 2011. */
export const apia = zone(-10, ['2011-12-30T10:00', 14]);
