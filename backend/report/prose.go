package report

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// reader is Markdown with GitHub's tables, strikethrough, task lists and bare
// links. Only its parser is used: nothing here ever writes HTML.
var reader = goldmark.New(
	goldmark.WithExtensions(extension.Strikethrough, extension.TaskList, extension.Linkify),
	goldmark.WithParserOptions(
		parser.WithParagraphTransformers(util.Prioritized(readTables(), 200)),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	),
).Parser()

// prose reads a person's Markdown for the audience of the export.
func (c *composer) prose(s string) []document.Block { return readProse(s, c.noPlaces) }

// prose is that for people who may see everything.
func prose(s string) []document.Block { return readProse(s, false) }

// readProse reads a person's Markdown into blocks. HTML stays visible as the text
// that was typed, pictures from elsewhere become links, addresses other than
// http, https and mailto become plain text, or none with noPlaces. What would take too long to read
// (see tooMuch) is shown as it was typed. Headings count from 1 and never skip
// a level.
func readProse(s string, noPlaces bool) []document.Block {
	if blank(s) {
		return nil
	}
	s = postmortem.Clean(s)
	if tooMuch(s) {
		return plainParagraphs(s)
	}
	source := []byte(s)
	r := proseReader{source: source, noPlaces: noPlaces}
	return r.blocks(reader.Parse(gtext.NewReader(source)), 0)
}

// Words gives what a reader sees of a person's Markdown, without what marks it up.
func Words(markdown string) string {
	return document.Words(document.Document{Body: prose(markdown)})
}

// plainParagraphs keeps text as it is: blank lines part paragraphs, line ends
// stay line ends.
func plainParagraphs(s string) []document.Block {
	var out []document.Block
	var inlines []document.Inline
	flush := func() {
		if len(inlines) > 0 {
			out = append(out, document.Paragraph{Inlines: inlines})
			inlines = nil
		}
	}
	for line := range strings.Lines(postmortem.Clean(s)) {
		line = strings.TrimRight(line, "\n")
		if blank(line) {
			flush()
			continue
		}
		if len(inlines) > 0 {
			inlines = append(inlines, document.Break{})
		}
		inlines = append(inlines, text(line))
	}
	flush()
	return out
}

type proseReader struct {
	source []byte
	// noPlaces leaves out addresses that are no links: paths and programs of the team.
	noPlaces bool
	first    int // level of the field's first heading, 0 before it
	last     int // level given to the heading before
}

func (r *proseReader) blocks(parent ast.Node, depth int) []document.Block {
	var out []document.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if depth > maxNesting {
			return append(out, plainParagraphs(r.raw(n))...)
		}
		if b := r.block(n, depth+1); b != nil {
			out = append(out, b)
		}
	}
	return out
}

func (r *proseReader) block(n ast.Node, depth int) document.Block {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		if inlines := r.inlines(n, 0); len(inlines) > 0 {
			return document.Paragraph{Inlines: inlines, Picture: pictureOnly(n, inlines)}
		}
	case *ast.Heading:
		if inlines := r.inlines(n, 0); len(inlines) > 0 {
			return document.Heading{Level: r.headingLevel(n.Level), Inlines: inlines}
		}
	case *ast.Blockquote:
		if inner := r.blocks(n, depth); len(inner) > 0 {
			return document.Quote{Blocks: inner}
		}
	case *ast.List:
		return r.list(n, depth)
	case *ast.CodeBlock:
		return document.Code{Text: r.lines(n)}
	case *ast.FencedCodeBlock:
		return document.Code{Language: string(n.Language(r.source)), Text: r.lines(n)}
	case *ast.HTMLBlock:
		raw := string(n.Lines().Value(r.source))
		if n.HasClosure() {
			raw += string(n.ClosureLine.Value(r.source))
		}
		if raw = strings.Trim(raw, "\n"); strings.Join(strings.Fields(raw), "") == "<!---->" {
			return nil // it only parts two lists, and hides nothing
		}
		return document.Code{Language: "html", Text: raw}
	case *ast.ThematicBreak:
		return document.Rule{}
	case *east.Table:
		return r.table(n)
	}
	return nil // link definitions and the like show nothing
}

// pictureOnly gives what a paragraph leads to that is a picture of evidence and
// nothing else, in the scheme of citations; "" for every other one. citing puts
// the row of the evidence in its place.
func pictureOnly(n ast.Node, inlines []document.Inline) string {
	if _, ok := n.FirstChild().(*ast.Image); !ok || len(inlines) != 1 {
		return ""
	}
	if cited, ok := inlines[0].(document.Ref); ok && strings.HasPrefix(cited.Target, proofScheme) {
		return cited.Target
	}
	return ""
}

// headingLevel counts from the level of the first heading, and goes down one
// level at a time at most, so that outlines have no holes.
func (r *proseReader) headingLevel(level int) int {
	if r.first == 0 {
		r.first = level
	}
	given := min(max(level-r.first+1, 1), r.last+1)
	r.last = given
	return given
}

func (r *proseReader) list(n *ast.List, depth int) document.Block {
	out := document.List{Ordered: n.IsOrdered(), Start: n.Start}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		out.Items = append(out.Items, document.ListItem{Checked: checked(item), Blocks: r.blocks(item, depth)})
	}
	return out
}

// checked finds the box of a task list item.
func checked(item ast.Node) *bool {
	first := item.FirstChild()
	if first == nil {
		return nil
	}
	if box, ok := first.FirstChild().(*east.TaskCheckBox); ok {
		return &box.IsChecked
	}
	return nil
}

// alignments says what the colons below the head of a table ask for.
var alignments = map[east.Alignment]document.Align{east.AlignCenter: document.AlignCentre, east.AlignRight: document.AlignEnd}

func (r *proseReader) table(n *east.Table) document.Block {
	out := document.Table{}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*east.TableHeader)
		var cells []document.Cell
		i := 0
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			inlines := r.inlines(c, 0)
			if head {
				column := document.Column{Title: oneLine(document.PlainText(inlines)), Weight: 1}
				if i < len(n.Alignments) {
					column.Align = alignments[n.Alignments[i]]
				}
				out.Columns = append(out.Columns, column)
			} else {
				cells = append(cells, cell(inlines...))
			}
			i++
		}
		if head {
			continue
		}
		for len(cells) < len(out.Columns) {
			cells = append(cells, document.Cell{})
		}
		out.Rows = append(out.Rows, document.Row{Cells: cells[:len(out.Columns)]})
	}
	return out
}

// lines gives the raw lines of a block without the last line end.
func (r *proseReader) lines(n ast.Node) string {
	return strings.TrimRight(string(n.Lines().Value(r.source)), "\n")
}

// raw gives the typed text of a block and what is inside it, as far as it has
// lines of its own.
func (r *proseReader) raw(n ast.Node) string {
	var out strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Type() == ast.TypeBlock && n.Lines() != nil {
			out.Write(n.Lines().Value(r.source))
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}
