import { recall, remember } from '../base/memory';

/** Text sizes in percent, from 80 to 200; the window has no zoom of its own. */
export const textSizes = [80, 90, 100, 110, 125, 150, 175, 200] as const;

const key = 'text-size';

/** The size in use, 100 when none was chosen. */
export function textSize(): number {
  const size = Number(recall(key));
  return textSizes.find((known) => known === size) ?? 100;
}

/** Applies the remembered size; called once before the first paint. */
export function applyTextSize(size = textSize()): void {
  document.documentElement.style.setProperty('--text-scale', String(size / 100));
}

/** One step larger (1), smaller (-1) or back to 100 percent (0); gives the size now in use. */
export function stepTextSize(step: -1 | 0 | 1): number {
  const at = textSizes.findIndex((size) => size === textSize());
  const next = step === 0 ? 100 : (textSizes[Math.min(textSizes.length - 1, Math.max(0, at + step))] ?? 100);
  remember(key, String(next));
  applyTextSize(next);
  return next;
}
