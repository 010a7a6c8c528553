/**
 * Which addresses a text may link to: http, https and mailto, nothing else.
 * Everything a person or a pasted log wrote is hostile until it is parsed.
 */

const allowed: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
const longest = 4_000;

/**
 * The address as the browser understands it (host in lower case and in
 * punycode, so that look-alike letters are seen), or "" when it must not be a
 * link. The scheme is read by the URL parser, which also drops the tabs and
 * line breaks that hide "java\tscript:".
 */
export function safeUrl(raw: string): string {
  const text = raw.trim();
  if (text === '' || text.length > longest) return '';
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return '';
  }
  if (!allowed.has(url.protocol)) return '';
  if (url.protocol !== 'mailto:' && url.hostname === '') return '';
  return url.href;
}

/** The id of the evidence that an address cites, as "Copy citation" writes it; "" for any other address. */
export function citedId(raw: string): string {
  return /^evidence:([\w-]{1,64})$/u.exec(raw.trim())?.[1] ?? '';
}

/** The address meant by a bare "www.example.com" or "ops@example.com" in running text. */
export function bareUrl(text: string): string {
  if (/^[a-z][a-z\d+.-]*:/iu.test(text)) return safeUrl(text);
  if (text.includes('@') && !text.includes('/')) return safeUrl(`mailto:${text}`);
  return safeUrl(`https://${text}`);
}
