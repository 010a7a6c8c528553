import type { App } from '../../../state/app.svelte';
import { toX, type TimeScale } from '../../../timeline/scale';
import type { Choosing } from './choosing.svelte';
import { viewText } from './describe';
import type { PictureEngine } from './engine';

/** What keys and buttons do to the view; the live region says what is shown then. */
export class Looking {
  readonly #app: App;
  readonly #engine: () => PictureEngine | undefined;
  readonly #choosing: Choosing;

  constructor(app: App, engine: () => PictureEngine | undefined, choosing: Choosing) {
    this.#app = app;
    this.#engine = engine;
    this.#choosing = choosing;
  }

  look(scale: TimeScale): void {
    this.#engine()?.look(scale);
  }

  zoom(factor: number): void {
    const engine = this.#engine();
    if (engine === undefined) return;
    const { scale, model } = engine;
    const x = toX(scale, model.items.at[this.#choosing.reachableItem ?? -1] ?? NaN);
    // Around what has the focus, if it is in view.
    const inView = this.#choosing.focused !== null && x >= 0 && x <= scale.width;
    engine.zoom(inView ? x : scale.width / 2, factor, true);
    this.#say(engine);
  }

  fit(): void {
    const engine = this.#engine();
    engine?.fit(true);
    this.#say(engine);
  }

  zoomToSelection(): void {
    const engine = this.#engine();
    if (engine === undefined) return;
    const { items, index } = engine.model;
    const selected = this.#choosing.selected.flatMap((id) => index.get(id) ?? []);
    if (selected.length === 0) return;
    const extent = selected.reduce(
      (all, item) => ({
        from: Math.min(all.from, items.from[item] ?? 0),
        to: Math.max(all.to, items.to[item] ?? 0),
      }),
      { from: Infinity, to: -Infinity },
    );
    engine.show(extent, true);
    this.#say(engine);
  }

  #say(engine: PictureEngine | undefined): void {
    if (engine === undefined) return;
    this.#app.announce(viewText(engine.model.items, engine.target, this.#app.displayZone));
  }
}
