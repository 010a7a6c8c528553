/** More than a message on the screen could still offer to take back. */
const most = 100;

/**
 * The undo steps made in this window, by their groups: what a message that
 * offers "Undo" must know is whether its own step is still the last one.
 */
export class Steps {
  #done: string[] = [];
  #undone: string[] = [];

  made(group: string): void {
    this.#undone = [];
    if (this.last === group) return;
    this.#done = [...this.#done.slice(1 - most), group];
  }

  /** "" when nothing was made here, or all of it was taken back. */
  get last(): string {
    return this.#done.at(-1) ?? '';
  }

  has(group: string): boolean {
    return this.#done.includes(group);
  }

  undo(): void {
    const group = this.#done.pop();
    if (group !== undefined) this.#undone.push(group);
  }

  redo(): void {
    const group = this.#undone.pop();
    if (group !== undefined) this.#done.push(group);
  }
}
