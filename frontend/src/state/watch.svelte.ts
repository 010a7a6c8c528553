/** Runs functions as effects outside of components, for tests of what depends on what. Gives the end of it. */
export function watch(...reads: readonly (() => unknown)[]): () => void {
  return $effect.root(() => {
    for (const read of reads) {
      $effect(() => {
        read();
      });
    }
  });
}
