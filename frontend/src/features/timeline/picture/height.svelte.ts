import { recall, remember } from '../../../base/memory';

/** What the height of the picture follows from. */
export interface HeightNeeds {
  /** Pixels its content would take in full. */
  readonly wanted: number;
  /** Size of text against the usual one. */
  readonly size: number;
  /** Height of the stage that holds head, picture and list. */
  readonly stage: number;
}

const key = 'picture.height';
const least = 100;

/** How tall the picture is: what its content needs, as far as there is room, or what a person chose. */
export class PictureHeight {
  /** Chosen by hand, 0 for what the content needs. */
  #chosen = $state(Number(recall(key)) || 0);
  readonly #needs: () => HeightNeeds;

  constructor(needs: () => HeightNeeds) {
    this.#needs = needs;
  }

  /** As much as may be wished for. Where head and list leave less, the page gives less. */
  readonly most = $derived.by(() => {
    const { stage, size } = this.#needs();
    return Math.max(110, stage * 0.5, stage - 250 * size);
  });

  readonly now = $derived.by(() => {
    const { wanted, stage } = this.#needs();
    if (this.#chosen > 0) return Math.round(Math.max(least, Math.min(this.#chosen, this.most)));
    const usual = Math.max(150, stage * 0.44);
    return Math.round(Math.min(wanted, this.most, usual));
  });

  choose(next: number): void {
    this.#chosen = Math.round(Math.max(least, Math.min(this.most, next)));
    remember(key, String(this.#chosen));
  }

  /** Back to what the content needs. */
  reset(): void {
    this.#chosen = 0;
    remember(key, '');
  }
}
