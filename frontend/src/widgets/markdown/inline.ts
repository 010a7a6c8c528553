import type { SyntaxNode } from '@lezer/common';
import { decodeEntity, unescapeText } from './entities';
import type { Inline } from './tree';
import { bareUrl, citedId, safeUrl } from './url';

/** What stands in a line of text: emphasis, code, links, and the text between. */

/** Branches below this are shown as they were written: deeper than anyone can read. */
export const deepest = 24;
const mostNodes = 4_000;

/** Marks that are syntax and not shown. */
export const marks: ReadonlySet<string> = new Set([
  'HeaderMark',
  'QuoteMark',
  'ListMark',
  'LinkMark',
  'EmphasisMark',
  'CodeMark',
  'StrikethroughMark',
  'TaskMarker',
  'LinkTitle',
  'TableDelimiter',
]);

const wrappers: Readonly<Record<string, 'emphasis' | 'strong' | 'strike'>> = {
  Emphasis: 'emphasis',
  StrongEmphasis: 'strong',
  Strikethrough: 'strike',
};

export class InlineWalker {
  /** Set when the cap on nodes was reached and the rest was left out. */
  full = false;
  #count = 0;
  readonly #references = new Map<string, string>();

  constructor(
    readonly text: string,
    top: SyntaxNode,
  ) {
    this.#collectReferences(top);
  }

  /** The text as it was written. */
  raw(node: { readonly from: number; readonly to: number }): string {
    return this.text.slice(node.from, node.to);
  }

  /** Counts one more node; false when there is no room for it. */
  room(): boolean {
    this.#count += 1;
    if (this.#count > mostNodes) this.full = true;
    return !this.full;
  }

  /** Text between the child nodes and the nodes themselves, in order. */
  inlines(parent: SyntaxNode, depth: number): Inline[] {
    const out: Inline[] = [];
    let at = parent.from;
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      pushText(out, this.text.slice(at, node.from));
      at = node.to;
      if (!this.room()) return out;
      this.#inline(node, depth + 1, out);
    }
    pushText(out, this.text.slice(at, parent.to));
    return out;
  }

  #inline(node: SyntaxNode, depth: number, out: Inline[]): void {
    const raw = this.raw(node);
    const wrapper = wrappers[node.name];
    if (marks.has(node.name)) return;
    if (depth > deepest) pushText(out, raw);
    else if (wrapper !== undefined) out.push({ type: wrapper, children: this.inlines(node, depth) });
    else {
      switch (node.name) {
        case 'InlineCode':
          out.push({ type: 'code', text: this.#inlineCode(node) });
          break;
        case 'Escape':
          pushText(out, raw.slice(1));
          break;
        case 'Entity':
          pushText(out, decodeEntity(raw));
          break;
        case 'HardBreak':
          out.push({ type: 'break' });
          break;
        case 'Link':
        case 'Image': // fetching a picture would tell its host who reads: it becomes a link
          this.#link(node, depth, out);
          break;
        case 'Autolink':
        case 'URL':
          this.#autolink(raw.replace(/^<|>$/gu, ''), raw, out);
          break;
        default:
          // HTMLTag, Comment and the like: the text that was written.
          pushText(out, raw);
      }
    }
  }

  #inlineCode(node: SyntaxNode): string {
    const inner = this.raw(node)
      .replace(/^`+|`+$/gu, '')
      .replace(/\n/gu, ' ');
    return /^ .*[^ ].* $/u.test(inner) ? inner.slice(1, -1) : inner;
  }

  #link(node: SyntaxNode, depth: number, out: Inline[]): void {
    const address = node.getChild('URL');
    const opening = node.firstChild;
    const closing = node.getChildren('LinkMark')[1];
    const label = closing === undefined || opening === null ? '' : this.text.slice(opening.to, closing.from);
    const written = address === null ? this.#referenceAddress(node, label) : this.#address(address);
    const [url, id] = [safeUrl(written), citedId(written)];
    if ((url === '' && id === '') || opening === null || closing === undefined) {
      pushText(out, this.raw(node));
      return;
    }
    const children = this.#between(node, opening.to, closing.from, depth);
    if (children.length === 0) children.push({ type: 'text', text: written });
    out.push(id === '' ? { type: 'link', url, children } : { type: 'cite', id, children });
  }

  #address(node: SyntaxNode): string {
    return unescapeText(this.raw(node).replace(/^<|>$/gu, ''));
  }

  /** "[label][name]", "[name][]" and "[name]"; "" when no such reference is defined. */
  #referenceAddress(link: SyntaxNode, label: string): string {
    const reference = link.getChild('LinkLabel');
    const name = reference === null ? label : this.raw(reference).slice(1, -1) || label;
    return this.#references.get(normalLabel(name)) ?? '';
  }

  /** The children of a link's label; links inside it lose their address. */
  #between(parent: SyntaxNode, from: number, to: number, depth: number): Inline[] {
    const out: Inline[] = [];
    let at = from;
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      if (node.from < from || node.to > to) continue;
      pushText(out, this.text.slice(at, node.from));
      at = node.to;
      if (['URL', 'Autolink', 'Link', 'Image'].includes(node.name)) pushText(out, this.raw(node));
      else this.#inline(node, depth + 1, out);
    }
    pushText(out, this.text.slice(at, to));
    return out;
  }

  #autolink(address: string, raw: string, out: Inline[]): void {
    const url = bareUrl(address);
    if (url === '') pushText(out, raw);
    else out.push({ type: 'link', url, children: [{ type: 'text', text: address }] });
  }

  #collectReferences(top: SyntaxNode): void {
    top.cursor().iterate((node) => {
      if (node.name !== 'LinkReference') return true;
      const label = node.node.getChild('LinkLabel');
      const address = node.node.getChild('URL');
      if (label === null || address === null) return false;
      const name = normalLabel(this.raw(label).slice(1, -1));
      if (!this.#references.has(name)) this.#references.set(name, this.#address(address));
      return false;
    });
  }
}

function normalLabel(label: string): string {
  return label.trim().replace(/\s+/gu, ' ').toLowerCase();
}

function pushText(out: Inline[], text: string): void {
  if (text === '') return;
  const last = out.at(-1);
  if (last?.type === 'text') out[out.length - 1] = { type: 'text', text: last.text + text };
  else out.push({ type: 'text', text });
}
