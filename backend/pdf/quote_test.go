package pdf

import (
	"strings"
	"testing"

	"afterword/backend/document"
)

// The bar of a quote stands beside all of it, also where a row of a table in it is
// longer than a page.
func TestBarOfAQuoteGoesOn(t *testing.T) {
	table := document.Table{
		Columns: []document.Column{{Title: "long"}, {Title: "short"}},
		Rows:    []document.Row{{Cells: []document.Cell{{Blocks: []document.Block{words(strings.Repeat("cell longer than a page ", 900))}}, {Blocks: []document.Block{words("short")}}}}},
	}
	bars := &barHeights{}
	d := document.Document{Language: "en", Body: []document.Block{document.Quote{Blocks: []document.Block{words("said"), table, words("end")}}}}
	newLayouter(d, A4).layOut(d, &element{kind: "Document"}, newPager(bars, A4))
	if len(bars.pages) < 4 {
		t.Fatalf("%d pages", len(bars.pages))
	}
	for i, page := range bars.pages[:len(bars.pages)-1] {
		if page.bar < page.all-1 {
			t.Errorf("page %d: a bar of %.0f beside %.0f", i+1, page.bar, page.all)
		}
	}
}

// barHeights adds up, page by page, how high the boxes are and the bars beside them.
type barHeights struct {
	pages []struct{ all, bar float64 }
}

func (c *barHeights) newPage() { c.pages = append(c.pages, struct{ all, bar float64 }{}) }

func (c *barHeights) draw(b box, _, _ float64) {
	page := &c.pages[len(c.pages)-1]
	page.all += b.height
	for _, o := range b.ops {
		if o.kind == opRect && o.fill == lineStrong {
			page.bar += o.h
		}
	}
}
