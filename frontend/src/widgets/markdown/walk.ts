import type { SyntaxNode } from '@lezer/common';
import { InlineWalker, deepest, marks } from './inline';
import { beginning, parseBounded } from './parse';
import type { Align, Block, Inline, ListItem, Preview, TableRow } from './tree';

/**
 * Syntax tree → preview. Every node either becomes one of the few shapes of
 * tree.ts or stays the text it was written as: raw HTML and comments are text.
 */

const mostColumns = 64;

/** Reads Markdown for display. Never throws; says when it shows less than all. */
export function preview(source: string): Preview {
  const text = beginning(source);
  const tree = parseBounded(text);
  const cut = text.length < source.length;
  if (tree === null) return { blocks: [{ type: 'code', text }], cut, plain: true };
  const line = new InlineWalker(text, tree.topNode);
  const blocks = new BlockWalker(line).blocks(tree.topNode, 0);
  return { blocks, cut: cut || line.full, plain: false };
}

class BlockWalker {
  readonly #line: InlineWalker;

  constructor(line: InlineWalker) {
    this.#line = line;
  }

  blocks(parent: SyntaxNode, depth: number, tight = false): Block[] {
    const out: Block[] = [];
    for (let node = parent.firstChild; node !== null && this.#line.room(); node = node.nextSibling) {
      const block = this.#block(node, depth, tight);
      if (block !== null) out.push(block);
    }
    return out;
  }

  #block(node: SyntaxNode, depth: number, tight: boolean): Block | null {
    if (marks.has(node.name) || node.name === 'LinkReference') return null;
    const heading = /^(?:ATX|Setext)Heading([1-6])$/u.exec(node.name);
    if (heading !== null) {
      return {
        type: 'heading',
        level: Number(heading[1]),
        children: trimEnds(this.#line.inlines(node, depth)),
      };
    }
    // Deeper than anyone can read: the rest of the branch as it was written.
    if (depth > deepest) return { type: 'code', text: this.#line.raw(node) };
    switch (node.name) {
      case 'Paragraph':
      case 'Task': {
        const children = trimEnds(this.#line.inlines(node, depth));
        const only = children.length === 1 && node.firstChild?.name === 'Image' ? children[0] : undefined;
        if (only?.type === 'cite') return { type: 'picture', id: only.id, children: only.children };
        return { type: tight ? 'plain' : 'paragraph', children };
      }
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
        return { type: 'paragraph', children: [{ type: 'text', text: this.#line.raw(node) }] };
    }
  }

  #items(list: SyntaxNode, depth: number): ListItem[] {
    // A blank line between items makes the list a loose one, with paragraphs.
    const tight = !/\n[ \t>]*\n/u.test(this.#line.raw(list));
    const items: ListItem[] = [];
    for (const item of list.getChildren('ListItem')) {
      if (!this.#line.room()) break;
      const marker = item.getChild('Task')?.getChild('TaskMarker');
      const task = marker === null || marker === undefined ? null : /x/iu.test(this.#line.raw(marker));
      items.push({ task, blocks: this.blocks(item, depth + 1, tight) });
    }
    return items;
  }

  #start(list: SyntaxNode): number {
    const mark = list.getChild('ListItem')?.getChild('ListMark');
    return mark === null || mark === undefined ? 1 : parseInt(this.#line.raw(mark), 10) || 0;
  }

  #codeText(node: SyntaxNode): string {
    return node
      .getChildren('CodeText')
      .map((part) => this.#line.raw(part))
      .join('');
  }

  #table(node: SyntaxNode, depth: number): Block {
    const header = node.getChild('TableHeader');
    const rule = node.getChild('TableDelimiter');
    const rows: TableRow[] = [];
    for (const row of node.getChildren('TableRow')) {
      if (!this.#line.room()) break;
      rows.push(this.#row(row, depth));
    }
    return {
      type: 'table',
      align: rule === null ? [] : aligns(this.#line.raw(rule)),
      head: header === null ? { cells: [] } : this.#row(header, depth),
      rows,
    };
  }

  /** Empty cells have no node of their own: the bars are counted. */
  #row(row: SyntaxNode, depth: number): TableRow {
    const cells: (readonly Inline[])[] = [];
    const leading = this.#line.raw(row).trimStart().startsWith('|');
    let open = !leading;
    let content: readonly Inline[] = [];
    for (let node = row.firstChild; node !== null && cells.length < mostColumns; node = node.nextSibling) {
      if (node.name === 'TableDelimiter') {
        if (open) cells.push(content);
        open = true;
        content = [];
      } else if (node.name === 'TableCell') content = this.#line.inlines(node, depth);
    }
    if (content.length > 0 && cells.length < mostColumns) cells.push(content);
    return { cells };
  }
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

/** Spaces next to marks that are gone ("# Title", "[x] done") do not count. */
function trimEnds(children: Inline[]): Inline[] {
  const first = children[0];
  if (first?.type === 'text') children[0] = { type: 'text', text: first.text.trimStart() };
  const last = children.at(-1);
  if (last?.type === 'text') children[children.length - 1] = { type: 'text', text: last.text.trimEnd() };
  return children;
}
