import { fitText } from '../../../timeline/labels';

/** Measures and cuts words for one font, each only once. */
export class Words {
  readonly font: string;
  readonly #ctx: CanvasRenderingContext2D;
  readonly #widths = new Map<string, number>();
  readonly #cuts = new Map<string, string>();

  constructor(ctx: CanvasRenderingContext2D, font: string) {
    this.#ctx = ctx;
    this.font = font;
  }

  width(text: string): number {
    let width = this.#widths.get(text);
    if (width === undefined) {
      if (this.#widths.size > 20_000) this.#widths.clear();
      const before = this.#ctx.font;
      this.#ctx.font = this.font;
      width = this.#ctx.measureText(text).width;
      this.#ctx.font = before;
      this.#widths.set(text, width);
    }
    return width;
  }

  /** As much of a text as fits; rooms are taken in steps, so that a zoom does not cut anew in each frame. */
  cut(text: string, room: number): string {
    // Nobody reads more than this beside a sign, and measuring a megabyte takes long.
    const short = text.length > 200 ? text.slice(0, 200) : text;
    const step = Math.min(600, Math.floor(room / 8) * 8);
    const key = `${step} ${short}`;
    let cut = this.#cuts.get(key);
    if (cut === undefined) {
      if (this.#cuts.size > 20_000) this.#cuts.clear();
      cut = fitText(short, step, (part) => this.width(part));
      this.#cuts.set(key, cut);
    }
    return cut;
  }
}
