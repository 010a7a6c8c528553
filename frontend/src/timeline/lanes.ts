import { eventKindLabels } from '../domain/labels';
import { eventKinds, type RecordOf } from '../domain/records';
import { bit, type Items } from './items';

/** What the lanes of the picture stand for. */
export const laneChoices = ['source', 'kind', 'role'] as const;
export type LaneBy = (typeof laneChoices)[number];

export interface Lane {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  /** Holds events of unknown time: its signs are not on the axis. */
  readonly loose: boolean;
  /** At least one. */
  readonly rows: readonly LaneRow[];
}

/** A line of a lane; what lies in one does not overlap in time, save in the last when there are too many. */
export interface LaneRow {
  readonly lane: number;
  readonly row: number;
  /** Indices of items, rising, and so in time order. */
  readonly members: Uint32Array;
  /** Members may overlap here. */
  readonly crowded: boolean;
}

export interface Lanes {
  readonly lanes: readonly Lane[];
  /** Lane of each item. */
  readonly laneOf: Uint16Array;
  /** Row of each item within its lane. */
  readonly rowOf: Uint8Array;
}

export interface LaneOptions {
  readonly by: LaneBy;
  /** In the order of the document. */
  readonly sources: readonly RecordOf<'source'>[];
  /** Most rows of one lane. */
  readonly maxRows?: number;
}

const looseKey = 'loose';

/**
 * Parts the events into lanes: sources in the order of the document, kinds in
 * that of the choice, roles as they first appear; without one comes last, and
 * below all a lane of events of unknown time. Lanes without an event are left out.
 */
export function lanesOf(items: Items, options: LaneOptions): Lanes {
  const names = new Map<string, string>();
  if (options.by === 'source')
    for (const source of options.sources) names.set(source.id, source.name.trim() || 'unnamed source');
  if (options.by === 'kind')
    for (const kind of eventKinds) if (kind !== '') names.set(kind, eventKindLabels[kind]);

  const members = new Map<string, number[]>();
  for (const key of names.keys()) members.set(key, []);
  const unnamed: number[] = [];
  const loose: number[] = [];
  items.events.forEach((event, i) => {
    if (((items.bits[i] ?? 0) & bit.loose) !== 0) {
      loose.push(i);
      return;
    }
    const key =
      options.by === 'source' ? event.source : options.by === 'kind' ? event.kind : event.actorRole.trim();
    let list = members.get(key);
    if (list === undefined && options.by === 'role' && key !== '') {
      list = [];
      members.set(key, list);
      names.set(key, key);
    }
    (list ?? unnamed).push(i);
  });

  const laneOf = new Uint16Array(items.count);
  const rowOf = new Uint8Array(items.count);
  const lanes: Lane[] = [];
  const add = (key: string, name: string, list: readonly number[], isLoose: boolean): void => {
    if (list.length === 0) return;
    const lane = lanes.length;
    for (const i of list) laneOf[i] = lane;
    const rows = stack(items, list, rowOf, isLoose ? 1 : (options.maxRows ?? 3));
    const drawn = rows.map(({ list: one, crowded }, row) => ({
      lane,
      row,
      members: Uint32Array.from(one),
      crowded: crowded || isLoose,
    }));
    lanes.push({ key, name, count: list.length, loose: isLoose, rows: drawn });
  };
  for (const [key, list] of members) add(key, names.get(key) ?? '', list, false);
  add('', lanes.length === 0 ? 'events' : without[options.by], unnamed, false);
  add(looseKey, 'time unknown', loose, true);
  return { lanes, laneOf, rowOf };
}

const without: Readonly<Record<LaneBy, string>> = {
  source: 'no source',
  kind: 'no kind',
  role: 'no role',
};

/**
 * Puts what overlaps in time into rows of its own, each as high up as it can
 * be. Two things at the very same moment overlap. What finds no free row goes
 * into the one that is free soonest.
 */
function stack(
  items: Items,
  list: readonly number[],
  rowOf: Uint8Array,
  maxRows: number,
): readonly { readonly list: number[]; readonly crowded: boolean }[] {
  const rows: FillingRow[] = [];
  for (const i of list) {
    const from = items.from[i] ?? 0;
    const to = items.to[i] ?? 0;
    const row = rowFor(rows, from, maxRows);
    const chosen = rows[row];
    if (chosen === undefined) continue;
    chosen.list.push(i);
    chosen.until = Math.max(chosen.until, to);
    rowOf[i] = row;
  }
  return rows;
}

interface FillingRow {
  readonly list: number[];
  crowded: boolean;
  until: number;
}

/** The first row that is free by then, a new one, or the one that is free soonest. Plain loops: this runs for every event. */
function rowFor(rows: FillingRow[], from: number, maxRows: number): number {
  let soonest = 0;
  let until = Infinity;
  for (let row = 0; row < rows.length; row += 1) {
    const free = rows[row]?.until ?? Infinity;
    if (free < from) return row;
    if (free < until) {
      soonest = row;
      until = free;
    }
  }
  if (rows.length < maxRows) return rows.push({ list: [], crowded: false, until: -Infinity }) - 1;
  const full = rows[soonest];
  if (full !== undefined) full.crowded = true;
  return soonest;
}
