import type { TimelineEvent } from '../../../domain/records';
import { chosenLabel, standTogether } from '../../../timeline/chosenlabel';
import { groupsIn, isCluster, itemOf, middleOf, sizeOf, type RowGroups } from '../../../timeline/clusters';
import { handled, handleOf } from '../../../timeline/handle';
import { bit } from '../../../timeline/items';
import { rowY } from '../../../timeline/layout';
import { msPerPixel, toX } from '../../../timeline/scale';
import type { Easel, Picture } from './paint';
import { bubbleReach, widestBar } from './signs';

/** Draws what stands in the lanes: bars, uncertainty, signs, bubbles and titles. */
export function paintRows(easel: Easel, picture: Picture): void {
  const { layout, scale } = picture;
  const slack = 40 * easel.size * msPerPixel(scale);
  easel.ctx.textBaseline = 'middle';
  easel.ctx.textAlign = 'left';
  picture.groups.forEach((rows, lane) => {
    rows.forEach((groups, row) => {
      const y = rowY(layout, lane, rows.length, row, picture.scrolled);
      if (y < layout.lanesTop - layout.rowHeight || y > layout.axisTop + layout.rowHeight) return;
      paintRow(easel, picture, groups, y, groupsIn(groups, scale.from - slack, scale.to + slack));
    });
  });
}

/** Draws what is selected, pointed at or dragged, in front of all others. */
export function paintFront(easel: Easel, picture: Picture): void {
  easel.ctx.textBaseline = 'middle';
  easel.ctx.textAlign = 'left';
  if (picture.hovered >= 0 && !picture.selected.has(picture.hovered))
    paintChosen(easel, picture, picture.hovered);
  if (picture.selected.size <= mostRings)
    for (const item of picture.selected) paintChosen(easel, picture, item);
  for (const item of picture.preview.keys()) paintChosen(easel, picture, item);
  if (picture.selected.size <= mostChosen) paintChosenTitles(easel, picture);
}

/** With more selected than this, signs show it by colour alone. */
const mostRings = 400;

function paintRow(
  easel: Easel,
  picture: Picture,
  groups: RowGroups,
  y: number,
  [first, last]: readonly [number, number],
): void {
  const { ctx } = easel;
  const { scale, items } = picture;
  // In a crowded row many bars lie on each other: what is covered to here needs no second coat.
  let painted = -Infinity;
  for (let g = first; g < last; g += 1) {
    const bits = groups.bits[g] ?? 0;
    ctx.globalAlpha = (bits & bit.hidden) !== 0 ? 0.4 : 1;
    if (isCluster(groups, g)) {
      const marked = (bits & (bit.milestone | bit.pinned)) !== 0;
      const x = toX(scale, middleOf(groups, g));
      easel.signs.bubble(ctx, sizeOf(groups, g), marked, x, y);
      continue;
    }
    const item = itemOf(groups, g);
    if (picture.preview.has(item)) continue;
    const to = toX(scale, items.to[item] ?? 0);
    if (groups.row.crowded && to <= painted) continue;
    painted = Math.max(painted, to);
    const next = g + 1 < groups.count ? nextLeft(easel, picture, groups, g + 1) : Infinity;
    paintItem(easel, picture, item, y, next);
  }
  ctx.globalAlpha = 1;
}

/** Left edge of what comes next in the row: labels end before it. */
function nextLeft(easel: Easel, { scale, items }: Picture, groups: RowGroups, g: number): number {
  if (isCluster(groups, g)) {
    return toX(scale, middleOf(groups, g)) - bubbleReach(sizeOf(groups, g)) * easel.size;
  }
  const item = itemOf(groups, g);
  return Math.min(toX(scale, items.from[item] ?? 0), toX(scale, items.at[item] ?? 0) - 8 * easel.size);
}

interface Place {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

function placeOf({ items, scale, preview }: Picture, item: number): Place {
  const moved = preview.get(item);
  return {
    at: toX(scale, moved?.at ?? items.at[item] ?? 0),
    from: toX(scale, moved?.from ?? items.from[item] ?? 0),
    to: toX(scale, moved?.to ?? items.to[item] ?? 0),
  };
}

function paintItem(easel: Easel, picture: Picture, item: number, y: number, next: number): void {
  const { ctx, signs, size, palette } = easel;
  const event = picture.items.events[item];
  if (event === undefined) return;
  const bits = picture.items.bits[item] ?? 0;
  const place = placeOf(picture, item);
  const inside = paintExtent(easel, picture, bits, place, y);
  const x = signX(place, inside, size);
  if (x > -20 && x < picture.layout.width + 20) {
    const sign = { milestone: event.milestone, kind: event.kind, loose: (bits & bit.loose) !== 0 };
    signs.draw(ctx, sign, x, y);
  }
  if (!picture.titles) return;
  // A title stands inside a wide bar, following the view, or else behind the sign.
  const { left, right } = picture.seen;
  const cut = place.to > left ? left : -Infinity;
  const start = inside ? Math.max(x, cut + 4 * size) + 11 * size : Math.max(place.to, x) + 11 * size;
  const edge = start < right ? right : picture.layout.width;
  const end = inside ? Math.min(place.to, edge) - 5 * size : next - 8 * size;
  // Cut with its "…" at the edge of what is seen, not by it.
  const room = Math.min(end, start < right ? right - 4 * size : edge + 200) - start;
  const important = (bits & (bit.pinned | bit.milestone)) !== 0;
  if (coversChosen(easel, picture, item, start, start + room)) return;
  if (room < (important ? 30 * size : picture.leastRoom) || start > picture.layout.width) return;
  paintTitle(easel, event, start, y, room, palette.ink);
}

/** With many selected, titles in front would hide the rest. */
const mostChosen = 12;

/** Free room at either side of such a title. */
const titlePad = 4;

interface ChosenTitle {
  readonly text: string;
  readonly left: number;
  readonly width: number;
  /** It stands on its own bar, and needs no ground. */
  readonly bare: boolean;
  readonly handle: { readonly x: number; readonly y: number } | null;
}

/** Where the title of a selected event stands, in front of all others, and its handle. */
function chosenTitle(
  { size, titles }: Easel,
  picture: Picture,
  item: number,
  place: Place,
  x: number,
  inside: boolean,
): ChosenTitle {
  const event = picture.items.events[item];
  const whole = event === undefined ? '' : titles.cut(titleOf(event), 260 * size);
  const words = titles.width(whole) + 2 * titlePad * size;
  const handle = item === handled(picture) ? handleOf(picture, item) : null;
  // In what is seen: the picture may be wider.
  const { left: edge, right } = picture.seen;
  const chosen = {
    ...{ sign: x - edge, from: place.from - edge, to: place.to - edge, bar: inside },
    handle: handle === null ? null : handle.x - edge,
  };
  const { left: seenLeft, room, inside: bare } = chosenLabel(chosen, words, right - edge, size);
  const left = seenLeft + edge;
  const text = room < words ? titles.cut(whole, room - 2 * titlePad * size) : whole;
  return { text, left, width: titles.width(text) + 2 * titlePad * size, bare, handle };
}

/** The title of what is selected comes first: another one in its row would stick out from under it. */
function coversChosen(easel: Easel, picture: Picture, item: number, start: number, end: number): boolean {
  const { primary, lanes, items, selected } = picture;
  if (selected.size > mostChosen) return false;
  // Its own title is painted with it, in front, and not here.
  if (selected.has(item)) return true;
  if (items.events[primary] === undefined) return false;
  if (lanes.laneOf[item] !== lanes.laneOf[primary] || lanes.rowOf[item] !== lanes.rowOf[primary])
    return false;
  const place = placeOf(picture, primary);
  const inside = isWideBar(easel, items.bits[primary] ?? 0, place);
  const x = signX(place, inside, easel.size);
  const { left, width } = chosenTitle(easel, picture, primary, place, x, inside);
  return (
    start < Math.max(place.at, place.to, left + width) + 3 * easel.size && end > Math.min(place.at, left)
  );
}

/** Drawn as a bar that is wide enough for a title. */
function isWideBar({ size }: Easel, bits: number, { from, to }: Place): boolean {
  const long = (bits & (bit.span | bit.between | bit.date)) !== 0 && (bits & bit.loose) === 0;
  return long && to - from > 48 * size;
}

function titleOf(event: TimelineEvent): string {
  return event.title.trim() === '' ? 'Untitled event' : event.title;
}

function paintTitle(
  { ctx, titles }: Easel,
  event: TimelineEvent,
  x: number,
  y: number,
  room: number,
  colour: string,
): void {
  const text = titles.cut(titleOf(event), Math.min(room, 420));
  if (text === '') return;
  ctx.font = titles.font;
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y + 0.5);
}

/** Where the sign stands: on its time, or just inside a bar. */
function signX(place: Place, inside: boolean, size: number): number {
  return inside && place.at - place.from < 8 * size ? place.from + 10 * size : place.at;
}

/** Draws the bar, the range or the tolerance; true when it is wide enough for a title. */
function paintExtent(
  { ctx, palette, size, signs }: Easel,
  picture: Picture,
  bits: number,
  place: Place,
  y: number,
): boolean {
  const { from, to } = place;
  const vague = bits & (bit.approximate | bit.between | bit.date);
  if ((bits & bit.loose) !== 0 || ((bits & bit.span) === 0 && vague === 0) || to - from < 3) return false;
  // Far outside lines would be dashed for kilometres.
  const left = Math.max(from, -20);
  const right = Math.min(to, picture.layout.width + 20);
  const half = Math.min(7 * size, picture.layout.rowHeight / 2 - 1.5);
  if (right <= left) return false;
  // The usual case: a thousand bars are copied in the time in which two hundred are drawn.
  if (vague === 0 && (bits & bit.backwards) === 0 && right - left <= widestBar) {
    signs.bar(ctx, left, right, y, half);
    return to - from > 48 * size;
  }
  ctx.lineWidth = 1.2;
  if ((bits & bit.approximate) !== 0 && (bits & bit.span) === 0) {
    paintTolerance({ ctx, palette, size }, left, right, y);
    return false;
  }
  ctx.beginPath();
  ctx.roundRect(left, y - half, Math.max(3, right - left), 2 * half, Math.min(half, (right - left) / 2));
  if ((bits & bit.span) !== 0) {
    const wrong = (bits & bit.backwards) !== 0;
    ctx.fillStyle = palette.accentSoft;
    ctx.fill();
    ctx.strokeStyle = wrong ? palette.badMark : palette.accentMark;
    if (wrong || vague !== 0) ctx.setLineDash([4, 3]);
  } else {
    ctx.fillStyle = palette.surface;
    ctx.globalAlpha *= 0.55;
    ctx.fill();
    ctx.globalAlpha /= 0.55;
    ctx.strokeStyle = palette.lineField;
    ctx.setLineDash((bits & bit.date) !== 0 ? [1.5, 3] : [4, 3]);
  }
  ctx.stroke();
  ctx.setLineDash([]);
  return to - from > 48 * size;
}

/** "About": a soft ground with whiskers as far as the tolerance goes. */
function paintTolerance(
  { ctx, palette, size }: Pick<Easel, 'ctx' | 'palette' | 'size'>,
  left: number,
  right: number,
  y: number,
): void {
  const alpha = ctx.globalAlpha;
  ctx.fillStyle = palette.lineField;
  ctx.globalAlpha = alpha * 0.18;
  ctx.beginPath();
  ctx.roundRect(left, y - 5 * size, right - left, 10 * size, 5 * size);
  ctx.fill();
  ctx.globalAlpha = alpha;
  ctx.fillRect(left, Math.round(y), right - left, 1);
  ctx.fillRect(left, y - 4 * size, 1, 8 * size);
  ctx.fillRect(right - 1, y - 4 * size, 1, 8 * size);
}

/** The middle of the row that an event stands in. */
function rowOfItem({ lanes, layout, scrolled }: Picture, item: number): number {
  const lane = lanes.laneOf[item] ?? 0;
  return rowY(layout, lane, lanes.lanes[lane]?.rows.length ?? 1, lanes.rowOf[item] ?? 0, scrolled);
}

/** An event that is selected or pointed at: in front of all others, ringed, with when it was known. */
function paintChosen(easel: Easel, picture: Picture, item: number): void {
  const { ctx, palette, size, signs } = easel;
  const { layout, items } = picture;
  const event = items.events[item];
  const y = rowOfItem(picture, item);
  const place = placeOf(picture, item);
  if (event === undefined || place.to < -60 || place.from > layout.width + 60) return;
  const selected = picture.selected.has(item);
  const bits = picture.preview.get(item)?.bits ?? items.bits[item] ?? 0;
  if (item === picture.primary) paintKnown(easel, picture, item, place.at, y);
  const inside = paintExtent(easel, picture, bits, place, y);
  const x = signX(place, inside, size);
  if (selected) {
    ctx.beginPath();
    ctx.arc(x, y, 10.5 * size, 0, Math.PI * 2);
    ctx.fillStyle = palette.accentSoft;
    ctx.fill();
    ctx.strokeStyle = palette.focus;
    ctx.lineWidth = 2;
    ctx.stroke();
  }
  signs.draw(ctx, { milestone: event.milestone, kind: event.kind, loose: (bits & bit.loose) !== 0 }, x, y);
}

/** The titles of what is selected, the one with the handle first: none covers another one, or its sign. */
function paintChosenTitles(easel: Easel, picture: Picture): void {
  const { size } = easel;
  const { primary, selected, layout, items } = picture;
  const order = [...selected].sort((a, b) => Number(b === primary) - Number(a === primary));
  const chosen = order.flatMap((item) => {
    const place = placeOf(picture, item);
    if (items.events[item] === undefined || place.to < -60 || place.from > layout.width + 60) return [];
    const bits = picture.preview.get(item)?.bits ?? items.bits[item] ?? 0;
    const inside = isWideBar(easel, bits, place);
    const x = signX(place, inside, size);
    const title = chosenTitle(easel, picture, item, place, x, inside);
    return [{ ...title, x, y: rowOfItem(picture, item), hidden: (bits & bit.hidden) !== 0 }];
  });
  const free = standTogether(
    chosen.map(({ left, width, y }) => ({ row: y, left, right: left + width })),
    chosen.map(({ x, y }) => ({ row: y, left: x - 10.5 * size, right: x + 10.5 * size })),
  );
  chosen.forEach((title, i) => {
    if (title.handle !== null) paintHandle(easel, title.x, title.handle);
    if (free[i] === true && title.text !== '') paintChosenTitle(easel, title);
  });
}

function paintChosenTitle(
  { ctx, palette, size, titles }: Easel,
  title: ChosenTitle & { readonly y: number; readonly hidden: boolean },
): void {
  const { text, left, width, bare, y, hidden } = title;
  if (!bare) {
    ctx.globalAlpha = 0.9;
    ctx.fillStyle = palette.surface;
    ctx.beginPath();
    ctx.roundRect(left, y - 8 * size, width, 16 * size, 4);
    ctx.fill();
    ctx.globalAlpha = 1;
  }
  ctx.font = titles.font;
  ctx.fillStyle = hidden ? palette.ink3 : palette.ink;
  ctx.fillText(text, left + titlePad * size, y + 0.5);
}

/** What makes a span of a point: a stem to the right with an end to hold. */
function paintHandle({ ctx, palette, size }: Easel, from: number, { x, y }: { x: number; y: number }): void {
  ctx.fillStyle = palette.focus;
  ctx.fillRect(from + 10.5 * size, y - size, x - from - 10.5 * size, 2 * size);
  ctx.beginPath();
  ctx.roundRect(x - 1.5 * size, y - 5.5 * size, 3 * size, 11 * size, 1.5 * size);
  ctx.fill();
}

/** A thin line to the moment at which responders learned of it. */
function paintKnown(
  { ctx, palette, size }: Easel,
  picture: Picture,
  item: number,
  x: number,
  y: number,
): void {
  const known = picture.items.known[item] ?? NaN;
  if (Number.isNaN(known) || known === picture.items.at[item]) return;
  const to = toX(picture.scale, known);
  ctx.strokeStyle = palette.askMark;
  ctx.fillStyle = palette.askMark;
  ctx.lineWidth = 1.2;
  ctx.setLineDash([2, 3]);
  const under = y + 6 * size;
  ctx.beginPath();
  ctx.moveTo(Math.max(-10, Math.min(x, picture.layout.width + 10)), under);
  ctx.lineTo(Math.max(-10, Math.min(to, picture.layout.width + 10)), under);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(to, under - 4 * size);
  ctx.lineTo(to + 4 * size, under);
  ctx.lineTo(to, under + 4 * size);
  ctx.lineTo(to - 4 * size, under);
  ctx.closePath();
  ctx.fill();
}
