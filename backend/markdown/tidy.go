package markdown

import (
	"slices"
	"strings"

	"afterword/backend/document"
)

// tidied leaves out what writes nothing, so that what stands beside it is
// written as if it had never been there: a paragraph of blanks must not make a
// list loose.
func tidied(list []document.Block) []document.Block {
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
			x.Lead = tidied(x.Lead)
			b = x
		case document.Section:
			x.Blocks = tidied(x.Blocks)
			b = x
		case document.Quote:
			if x.Blocks = tidied(x.Blocks); len(x.Blocks) == 0 {
				continue
			}
			b = x
		case document.List:
			if len(x.Items) == 0 {
				continue
			}
			x.Items = changed(x.Items, func(item *document.ListItem) { item.Blocks = tidied(item.Blocks) })
			b = x
		case document.Definitions:
			if len(x.Items) == 0 {
				continue
			}
			x.Items = changed(x.Items, func(item *document.Definition) { item.Blocks = tidied(item.Blocks) })
			b = x
		case document.Table:
			if len(x.Columns) == 0 {
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// changed gives changed copies; the list itself belongs to the caller's document.
func changed[T any](items []T, change func(*T)) []T {
	out := slices.Clone(items)
	for i := range out {
		change(&out[i])
	}
	return out
}
