package html

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"afterword/backend/document"
)

// Tables of up to two columns fit on any screen. With three to five, the cells of
// a row stand below each other on a small screen, with the titles of their
// columns. Wider ones scroll inside a frame that can be reached by keyboard.
const (
	narrowTable = 2
	widestTable = 5
)

// tableWriter writes one table.
type tableWriter struct {
	*renderer
	columns []document.Column
	main    int  // the widest column, which needs no title on a small screen
	stacks  bool // its rows become stacks on a small screen
	level   int
}

func (r *renderer) table(x document.Table, level int) {
	if len(x.Columns) == 0 {
		return
	}
	t := tableWriter{renderer: r, columns: x.Columns, level: level}
	wide := len(x.Columns) > widestTable
	t.stacks = len(x.Columns) > narrowTable && !wide
	for i, c := range x.Columns {
		if c.Weight > x.Columns[t.main].Weight {
			t.main = i
		}
	}
	if wide {
		r.frames++
		r.s(`<div class="wide" role="region" tabindex="0" aria-label="`).attr(orElse(x.Caption, r.words.table+" "+strconv.Itoa(r.frames))).s("\">\n")
	}
	r.s("<table")
	switch {
	case t.stacks:
		r.s(` class="stacks"`)
	case wide && crowded(x):
		r.s(` class="crowded"`)
	}
	t.role("table").s(">\n")
	if x.Caption != "" {
		r.s(`<caption class="hidden">`).text(x.Caption).s("</caption>\n")
	}
	t.head()
	t.rows(x.Rows)
	r.s("</table>\n")
	if wide {
		r.s("</div>\n")
	}
}

// paperWidth is about how many letters go beside each other on paper, where
// nothing scrolls.
const paperWidth = 110

// crowded reports whether the longest words of a wide table's columns do not fit
// beside each other on paper. There every column gets the same width then, and
// words are broken: what does not fit would be cut off.
func crowded(x document.Table) bool {
	width := 0
	for i, c := range x.Columns {
		column := longestWord(c.Title)
		for _, row := range x.Rows {
			if i < len(row.Cells) {
				document.Walk(row.Cells[i].Blocks, document.Visitor{Block: func(b document.Block) bool {
					if p, ok := b.(document.Paragraph); ok {
						column = max(column, longestWord(document.PlainText(p.Inlines)))
					}
					return true
				}})
			}
		}
		width += column + 1
	}
	return width > paperWidth
}

// longestWord gives letters, at most those that hold a column open.
func longestWord(s string) (most int) {
	for word := range strings.FieldsSeq(s) {
		most = max(most, min(utf8.RuneCountInString(word), longest))
	}
	return most
}

// role says what an element of a table is. It says so by itself, but forgets it
// where it is laid out as anything else, which stacks are.
func (t *tableWriter) role(name string) *writer {
	if t.stacks {
		t.s(` role="` + name + `"`)
	}
	return t.writer
}

func (t *tableWriter) open(tag, role string) {
	t.s("<" + tag)
	t.role(role).s(">")
}

func (t *tableWriter) head() {
	t.open("thead", "rowgroup")
	t.open("tr", "row")
	for _, c := range t.columns {
		if strings.TrimSpace(c.Title) == "" { // an empty header cell heads nothing
			t.open("td", "cell")
			t.s("</td>")
			continue
		}
		t.s(`<th scope="col"`)
		t.role("columnheader").s(columnClass(c)).direction(c.Title).s(">").text(c.Title).s("</th>")
	}
	t.s("</tr></thead>\n")
}

// rows writes the rows, those of a day as a group of their own.
func (t *tableWriter) rows(rows []document.Row) {
	for i, row := range rows {
		if i == 0 || row.Day {
			if i > 0 {
				t.s("</tbody>\n")
			}
			t.open("tbody", "rowgroup")
			t.s("\n")
		}
		t.row(row)
	}
	if len(rows) > 0 {
		t.s("</tbody>\n")
	}
}

// row writes a row. A day heads the rows of its group; a row that can be
// referred to is headed by its first cell, its number.
func (t *tableWriter) row(row document.Row) {
	t.s("<tr")
	if row.ID != "" {
		t.s(` id="`).attr(id(row.ID)).s(`"`)
	}
	if row.Strong {
		t.s(` class="strong"`)
	}
	t.role("row").s(">")
	if row.Day {
		t.s(`<th scope="rowgroup" class="day" colspan="`).n(len(t.columns)).s(`"`)
		t.role("rowheader").s(">")
		for _, c := range row.Cells {
			t.cell(c)
		}
		t.s("</th></tr>\n")
		return
	}
	for i, c := range t.columns {
		var cell document.Cell
		if i < len(row.Cells) {
			cell = row.Cells[i]
		}
		tag, role := "td", "cell"
		if i == 0 && row.ID != "" && len(cell.Blocks) > 0 {
			tag, role = "th", "rowheader"
		}
		t.s("<" + tag)
		if tag == "th" {
			t.s(` scope="row"`)
		}
		t.role(role).s(columnClass(c))
		// What stands before the main column, a number or a time, explains itself.
		if t.stacks && (!c.Fixed || i > t.main) && i != t.main && len(cell.Blocks) > 0 {
			t.s(` data-title="`).attr(c.Title).s(`"`)
		}
		t.s(">")
		t.cell(cell)
		t.s("</" + tag + ">")
	}
	t.s("</tr>\n")
}

// cell writes the inside of a cell, in which a heading is only strong: who goes
// from heading to heading is not led into tables.
func (t *tableWriter) cell(c document.Cell) {
	blocks := make([]document.Block, len(c.Blocks))
	for i, b := range c.Blocks {
		if h, ok := b.(document.Heading); ok {
			b = document.Paragraph{Inlines: []document.Inline{document.Strong{Inlines: h.Inlines}}}
		}
		blocks[i] = b
	}
	t.cells++
	t.content(blocks, t.level)
	t.cells--
}

func columnClass(c document.Column) string {
	var names []string
	if c.Fixed {
		names = append(names, "fixed")
	}
	if c.Mono {
		names = append(names, "mono")
	}
	switch c.Align {
	case document.AlignCentre:
		names = append(names, "centre")
	case document.AlignEnd:
		names = append(names, "right")
	}
	if len(names) == 0 {
		return ""
	}
	return ` class="` + strings.Join(names, " ") + `"`
}

func orElse(s, other string) string {
	if strings.TrimSpace(s) == "" {
		return other
	}
	return s
}
