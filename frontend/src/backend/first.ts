import type { LibraryPage, SystemInfo } from './backend';

/** What the page brings along (app/desktop/first.go), so that the list is painted without asking for it. */
export interface FirstView {
  /** The top of the list of all post-mortems: as many rows as a large screen shows. */
  readonly page: LibraryPage;
  readonly info: SystemInfo;
}

/** The first view; null where no Go filled it in, or where the list could not be read. */
export function readFirstView(): FirstView | null {
  const text = document.getElementById('first-view')?.textContent.trim() ?? '';
  // In the development server the place is still empty.
  if (!text.startsWith('{')) return null;
  return JSON.parse(text) as FirstView;
}
