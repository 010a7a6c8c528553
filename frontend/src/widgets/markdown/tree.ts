/** The preview as plain data: what MarkdownView draws. There is no node for HTML, so none can be drawn. */

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'break' }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly type: 'strong'; readonly children: readonly Inline[] }
  | { readonly type: 'strike'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] }
  /** Words that lead to a piece of evidence, by its id. */
  | { readonly type: 'cite'; readonly id: string; readonly children: readonly Inline[] };

export interface ListItem {
  /** Ticked or not for a task, null for an ordinary item. */
  readonly task: boolean | null;
  readonly blocks: readonly Block[];
}

export type Align = 'left' | 'center' | 'right';

export interface TableRow {
  readonly cells: readonly (readonly Inline[])[];
}

export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  /** Inside an item of a tight list: text without a paragraph around it. */
  | { readonly type: 'plain'; readonly children: readonly Inline[] }
  /** A stored picture that is cited on a line of its own; the words where there is none. */
  | { readonly type: 'picture'; readonly id: string; readonly children: readonly Inline[] }
  | { readonly type: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly type: 'quote'; readonly blocks: readonly Block[] }
  | { readonly type: 'list'; readonly start: number | null; readonly items: readonly ListItem[] }
  | { readonly type: 'code'; readonly text: string }
  | {
      readonly type: 'table';
      readonly align: readonly Align[];
      readonly head: TableRow;
      readonly rows: readonly TableRow[];
    }
  | { readonly type: 'rule' };

export interface Preview {
  readonly blocks: readonly Block[];
  /** Only the beginning is shown: the text is longer than a preview draws. */
  readonly cut: boolean;
  /** Shown as it was written: formatting it would have taken too long. */
  readonly plain: boolean;
}
