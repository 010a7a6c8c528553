package report

import (
	"strings"
	"testing"

	"afterword/backend/document"
)

func TestLongRowsOfTablesKeepTheirText(t *testing.T) {
	cases := map[string]struct{ row, want string }{ // want: the cells, "; " between them
		"a command":       {"| count | `ps aux | grep worker | wc -l` |", "count; `ps aux | grep worker | wc -l`"},
		"words":           {"| a | b | c | d |", "a; b | c | d"},
		"no closing pipe": {"a | b | **c**", "a; b | *c*"},
		"exactly":         {"| a | b |", "a; b"},
		"open":            {"| a | b", "a; b"},
		"empty excess":    {"| a | b | | |", "a; b"},
		"too few":         {"| a |", "a; "},
		"escaped":         {"| a | b \\| c |", "a; b | c"},
		"empty last":      {"| a | | c |", "a; | c"},
	}
	for name, c := range cases {
		for _, around := range []string{"%\n", "%\n| x | y |\n\nafter", "| x | y | z |\n%"} {
			blocks := prose("| h | k |\n|---|---|\n" + strings.Replace(around, "%", c.row, 1))
			table, ok := blocks[0].(document.Table)
			if !ok {
				t.Fatalf("%s: no table", name)
			}
			row := table.Rows[0]
			if strings.HasPrefix(around, "| x") {
				row = table.Rows[1]
			}
			if len(row.Cells) != 2 {
				t.Fatalf("%s: %d cells", name, len(row.Cells))
			}
			if got := cellText(row.Cells[0]) + "; " + cellText(row.Cells[1]); got != c.want {
				t.Errorf("%s: got %q, want %q", name, got, c.want)
			}
		}
	}
}

// cellText gives the text of a cell with marks around what is strong or code.
func cellText(c document.Cell) string {
	var out strings.Builder
	for _, b := range c.Blocks {
		for _, i := range b.(document.Paragraph).Inlines {
			switch x := i.(type) {
			case document.CodeSpan:
				out.WriteString("`" + x.Value + "`")
			case document.Strong:
				out.WriteString("*" + document.PlainText(x.Inlines) + "*")
			default:
				out.WriteString(document.PlainText([]document.Inline{i}))
			}
		}
	}
	return out.String()
}
