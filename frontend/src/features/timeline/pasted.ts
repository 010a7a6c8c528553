import { linkAddress } from '../../parts/evidence';

/** What pasted text means beside the fields of the timeline. */
export type Pasted =
  | { readonly what: 'link'; readonly address: string }
  | { readonly what: 'lines'; readonly text: string }
  | { readonly what: 'nothing' };

/** What a paste means, as far as its event tells. */
export type Meaning =
  | Pasted
  | { readonly what: 'picture'; readonly bytes: Blob }
  /** A piece of a page without text: a picture copied in a browser, which comes along as such. */
  | { readonly what: 'page' }
  /** It tells nothing, as WebKitGTK does of pictures. */
  | { readonly what: 'unknown' }
  /** Text for the field that has the focus. */
  | { readonly what: 'field' };

export function meaningOf(data: DataTransfer | null, inField: boolean): Meaning {
  const text = data?.getData('text/plain') ?? '';
  // A field takes text itself, also where a picture of it comes along.
  if (text !== '') return inField ? { what: 'field' } : pastedText(text);
  const bytes = pastedPicture(data);
  if (bytes !== undefined) return { what: 'picture', bytes };
  return data?.types.includes('text/html') === true ? { what: 'page' } : { what: 'unknown' };
}

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
function pastedPicture(data: DataTransfer | null): Blob | undefined {
  const item = [...(data?.items ?? [])].find((one) => one.kind === 'file' && picture.test(one.type));
  return item?.getAsFile() ?? undefined;
}

/**
 * WebKitGTK gives no picture with the event, but lets its handler read the
 * clipboard: PNG only, and beside a piece of a page too, where nothing would land.
 */
export async function clipboardPicture(): Promise<Blob | undefined> {
  for (const item of await navigator.clipboard.read()) {
    const type = item.types.find((one) => picture.test(one));
    if (type !== undefined) return item.getType(type);
  }
  return undefined;
}
