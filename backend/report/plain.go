package report

import (
	"fmt"
	"strings"

	"afterword/backend/document"
)

// plainWords gives people's Markdown for where nobody reads marks, as in a calendar or
// a cell of a spreadsheet: words, lists and code line by line, of links the words
// and the address. What is struck through keeps its marks, for without them it
// would say the opposite.
func (c *composer) plainWords(text string) string {
	return plainBlocks(c.prose(text), "\n\n")
}

func plainBlocks(list []document.Block, between string) string {
	var parts []string
	for _, b := range list {
		if part := plainBlock(b); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, between)
}

func plainBlock(b document.Block) string {
	switch x := b.(type) {
	case document.Paragraph:
		return plainInlines(x.Inlines)
	case document.Heading:
		return plainInlines(x.Inlines)
	case document.List:
		return plainList(x)
	case document.Code:
		return strings.TrimRight(x.Text, "\n")
	case document.Quote:
		return behind("> ", "> ", plainBlocks(x.Blocks, "\n"))
	case document.Table:
		var head []string
		for _, c := range x.Columns {
			head = append(head, c.Title)
		}
		lines := []string{strings.Join(head, " | ")}
		for _, row := range x.Rows {
			var cells []string
			for _, c := range row.Cells {
				cells = append(cells, oneLine(plainBlocks(c.Blocks, " ")))
			}
			lines = append(lines, strings.Join(cells, " | "))
		}
		return strings.Join(lines, "\n")
	}
	return "" // a rule
}

func plainList(x document.List) string {
	var lines []string
	for i, item := range x.Items {
		mark := "• " // a spreadsheet takes a hyphen for the beginning of a formula
		if x.Ordered {
			mark = fmt.Sprintf("%d. ", x.Start+i)
		}
		if item.Checked != nil {
			mark = item.Box() + " "
		}
		lines = append(lines, strings.TrimRight(behind(mark, strings.Repeat(" ", len([]rune(mark))), plainBlocks(item.Blocks, "\n")), " "))
	}
	return strings.Join(lines, "\n")
}

// behind puts a mark before the first line of a text and another before the rest.
func behind(first, rest, text string) string {
	return first + strings.ReplaceAll(text, "\n", "\n"+rest)
}

func plainInlines(list []document.Inline) string {
	var out strings.Builder
	for _, one := range list {
		switch x := one.(type) {
		case document.Strike:
			out.WriteString("~~" + plainInlines(x.Inlines) + "~~")
		case document.Link:
			switch words := plainInlines(x.Inlines); {
			case blank(words) || words == x.URL:
				out.WriteString(x.URL)
			case strings.TrimPrefix(x.URL, "mailto:") == words || strings.TrimPrefix(x.URL, "http://") == words:
				out.WriteString(words) // a bare address, of which the beginning was added
			default:
				out.WriteString(words + " (" + x.URL + ")")
			}
		case document.Text, document.CodeSpan, document.Label, document.Break:
			out.WriteString(document.PlainText([]document.Inline{one}))
		default:
			out.WriteString(plainInlines(document.Children(one)))
		}
	}
	return out.String()
}
