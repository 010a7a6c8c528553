/**
 * WebKitGTK tells whoever hears a paste nothing of a picture: no file, no type.
 * Text that can be edited gets it all the same, as an <img> of the very bytes,
 * and asks nobody for leave. So a paste beside the fields is given such a place
 * for the moment that it takes.
 */
export interface Landing {
  readonly place: HTMLElement;
  /** Ends it before anything lands; the focus is back where it was. */
  close(): void;
}

interface Arrivals {
  onpicture(bytes: Promise<Blob>): void;
  /** Files of this machine, of which a page gets no more than their names. */
  onfiles(): void;
}

/** To be called as the key that pastes goes down, before the browser acts on it. */
export function landPaste(arrivals: Arrivals): Landing {
  const back = document.activeElement;
  const place = document.createElement('div');
  place.setAttribute('contenteditable', 'true');
  place.tabIndex = -1;
  place.setAttribute('role', 'textbox');
  place.setAttribute('aria-label', 'Paste');
  place.style.cssText = 'position:fixed;top:0;left:0;width:1px;height:1px;overflow:hidden;opacity:0';
  place.addEventListener('input', () => {
    const picture = place.querySelector('img')?.src ?? '';
    const files = place.querySelector('a[href^="file:"]') !== null;
    // Before anything is painted: a picture may be far too large for that.
    close();
    if (picture.startsWith('blob:')) arrivals.onpicture(bytesOf(picture));
    else if (files) arrivals.onfiles();
  });
  document.body.append(place);
  place.focus({ preventScroll: true });
  // The browser pastes before it does anything else, if there is something to paste.
  const timer = setTimeout(close);

  function close(): void {
    clearTimeout(timer);
    const focused = document.activeElement === place;
    place.remove();
    if (focused && back instanceof HTMLElement) back.focus({ preventScroll: true });
  }
  return { place, close };
}

/** Reads what WebKit made for the picture, and lets go of it. */
async function bytesOf(address: string): Promise<Blob> {
  try {
    return await (await fetch(address)).blob();
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** True for the keys that paste. */
export function isPasteKey(key: KeyboardEvent): boolean {
  if (key.altKey || key.isComposing) return false;
  const control = key.ctrlKey || key.metaKey;
  return control ? key.key.toLowerCase() === 'v' : key.shiftKey && key.key === 'Insert';
}
