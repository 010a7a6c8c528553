/**
 * Places the flags of milestones above the lanes. Each flag stands to the right
 * of its pole (to the left of it at the right edge, or where all find room only
 * like that), in the lowest row that is free, so that no label lies over another and no pole runs through one. What
 * finds no room loses its label, the least important first; its pole stays.
 */
export interface FlagWish {
  readonly item: number;
  /** Pixel of the pole. */
  readonly x: number;
  readonly width: number;
  /** Smaller is more important. */
  readonly priority: number;
}

export interface PlacedFlag {
  readonly item: number;
  readonly x: number;
  readonly left: number;
  readonly width: number;
  /** 0 is the top row; -1 for a pole without a label. */
  readonly row: number;
}

const gap = 6;
/** More milestones than this in view are signs without words. */
const most = 24;

export function placeFlags(wishes: readonly FlagWish[], rows: number, width: number): readonly PlacedFlag[] {
  const byImportance = wishes
    .filter(({ x }) => x >= -1 && x <= width + 1)
    .sort((a, b) => a.priority - b.priority || a.x - b.x || a.item - b.item);
  const bare = byImportance.splice(rows > 0 ? most : 0);
  for (;;) {
    const placed = tryAll(byImportance, rows, width);
    if (placed !== null) return [...placed, ...bare.map((wish) => withoutLabel(wish))];
    const dropped = byImportance.pop();
    if (dropped !== undefined) bare.push(dropped);
  }
}

function withoutLabel({ item, x }: FlagWish): PlacedFlag {
  return { item, x, left: x, width: 0, row: -1 };
}

/**
 * All flags with a row each, null when one finds none. From right to left, so
 * that a pole never comes down through a label to its right; where that fails,
 * those that stand to the left of their poles first and from left to right; and
 * where that fails too, by trying rows and sides in turn.
 */
function tryAll(wishes: readonly FlagWish[], rows: number, width: number): readonly PlacedFlag[] | null {
  const flipped = (wish: FlagWish): boolean => wish.x + wish.width > width;
  const leftward = [...wishes].sort((a, b) => b.x - a.x || b.priority - a.priority || b.item - a.item);
  const edgeFirst = [...leftward.filter(flipped).reverse(), ...leftward.filter((wish) => !flipped(wish))];
  return (
    inOrder(leftward, rows, width) ??
    inOrder(edgeFirst, rows, width) ??
    (wishes.length <= mostSearched ? search(leftward, rows, width) : null)
  );
}

function inOrder(wishes: readonly FlagWish[], rows: number, width: number): readonly PlacedFlag[] | null {
  const placed: PlacedFlag[] = [];
  for (const wish of wishes) {
    const flag = options(wish, rows, [usualSide(wish, width)]).find((one) => free(placed, one));
    if (flag === undefined) return null;
    placed.push(flag);
  }
  return placed;
}

/** So many flags, and so many tries, that a frame has time for it. */
const mostSearched = 8;
const mostTries = 400;

/** The first placing of all, each in any row and on either side of its pole; null when the tries run out. */
function search(wishes: readonly FlagWish[], rows: number, width: number): readonly PlacedFlag[] | null {
  const placed: PlacedFlag[] = [];
  let tries = 0;
  const place = (index: number): boolean => {
    const wish = wishes[index];
    if (wish === undefined) return true;
    const other = wish.x - wish.width;
    const usual = usualSide(wish, width);
    for (const flag of options(wish, rows, other >= 0 && usual === wish.x ? [usual, other] : [usual])) {
      tries += 1;
      if (tries > mostTries) return false;
      if (!free(placed, flag)) continue;
      placed.push(flag);
      if (place(index + 1)) return true;
      placed.pop();
    }
    return false;
  };
  return place(0) ? placed : null;
}

/** The left edge of the label: at its pole, or so far to the left that it ends there. */
function usualSide({ x, width: own }: FlagWish, width: number): number {
  return x + own <= width ? x : Math.max(0, x - own);
}

/** Every place for a label, the lowest row first. */
function options({ item, x, width }: FlagWish, rows: number, sides: readonly number[]): PlacedFlag[] {
  return Array.from({ length: rows }, (_, i) => rows - 1 - i).flatMap((row) =>
    sides.map((left) => ({ item, x, left, width, row })),
  );
}

/** Whether a label can lie there: over no label and no pole, with its own pole through no label. */
function free(placed: readonly PlacedFlag[], { x, left, width, row }: PlacedFlag): boolean {
  const right = left + width;
  return placed.every((other) => {
    const end = other.left + other.width;
    if (other.row === row) return right + gap <= other.left || left >= end + gap;
    if (other.row < row) return other.x <= left || other.x >= right + 2;
    return x <= other.left || x >= end + 2;
  });
}
