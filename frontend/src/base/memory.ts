/**
 * Small conveniences remembered between starts in the web view's own storage:
 * text size and the last stage. Never anything a person wrote; losing it
 * costs nothing, so every failure is ignored.
 */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`afterword.${key}`, value);
  } catch {
    // Storage may be full or switched off.
  }
}

/** What was remembered under a key, "" for nothing. */
export function recall(key: string): string {
  try {
    return localStorage.getItem(`afterword.${key}`) ?? '';
  } catch {
    return '';
  }
}
