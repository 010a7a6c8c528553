// Package markdown writes a document as GitHub-flavoured Markdown for a
// repository.
//
// Conventions, chosen so that files pass markdownlint's default rules and give
// small differences in reviews: one paragraph is one line, never wrapped, and
// people may use a heading twice (rules MD013 and MD024 are switched off by the
// first line of the file); no HTML besides that comment, so table cells hold their blocks on one line, parted by " — ";
// emphasis is "_", strong is "**", lists use "-". Everything people wrote is
// escaped: it reads as the text it is, whatever it looks like. Where emphasis
// cannot be written safely (inside a word, say) only the words are written.
package markdown

import (
	"bufio"
	"io"
	"slices"
	"strconv"
	"strings"

	"afterword/backend/document"
)

const lintNote = "<!-- markdownlint-disable MD013 MD024 -->"

// Render writes d to w as UTF-8 with "\n" line ends. The only errors are those
// of w. The same document gives the same bytes.
func Render(w io.Writer, d document.Document) error {
	r := renderer{anchors: findAnchors(d.Body)}
	out := bufio.NewWriter(w)
	lines := append([]string{lintNote}, prefixedByBlank(r.blocks(d.Body, 1))...)
	for _, line := range lines {
		// bufio keeps the first error and gives it again at Flush.
		_, _ = out.WriteString(line)
		_ = out.WriteByte('\n')
	}
	return out.Flush()
}

type renderer struct {
	anchors *anchors
	other   bool // the next list takes the other mark, being right behind a list
}

// blocks gives the lines of blocks with blank lines between them. level is
// that of the heading they stand under.
func (r *renderer) blocks(list []document.Block, level int) []string {
	var out []string
	previous, other := "", false
	for _, b := range list {
		kind := listKind(b)
		r.other = kind != "" && kind == previous && !other
		other = r.other
		lines := r.block(b, level)
		if len(lines) == 0 {
			continue
		}
		previous = kind
		if len(out) > 0 {
			out = append(out, "")
		}
		out = append(out, lines...)
	}
	return out
}

// listKind tells lists apart that would run together, "" for other blocks.
func listKind(b document.Block) string {
	switch x := b.(type) {
	case document.List:
		if x.Ordered {
			return "ordered"
		}
		return "bullets"
	case document.Definitions:
		return "bullets"
	}
	return ""
}

func (r *renderer) block(b document.Block, level int) []string {
	switch x := b.(type) {
	case document.TitleBlock:
		return r.title(x)
	case document.KeyFigures:
		return keyFigures(x)
	case document.TimelineFigure:
		return r.paragraph([]document.Inline{document.Text{Value: x.Alt}})
	case document.Timeline: // a picture only; the table that follows says all of it
		return nil
	case document.Section:
		lines := r.heading(level+1, []document.Inline{document.Text{Value: x.Title}})
		return append(lines, prefixedByBlank(r.blocks(x.Blocks, level+1))...)
	case document.Paragraph:
		return r.paragraph(x.Inlines)
	case document.Note:
		return r.paragraph(x.Inlines)
	case document.Heading:
		return r.heading(level+x.Level, x.Inlines)
	case document.List:
		return r.list(x, level)
	case document.Definitions:
		return r.definitions(x, level)
	case document.Table:
		return r.table(x)
	case document.Code:
		return code(x)
	case document.Quote:
		return indent(r.blocks(x.Blocks, level), "> ", "> ")
	case document.Rule:
		return []string{"---"}
	}
	return nil
}

func (r *renderer) title(x document.TitleBlock) []string {
	lines := r.heading(1, []document.Inline{document.Text{Value: x.Title}})
	kicker := r.paragraph([]document.Inline{document.Text{Value: strings.Join(x.Kicker, " · ")}})
	lines = append(lines, prefixedByBlank(kicker)...)
	return append(lines, prefixedByBlank(r.blocks(x.Lead, 1))...)
}

// heading writes at most six levels; an empty heading is left out.
func (r *renderer) heading(level int, inlines []document.Inline) []string {
	name := strings.Join(strings.Fields(r.oneLine(inlines)), " ")
	if name == "" {
		return nil
	}
	// A closing run of "#" would be taken off.
	if strings.HasSuffix(name, "#") {
		name = name[:len(name)-1] + `\#`
	}
	return []string{strings.Repeat("#", min(level, 6)) + " " + name}
}

func (r *renderer) paragraph(inlines []document.Inline) []string {
	var out []string
	for line := range strings.SplitSeq(r.inlines(inlines, "\n"), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, escapeStart(line))
		}
	}
	for i := range len(out) - 1 {
		// A hard line break. Readers disagree on one behind an escaped backslash.
		if strings.HasSuffix(out[i], `\\`) {
			out[i] = strings.TrimSuffix(out[i], `\\`) + "&#92;"
		}
		out[i] += `\`
	}
	return out
}

func (r *renderer) list(x document.List, level int) []string {
	other, tight := r.other, tight(x)
	var out []string
	for i, item := range x.Items {
		mark := bullet(x, i, other)
		lines := r.blocks(item.Blocks, level)
		if tight {
			lines = slices.DeleteFunc(lines, func(line string) bool { return line == "" })
		}
		if len(lines) == 0 {
			// Readers disagree on what follows an item with nothing in it.
			lines = []string{"&nbsp;"}
		}
		if item.Checked != nil {
			box := "[ ] "
			if *item.Checked {
				box = "[x] "
			}
			lines = append([]string{box + lines[0]}, lines[1:]...)
		}
		if i > 0 && !tight {
			out = append(out, "")
		}
		out = append(out, indent(lines, mark, strings.Repeat(" ", len(mark)))...)
	}
	return out
}

// tight reports whether a list can do without blank lines: each item is one
// paragraph, with at most one list below that is tight itself and may follow
// a paragraph directly (a numbered one only from 1).
func tight(x document.List) bool {
	for _, item := range x.Items {
		if len(item.Blocks) == 0 || len(item.Blocks) > 2 {
			return false
		}
		if p, ok := item.Blocks[0].(document.Paragraph); !ok || strings.TrimSpace(document.PlainText(p.Inlines)) == "" {
			return false
		}
		if len(item.Blocks) == 2 {
			if l, ok := item.Blocks[1].(document.List); !ok || l.Ordered && l.Start != 1 || !tight(l) {
				return false
			}
		}
	}
	return true
}

// bullet gives the mark of an item. A list right behind another one of its
// kind takes the other mark, or they would be read as one.
func bullet(x document.List, i int, other bool) string {
	switch {
	case x.Ordered && other:
		return strconv.Itoa(x.Start+i) + ") "
	case x.Ordered:
		return strconv.Itoa(x.Start+i) + ". "
	case other:
		return "* "
	default:
		return "- "
	}
}

// definitions becomes a list with the terms in bold; Markdown has no other way.
func (r *renderer) definitions(x document.Definitions, level int) []string {
	list := document.List{}
	for _, d := range x.Items {
		head := []document.Inline{document.Strong{Inlines: []document.Inline{document.Text{Value: d.Term}}}}
		rest := d.Blocks
		if len(rest) > 0 {
			if first, ok := rest[0].(document.Paragraph); ok {
				head = append(append(head, document.Text{Value: ": "}), first.Inlines...)
				rest = rest[1:]
			}
		}
		blocks := append([]document.Block{document.Paragraph{Inlines: head}}, rest...)
		list.Items = append(list.Items, document.ListItem{Blocks: blocks})
	}
	return r.list(list, level)
}

// code is fenced with more backticks than any run inside.
func code(x document.Code) []string {
	fence := strings.Repeat("`", max(3, longestRun(x.Text, '`')+1))
	language := strings.Map(func(c rune) rune {
		if c < 0x80 && (isAlnum(c) || strings.ContainsRune("+-#._", c)) {
			return c
		}
		return -1
	}, x.Language)
	if language == "" {
		language = "text"
	}
	lines := []string{fence + language[:min(len(language), 30)]}
	body := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(x.Text)
	for line := range strings.SplitSeq(body, "\n") {
		lines = append(lines, line)
	}
	return append(lines, fence)
}

// keyFigures is a small table: labels, figures, notes.
func keyFigures(x document.KeyFigures) []string {
	var head, values, notes []string
	noted := false
	// Blanks that may not break are for narrow columns on paper.
	breakable := strings.NewReplacer("\u00a0", " ")
	for _, f := range x.Figures {
		head = append(head, escapeCell(f.Label))
		value := escapeCell(f.Value)
		if value != "" {
			value = "**" + value + "**"
		}
		values = append(values, value)
		notes = append(notes, escapeCell(breakable.Replace(f.Note)))
		noted = noted || f.Note != ""
	}
	rows := [][]string{head, values}
	if noted {
		rows = append(rows, notes)
	}
	return tableLines(rows, make([]bool, len(head)))
}

// indent puts first before the first line and rest before the others.
func indent(lines []string, first, rest string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		prefix := rest
		if i == 0 {
			prefix = first
		}
		if line == "" {
			prefix = strings.TrimRight(prefix, " ")
		}
		out[i] = prefix + line
	}
	return out
}

func prefixedByBlank(lines []string) []string {
	if len(lines) == 0 {
		return nil
	}
	return append([]string{""}, lines...)
}
