package markdown

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"

	"afterword/backend/document"
)

// ErrTooMuch says that a text is longer or nested deeper than a document is.
var ErrTooMuch = errors.New("the text is too long or nested too deeply to be read as a document")

// MostBytes is the longest text that is read.
const MostBytes = 16 << 20

// The most that is read: the parser takes time in the square of the nesting.
const (
	mostMarks  = 200 // of quotes and lists at the start of a line
	marksInUse = ">-+* \t0123456789.)"
)

// Read reads what Render wrote, in any flavour, back into a document. Written
// again in the same one, it gives the same text, byte for byte.
//
// Markdown says less than a document does, so this is lost: that a list was a
// table, where a flavour has none; what a table cell held besides one line of words; widths, captions and kinds of columns and
// rows; quieter type and notes, which come back as emphasis and paragraphs;
// the roles of labels; line numbers of code; pictures and their axis, of which
// the words stay. A reference to a row comes back as one to the section around
// it. A heading in a list or a quote counts from the heading before. Links to
// files beside the text stay, in a form that only this package writes. Sections and the title have their anchors as ids. Without front matter the language,
// the date and the properties are not there. Front matter that is none of ours
// stands at the end, as a section.
//
// Errors: ErrTooMuch.
func Read(source string) (document.Document, error) {
	if len(source) > MostBytes {
		return document.Document{}, ErrTooMuch
	}
	for line := range strings.Lines(source) {
		body := strings.TrimLeft(line, marksInUse)
		if strings.Count(line[:len(line)-len(body)], " ") < mostMarks && strings.Count(line[:len(line)-len(body)], ">") < mostMarks {
			continue
		}
		return document.Document{}, ErrTooMuch
	}
	var d document.Document
	source = strings.ToValidUTF8(source, "\uFFFD")
	f, text := readFrontMatter(source, &d)
	r := reader{source: []byte(text), mdx: f.mdx, under: 1, finder: finder{used: map[string]bool{}, out: &anchors{slugs: map[string]string{}}}}
	root := markdownReader.Parse(gtext.NewReader(r.source))
	r.next = root.FirstChild()
	d.Title = f.title
	d.Body = r.document(&d, f.titled)
	f.settle(&d, r.kicker)
	if len(f.others) > 0 {
		others := document.Code{Language: "yaml", Text: strings.Join(f.others, "\n")}
		d.Body = append(d.Body, document.Section{ID: r.finder.heading(document.FrontMatter, ""), Title: document.FrontMatter, Blocks: []document.Block{others}})
	}
	return d, nil
}

var markdownReader = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Linkify)).Parser()

type reader struct {
	source []byte
	next   ast.Node // the block of the page that is to be read next
	finder finder   // names headings as Render does
	under  int      // level of the last heading that is in no list or quote
	mdx    bool     // see dialect
	kicker []string
}

// document reads the title and what belongs to it, and then the sections.
func (r *reader) document(d *document.Document, titled bool) []document.Block {
	id := ""
	r.skip()
	if h, ok := r.next.(*ast.Heading); ok && h.Level == 1 {
		d.Title = document.PlainText(r.inlines(h))
		id = r.finder.heading(d.Title, "")
		r.next = h.NextSibling()
		titled = true
	}
	if !titled {
		return r.section(1)
	}
	title := document.TitleBlock{ID: id, Title: d.Title}
	r.skip()
	if p, ok := r.next.(*ast.Paragraph); ok {
		if words, ok := onlyWords(r.inlines(p)); ok {
			title.Kicker = strings.Split(words, kickerMark)
			r.next = p.NextSibling()
		}
	}
	r.kicker = title.Kicker
	d.Subject = strings.Join(title.Kicker, kickerMark)
	if d.Footer = d.Title; d.Properties.Reference != "" {
		d.Footer += kickerMark + d.Properties.Reference
	}
	var body []document.Block
	for r.skip(); r.next != nil; r.skip() {
		if _, ok := r.next.(*ast.Heading); ok {
			break
		}
		b := r.block(r.next)
		r.next = r.next.NextSibling()
		if figures, ok := asKeyFigures(b); ok && len(body) == 0 {
			body = append(body, figures)
		} else if b != nil && len(body) > 0 {
			body = append(body, b)
		} else if b != nil {
			title.Lead = append(title.Lead, b)
		}
	}
	return append(append([]document.Block{title}, body...), r.section(1)...)
}

const kickerMark = " · "

// skip goes past comments: the note for markdownlint, what parts two lists. MDX
// has no other comment than a program that does nothing.
func (r *reader) skip() {
	for r.next != nil && r.isComment(r.next) {
		r.next = r.next.NextSibling()
	}
}

func (r *reader) isComment(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.HTMLBlock:
		return n.HTMLBlockType == ast.HTMLBlockType2
	case *ast.Paragraph, *ast.TextBlock:
		return r.mdx && strings.TrimSpace(r.lines(n)) == mdxDivider
	}
	return false
}

// section reads what stands under a heading of a level, up to the next heading
// that is not deeper.
func (r *reader) section(level int) []document.Block {
	var out []document.Block
	for r.skip(); r.next != nil; r.skip() {
		h, ok := r.next.(*ast.Heading)
		if !ok {
			if b := r.block(r.next); b != nil {
				out = append(out, b)
			}
			r.next = r.next.NextSibling()
			continue
		}
		inlines := r.inlines(h)
		words, plain := onlyWords(inlines)
		if h.Level <= level && level > 1 {
			return out
		}
		r.under = h.Level
		switch {
		case plain && h.Level == level+1:
			r.next = h.NextSibling()
			id := r.finder.heading(words, "")
			out = append(out, document.Section{ID: id, Title: words, Blocks: r.section(h.Level)})
		default:
			r.next = h.NextSibling()
			r.finder.heading(document.PlainText(inlines), "")
			out = append(out, document.Heading{Level: max(h.Level-level, 1), Inlines: inlines})
		}
	}
	return out
}

// block reads one block; nil for what says nothing.
func (r *reader) block(n ast.Node) document.Block {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		if r.isComment(n) {
			return nil
		}
		if f, ok := r.pictureAlone(n); ok {
			return filePicture{File: f}
		}
		if inlines := r.inlines(n); !isBlank(inlines) {
			return document.Paragraph{Inlines: inlines}
		}
	case *ast.Heading: // in a list or a quote
		inlines := r.inlines(n)
		if isBlank(inlines) {
			return nil
		}
		r.finder.heading(document.PlainText(inlines), "")
		return document.Heading{Level: max(n.Level-r.under, 1), Inlines: inlines}
	case *ast.Blockquote:
		return document.Quote{Blocks: r.blocks(n)}
	case *ast.List:
		return r.list(n)
	case *ast.FencedCodeBlock:
		language := string(n.Language(r.source))
		if language == plainLanguage {
			language = ""
		}
		return document.Code{Language: language, Text: r.lines(n)}
	case *ast.CodeBlock:
		return document.Code{Text: r.lines(n)}
	case *ast.HTMLBlock:
		if !r.isComment(n) {
			return document.Code{Language: "html", Text: r.lines(n)}
		}
	case *ast.ThematicBreak:
		return document.Rule{}
	case *east.Table:
		return r.table(n)
	}
	return nil
}

func (r *reader) blocks(parent ast.Node) []document.Block {
	var out []document.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if b := r.block(n); b != nil {
			out = append(out, b)
		}
	}
	return out
}

// list reads a list. One in which every item begins with a term in bold, as
// Render writes definitions, is a list of definitions.
func (r *reader) list(n *ast.List) document.Block {
	out := document.List{Ordered: n.IsOrdered(), Start: n.Start}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		one := document.ListItem{Blocks: r.blocks(item)}
		if first := item.FirstChild(); first != nil {
			if box, ok := first.FirstChild().(*east.TaskCheckBox); ok {
				one.Checked = &box.IsChecked
			}
		}
		out.Items = append(out.Items, one)
	}
	if definitions, ok := asDefinitions(out); ok {
		return definitions
	}
	return out
}

func asDefinitions(l document.List) (document.Definitions, bool) {
	out := document.Definitions{}
	explained := false
	for _, item := range l.Items {
		if l.Ordered || item.Checked != nil || len(item.Blocks) == 0 {
			return out, false
		}
		p, ok := item.Blocks[0].(document.Paragraph)
		if !ok {
			return out, false
		}
		strong, ok := p.Inlines[0].(document.Strong)
		if !ok {
			return out, false
		}
		term, plain := onlyWords(strong.Inlines)
		d := document.Definition{Term: term}
		if len(p.Inlines) > 1 {
			text, ok := p.Inlines[1].(document.Text)
			rest, colon := strings.CutPrefix(text.Value, ": ")
			if !ok || !colon {
				return out, false
			}
			explained = true
			words := p.Inlines[2:]
			if rest != "" {
				words = append([]document.Inline{document.Text{Value: rest}}, words...)
			}
			d.Blocks = append(d.Blocks, document.Paragraph{Inlines: words})
		}
		d.Blocks = append(d.Blocks, item.Blocks[1:]...)
		if !plain || len(p.Inlines) == 1 && len(item.Blocks) > 1 {
			return out, false
		}
		out.Items = append(out.Items, d)
	}
	return out, explained
}

func (r *reader) table(n *east.Table) document.Block {
	out := document.Table{}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*east.TableHeader)
		var cells []document.Cell
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			inlines := r.inlines(c)
			if head {
				i := len(out.Columns)
				column := document.Column{Title: document.PlainText(inlines), Weight: 1}
				if i < len(n.Alignments) {
					column.Align = alignments[n.Alignments[i]]
				}
				out.Columns = append(out.Columns, column)
				continue
			}
			cell := document.Cell{}
			if !isBlank(inlines) {
				cell.Blocks = []document.Block{document.Paragraph{Inlines: inlines}}
			}
			cells = append(cells, cell)
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

// alignments says what the colons below the head of a table ask for.
var alignments = map[east.Alignment]document.Align{east.AlignCenter: document.AlignCentre, east.AlignRight: document.AlignEnd}

// asKeyFigures takes the small table that Render makes of key figures.
func asKeyFigures(b document.Block) (document.KeyFigures, bool) {
	t, ok := b.(document.Table)
	out := document.KeyFigures{}
	if !ok || len(t.Columns) > 5 || len(t.Rows) < 1 || len(t.Rows) > 2 {
		return out, false
	}
	for i, c := range t.Columns {
		value, strong := strongWords(t.Rows[0].Cells[i])
		note, plain := "", true
		if len(t.Rows) == 2 {
			note, plain = cellWords(t.Rows[1].Cells[i])
		}
		if !strong || !plain || c.Align != document.AlignStart {
			return out, false
		}
		out.Figures = append(out.Figures, document.KeyFigure{Label: c.Title, Value: value, Note: note})
	}
	return out, true
}

func strongWords(c document.Cell) (string, bool) {
	if len(c.Blocks) == 0 {
		return "", true
	}
	p, ok := c.Blocks[0].(document.Paragraph)
	if !ok || len(p.Inlines) != 1 {
		return "", false
	}
	s, ok := p.Inlines[0].(document.Strong)
	if !ok {
		return "", false
	}
	return onlyWords(s.Inlines)
}

func cellWords(c document.Cell) (string, bool) {
	if len(c.Blocks) == 0 {
		return "", true
	}
	p, ok := c.Blocks[0].(document.Paragraph)
	if !ok {
		return "", false
	}
	return onlyWords(p.Inlines)
}

// onlyWords gives the words of a line that holds nothing else.
func onlyWords(list []document.Inline) (string, bool) {
	if len(list) != 1 {
		return "", false
	}
	t, ok := list[0].(document.Text)
	return t.Value, ok && utf8.ValidString(t.Value)
}

// lines gives the raw lines of a block without the last line end.
func (r *reader) lines(n ast.Node) string {
	return strings.TrimSuffix(string(n.Lines().Value(r.source)), "\n")
}
