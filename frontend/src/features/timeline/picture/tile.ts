import { msPerPixel, toX, type TimeScale } from '../../../timeline/scale';
import { paintLanes, type Easel, type Picture } from './paint';

/** What the lanes were drawn of. While all of it is the same they look the same. */
interface Made {
  readonly easel: Easel;
  readonly picture: Picture;
  /** Wider than the view. */
  readonly scale: TimeScale;
  /** Height of the picture at which it begins, on a whole device pixel. */
  readonly top: number;
}

/** Room at either side of the view, as a part of its width: so far one can pan before it is drawn anew. */
const margin = 0.4;

/**
 * The lanes as a picture that is wider than the view. Panning, dragging and
 * pointing change nothing in them: such a frame copies them and draws what is
 * above and around. A thousand signs become one copy.
 */
export class Tile {
  readonly #canvas = document.createElement('canvas');
  readonly #ctx = this.#canvas.getContext('2d', { alpha: false });
  readonly #ratio: number;
  #made: Made | null = null;

  /** `ratio`: device pixels to a CSS pixel. */
  constructor(ratio: number) {
    this.#ratio = ratio;
  }

  /** Copies the lanes into a frame, drawn anew first if they look different by now. */
  copy(easel: Easel, picture: Picture): void {
    const made = this.#usable(easel, picture) ?? this.#make(easel, picture);
    if (made === null) {
      paintLanes(easel, picture);
      return;
    }
    const left = this.#whole(toX(picture.scale, made.scale.from));
    const { width, height } = this.#canvas;
    easel.ctx.drawImage(this.#canvas, left, made.top, width / this.#ratio, height / this.#ratio);
  }

  /** True where it was not drawn for exactly this view: titles may be cut at another edge than that of the view. */
  shifted(picture: Picture): boolean {
    return this.#made !== null && this.#made.picture.scale.from !== picture.scale.from;
  }

  /** Has the lanes drawn anew the next time. */
  forget(): void {
    this.#made = null;
  }

  #usable(easel: Easel, picture: Picture): Made | null {
    const made = this.#made;
    if (made?.easel !== easel || !sameLanes(made.picture, picture)) return null;
    const left = toX(picture.scale, made.scale.from);
    return left <= 0 && left + made.scale.width >= picture.layout.width ? made : null;
  }

  #make(easel: Easel, picture: Picture): Made | null {
    const { layout, scale } = picture;
    const extra = Math.ceil(layout.width * margin);
    const time = extra * msPerPixel(scale);
    const width = layout.width + 2 * extra;
    const wide = { from: scale.from - time, to: scale.to + time, width };
    const top = Math.floor(layout.lanesTop * this.#ratio) / this.#ratio;
    const ctx = this.#ctx;
    if (ctx === null) return null;
    // Setting the size of a canvas is what takes long, even to the same size.
    const [w, h] = [Math.ceil(width * this.#ratio), Math.ceil((layout.axisTop - top) * this.#ratio)];
    if (this.#canvas.width !== w) this.#canvas.width = w;
    if (this.#canvas.height !== h) this.#canvas.height = h;
    ctx.setTransform(this.#ratio, 0, 0, this.#ratio, 0, -top * this.#ratio);
    ctx.fillStyle = easel.palette.surface;
    ctx.fillRect(0, top, width, layout.axisTop - top + 1);
    paintLanes(
      { ...easel, ctx },
      {
        ...picture,
        scale: wide,
        layout: { ...layout, width },
        seen: { left: extra, right: extra + layout.width },
      },
    );
    this.#made = { easel, picture, scale: wide, top };
    return this.#made;
  }

  #whole(x: number): number {
    return Math.round(x * this.#ratio) / this.#ratio;
  }
}

/** True when the lanes of two frames look the same, wherever in time one looks. */
export function sameLanes(a: Picture, b: Picture): boolean {
  return (
    a.model === b.model &&
    a.layout === b.layout &&
    a.groups === b.groups &&
    a.zone === b.zone &&
    a.titles === b.titles &&
    a.scrolled === b.scrolled &&
    a.primary === b.primary &&
    a.selected === b.selected &&
    sameSpan(a.scale, b.scale) &&
    sameKeys(a.preview, b.preview)
  );
}

/** True when two scales show time at the same size, but for what is lost in calculating. */
export function sameSpan(a: TimeScale, b: TimeScale): boolean {
  const [one, other] = [a.to - a.from, b.to - b.from];
  return a.width === b.width && Math.abs(one - other) < other * 1e-9;
}

/** What is dragged is not in the lanes but in front of them. */
function sameKeys(a: Picture['preview'], b: Picture['preview']): boolean {
  if (a.size !== b.size) return false;
  for (const item of a.keys()) if (!b.has(item)) return false;
  return true;
}
