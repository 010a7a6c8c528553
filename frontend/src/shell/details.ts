/** The technical side of a failure, for "Copy details": never shown, only copied when asked for. */
export function describeError(error: unknown, version: string): string {
  const lines = [`Afterword ${version}`, new Date().toISOString(), navigator.userAgent];
  if (error instanceof Error) {
    lines.push(`${error.name}: ${error.message}`);
    if ('detail' in error && typeof error.detail === 'string' && error.detail !== '')
      lines.push(error.detail);
    if (error.stack !== undefined) lines.push(error.stack);
  } else {
    lines.push(String(error));
  }
  return lines.join('\n');
}

/** Copies text; gives false where the web view refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // WebKitGTK without focus refuses the clipboard; the old way still works.
    const area = document.createElement('textarea');
    area.value = text;
    area.style.position = 'fixed';
    document.body.append(area);
    area.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only other way there is
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
