import type { Offsets } from '../../../domain/zones';
import { placeFlags } from '../../../timeline/flags';
import { handled, handleHit } from '../../../timeline/handle';
import { hitTest, type Box, type Hit } from '../../../timeline/hit';
import { layoutOf, rowY, scrollToLane, type Layout } from '../../../timeline/layout';
import { groupOf, isCluster, middleOf } from '../../../timeline/clusters';
import {
  between,
  fitTo,
  msPerPixel,
  panBy,
  panInto,
  resized,
  timeScale,
  toX,
  zoomAt,
  type Extent,
  type TimeScale,
} from '../../../timeline/scale';
import type { PictureModel } from './model';
import { flagWidth, paint, type Easel, type Picture } from './paint';
import { readPalette, textScale } from './palette';
import { Signs } from './signs';
import { sameLanes, sameSpan, Tile } from './tile';
import { Words } from './words';
import { ZoomLevels, type ZoomLevel } from './zoomlevels';

/**
 * The picture without its component: holds where one looks and draws when
 * something has changed, at most once a frame. Nothing in here is reactive, so
 * a frame costs its drawing and nothing else.
 */
export interface EngineEvents {
  /** After each drawn frame: places what stands above the canvas. */
  readonly onframe: (picture: Picture) => void;
}

type Preview = Picture['preview'];

const nobody: ReadonlySet<number> = new Set();
const nothing: Preview = new Map();
/** Free room at either side when everything is shown. */
const fitMargin = 28;
/** Longest animation, in milliseconds. */
const longest = 150;
/** Milliseconds without a movement after which the view is at rest. */
const settleAfter = 120;
/** Milliseconds of drawing from which on a zoom leaves out titles until it comes to rest. */
const heavy = 6;

export class PictureEngine {
  readonly #canvas: HTMLCanvasElement;
  readonly #ctx: CanvasRenderingContext2D;
  readonly #events: EngineEvents;
  #model: PictureModel;
  #zone: Offsets | undefined;
  #levels: ZoomLevels;
  #easel: Easel;
  #ratio = 1;
  #width = 1;
  #height = 1;
  #layout: Layout;
  #scale: TimeScale = timeScale(0, 3_600_000, 1);
  #fitted = true;
  #scrolled = 0;
  #selected = nobody;
  #primary = -1;
  #hovered = -1;
  #preview = nothing;
  #box: Box | null = null;
  #frame = 0;
  #tile: Tile;
  #settling = 0;
  /** What drawing everything took lately, in milliseconds. */
  #cost = 0;
  #animation: { from: TimeScale; to: TimeScale; start: number } | null = null;
  #last: Picture | null = null;

  constructor(canvas: HTMLCanvasElement, model: PictureModel, events: EngineEvents) {
    const ctx = canvas.getContext('2d', { alpha: false });
    if (ctx === null) throw new Error('This web view can not draw.');
    this.#canvas = canvas;
    this.#ctx = ctx;
    this.#events = events;
    this.#model = model;
    this.#easel = this.#makeEasel();
    this.#tile = new Tile(this.#ratio);
    this.#levels = new ZoomLevels(model, this.#easel.size);
    this.#layout = this.#makeLayout();
  }

  get scale(): TimeScale {
    return this.#scale;
  }

  /** Where a running animation leads, else where one looks. */
  get target(): TimeScale {
    return this.#animation?.to ?? this.#scale;
  }

  get layout(): Layout {
    return this.#layout;
  }

  get model(): PictureModel {
    return this.#model;
  }

  get scrolled(): number {
    return this.#scrolled;
  }

  /** What was drawn last, null before the first frame. */
  get picture(): Picture | null {
    return this.#last;
  }

  get easel(): Easel {
    return this.#easel;
  }

  /** True while everything is in view because nobody looked elsewhere. */
  get fitted(): boolean {
    return this.#fitted;
  }

  setModel(model: PictureModel, zone: Offsets | undefined): void {
    const { items, lanes } = this.#model;
    const before = items.extent;
    this.#model = model;
    this.#zone = zone;
    // The columns: what events say is only drawn.
    if (model.items.at !== items.at || model.lanes !== lanes) {
      this.#levels = new ZoomLevels(model, this.#easel.size);
      this.#hovered = -1;
      this.#preview = nothing;
    }
    this.#layout = this.#makeLayout();
    this.#scrolled = Math.min(this.#scrolled, this.#layout.overflow);
    const { extent } = model.items;
    if (this.#fitted && (before?.from !== extent?.from || before?.to !== extent?.to)) this.fit(false);
    this.invalidate();
  }

  setSelection(selected: ReadonlySet<number>, primary: number): void {
    this.#selected = selected;
    this.#primary = primary;
    this.invalidate();
  }

  setHovered(item: number): void {
    if (item === this.#hovered) return;
    this.#hovered = item;
    this.invalidate();
  }

  /** Shows items elsewhere while they are dragged; null shows them where they are. */
  setPreview(preview: Preview | null): void {
    this.#preview = preview ?? nothing;
    this.invalidate();
  }

  setBox(box: Box | null): void {
    this.#box = box;
    this.invalidate();
  }

  resize(width: number, height: number): void {
    const ratio = devicePixelRatio;
    if (width === this.#width && height === this.#height && ratio === this.#ratio) return;
    this.#width = Math.max(1, width);
    this.#height = Math.max(1, height);
    if (ratio !== this.#ratio) {
      this.#ratio = ratio;
      this.#tile = new Tile(ratio);
      this.#easel = this.#makeEasel();
    }
    this.#canvas.width = Math.round(this.#width * ratio);
    this.#canvas.height = Math.round(this.#height * ratio);
    this.#layout = this.#makeLayout();
    this.#scrolled = Math.min(this.#scrolled, this.#layout.overflow);
    this.#animation = null;
    if (this.#fitted) this.#scale = this.#fitScale();
    else this.#scale = resized(this.#scale, this.#width);
    // In the same turn: an emptied canvas would flash. The first one may wait for its frame.
    if (this.#last === null) this.invalidate();
    else this.#draw();
  }

  /** Colours, fonts or the size of text have changed. */
  relook(): void {
    const { size } = this.#easel;
    this.#easel = this.#makeEasel();
    if (size !== this.#easel.size) {
      this.#levels = new ZoomLevels(this.#model, this.#easel.size);
      this.#layout = this.#makeLayout();
      this.#scrolled = Math.min(this.#scrolled, this.#layout.overflow);
    }
    this.invalidate();
  }

  fit(animated: boolean): void {
    this.#go(this.#fitScale(), animated);
    this.#fitted = true;
  }

  /** Shows a stretch of time with room around it. */
  show(extent: Extent, animated: boolean, margin = 60): void {
    this.#go(fitTo(extent, this.#width, Math.min(margin, this.#width / 4)), animated);
  }

  look(scale: TimeScale): void {
    this.#go(timeScale(scale.from, scale.to, this.#width), false);
  }

  zoom(x: number, factor: number, animated = false): void {
    this.#go(zoomAt(this.target, x, factor), animated);
  }

  /** Moves the view by so many pixels to the right and down. */
  pan(dx: number, dy: number, animated = false): void {
    this.scrollTo(this.#scrolled + dy);
    if (dx !== 0) this.#go(panBy(this.target, dx), animated);
  }

  scrollTo(scrolled: number): void {
    const wanted = Math.max(0, Math.min(this.#layout.overflow, scrolled));
    if (wanted === this.#scrolled) return;
    this.#scrolled = wanted;
    this.invalidate();
  }

  /** Moves the view just so far that an item is in it. */
  reveal(item: number, animated: boolean): void {
    const { items, lanes } = this.#model;
    if (item < 0 || item >= items.count) return;
    this.scrollTo(scrollToLane(this.#layout, lanes.laneOf[item] ?? 0, this.#scrolled));
    // Everything is in view, and stays so while events are added at its edges.
    if (this.#fitted) return;
    const at = items.at[item] ?? 0;
    const end = Math.min(items.to[item] ?? at, at + 200 * msPerPixel(this.target));
    const wanted = panInto(this.target, { from: at, to: Math.max(at, end) }, 40);
    if (wanted !== this.target) this.#go(wanted, animated);
  }

  /** What lies under a pixel; nothing before the first frame. */
  hit(x: number, y: number): Hit {
    if (this.#last === null) return { type: 'empty', lane: -1 };
    return handleHit(this.#last, handled(this.#last), x, y) ?? hitTest(this.#last, x, y);
  }

  /** The rectangle an item takes: its sign, or the bubble it is in. */
  place(item: number): { readonly x: number; readonly y: number; readonly bubble: boolean } {
    const { items, lanes } = this.#model;
    const lane = lanes.laneOf[item] ?? 0;
    const row = lanes.rowOf[item] ?? 0;
    const rows = lanes.lanes[lane]?.rows.length ?? 1;
    const y = rowY(this.#layout, lane, rows, row, this.#scrolled);
    const groups = this.#groups()[lane]?.[row];
    const g = groups === undefined ? -1 : groupOf(groups, item);
    if (groups !== undefined && g >= 0 && isCluster(groups, g)) {
      return { x: toX(this.#scale, middleOf(groups, g)), y, bubble: true };
    }
    return { x: toX(this.#scale, items.at[item] ?? 0), y, bubble: false };
  }

  invalidate(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame((now) => this.#step(now));
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = -1;
    clearTimeout(this.#settling);
  }

  #go(scale: TimeScale, animated: boolean): void {
    this.#fitted = false;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (animated && !still && this.#last !== null) {
      this.#animation = { from: this.#scale, to: scale, start: performance.now() };
    } else {
      this.#animation = null;
      this.#scale = scale;
    }
    this.invalidate();
  }

  #step(now: number): void {
    this.#frame = 0;
    if (this.#animation !== null) {
      const { from, to, start } = this.#animation;
      const part = Math.max(0, Math.min(1, (now - start) / longest));
      this.#scale = part === 1 ? to : between(from, to, 1 - (1 - part) ** 3);
      if (part === 1) this.#animation = null;
      else this.invalidate();
    }
    this.#draw();
  }

  #draw(): void {
    const begun = performance.now();
    const level = this.#level();
    const { items, lanes } = this.#model;
    const wishes = this.#model.flags.map((flag) => ({
      item: flag.item,
      x: toX(this.#scale, items.at[flag.item] ?? 0),
      width: flagWidth(this.#easel, flag.name, flag.time),
      priority: flag.priority,
    }));
    const picture: Picture = {
      items,
      lanes,
      layout: this.#layout,
      scale: this.#scale,
      scrolled: this.#scrolled,
      groups: level.groups,
      leastRoom: level.leastRoom,
      flags: placeFlags(wishes, this.#layout.flagRows, this.#width),
      model: this.#model,
      zone: this.#zone,
      seen: { left: 0, right: this.#width },
      titles: !this.#hurried(),
      selected: this.#selected,
      primary: this.#primary,
      hovered: this.#hovered,
      box: this.#box,
      preview: this.#preview,
    };
    // While one zooms or edits the lanes look different in each frame: no use to keep them.
    const kept = this.#last !== null && sameLanes(this.#last, picture);
    this.#last = picture;
    this.#ctx.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    paint(this.#easel, picture, kept ? this.#tile : null);
    if (!kept && picture.titles) this.#cost = Math.max(this.#cost * 0.9, performance.now() - begun);
    if (!picture.titles || (kept && this.#tile.shifted(picture))) this.#settle();
    this.#events.onframe(picture);
  }

  /** The bubbles of the frame that shows what one looks at, or of the one to come. */
  #groups(): ZoomLevel['groups'] {
    const last = this.#last;
    const drawn = last !== null && last.scale === this.#scale && last.model === this.#model;
    return drawn ? last.groups : this.#level().groups;
  }

  #level(): ZoomLevel {
    return this.#levels.at(this.#scale, this.#hurried() ? 3 : 0);
  }

  /** True in a zoom over so much that a frame with all of it would come late. */
  #hurried(): boolean {
    const last = this.#last;
    return this.#cost > heavy && last !== null && !sameSpan(last.scale, this.#scale);
  }

  /** Once the view comes to rest it is drawn in full, with its titles inside it. */
  #settle(): void {
    clearTimeout(this.#settling);
    this.#settling = window.setTimeout(() => {
      this.#tile.forget();
      this.invalidate();
    }, settleAfter);
  }

  #fitScale(): TimeScale {
    const extent = this.#model.items.extent ?? { from: 0, to: 0 };
    return fitTo(extent, this.#width, fitMargin * this.#easel.size);
  }

  #makeLayout(): Layout {
    return layoutOf(this.#model.lanes, {
      width: this.#width,
      height: this.#height,
      size: this.#easel.size,
      flags: flagRows(this.#model),
      brackets: this.#model.brackets.length,
    });
  }

  #makeEasel(): Easel {
    const palette = readPalette();
    const size = textScale();
    return {
      ctx: this.#ctx,
      palette,
      size,
      signs: new Signs(palette, size, this.#ratio),
      titles: new Words(this.#ctx, `${12 * size}px ${palette.sans}`),
      flagWords: new Words(this.#ctx, `600 ${12 * size}px ${palette.sans}`),
      times: new Words(this.#ctx, `${11 * size}px ${palette.mono}`),
    };
  }
}

/** Rows of flags that are worth their height. */
export function flagRows(model: PictureModel): number {
  return Math.min(3, model.flags.length);
}
