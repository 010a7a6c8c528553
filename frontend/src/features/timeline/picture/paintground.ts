import { dayNight } from '../../../timeline/daynight';
import { toX } from '../../../timeline/scale';
import { ticksOf, type Tick } from '../../../timeline/ticks';
import type { FlagText } from './model';
import type { Easel, Picture } from './paint';
import { milestoneColour } from './palette';

/** Draws what lies behind the events: nights, impact, lines between lanes and through them. */
export function paintGround(easel: Easel, picture: Picture): void {
  const { ctx, palette } = easel;
  const { layout, scale, model } = picture;
  const height = layout.axisTop - layout.lanesTop;
  ctx.fillStyle = palette.sunken;
  const { nights } = dayNight(scale, picture.zone);
  for (const night of nights) ctx.fillRect(night.x, layout.lanesTop, night.width, height);

  const { impact } = model;
  if (impact !== null) {
    const end = impact.end === null ? (model.items.extent?.to ?? impact.start.latest) : impact.end.earliest;
    const [x1, x2] = clipped(toX(scale, impact.start.latest), toX(scale, end), layout.width);
    ctx.fillStyle = palette.impactSoft;
    if (x2 > x1) ctx.fillRect(x1, layout.lanesTop, x2 - x1, height);
    // Where it is not certain that the impact was on, the shade is lighter.
    ctx.globalAlpha = 0.5;
    const [a, b] = clipped(toX(scale, impact.start.earliest), x1, layout.width);
    if (b - a > 0.5) ctx.fillRect(a, layout.lanesTop, b - a, height);
    const [c, d] = clipped(x2, toX(scale, impact.end?.latest ?? end), layout.width);
    if (d - c > 0.5) ctx.fillRect(c, layout.lanesTop, d - c, height);
    ctx.globalAlpha = 1;
  }

  // Lines between lanes, and a ground of its own for what has no place in time.
  ctx.fillStyle = palette.line;
  for (const top of layout.laneTops) {
    const y = Math.round(layout.lanesTop + top - picture.scrolled);
    if (y >= layout.lanesTop - 1 && y <= layout.axisTop) ctx.fillRect(0, y, layout.width, 1);
  }
  paintTray(easel, picture);

  ctx.strokeStyle = palette.lineStrong;
  ctx.lineWidth = 1;
  ctx.setLineDash([1, 4]);
  ctx.beginPath();
  for (const tick of ticksIn(easel, picture)) {
    if (tick.label === '') continue;
    const x = Math.round(tick.x) + 0.5;
    ctx.moveTo(x, layout.lanesTop);
    ctx.lineTo(x, layout.axisTop);
  }
  ctx.stroke();
  ctx.setLineDash([]);
  paintPoles(easel, picture);
}

/** The ticks of the axis, some of which go on as lines through the lanes. */
export function ticksIn({ times, size }: Easel, { scale, zone }: Picture): readonly Tick[] {
  return ticksOf(scale, zone, { charPx: times.width('0'), minPx: 64 * size });
}

/** The lane of unknown times looks like no time: hatched, without the impact behind it. */
function paintTray({ ctx, palette, size }: Pick<Easel, 'ctx' | 'palette' | 'size'>, picture: Picture): void {
  const { layout, lanes, scrolled } = picture;
  const tray = lanes.lanes.findIndex((lane) => lane.loose);
  if (tray < 0) return;
  const top = Math.max(layout.lanesTop, layout.lanesTop + (layout.laneTops[tray] ?? 0) - scrolled + 1);
  const bottom = Math.min(layout.axisTop, layout.lanesTop + (layout.laneTops[tray + 1] ?? 0) - scrolled);
  if (bottom <= top) return;
  ctx.fillStyle = palette.surface;
  ctx.fillRect(0, top, layout.width, bottom - top);
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, top, layout.width, bottom - top);
  ctx.clip();
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  const height = bottom - top;
  const step = 9 * size;
  // From where it is seen, so that it stands still in a wider picture.
  for (let x = (picture.seen.left % step) - step - height; x < layout.width; x += step) {
    ctx.moveTo(x, bottom);
    ctx.lineTo(x + height, top);
  }
  ctx.stroke();
  ctx.restore();
}

/** The lines of milestones through all lanes. */
function paintPoles({ ctx, palette, size }: Easel, picture: Picture): void {
  const { layout, scale, items, model } = picture;
  // The first and the most important ones in front.
  const back = (one: FlagText): number => -(items.at[one.item] ?? 0);
  const flags = [...model.flags].sort((a, b) => back(a) - back(b) || b.priority - a.priority);
  for (const flag of flags) {
    const x = toX(scale, items.at[flag.item] ?? 0);
    if (x < -1 || x > layout.width + 1) continue;
    ctx.fillStyle = milestoneColour(palette, flag.milestone, false);
    ctx.globalAlpha = strong(flag.milestone) ? 1 : 0.55;
    const width = (strong(flag.milestone) ? 2 : 1) * size;
    ctx.fillRect(Math.round(x - width / 2), layout.lanesTop, width, layout.axisTop);
  }
  ctx.globalAlpha = 1;
}

/** Two places kept inside the width. */
export function clipped(a: number, b: number, width: number): readonly [number, number] {
  return [Math.max(0, Math.min(a, width)), Math.max(0, Math.min(b, width))];
}

/** Of a milestone that starts, ends or turns the incident. */
export function strong(milestone: string): boolean {
  return ['impact_started', 'detected', 'mitigated', 'resolved'].includes(milestone);
}
