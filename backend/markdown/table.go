package markdown

import (
	"strconv"
	"strings"

	"github.com/rivo/uniseg"

	"afterword/backend/document"
)

// widestAligned is the widest line up to which tables are padded into columns.
// Wider ones are written without padding: it would help nobody.
const widestAligned = 120

// tableWithFiles writes a table, and below it the stored pictures that belong to
// its rows.
func (r *renderer) tableWithFiles(x document.Table, level int) []string {
	x.Rows = r.withFiles(x.Rows)
	var lines []string
	if r.tables {
		lines = r.table(x)
	} else {
		lines = r.tableAsList(x, level)
	}
	for _, row := range x.Rows {
		if f, ok := r.files[row.ID]; ok && f.Picture {
			lines = append(lines, "", r.picture(f))
		}
	}
	return lines
}

func (r *renderer) picture(f File) string {
	return "![" + r.escape(clean(f.Title)) + "](" + escapeURL(f.Path) + ")"
}

// withFiles adds to the last cell of a row the link to the file that belongs to it.
func (r *renderer) withFiles(rows []document.Row) []document.Row {
	if len(r.files) == 0 {
		return rows
	}
	out := make([]document.Row, len(rows))
	for i, row := range rows {
		if f, ok := r.files[row.ID]; ok && row.ID != "" && len(row.Cells) > 0 {
			cells := append([]document.Cell(nil), row.Cells...)
			last := &cells[len(cells)-1]
			last.Blocks = append(last.Blocks[:len(last.Blocks):len(last.Blocks)], document.Paragraph{Inlines: []document.Inline{fileLink{document.Text{Value: f.Title}, f.Path}}})
			row.Cells = cells
		}
		out[i] = row
	}
	return out
}

func (r *renderer) table(x document.Table) []string {
	if len(x.Columns) == 0 {
		return nil
	}
	align := make([]document.Align, len(x.Columns))
	head := make([]string, len(x.Columns))
	wide := 0 // where the words of a day row go
	for i, c := range x.Columns {
		head[i], align[i] = r.escapeCell(c.Title), c.Align
		if c.Weight > x.Columns[wide].Weight {
			wide = i
		}
	}
	rows := [][]string{head}
	for _, row := range x.Rows {
		cells := make([]string, len(x.Columns))
		for i, c := range row.Cells {
			if row.Day && i == 0 {
				cells[wide] = r.cell(c.Blocks)
			} else if i < len(cells) {
				cells[i] = r.cell(c.Blocks)
			}
		}
		rows = append(rows, cells)
	}
	return tableLines(rows, align)
}

// tableLines writes rows of finished cells, the first one as the head.
func tableLines(rows [][]string, align []document.Align) []string {
	widths := make([]int, len(align))
	total := 1
	for i := range widths {
		widths[i] = 3
		for _, row := range rows {
			widths[i] = max(widths[i], width(row[i]))
		}
		total += widths[i] + 3
	}
	aligned := total <= widestAligned
	out := make([]string, 0, len(rows)+1)
	for n, row := range rows {
		out = append(out, tableLine(row, widths, align, aligned))
		if n == 0 {
			out = append(out, delimiterLine(widths, align, aligned))
		}
	}
	return out
}

// width is the number of columns that a text takes in an editor.
func width(s string) int {
	if isASCII(s) {
		return len(s)
	}
	return uniseg.StringWidth(s)
}

func tableLine(row []string, widths []int, align []document.Align, aligned bool) string {
	var out strings.Builder
	for i, cell := range row {
		out.WriteString("| ")
		before, after := 0, 0
		if aligned {
			after = widths[i] - width(cell)
		}
		switch align[i] {
		case document.AlignStart:
		case document.AlignCentre:
			before = after / 2
		case document.AlignEnd:
			before = after
		}
		out.WriteString(strings.Repeat(" ", before) + cell + strings.Repeat(" ", after-before))
		if cell != "" || aligned {
			out.WriteByte(' ')
		}
	}
	out.WriteByte('|')
	return out.String()
}

func delimiterLine(widths []int, align []document.Align, aligned bool) string {
	var out strings.Builder
	for i, width := range widths {
		if !aligned {
			width = 3
		}
		line := []byte(strings.Repeat("-", width))
		if align[i] == document.AlignCentre {
			line[0] = ':'
		}
		if align[i] != document.AlignStart {
			line[width-1] = ':'
		}
		out.WriteString("| " + string(line) + " ")
	}
	out.WriteByte('|')
	return out.String()
}

// cell puts blocks on one line.
func (r *renderer) cell(blocks []document.Block) string {
	return strings.TrimSpace(r.inlines(flat(blocks), " ", span{cell: true}))
}

// flat gives the inlines of blocks that have to share a line.
func flat(blocks []document.Block) []document.Inline {
	if len(blocks) == 1 {
		return flatBlock(blocks[0])
	}
	var parts [][]document.Inline
	for _, b := range blocks {
		parts = append(parts, flatBlock(b))
	}
	return between(parts, " — ")
}

// between joins what is not blank.
func between(parts [][]document.Inline, mark string) []document.Inline {
	var out []document.Inline
	for _, part := range parts {
		part = trimmed(part)
		if isBlank(part) {
			continue
		}
		if len(out) > 0 {
			out = append(out, document.Text{Value: mark})
		}
		out = append(out, part...)
	}
	return out
}

// trimmed takes the blanks and breaks off the ends of inlines.
func trimmed(list []document.Inline) []document.Inline {
	core := append([]document.Inline(nil), list...)
	for len(core) > 0 && edge(core, 0, strings.TrimLeft) {
		core = core[1:]
	}
	for len(core) > 0 && edge(core, len(core)-1, strings.TrimRight) {
		core = core[:len(core)-1]
	}
	return core
}

// edge trims the inline at an end and reports whether nothing is left of it.
func edge(list []document.Inline, i int, trim func(s, cutset string) string) bool {
	switch x := list[i].(type) {
	case document.Break:
		return true
	case document.Text:
		value := trim(clean(x.Value), " ")
		list[i] = document.Text{Value: value}
		return value == ""
	}
	return false
}

func isBlank(list []document.Inline) bool {
	for _, one := range list {
		if _, ok := one.(fileLink); ok {
			return false
		}
	}
	return noWords(list)
}

func flatBlock(b document.Block) []document.Inline {
	words := func(s string) document.Inline { return document.Text{Value: s} }
	switch x := b.(type) {
	case document.Paragraph:
		return x.Inlines
	case document.Note:
		return x.Inlines
	case document.Heading:
		return []document.Inline{document.Strong{Inlines: x.Inlines}}
	case document.Code:
		return []document.Inline{document.CodeSpan{Value: x.Text}}
	case document.Quote:
		return flat(x.Blocks)
	case document.List:
		var parts [][]document.Inline
		for i, item := range x.Items {
			mark := "• "
			if x.Ordered {
				mark = strconv.Itoa(x.Start+i) + ") "
			}
			if item.Checked != nil {
				mark += item.Box() + " "
			}
			parts = append(parts, append([]document.Inline{words(mark)}, flat(item.Blocks)...))
		}
		return between(parts, " ")
	case document.Definitions:
		var parts [][]document.Inline
		for _, d := range x.Items {
			parts = append(parts, append([]document.Inline{words(strings.TrimSpace(d.Term) + ": ")}, flat(d.Blocks)...))
		}
		return between(parts, "; ")
	case document.Table:
		return flatTable(x)
	}
	return nil
}

func flatTable(x document.Table) []document.Inline {
	var rows [][]document.Inline
	for _, row := range x.Rows {
		var cells [][]document.Inline
		for i, c := range row.Cells {
			text := flat(c.Blocks)
			if i < len(x.Columns) && x.Columns[i].Title != "" && !row.Day {
				text = append([]document.Inline{document.Text{Value: x.Columns[i].Title + ": "}}, text...)
			}
			cells = append(cells, text)
		}
		rows = append(rows, between(cells, ", "))
	}
	return between(rows, "; ")
}
