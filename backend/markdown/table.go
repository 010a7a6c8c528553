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
	lines := r.table(x)
	if !r.tables {
		lines = r.tableAsList(x, level)
	}
	for _, row := range x.Rows {
		if f, ok := r.files[row.ID]; ok && f.Picture {
			lines = append(lines, "", "!["+r.escape(f.Title)+"]("+escapeURL(f.Path)+")")
		}
	}
	return lines
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
	right := make([]bool, len(x.Columns))
	head := make([]string, len(x.Columns))
	wide := 0 // where the words of a day row go
	for i, c := range x.Columns {
		head[i], right[i] = r.escapeCell(c.Title), c.Right
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
	return tableLines(rows, right)
}

// tableLines writes rows of finished cells, the first one as the head.
func tableLines(rows [][]string, right []bool) []string {
	widths := make([]int, len(right))
	total := 1
	for i := range widths {
		widths[i] = 3
		for _, row := range rows {
			widths[i] = max(widths[i], uniseg.StringWidth(row[i]))
		}
		total += widths[i] + 3
	}
	aligned := total <= widestAligned
	out := make([]string, 0, len(rows)+1)
	for n, row := range rows {
		out = append(out, tableLine(row, widths, right, aligned))
		if n == 0 {
			out = append(out, delimiterLine(widths, right, aligned))
		}
	}
	return out
}

func tableLine(row []string, widths []int, right []bool, aligned bool) string {
	var out strings.Builder
	for i, cell := range row {
		out.WriteString("| ")
		padding := ""
		if aligned {
			padding = strings.Repeat(" ", widths[i]-uniseg.StringWidth(cell))
		}
		switch {
		case right[i]:
			out.WriteString(padding + cell)
		default:
			out.WriteString(cell + padding)
		}
		if cell != "" || aligned {
			out.WriteByte(' ')
		}
	}
	out.WriteByte('|')
	return out.String()
}

func delimiterLine(widths []int, right []bool, aligned bool) string {
	var out strings.Builder
	for i, width := range widths {
		if !aligned {
			width = 3
		}
		if right[i] {
			out.WriteString("| " + strings.Repeat("-", width-1) + ": ")
		} else {
			out.WriteString("| " + strings.Repeat("-", width) + " ")
		}
	}
	out.WriteByte('|')
	return out.String()
}

// cell puts blocks on one line.
func (r *renderer) cell(blocks []document.Block) string {
	var parts []string
	for _, b := range blocks {
		if part := strings.TrimSpace(r.flat(b)); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " — ")
}

func (r *renderer) flat(b document.Block) string {
	inline := func(list []document.Inline) string {
		l := line{r: r, lineBreak: " "}
		l.list(list, span{cell: true}, 0)
		return strings.TrimSpace(l.out.String())
	}
	switch x := b.(type) {
	case document.Paragraph:
		return inline(x.Inlines)
	case document.Note:
		return inline(x.Inlines)
	case document.Heading:
		return inline([]document.Inline{document.Strong{Inlines: x.Inlines}})
	case document.Code:
		return inline([]document.Inline{document.CodeSpan{Value: x.Text}})
	case document.Quote:
		return r.cell(x.Blocks)
	case document.List:
		return r.flatList(x)
	case document.Definitions:
		var parts []string
		for _, d := range x.Items {
			parts = append(parts, r.escapeCell(d.Term)+": "+r.cell(d.Blocks))
		}
		return strings.Join(parts, "; ")
	case document.Table:
		return r.flatTable(x)
	}
	return ""
}

func (r *renderer) flatList(x document.List) string {
	var parts []string
	for i, item := range x.Items {
		mark := "• "
		if x.Ordered {
			mark = strconv.Itoa(x.Start+i) + ") "
		}
		if item.Checked != nil {
			mark += map[bool]string{true: "☑ ", false: "☐ "}[*item.Checked]
		}
		parts = append(parts, mark+r.cell(item.Blocks))
	}
	return strings.Join(parts, " ")
}

func (r *renderer) flatTable(x document.Table) string {
	var rows []string
	for _, row := range x.Rows {
		var cells []string
		for i, c := range row.Cells {
			text := r.cell(c.Blocks)
			if i < len(x.Columns) && x.Columns[i].Title != "" && !row.Day {
				text = r.escapeCell(x.Columns[i].Title) + ": " + text
			}
			cells = append(cells, text)
		}
		rows = append(rows, strings.Join(cells, ", "))
	}
	return strings.Join(rows, "; ")
}
