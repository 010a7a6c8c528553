import type { SyntaxNode } from '@lezer/common';
import { decodeEntity, unescapeText } from './entities';
import { beginning, parseBounded } from './parse';
import type { Align, Block, Inline, ListItem, Preview, TableRow } from './tree';
import { bareUrl, safeUrl } from './url';

/**
 * Syntax tree → preview. Every node either becomes one of the few shapes of
 * tree.ts or stays the text it was written as: raw HTML, comments and pictures
 * are text.
 */

const deepest = 24;
const mostNodes = 4_000;
const mostColumns = 64;

/** Marks that are syntax and not shown. */
const marks: ReadonlySet<string> = new Set([
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

/** Reads Markdown for display. Never throws; says when it shows less than all. */
export function preview(source: string): Preview {
  const text = beginning(source);
  const tree = parseBounded(text);
  const cut = text.length < source.length;
  if (tree === null) return { blocks: [{ type: 'code', text }], cut, plain: true };
  const walker = new Walker(text, tree.topNode);
  return { blocks: walker.blocks(tree.topNode, 0), cut: cut || walker.full, plain: false };
}

class Walker {
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

  blocks(parent: SyntaxNode, depth: number, tight = false): Block[] {
    const out: Block[] = [];
    for (let node = parent.firstChild; node !== null && this.#room(); node = node.nextSibling) {
      const block = this.#block(node, depth, tight);
      if (block !== null) out.push(block);
    }
    return out;
  }

  #block(node: SyntaxNode, depth: number, tight: boolean): Block | null {
    if (marks.has(node.name) || node.name === 'LinkReference') return null;
    const heading = /^(?:ATX|Setext)Heading([1-6])$/u.exec(node.name);
    if (heading !== null) {
      return { type: 'heading', level: Number(heading[1]), children: trimEnds(this.#inlines(node, depth)) };
    }
    // Deeper than anyone can read: the rest of the branch as it was written.
    if (depth > deepest) return { type: 'code', text: this.#raw(node) };
    switch (node.name) {
      case 'Paragraph':
      case 'Task':
        return { type: tight ? 'plain' : 'paragraph', children: trimEnds(this.#inlines(node, depth)) };
      case 'Blockquote':
        return { type: 'quote', blocks: this.blocks(node, depth + 1) };
      case 'BulletList':
        return { type: 'list', start: null, items: this.#items(node, depth) };
      case 'OrderedList':
        return { type: 'list', start: this.#start(node), items: this.#items(node, depth) };
      case 'FencedCode':
      case 'CodeBlock':
        return { type: 'code', text: this.#codeText(node) };
      case 'Table':
        return this.#table(node, depth);
      case 'HorizontalRule':
        return { type: 'rule' };
      default:
        // HTMLBlock, CommentBlock, ProcessingInstructionBlock and whatever a later parser adds.
        return { type: 'paragraph', children: [{ type: 'text', text: this.#raw(node) }] };
    }
  }

  #items(list: SyntaxNode, depth: number): ListItem[] {
    // A blank line between items makes the list a loose one, with paragraphs.
    const tight = !/\n[ \t>]*\n/u.test(this.#raw(list));
    const items: ListItem[] = [];
    for (const item of list.getChildren('ListItem')) {
      if (!this.#room()) break;
      const marker = item.getChild('Task')?.getChild('TaskMarker');
      const task = marker === null || marker === undefined ? null : /x/iu.test(this.#raw(marker));
      items.push({ task, blocks: this.blocks(item, depth + 1, tight) });
    }
    return items;
  }

  #start(list: SyntaxNode): number {
    const mark = list.getChild('ListItem')?.getChild('ListMark');
    return mark === null || mark === undefined ? 1 : parseInt(this.#raw(mark), 10) || 0;
  }

  #codeText(node: SyntaxNode): string {
    return node
      .getChildren('CodeText')
      .map((part) => this.#raw(part))
      .join('');
  }

  #table(node: SyntaxNode, depth: number): Block {
    const header = node.getChild('TableHeader');
    const rule = node.getChild('TableDelimiter');
    const rows: TableRow[] = [];
    for (const row of node.getChildren('TableRow')) {
      if (!this.#room()) break;
      rows.push(this.#row(row, depth));
    }
    return {
      type: 'table',
      align: rule === null ? [] : aligns(this.#raw(rule)),
      head: header === null ? { cells: [] } : this.#row(header, depth),
      rows,
    };
  }

  /** Empty cells have no node of their own: the bars are counted. */
  #row(row: SyntaxNode, depth: number): TableRow {
    const cells: (readonly Inline[])[] = [];
    const leading = this.text.slice(row.from, row.to).trimStart().startsWith('|');
    let open = !leading;
    let content: readonly Inline[] = [];
    for (let node = row.firstChild; node !== null && cells.length < mostColumns; node = node.nextSibling) {
      if (node.name === 'TableDelimiter') {
        if (open) cells.push(content);
        open = true;
        content = [];
      } else if (node.name === 'TableCell') content = this.#inlines(node, depth);
    }
    if (content.length > 0 && cells.length < mostColumns) cells.push(content);
    return { cells };
  }

  /** Text between the child nodes and the nodes themselves, in order. */
  #inlines(parent: SyntaxNode, depth: number): Inline[] {
    const out: Inline[] = [];
    let at = parent.from;
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      pushText(out, this.text.slice(at, node.from));
      at = node.to;
      if (!this.#room()) return out;
      this.#inline(node, depth + 1, out);
    }
    pushText(out, this.text.slice(at, parent.to));
    return out;
  }

  #inline(node: SyntaxNode, depth: number, out: Inline[]): void {
    const raw = this.#raw(node);
    const wrapper = wrappers[node.name];
    if (marks.has(node.name)) return;
    if (depth > deepest) pushText(out, raw);
    else if (wrapper !== undefined) out.push({ type: wrapper, children: this.#inlines(node, depth) });
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
          this.#link(node, depth, out);
          break;
        case 'Autolink':
        case 'URL':
          this.#autolink(raw.replace(/^<|>$/gu, ''), raw, out);
          break;
        default:
          // HTMLTag, Comment, Image and the like: the text that was written.
          pushText(out, raw);
      }
    }
  }

  #inlineCode(node: SyntaxNode): string {
    const inner = this.#raw(node)
      .replace(/^`+|`+$/gu, '')
      .replace(/\n/gu, ' ');
    return /^ .*[^ ].* $/u.test(inner) ? inner.slice(1, -1) : inner;
  }

  #link(node: SyntaxNode, depth: number, out: Inline[]): void {
    const address = node.getChild('URL');
    const opening = node.firstChild;
    const closing = node.getChildren('LinkMark')[1];
    const label = closing === undefined ? '' : this.text.slice(node.from + 1, closing.from);
    const url = address === null ? this.#referenceUrl(node, label) : this.#addressUrl(address);
    if (url === '' || opening === null || closing === undefined) {
      pushText(out, this.#raw(node));
      return;
    }
    out.push({ type: 'link', url, children: this.#between(node, opening.to, closing.from, depth) });
  }

  #addressUrl(address: SyntaxNode): string {
    return safeUrl(unescapeText(this.#raw(address).replace(/^<|>$/gu, '')));
  }

  /** "[label][name]", "[name][]" and "[name]"; "" when no such reference is defined. */
  #referenceUrl(link: SyntaxNode, label: string): string {
    const reference = link.getChild('LinkLabel');
    const name = reference === null ? label : this.#raw(reference).slice(1, -1) || label;
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
      if (node.name === 'URL' || node.name === 'Autolink' || node.name === 'Link')
        pushText(out, this.#raw(node));
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
      const name = normalLabel(this.#raw(label).slice(1, -1));
      if (!this.#references.has(name)) this.#references.set(name, this.#addressUrl(address));
      return false;
    });
  }

  #raw(node: { readonly from: number; readonly to: number }): string {
    return this.text.slice(node.from, node.to);
  }

  #room(): boolean {
    this.#count += 1;
    if (this.#count > mostNodes) this.full = true;
    return !this.full;
  }
}

function normalLabel(label: string): string {
  return label.trim().replace(/\s+/gu, ' ').toLowerCase();
}

function aligns(rule: string): Align[] {
  const cells = rule
    .trim()
    .replace(/^\||\|$/gu, '')
    .split('|');
  return cells.slice(0, mostColumns).map((cell) => {
    const [left, right] = [cell.trim().startsWith(':'), cell.trim().endsWith(':')];
    return left && right ? 'center' : right ? 'right' : 'left';
  });
}

function pushText(out: Inline[], text: string): void {
  if (text === '') return;
  const last = out.at(-1);
  if (last?.type === 'text') out[out.length - 1] = { type: 'text', text: last.text + text };
  else out.push({ type: 'text', text });
}

/** Spaces next to marks that are gone ("# Title", "[x] done") do not count. */
function trimEnds(children: Inline[]): Inline[] {
  const first = children[0];
  if (first?.type === 'text') children[0] = { type: 'text', text: first.text.trimStart() };
  const last = children.at(-1);
  if (last?.type === 'text') children[children.length - 1] = { type: 'text', text: last.text.trimEnd() };
  return children;
}
