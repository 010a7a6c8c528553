package html

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"afterword/backend/document"
)

// forest makes random blocks, nested as nobody would nest them.
type forest struct{ *rand.Rand }

func (f forest) text() string { return nasty[f.IntN(len(nasty))] + " " + nasty[f.IntN(len(nasty))] }

func (f forest) blocks(depth int) []document.Block {
	var out []document.Block
	for range f.IntN(4) {
		kind := f.IntN(11)
		if depth == 0 {
			kind = f.IntN(4)
		}
		switch kind {
		case 0:
			out = append(out, document.Code{Text: f.text(), Numbered: f.IntN(2) == 0})
		case 1:
			out = append(out, document.Rule{}, document.Heading{Level: 1 + f.IntN(9), Inlines: f.inlines(2)})
		case 2, 3:
			out = append(out, document.Paragraph{Inlines: f.inlines(3)})
		case 4:
			checked := f.IntN(2) == 0
			out = append(out, document.List{Ordered: checked, Start: f.IntN(5), Items: []document.ListItem{{Blocks: f.blocks(depth - 1)}, {Checked: &checked, Blocks: f.blocks(depth - 1)}, {}}})
		case 5:
			out = append(out, document.Quote{Blocks: f.blocks(depth - 1)})
		case 6:
			out = append(out, document.Definitions{Items: []document.Definition{{Term: f.text(), Blocks: f.blocks(depth - 1)}, {}}})
		case 7:
			out = append(out, document.Section{ID: fmt.Sprint("s", f.Uint32()), Title: f.text(), Blocks: f.blocks(depth - 1)})
		default:
			t := document.Table{Caption: f.text()}
			for range f.IntN(8) {
				t.Columns = append(t.Columns, document.Column{Title: f.text(), Weight: f.Float64(), Fixed: f.IntN(2) == 0})
			}
			for range f.IntN(4) {
				row := document.Row{Day: f.IntN(4) == 0, Strong: f.IntN(4) == 0}
				for range f.IntN(8) {
					row.Cells = append(row.Cells, document.Cell{Blocks: f.blocks(depth - 1)})
				}
				t.Rows = append(t.Rows, row)
			}
			out = append(out, t)
		}
	}
	return out
}

func (f forest) inlines(depth int) []document.Inline {
	var out []document.Inline
	for range f.IntN(4) {
		inner := func() []document.Inline {
			if depth == 0 {
				return nil
			}
			return f.inlines(depth - 1)
		}
		out = append(out, []document.Inline{
			document.Text{Value: f.text()},
			document.Strong{Inlines: inner()},
			document.Emphasis{Inlines: inner()},
			document.Strike{Inlines: inner()},
			document.Soft{Inlines: inner()},
			document.CodeSpan{Value: f.text()},
			document.Break{},
			document.Label{Value: f.text(), Role: "warn"},
			document.Link{URL: "https://example.org/?" + f.text(), Inlines: inner()},
			document.Ref{Target: "s1", Inlines: inner()},
		}[f.IntN(10)])
	}
	return out
}

var void = set("meta", "br", "hr")

// Every element is closed where it was opened, whatever the document, so that
// a browser has nothing to guess.
func TestRandomDocumentsAreWellFormed(t *testing.T) {
	documents := uint64(150)
	if testing.Short() {
		documents = 15
	}
	for seed := range documents {
		page := render(t, forest{rand.New(rand.NewPCG(seed, 9))}.blocks(3)...)
		var open []string
		tokens := xhtml.NewTokenizer(strings.NewReader(page))
		for kind := tokens.Next(); kind != xhtml.ErrorToken; kind = tokens.Next() {
			token := tokens.Token()
			switch {
			case kind == xhtml.StartTagToken && !void[token.Data]:
				if token.Data == "p" && len(open) > 0 && open[len(open)-1] == "p" {
					t.Fatalf("document %d: a paragraph in a paragraph", seed)
				}
				open = append(open, token.Data)
			case kind == xhtml.EndTagToken:
				if len(open) == 0 || open[len(open)-1] != token.Data {
					t.Fatalf("document %d: </%s> inside %v", seed, token.Data, open)
				}
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Fatalf("document %d: not closed: %v", seed, open)
		}
	}
}
