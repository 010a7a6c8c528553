package markdown

import (
	"slices"
	"strings"

	"afterword/backend/document"
)

// tidied leaves out what writes nothing, so that what stands beside it is
// written as if it had never been there: a paragraph of blanks must not make a
// list loose.
func (d dialect) tidied(list []document.Block) []document.Block {
	out := make([]document.Block, 0, len(list))
	for _, b := range list {
		switch x := b.(type) {
		case document.Paragraph:
			if isBlank(x.Inlines) {
				continue
			}
		case document.Note:
			if isBlank(x.Inlines) {
				continue
			}
		case document.TimelineFigure:
			if strings.TrimSpace(x.Alt) == "" {
				continue
			}
		case document.Timeline: // a picture only; the table that follows says all of it
			continue
		case document.Heading:
			if isBlank(x.Inlines) {
				continue
			}
		case document.KeyFigures:
			if len(x.Figures) == 0 {
				continue
			}
		case document.TitleBlock:
			x.Lead = d.tidied(x.Lead)
			b = x
		case document.Section:
			x.Blocks = d.tidied(x.Blocks)
			b = x
		case document.Quote:
			if x.Blocks = d.tidied(x.Blocks); len(x.Blocks) == 0 {
				continue
			}
			b = x
		case document.List:
			if len(x.Items) == 0 {
				continue
			}
			x.Items = changed(x.Items, func(item *document.ListItem) {
				item.Blocks = d.tidied(item.Blocks)
				d.sign(item)
			})
			b = x
		case document.Definitions:
			if len(x.Items) == 0 {
				continue
			}
			x.Items = changed(x.Items, func(item *document.Definition) { item.Blocks = d.tidied(item.Blocks) })
			b = x
		case document.Table:
			if len(x.Columns) == 0 {
				continue
			}
			if len(x.Rows) == 0 && !d.tables { // no list says what its columns are
				head := document.Paragraph{Inlines: []document.Inline{document.Text{Value: titlesOf(x.Columns)}}}
				if isBlank(head.Inlines) {
					continue
				}
				b = head
			}
		}
		out = append(out, b)
	}
	return out
}

// sign draws the box of an item where a flavour has none.
func (d dialect) sign(item *document.ListItem) {
	if d.tasks || item.Checked == nil {
		return
	}
	sign := document.Text{Value: item.Box()}
	item.Checked = nil
	if len(item.Blocks) > 0 {
		if p, ok := item.Blocks[0].(document.Paragraph); ok {
			p.Inlines = append([]document.Inline{sign, document.Text{Value: " "}}, p.Inlines...)
			item.Blocks = append([]document.Block{p}, item.Blocks[1:]...)
			return
		}
	}
	item.Blocks = append([]document.Block{document.Paragraph{Inlines: []document.Inline{sign}}}, item.Blocks...)
}

// changed gives changed copies; the list itself belongs to the caller's document.
func changed[T any](items []T, change func(*T)) []T {
	out := slices.Clone(items)
	for i := range out {
		change(&out[i])
	}
	return out
}
