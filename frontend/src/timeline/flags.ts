/**
 * Places the flags of milestones above the lanes. Each flag stands to the right
 * of its pole (at the right edge to the left of it), in the lowest row that is
 * free, so that no label lies over another and no pole runs through one. What
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
 * those that stand to the left of their poles first and from left to right.
 */
function tryAll(wishes: readonly FlagWish[], rows: number, width: number): readonly PlacedFlag[] | null {
  const flipped = (wish: FlagWish): boolean => wish.x + wish.width > width;
  const leftward = [...wishes].sort((a, b) => b.x - a.x || b.priority - a.priority || b.item - a.item);
  return (
    inOrder(leftward, rows, width) ??
    inOrder(
      [...leftward.filter(flipped).reverse(), ...leftward.filter((wish) => !flipped(wish))],
      rows,
      width,
    )
  );
}

function inOrder(wishes: readonly FlagWish[], rows: number, width: number): readonly PlacedFlag[] | null {
  const placed: PlacedFlag[] = [];
  for (const wish of wishes) {
    const left = wish.x + wish.width <= width ? wish.x : Math.max(0, wish.x - wish.width);
    const right = left + wish.width;
    let row = rows - 1;
    while (row >= 0 && !free(placed, wish.x, left, right, row)) row -= 1;
    if (row < 0) return null;
    placed.push({ item: wish.item, x: wish.x, left, width: wish.width, row });
  }
  return placed;
}

/** Whether a label can lie here: over no label and no pole, with its own pole through no label. */
function free(placed: readonly PlacedFlag[], x: number, left: number, right: number, row: number): boolean {
  return placed.every((other) => {
    const end = other.left + other.width;
    if (other.row === row) return right + gap <= other.left || left >= end + gap;
    if (other.row < row) return other.x <= left || other.x >= right + 2;
    return x <= other.left || x >= end + 2;
  });
}
