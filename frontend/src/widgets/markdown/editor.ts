import { standardKeymap } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  ViewPlugin,
  keymap,
  placeholder,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

/**
 * The Markdown editor over CodeMirror, without a history of its own: undo
 * belongs to the post-mortem, so Mod-Z is left to the window. Tab is left to
 * the browser, so that the keyboard can leave the field.
 */

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly value: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly placeholder: string;
  readonly minLines: number;
  /** Every change by the person; composing while an input method is at work. */
  readonly onchange: (value: string, composing: boolean) => void;
  readonly onblur: () => void;
}

export interface MarkdownEditor {
  /** Shows a value from outside (undo, a conflict) and keeps the caret where it was in the text. */
  show(value: string): void;
  /** Names and descriptions for screen readers. */
  describe(attributes: Readonly<Record<string, string>>): void;
  focus(): void;
  destroy(): void;
}

/** Marks a change that came from outside, so that it is not reported back. */
const fromOutside = Annotation.define<boolean>();

const quiet = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '600', fontFamily: 'var(--serif)' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.monospace, fontFamily: 'var(--mono)', fontSize: '0.93em' },
  { tag: tags.link, color: 'var(--accent)' },
  { tag: tags.url, color: 'var(--ink-3)' },
  { tag: tags.quote, color: 'var(--ink-2)' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName], color: 'var(--ink-3)' },
]);

/** Every line runs from the side that its own words ask for. */
const lineWise = ViewPlugin.fromClass(
  class {
    lines: DecorationSet;

    constructor(view: EditorView) {
      this.lines = directed(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.lines = directed(update.view);
    }
  },
  { decorations: (plugin) => plugin.lines },
);

const auto = Decoration.line({ attributes: { dir: 'auto' } });

/** The lines in sight, each with its own direction. */
function directed(view: EditorView): DecorationSet {
  const { doc } = view.state;
  const ranges = view.visibleRanges.flatMap(({ from, to }) => {
    const [first, last] = [doc.lineAt(from).number, doc.lineAt(to).number];
    return Array.from({ length: last - first + 1 }, (_, i) => auto.range(doc.line(first + i).from));
  });
  return Decoration.set(ranges, true);
}

function theme(minLines: number): Extension {
  return EditorView.theme({
    '&': { backgroundColor: 'transparent', color: 'inherit' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': {
      fontFamily: 'inherit',
      lineHeight: '1.45',
      // Both ends: a short text does not jump, a long one does not push the page away.
      minHeight: `calc(${String(minLines)} * 1.45em + 0.75rem)`,
      maxHeight: 'min(28rem, 55vh)',
      scrollbarWidth: 'thin',
    },
    '.cm-content': { padding: '0.375rem 0', caretColor: 'var(--ink)' },
    '.cm-line': { padding: '0 0.5625rem' },
    '.cm-placeholder': { color: 'var(--ink-3)' },
  });
}

/** The one span in which two texts differ, for the smallest change. */
export function difference(before: string, after: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end += 1;
  }
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

export function createEditor(options: EditorOptions): MarkdownEditor {
  const attributes = new Compartment();
  const named = (given: Readonly<Record<string, string>>): Extension =>
    EditorView.contentAttributes.of({
      spellcheck: 'true',
      autocorrect: 'on',
      autocapitalize: 'sentences',
      ...given,
    });
  /** A value that came while an input method was composing: shown when it has ended. */
  let waiting: string | null = null;

  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.value,
      extensions: [
        markdown({ base: markdownLanguage, completeHTMLTags: false }),
        syntaxHighlighting(quiet),
        keymap.of(standardKeymap),
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        lineWise,
        placeholder(options.placeholder),
        theme(options.minLines),
        attributes.of(named(options.attributes)),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged || update.transactions.some((step) => step.annotation(fromOutside) === true))
            return;
          options.onchange(update.state.doc.toString(), composing());
        }),
        EditorView.domEventHandlers({
          blur: () => {
            settle();
            options.onblur();
          },
          compositionend: () => {
            // CodeMirror reads the composed text after this event.
            setTimeout(settle, 50);
          },
          beforeinput: (event) => {
            // The page's menu could ask for the browser's own undo, which knows nothing of the document's.
            if (!event.inputType.startsWith('history')) return false;
            event.preventDefault();
            return true;
          },
        }),
      ],
    }),
  });

  function composing(): boolean {
    return view.composing || view.compositionStarted;
  }

  function settle(): void {
    if (waiting === null || composing()) return;
    const value = waiting;
    waiting = null;
    show(value);
  }

  function show(value: string): void {
    const present = view.state.doc.toString();
    if (value === present) {
      waiting = null;
      return;
    }
    if (composing()) {
      waiting = value;
      return;
    }
    view.dispatch({ changes: difference(present, value), annotations: fromOutside.of(true) });
  }

  return {
    show,
    describe(given) {
      view.dispatch({ effects: attributes.reconfigure(named(given)) });
    },
    focus() {
      view.focus();
    },
    destroy() {
      view.destroy();
    },
  };
}
