/**
 * Catches every click on a link of the page. Nothing may ever navigate the
 * window itself: links go to the system's browser, and only after a click.
 */
export function interceptLinks(root: Document, open: (url: string) => void): () => void {
  const onclick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target.closest('a[href], area[href]') : null;
    if (target === null) return;
    event.preventDefault();
    const url = target.getAttribute('href') ?? '';
    if (event.button !== 2 && isOutside(url)) open(url);
  };
  // A file or link dropped on the page would otherwise replace it.
  const ondrop = (event: DragEvent): void => {
    if (
      !(event.target instanceof Element) ||
      event.target.closest('input, textarea, [contenteditable]') === null
    ) {
      event.preventDefault();
    }
  };
  root.addEventListener('click', onclick, true);
  root.addEventListener('auxclick', onclick, true);
  root.addEventListener('dragover', ondrop);
  root.addEventListener('drop', ondrop);
  return () => {
    root.removeEventListener('click', onclick, true);
    root.removeEventListener('auxclick', onclick, true);
    root.removeEventListener('dragover', ondrop);
    root.removeEventListener('drop', ondrop);
  };
}

/** True for the schemes that may be opened; Go checks again. */
export function isOutside(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)/iu.test(url.trim());
}
