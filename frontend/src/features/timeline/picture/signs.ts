import type { EventFields, Milestone } from '../../../domain/records';
import { milestoneColour, type Palette } from './palette';

/**
 * The signs of events for a canvas, in the shapes of EventMark.svelte. Each is
 * drawn once and then copied: thousands of copies take a millisecond or two.
 */
interface Shape {
  readonly line?: string;
  readonly fill?: string;
  readonly cut?: string;
}

const diamond = 'M7 1.8 12.2 7 7 12.2 1.8 7Z';
const ring = 'M12 7A5 5 0 1 1 2 7A5 5 0 1 1 12 7Z';

const milestoneShapes: Readonly<Record<Exclude<Milestone, ''>, Shape>> = {
  impact_started: { fill: 'M7 1 13 7 7 13 1 7Z' },
  resolved: { fill: 'M7 1 13 7 7 13 1 7Z', cut: 'M4.6 7.1 6.4 8.9 9.6 5.5' },
  mitigated: { line: diamond, fill: 'M1.4 7h11.2L7 12.8Z' },
  detected: { line: ring, fill: 'M9.4 7A2.4 2.4 0 1 1 4.6 7A2.4 2.4 0 1 1 9.4 7Z' },
  acknowledged: { line: `${ring}M4.7 7.2 6.4 8.9 9.4 5.6` },
  declared: { line: 'M3.5 13V1.5M3.5 2h8L9.3 4.7l2.2 2.8h-8Z' },
  escalated: { line: 'M3.5 13V1.5', fill: 'M3.5 2h8L9.3 4.7l2.2 2.8h-8Z' },
};

const kindShapes: Readonly<Record<EventFields['kind'], Shape>> = {
  '': { line: 'M11.5 7A4.5 4.5 0 1 1 2.5 7A4.5 4.5 0 1 1 11.5 7Z' },
  alert: { line: 'M7 2 12.6 12H1.4Z' },
  change: { line: 'M2.2 2.2h9.6v9.6h-9.6Z' },
  decision: { line: diamond },
  action: { line: 'M3.5 2 11.8 7 3.5 12Z' },
  message: { line: 'M2 2.5h10v7H7.2L4.5 12V9.5H2Z' },
  metric: { line: 'M1.5 10.5 5 6l2.5 2.5 5-6' },
  observation: { line: 'M11.5 7A4.5 4.5 0 1 1 2.5 7A4.5 4.5 0 1 1 11.5 7Z' },
};

export interface Sign {
  readonly milestone: Milestone;
  readonly kind: EventFields['kind'];
  /** Of unknown time: drawn with a broken line. */
  readonly loose: boolean;
}

/** Bars up to this many pixels are copied; wider ones are few, and drawn as they come. */
export const widestBar = 160;

/** A sign that is drawn once, with its size in CSS pixels: a canvas takes its time to say it. */
interface Stamp {
  readonly canvas: HTMLCanvasElement;
  readonly width: number;
  readonly height: number;
}

const numbered = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, n) => [name, n]));
const milestoneNumbers = numbered(['', ...Object.keys(milestoneShapes)]);
const kindNumbers = numbered(Object.keys(kindShapes));

/**
 * Stamps are found by numbers: a frame has a thousand of them, and to put a
 * name together for each takes longer than to copy it.
 */
export class Signs {
  readonly #palette: Palette;
  readonly #size: number;
  readonly #ratio: number;
  readonly #events: Stamp[] = [];
  readonly #bubbles: Stamp[] = [];
  #bars: Stamp[] = [];
  /** Half the height of the bars. */
  #half = 0;

  /** `ratio`: device pixels to a CSS pixel. */
  constructor(palette: Palette, size: number, ratio: number) {
    this.#palette = palette;
    this.#size = size;
    this.#ratio = ratio;
  }

  /** Draws the sign of an event with its middle at a place. */
  draw(ctx: CanvasRenderingContext2D, sign: Sign, x: number, y: number): void {
    const { milestone, kind, loose } = sign;
    const kinds = kindNumbers.size;
    const shape = (milestoneNumbers.get(milestone) ?? 0) * kinds + (kindNumbers.get(kind) ?? 0);
    const stamp = (this.#events[2 * shape + Number(loose)] ??= this.#make(18, 18, (one) =>
      this.#event(one, sign),
    ));
    this.#copy(ctx, stamp, x, y);
  }

  /** Draws a bubble with a number; `tone` adds a ring for what must not get lost in it. */
  bubble(ctx: CanvasRenderingContext2D, count: number, marked: boolean, x: number, y: number): void {
    const number = count < 1000 ? count : 1000 + Math.floor(count / 1000);
    const stamp = (this.#bubbles[2 * number + Number(marked)] ??= this.#bubble(bubbleText(count), marked));
    this.#copy(ctx, stamp, x, y);
  }

  /** Draws the bar of a span from left to right around a height. To whole pixels, as wide as `widestBar` at most. */
  bar(ctx: CanvasRenderingContext2D, left: number, right: number, y: number, half: number): void {
    if (half !== this.#half) {
      this.#bars = [];
      this.#half = half;
    }
    const width = Math.max(3, Math.round(right - left));
    const stamp = (this.#bars[width] ??= this.#bar(width, half));
    this.#copy(ctx, stamp, left + width / 2, y);
  }

  #bubble(text: string, marked: boolean): Stamp {
    const width = bubbleWidth(text);
    return this.#make(width + 4, 20, (one) => this.#number(one, text, width, marked));
  }

  #bar(width: number, half: number): Stamp {
    const size = this.#size;
    return this.#make(width / size + 4, (2 * half) / size + 4, (one) => {
      one.scale(1 / size, 1 / size);
      one.translate(2 * size, 2 * size);
      one.lineWidth = 1.2;
      one.beginPath();
      one.roundRect(0, 0, width, 2 * half, Math.min(half, width / 2));
      one.fillStyle = this.#palette.accentSoft;
      one.fill();
      one.strokeStyle = this.#palette.accentMark;
      one.stroke();
    });
  }

  #make(width: number, height: number, draw: (ctx: CanvasRenderingContext2D) => void): Stamp {
    const scale = this.#size * this.#ratio;
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(width * scale);
    canvas.height = Math.ceil(height * scale);
    const ctx = canvas.getContext('2d');
    if (ctx !== null) {
      ctx.scale(scale, scale);
      draw(ctx);
    }
    return { canvas, width: canvas.width / this.#ratio, height: canvas.height / this.#ratio };
  }

  #copy(ctx: CanvasRenderingContext2D, { canvas, width, height }: Stamp, x: number, y: number): void {
    // On whole device pixels, or the copy is blurred and slow.
    const left = Math.round((x - width / 2) * this.#ratio) / this.#ratio;
    const top = Math.round((y - height / 2) * this.#ratio) / this.#ratio;
    ctx.drawImage(canvas, left, top, width, height);
  }

  #event(ctx: CanvasRenderingContext2D, { milestone, kind, loose }: Sign): void {
    const colour = milestoneColour(this.#palette, milestone, false);
    const shape = milestone === '' ? kindShapes[kind] : milestoneShapes[milestone];
    ctx.translate(2, 2);
    ctx.lineJoin = 'round';
    ctx.lineCap = 'round';
    // A rim of the ground parts the sign from bars and poles behind it.
    ctx.strokeStyle = this.#palette.surface;
    ctx.lineWidth = 4;
    const outline = new Path2D(`${shape.line ?? ''}${shape.fill ?? ''}`);
    ctx.stroke(outline);
    ctx.fillStyle = this.#palette.surface;
    if (kind !== 'metric' || milestone !== '') ctx.fill(outline);
    ctx.strokeStyle = colour;
    ctx.fillStyle = colour;
    if (loose) ctx.setLineDash([1.6, 2]);
    if (shape.line !== undefined) {
      ctx.lineWidth = 1.7;
      ctx.stroke(new Path2D(shape.line));
    }
    if (shape.fill !== undefined) {
      ctx.lineWidth = 1;
      ctx.fill(new Path2D(shape.fill));
      ctx.stroke(new Path2D(shape.fill));
    }
    if (shape.cut !== undefined) {
      ctx.strokeStyle = this.#palette.surface;
      ctx.lineWidth = 1.5;
      ctx.stroke(new Path2D(shape.cut));
    }
  }

  #number(ctx: CanvasRenderingContext2D, text: string, width: number, marked: boolean): void {
    const { surface, accentSoft, sunken, lineField, accentMark, ink } = this.#palette;
    ctx.translate(2, 2);
    ctx.beginPath();
    ctx.roundRect(0, 0, width, 16, 8);
    ctx.strokeStyle = surface;
    ctx.lineWidth = 4;
    ctx.stroke();
    ctx.fillStyle = marked ? accentSoft : sunken;
    ctx.fill();
    ctx.strokeStyle = marked ? accentMark : lineField;
    ctx.lineWidth = 1.2;
    ctx.stroke();
    ctx.fillStyle = ink;
    ctx.font = `600 10.5px ${this.#palette.mono}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillText(text, width / 2, 8.5);
  }
}

function bubbleText(count: number): string {
  return count < 1000 ? String(count) : `${Math.floor(count / 1000)}k`;
}

function bubbleWidth(text: string): number {
  return Math.max(16, 9 + text.length * 6.4);
}

/** Half the width of the bubble for a number, before the size of text. */
export function bubbleReach(count: number): number {
  return bubbleWidth(bubbleText(count)) / 2;
}
