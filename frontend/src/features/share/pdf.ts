import type { PDFDocumentProxy } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/** PDF.js, read when the first preview is shown: it is larger than the rest of the program. */
const reader = async () => {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  pdfjs.GlobalWorkerOptions.workerSrc = workerAddress;
  return pdfjs;
};
let read: ReturnType<typeof reader> | undefined;

/** Opens a PDF of ours. The bytes are copied: PDF.js hands them to another thread. */
export async function openPdf(data: Uint8Array): Promise<PDFDocumentProxy> {
  read ??= reader();
  const { getDocument, VerbosityLevel } = await read;
  return getDocument({
    data: data.slice(),
    // The policy of the page allows neither.
    isEvalSupported: false,
    useWasm: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
}

/**
 * Draws a page as wide as this, in the pixels of the screen, and puts it onto
 * the canvas when it is whole. Says when that is, or that it cannot be drawn.
 */
export function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
  drawn: () => void,
): { cancel: () => void } {
  const stop = new AbortController();
  void (async () => {
    const page = await pdf.getPage(number);
    if (stop.signal.aborted) return;
    const scale = (width / page.getViewport({ scale: 1 }).width) * devicePixelRatio;
    const viewport = page.getViewport({ scale });
    const aside = document.createElement('canvas');
    aside.width = Math.round(viewport.width);
    aside.height = Math.round(viewport.height);
    const task = page.render({ canvas: aside, viewport });
    stop.signal.addEventListener('abort', () => task.cancel());
    await task.promise;
    canvas.width = aside.width;
    canvas.height = aside.height;
    canvas.getContext('2d')?.drawImage(aside, 0, 0);
  })()
    .catch(() => undefined) // cancelled, or the PDF was replaced: the next one draws
    .finally(() => {
      if (!stop.signal.aborted) drawn();
    });
  return { cancel: () => stop.abort() };
}

/** The words of a page, for those who hear it. */
export async function textOfPage(pdf: PDFDocumentProxy, number: number): Promise<string> {
  try {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('');
  } catch {
    return '';
  }
}
