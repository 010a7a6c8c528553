import type { Offsets } from '../../../domain/zones';
import { clockChanges } from '../../../timeline/clockchanges';
import type { Box, Frame } from '../../../timeline/hit';
import { msPerPixel, toX } from '../../../timeline/scale';
import type { Tick } from '../../../timeline/ticks';
import type { PictureModel } from './model';
import { milestoneColour, type Palette } from './palette';
import { clipped, paintGround, strong, ticksIn } from './paintground';
import { paintFront, paintRows } from './paintitems';
import type { Signs } from './signs';
import type { Tile } from './tile';
import type { Words } from './words';

/** What a frame is drawn with. */
export interface Easel {
  readonly ctx: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly signs: Signs;
  /** Titles beside signs. */
  readonly titles: Words;
  /** Flags, in a stronger face. */
  readonly flagWords: Words;
  /** Times on the axis. */
  readonly times: Words;
  readonly size: number;
}

/** Where an item is shown while it is dragged, and as what: a point may become a span. */
export interface Shown {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Sum of `bit`s. */
  readonly bits: number;
}

/** Everything a frame shows. */
export interface Picture extends Frame {
  readonly model: PictureModel;
  readonly leastRoom: number;
  readonly zone: Offsets | undefined;
  /** What is seen of it, in pixels from its left: titles stay inside. */
  readonly seen: { readonly left: number; readonly right: number };
  /** False leaves out the titles beside signs. */
  readonly titles: boolean;
  readonly selected: ReadonlySet<number>;
  /** The one in the inspector, -1 for none. */
  readonly primary: number;
  readonly hovered: number;
  /** A box that is being drawn to select, null otherwise. */
  readonly box: Box | null;
  /** Where items are shown instead while they are dragged; the records do not change. */
  readonly preview: ReadonlyMap<number, Shown>;
}

/** Draws one frame, from the ground up; with a tile the lanes are copied from it. */
export function paint(easel: Easel, picture: Picture, tile: Tile | null): void {
  const { ctx, palette } = easel;
  const { layout } = picture;
  ctx.fillStyle = palette.surface;
  ctx.fillRect(0, 0, layout.width, layout.height);
  if (tile === null) paintLanes(easel, picture);
  else tile.copy(easel, picture);
  inLanes(easel, picture, paintFront);
  paintAxis(easel, picture, ticksIn(easel, picture));
  paintBrackets(easel, picture);
  paintFlags(easel, picture);
  if (picture.box !== null) paintBox(easel, picture.box);
}

/** Everything that stands in the lanes, but for what is in front of all others. */
export function paintLanes(easel: Easel, picture: Picture): void {
  inLanes(easel, picture, (one) => {
    paintGround(one, picture);
    paintRows(one, picture);
  });
}

function inLanes(easel: Easel, picture: Picture, draw: (easel: Easel, picture: Picture) => void): void {
  const { ctx } = easel;
  const { lanesTop, axisTop, width } = picture.layout;
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, lanesTop, width, axisTop - lanesTop);
  ctx.clip();
  draw(easel, picture);
  ctx.restore();
}

function paintFlags({ ctx, palette, flagWords, times, signs, size }: Easel, picture: Picture): void {
  const { layout, model, items } = picture;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  const byItem = new Map(model.flags.map((flag) => [flag.item, flag]));
  const foot = layout.lanesTop;
  for (const flag of picture.flags) {
    const event = items.events[flag.item];
    const text = byItem.get(flag.item);
    if (event === undefined || text === undefined) continue;
    const colour = milestoneColour(palette, event.milestone, false);
    const top = flag.row < 0 ? foot - 4 * size : flag.row * layout.flagHeight + 2 * size;
    const width = (strong(event.milestone) ? 2 : 1) * size;
    ctx.fillStyle = colour;
    ctx.fillRect(Math.round(flag.x - width / 2), top, width, foot - top);
    if (flag.row < 0) continue;
    const middle = (flag.row + 0.5) * layout.flagHeight + 0.5;
    const chosen = picture.selected.has(flag.item) || picture.hovered === flag.item;
    if (chosen) {
      ctx.fillStyle = palette.accentSoft;
      ctx.beginPath();
      ctx.roundRect(flag.left + 3 * size, middle - 7.5 * size, flag.width - 6 * size, 15 * size, 3);
      ctx.fill();
    }
    // The sign is next to the pole, on whichever side the words are.
    const before = flag.left + 1 < flag.x;
    signs.draw(
      ctx,
      { milestone: event.milestone, kind: event.kind, loose: false },
      before ? flag.left + flag.width - 10 * size : flag.left + 11 * size,
      middle,
    );
    ctx.font = flagWords.font;
    ctx.fillStyle = milestoneColour(palette, event.milestone, true);
    const left = flag.left + (before ? 4 : 20) * size;
    ctx.fillText(text.name, left, middle);
    ctx.font = times.font;
    ctx.fillText(text.time, left + flagWords.width(text.name) + 5 * size, middle);
  }
}

/** Width of a flag with its sign and both texts. */
export function flagWidth(
  easel: Pick<Easel, 'flagWords' | 'times' | 'size'>,
  name: string,
  time: string,
): number {
  return 28 * easel.size + easel.flagWords.width(name) + easel.times.width(time);
}

function paintAxis({ ctx, palette, times, size }: Easel, picture: Picture, ticks: readonly Tick[]): void {
  const { layout, scale, model } = picture;
  const y = Math.round(layout.axisTop);
  ctx.fillStyle = palette.lineStrong;
  ctx.fillRect(0, y, layout.width, 1);
  ctx.beginPath();
  for (const tick of ticks) {
    const x = Math.round(tick.x);
    ctx.fillRect(x, y, 1, (tick.label === '' ? 3 : 5) * size);
  }
  // Where nothing happened for long the axis is broken.
  const least = 24 * size * msPerPixel(scale);
  for (const silence of model.silences) {
    if (silence.to - silence.from < least || silence.to < scale.from || silence.from > scale.to) continue;
    const [x1, x2] = clipped(toX(scale, silence.from) + 6, toX(scale, silence.to) - 6, layout.width);
    ctx.fillStyle = palette.surface;
    ctx.fillRect(x1, y, x2 - x1, 1);
    ctx.fillStyle = palette.lineStrong;
    for (let x = Math.ceil(x1); x < x2; x += 6) ctx.fillRect(x, y, 2, 1);
  }
  ctx.font = times.font;
  ctx.textBaseline = 'top';
  ctx.textAlign = 'center';
  const top = y + 7 * size;
  for (const tick of ticks) {
    if (tick.label === '') continue;
    const half = times.width(tick.label) / 2;
    if (tick.x - half < 0 || tick.x + half > layout.width) continue;
    ctx.fillStyle = tick.begins === '' ? palette.ink2 : palette.ink;
    ctx.fillText(tick.label, tick.x, top);
  }
  for (const change of clockChanges(scale, picture.zone)) {
    const x = Math.round(change.x);
    ctx.fillStyle = palette.warnMark;
    ctx.fillRect(x - 1, layout.lanesTop, 2, y - layout.lanesTop + 5);
    const width = times.width(change.text) + 10 * size;
    const left = Math.max(0, Math.min(x + 4, layout.width - width));
    ctx.fillStyle = palette.surface;
    ctx.fillRect(left, y - 15 * size, width, 14 * size);
    ctx.fillStyle = palette.warn;
    ctx.textAlign = 'left';
    ctx.fillText(change.text, left + 5 * size, y - 13 * size);
  }
}

function paintBrackets({ ctx, palette, size }: Easel, picture: Picture): void {
  const { layout, scale, model } = picture;
  const shown = bracketsShown(model, layout.bracketRows);
  shown.forEach((bracket, row) => {
    const y = Math.round(layout.bracketsTop + (row + 0.5) * layout.bracketHeight);
    const colour = bracket.outOfOrder ? palette.warnMark : palette.ink3;
    const x1 = toX(scale, bracket.start.earliest);
    const x2 = toX(scale, bracket.end.latest);
    const [a, b] = clipped(Math.min(x1, x2), Math.max(x1, x2), layout.width);
    if (b <= a && (b <= 0 || a >= layout.width)) return;
    ctx.fillStyle = colour;
    ctx.fillRect(a, y, Math.max(1, b - a), 1);
    for (const range of [bracket.start, bracket.end]) {
      const [from, to] = [toX(scale, range.earliest), toX(scale, range.latest)];
      const half = 4 * size;
      for (const x of [from, to]) {
        if (x >= 0 && x <= layout.width) ctx.fillRect(Math.round(x) - 0.5, y - half, 1, 2 * half + 1);
      }
      const [f, t] = clipped(from, to, layout.width);
      ctx.globalAlpha = 0.3;
      if (t - f > 1) ctx.fillRect(f, y - half, t - f, 2 * half + 1);
      ctx.globalAlpha = 1;
    }
  });
}

/** The brackets there is room for, shortest first: those the model names as more important stay. */
export function bracketsShown(model: PictureModel, rows: number): PictureModel['brackets'] {
  if (model.brackets.length <= rows) return model.brackets;
  const first = ['ttd', 'ttr', 'ttm', 'tta'];
  const rank = (key: string): number => Math.min(...key.split(',').map((one) => first.indexOf(one)));
  const kept = new Set([...model.brackets].sort((a, b) => rank(a.key) - rank(b.key)).slice(0, rows));
  return model.brackets.filter((bracket) => kept.has(bracket));
}

function paintBox({ ctx, palette }: Easel, box: Box): void {
  ctx.fillStyle = palette.accentMark;
  ctx.globalAlpha = 0.12;
  ctx.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = palette.accentMark;
  ctx.lineWidth = 1;
  ctx.strokeRect(box.left + 0.5, box.top + 0.5, box.right - box.left, box.bottom - box.top);
}
