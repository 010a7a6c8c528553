import { linkAddress } from './evidence';

/** What a paste beside the fields of the timeline means. */
export type Pasted =
  | { readonly what: 'picture'; readonly bytes: Blob }
  | { readonly what: 'link'; readonly address: string }
  | { readonly what: 'lines'; readonly text: string }
  | { readonly what: 'nothing' };

const picture = /^image\/(?:png|jpeg|gif|webp)$/u;

/** Text: one address is a link, several lines are an excerpt; one line could be anything. */
export function pastedText(text: string): Pasted {
  const plain = text.trim();
  if (/^https?:\/\/\S+$/iu.test(plain)) {
    const address = linkAddress(plain);
    if (address !== '') return { what: 'link', address };
  }
  return plain.includes('\n') || plain.includes('\r') ? { what: 'lines', text } : { what: 'nothing' };
}

/** A picture that the event itself carries, as browsers give it. */
export function pastedPicture(data: DataTransfer | null): Blob | undefined {
  const item = [...(data?.items ?? [])].find((one) => one.kind === 'file' && picture.test(one.type));
  return item?.getAsFile() ?? undefined;
}

/** WebKitGTK gives no data with the event, but lets its handler read the clipboard. */
export async function clipboardPicture(): Promise<Blob | undefined> {
  for (const item of await navigator.clipboard.read()) {
    const type = item.types.find((one) => picture.test(one));
    if (type !== undefined) return item.getType(type);
  }
  return undefined;
}
