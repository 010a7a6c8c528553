package markdown

import (
	"slices"
	"strings"

	"afterword/backend/document"
)

// tableAsList writes a table for readers without tables. Each row is an item:
// what is in the fixed columns, as number and time, in bold; then the widest
// column; below it the others with their titles. The titles of the first ones
// stand before the list. A row that begins a day holds the rows of the day.
func (r *renderer) tableAsList(x document.Table, level int) []string {
	return r.blocks(r.listed(x), level)
}

func (r *renderer) listed(x document.Table) []document.Block {
	if len(x.Columns) == 0 {
		return nil
	}
	t := listOf(x)
	list := document.List{}
	var day *document.List
	for _, row := range x.Rows {
		item := t.item(row)
		switch {
		case row.Day:
			list.Items = append(list.Items, item)
			day = &document.List{}
			last := &list.Items[len(list.Items)-1]
			last.Blocks = append(last.Blocks, day)
		case day != nil:
			day.Items = append(day.Items, item)
		default:
			list.Items = append(list.Items, item)
		}
	}
	settle(&list)
	var blocks []document.Block
	if head := t.head(); head != "" {
		blocks = append(blocks, document.Paragraph{Inlines: []document.Inline{document.Text{Value: head}}})
	}
	if len(list.Items) > 0 {
		blocks = append(blocks, list)
	}
	return r.tidied(blocks)
}

func listOf(x document.Table) tableList {
	main := -1
	fixed := false
	for i, c := range x.Columns {
		fixed = fixed || c.Fixed
		if !c.Fixed && (main < 0 || c.Weight > x.Columns[main].Weight) {
			main = i
		}
	}
	if !fixed {
		main = -1 // a table of people's own: every cell with its title
	}
	return tableList{columns: x.Columns, main: main}
}

// tableKinds is for listKinds: the titles can stand before a list, and stored
// pictures behind it.
func (r *renderer) tableKinds(x document.Table) (begin, end string) {
	if r.tables || len(x.Rows) == 0 {
		return "", ""
	}
	if listOf(x).head() == "" {
		begin = "bullets"
	}
	if !slices.ContainsFunc(x.Rows, func(row document.Row) bool { return r.files[row.ID].Picture }) {
		end = "bullets"
	}
	return begin, end
}

// settle turns the lists that were still growing into ordinary blocks.
func settle(list *document.List) {
	for i := range list.Items {
		blocks := list.Items[i].Blocks
		for k, b := range blocks {
			if growing, ok := b.(*document.List); ok {
				blocks[k] = *growing
				if len(growing.Items) == 0 {
					list.Items[i].Blocks = blocks[:k]
				}
			}
		}
	}
}

type tableList struct {
	columns []document.Column
	main    int // -1 for none
}

// head names the columns whose cells stand without their titles.
func (t tableList) head() string {
	var bare []document.Column
	for i, c := range t.columns {
		if t.bare(i) {
			bare = append(bare, c)
		}
	}
	if titles := titlesOf(bare); titles != "" {
		return titles + ":"
	}
	return ""
}

func titlesOf(columns []document.Column) string {
	var titles []string
	for _, c := range columns {
		if strings.TrimSpace(c.Title) != "" {
			titles = append(titles, c.Title)
		}
	}
	return strings.Join(titles, " · ")
}

func (t tableList) bare(i int) bool {
	return t.main >= 0 && (t.columns[i].Fixed || i == t.main)
}

// inOrder gives the cells of a row as item writes them.
func (t tableList) inOrder(row document.Row) (out []document.Cell) {
	for _, bare := range [2]bool{true, false} {
		for i, c := range row.Cells {
			if (row.Day || i < len(t.columns) && t.bare(i)) == bare {
				out = append(out, c)
			}
		}
	}
	return out
}

func (t tableList) item(row document.Row) document.ListItem {
	var lead, text []document.Inline
	var more []document.Block
	below := document.List{}
	for i, cell := range row.Cells {
		first, rest := firstParagraph(cell)
		switch {
		case row.Day || i < len(t.columns) && t.bare(i) && t.columns[i].Fixed:
			if len(first) > 0 && len(lead) > 0 {
				lead = append(lead, document.Text{Value: " · "})
			}
			lead = append(lead, unbroken(first)...)
			more = append(more, rest...)
		case i < len(t.columns) && t.bare(i):
			text = first
			more = append(more, rest...)
		case len(first)+len(rest) > 0:
			if i < len(t.columns) && t.columns[i].Title != "" {
				first = append([]document.Inline{document.Text{Value: t.columns[i].Title + ": "}}, first...)
			}
			below.Items = append(below.Items, document.ListItem{Blocks: append([]document.Block{document.Paragraph{Inlines: first}}, rest...)})
		}
	}
	if len(lead) > 0 {
		// Where bold ends tells a reader, and who reads the file back, where the
		// fixed columns do.
		lead = []document.Inline{document.Strong{Inlines: lead}}
		if len(text) > 0 {
			text = append([]document.Inline{document.Text{Value: " "}}, text...)
		}
	}
	line := slices.Concat(lead, text)
	if len(line) == 0 && len(more) == 0 && len(below.Items) > 0 {
		// The first cell leads, so that the item does not begin with a list.
		if p, ok := below.Items[0].Blocks[0].(document.Paragraph); ok {
			line, more = p.Inlines, below.Items[0].Blocks[1:]
			below.Items = below.Items[1:]
		}
	}
	item := document.ListItem{}
	if len(line) > 0 {
		item.Blocks = append(item.Blocks, document.Paragraph{Inlines: line})
	}
	item.Blocks = append(item.Blocks, more...)
	if len(below.Items) > 0 {
		item.Blocks = append(item.Blocks, below)
	}
	return item
}

func firstParagraph(c document.Cell) (first []document.Inline, rest []document.Block) {
	if len(c.Blocks) > 0 {
		if p, ok := c.Blocks[0].(document.Paragraph); ok {
			return p.Inlines, c.Blocks[1:]
		}
	}
	return nil, c.Blocks
}

func unbroken(list []document.Inline) []document.Inline {
	out := make([]document.Inline, len(list))
	for i, one := range list {
		if _, ok := one.(document.Break); ok {
			one = document.Text{Value: " "}
		}
		out[i] = one
	}
	return out
}

// figuresAsList writes key figures for readers without tables.
func (r *renderer) figuresAsList(x document.KeyFigures, level int) []string {
	list := document.List{}
	breakable := strings.NewReplacer("\u00a0", " ")
	for _, f := range x.Figures {
		line := []document.Inline{document.Text{Value: f.Label + ": "}, document.Strong{Inlines: []document.Inline{document.Text{Value: f.Value}}}}
		if f.Note != "" {
			line = append(line, document.Text{Value: " (" + breakable.Replace(f.Note) + ")"})
		}
		list.Items = append(list.Items, document.ListItem{Blocks: []document.Block{document.Paragraph{Inlines: line}}})
	}
	return r.list(list, level)
}
