// Package markdown writes a document as Markdown for a repository: as GitHub
// reads it, as the standard has it, or for Docusaurus. It reads all of them back.
//
// Conventions, chosen so that files pass markdownlint's default rules and give
// small differences in reviews: one paragraph is one line, never wrapped, and
// people may use a heading twice (such rules are switched off by the first line
// of the file, see lint); no HTML besides comments, so table cells hold
// their blocks on one line, parted by " — "; an empty comment parts two lists;
// emphasis is "_", strong is "**", lists use "-". Everything people wrote is
// escaped: it reads as the text it is, whatever it looks like. Where emphasis
// cannot be written safely (around code inside a word, say) only the words are
// written.
package markdown

import (
	"bufio"
	"io"
	"slices"
	"strconv"
	"strings"

	"afterword/backend/document"
)

// Render writes d to w as UTF-8 with "\n" line ends. The only errors are those
// of w. The same document gives the same bytes.
func Render(w io.Writer, d document.Document, o Options) error {
	r := renderer{dialect: dialects[o.Flavour], files: o.Files, lint: lint{}, under: 1}
	front := o.FrontMatter || r.mdx
	d.Body = r.tidied(d.Body)
	r.anchors = findAnchors(d.Body, front, !r.tables)
	var lines []string
	if front {
		lines = append(frontMatter(d, o.Flavour), "")
		r.titled = true
	}
	body := r.blocks(d.Body, 1)
	if !r.mdx {
		lines = append(lines, r.lint.note(), "")
	}
	lines = append(lines, body...)
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	out := bufio.NewWriter(w)
	for _, line := range lines {
		// bufio keeps the first error and gives it again at Flush.
		_, _ = out.WriteString(line)
		_ = out.WriteByte('\n')
	}
	return out.Flush()
}

type renderer struct {
	dialect
	anchors *anchors
	files   map[string]File
	lint    lint
	inside  int    // how many lists and quotes
	under   int    // level of the last heading that is in none
	titled  bool   // the title stands in the front matter
	end     string // what the blocks written last end with, see listKinds
}

// blocks gives the lines of blocks with blank lines between them. level is
// that of the heading they stand under.
func (r *renderer) blocks(list []document.Block, level int) []string {
	var out []string
	previous, quoted := "", false
	for _, b := range list {
		lines := r.block(b, level)
		if len(lines) == 0 {
			continue
		}
		begin, end := r.listKinds(b)
		if begin != "" && begin == previous { // or the two would be read as one
			out = append(out, "", r.divider())
		}
		previous = end
		_, quote := b.(document.Quote)
		if quote && quoted { // two quotes, one behind the other
			r.lint["MD028"] = true
		}
		quoted = quote
		if len(out) > 0 {
			out = append(out, "")
		}
		out = append(out, lines...)
	}
	r.end = previous
	return out
}

// divider is a comment that parts two lists.
func (r *renderer) divider() string {
	if r.mdx {
		return mdxDivider
	}
	return "<!-- -->"
}

const mdxDivider = "{/**/}"

// listKinds tells lists apart that would run together: what a block begins and
// ends with, "" for what is no list.
func (r *renderer) listKinds(b document.Block) (begin, end string) {
	switch x := b.(type) {
	case document.List:
		if x.Ordered {
			return "ordered", "ordered"
		}
		return "bullets", "bullets"
	case document.Definitions:
		return "bullets", "bullets"
	case document.KeyFigures:
		if !r.tables {
			return "bullets", "bullets"
		}
	case document.Table:
		return r.tableKinds(x)
	case document.TitleBlock, document.Section: // just written
		return "", r.end
	}
	return "", ""
}

func (r *renderer) block(b document.Block, level int) []string {
	switch x := b.(type) {
	case document.TitleBlock:
		return r.title(x)
	case document.KeyFigures:
		if !r.tables {
			return r.figuresAsList(x, level)
		}
		return r.keyFigures(x)
	case document.TimelineFigure:
		return r.paragraph([]document.Inline{document.Text{Value: x.Alt}})
	case document.Timeline: // a picture only; the table that follows says all of it
		return nil
	case document.Section:
		lines := r.heading(level+1, []document.Inline{document.Text{Value: x.Title}})
		below := r.blocks(x.Blocks, level+1)
		if len(lines) == 0 {
			return below
		}
		return append(lines, prefixedByBlank(below)...)
	case document.Paragraph:
		lines := r.paragraph(x.Inlines)
		if f, ok := r.files[x.Picture]; ok && f.Picture {
			return append([]string{r.picture(f), ""}, lines...)
		}
		return lines
	case document.Note:
		return r.paragraph(x.Inlines)
	case document.Heading:
		if r.inside > 0 { // below the heading before the list or quote, see Read
			level = r.under
		}
		return r.heading(level+x.Level, x.Inlines)
	case document.List:
		return r.list(x, level)
	case document.Definitions:
		return r.definitions(x, level)
	case document.Table:
		return r.tableWithFiles(x, level)
	case document.Code:
		return r.code(x)
	case document.Quote:
		r.inside++
		lines := r.blocks(x.Blocks, level)
		r.inside--
		return indent(lines, "> ", "> ")
	case document.Rule:
		return []string{rule}
	case filePicture:
		return []string{r.picture(x.File)}
	}
	return nil
}

func (r *renderer) title(x document.TitleBlock) []string {
	var blocks []document.Block
	if len(x.Kicker) > 0 {
		blocks = append(blocks, document.Paragraph{Inlines: []document.Inline{document.Text{Value: strings.Join(x.Kicker, " · ")}}})
	}
	below := r.blocks(append(blocks, x.Lead...), 1)
	if r.titled {
		return below
	}
	heading := r.heading(1, []document.Inline{document.Text{Value: x.Title}})
	if len(heading) == 0 {
		return below
	}
	return append(heading, prefixedByBlank(below)...)
}

const deepest = 6 // level of headings

// heading writes at most six levels; an empty heading is left out.
func (r *renderer) heading(level int, inlines []document.Inline) []string {
	name := r.oneLine(inlines)
	if name == "" {
		return nil
	}
	r.lint.heading(name)
	level = min(level, deepest)
	if r.inside == 0 {
		r.under = level
	}
	// A closing run of "#" would be taken off.
	if strings.HasSuffix(name, "#") {
		name = name[:len(name)-1] + `\#`
	}
	return []string{strings.Repeat("#", level) + " " + name}
}

func (r *renderer) paragraph(inlines []document.Inline) []string {
	var out []string
	for line := range strings.SplitSeq(r.inlines(inlines, "\n", span{}), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, r.escapeStart(line))
		}
	}
	if len(out) == 1 && r.inside == 0 {
		r.lint.paragraph(out[0])
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
	tight := r.tight(x)
	if x.Ordered && x.Start != 1 { // the numbers people gave
		r.lint["MD029"] = true
	}
	var out []string
	for i, item := range x.Items {
		mark := bullet(x, i)
		r.inside++
		lines := r.blocks(item.Blocks, level)
		r.inside--
		if tight {
			lines = slices.DeleteFunc(lines, func(line string) bool { return line == "" })
		}
		if len(lines) == 0 {
			// Readers disagree on what follows an item with nothing in it.
			lines = []string{"&nbsp;"}
		}
		if !x.Ordered && lines[0] == rule && item.Checked == nil {
			// "- ---" would be a rule across the list: a comment stands before it.
			lines = append([]string{r.divider(), ""}, lines...)
		}
		if item.Checked != nil {
			if !beginsWithWords(item) { // a box needs words behind it
				lines = append([]string{"&nbsp;", ""}, lines...)
			}
			lines = append([]string{box(*item.Checked) + lines[0]}, lines[1:]...)
		}
		if i > 0 && !tight {
			out = append(out, "")
		}
		out = append(out, indent(lines, mark, strings.Repeat(" ", len(mark)))...)
	}
	return out
}

func box(checked bool) string {
	if checked {
		return "[x] "
	}
	return "[ ] "
}

func beginsWithWords(item document.ListItem) bool {
	if len(item.Blocks) == 0 {
		return true // a blank stands for it
	}
	p, ok := item.Blocks[0].(document.Paragraph)
	return ok && !isBlank(p.Inlines)
}

const rule = "---"

// tight reports whether a list can do without blank lines: each item is one
// paragraph, with at most one list below that is tight itself and may follow
// a paragraph directly (a numbered one only from 1).
func (r *renderer) tight(x document.List) bool {
	for _, item := range x.Items {
		if len(item.Blocks) == 0 || len(item.Blocks) > 2 {
			return false
		}
		p, ok := item.Blocks[0].(document.Paragraph)
		if _, shown := r.files[p.Picture]; !ok || shown || isBlank(p.Inlines) {
			return false
		}
		if len(item.Blocks) == 2 {
			l, ok := r.listOnly(item.Blocks[1])
			if !ok || l.Ordered && l.Start != 1 || !r.tight(l) {
				return false
			}
		}
	}
	return true
}

// listOnly gives the list that a block is written as.
func (r *renderer) listOnly(b document.Block) (l document.List, ok bool) {
	if t, is := b.(document.Table); is && !r.tables {
		if begin, end := r.tableKinds(t); begin != "" && end != "" && !slices.ContainsFunc(t.Rows, func(row document.Row) bool { return r.files[row.ID].Path != "" }) {
			b = r.listed(t)[0]
		}
	}
	l, ok = b.(document.List)
	return l, ok
}

// bullet gives the mark of an item.
func bullet(x document.List, i int) string {
	if x.Ordered {
		return strconv.Itoa(x.Start+i) + ". "
	}
	return "- "
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

// plainLanguage is that of code of which no language is known.
const plainLanguage = "text"

// code is fenced with more backticks than any run inside.
func (r *renderer) code(x document.Code) []string {
	fence := strings.Repeat("`", max(3, longestRun(x.Text, '`')+1))
	language := strings.Map(func(c rune) rune {
		if c < 0x80 && (isAlnum(c) || strings.ContainsRune("+-#._", c)) {
			return c
		}
		return -1
	}, x.Language)
	if language == "" {
		language = plainLanguage
	}
	lines := []string{fence + language[:min(len(language), 30)]}
	body := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(x.Text)
	for line := range strings.SplitSeq(body, "\n") {
		line = strings.Map(func(c rune) rune {
			if turns(c) {
				return -1
			}
			return c
		}, line)
		if strings.TrimSpace(line) == "" { // readers disagree on blanks that nobody sees
			line = ""
		}
		lines = append(lines, line)
	}
	r.lint.code(lines[1:])
	return append(lines, fence)
}

// keyFigures is a small table: labels, figures, notes.
func (r *renderer) keyFigures(x document.KeyFigures) []string {
	var head, values, notes []string
	noted := false
	// Blanks that may not break are for narrow columns on paper.
	breakable := strings.NewReplacer("\u00a0", " ")
	cell := func(one document.Inline) string {
		return strings.TrimSpace(r.inlines([]document.Inline{one}, " ", span{cell: true}))
	}
	for _, f := range x.Figures {
		head = append(head, cell(document.Text{Value: f.Label}))
		values = append(values, cell(document.Strong{Inlines: []document.Inline{document.Text{Value: f.Value}}}))
		notes = append(notes, cell(document.Text{Value: breakable.Replace(f.Note)}))
		noted = noted || notes[len(notes)-1] != ""
	}
	rows := [][]string{head, values}
	if noted {
		rows = append(rows, notes)
	}
	return tableLines(rows, make([]document.Align, len(head)))
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
