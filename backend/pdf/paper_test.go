package pdf

import (
	"bytes"
	"math"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
)

// edges notes how far down boxes reach on any page.
type edges struct{ lowest float64 }

func (e *edges) newPage() {}

func (e *edges) draw(b box, y, _ float64) { e.lowest = max(e.lowest, y+b.height) }

// The pages have the size that was asked for, and what stands on them uses
// its height and keeps off its lower margin.
func TestPapers(t *testing.T) {
	d := director(40)
	for _, c := range []struct {
		paper         Paper
		width, height float64
	}{{A4, 595.28, 841.89}, {Letter, 612, 792}} {
		var b bytes.Buffer
		if _, err := Render(&b, d, Options{Paper: c.paper}); err != nil {
			t.Fatal(err)
		}
		sizes, err := api.PageDims(bytes.NewReader(b.Bytes()), nil)
		if err != nil {
			t.Fatal(err)
		}
		for i, size := range sizes {
			if math.Abs(size.Width-c.width) > 0.01 || math.Abs(size.Height-c.height) > 0.01 {
				t.Errorf("page %d is %v, want %v by %v", i+1, size, c.width, c.height)
			}
		}
		e := &edges{}
		newLayouter(d, c.paper).layOut(d, &element{kind: "Document"}, newPager(e, c.paper))
		if e.lowest > c.paper.bottom()+0.1 || e.lowest < c.paper.bottom()-60 {
			t.Errorf("%v: what stands lowest ends at %.1f of %.1f", c.paper, e.lowest, c.paper.bottom())
		}
	}
}

// What the pages say around the document is in its language.
func TestWordsOfThePage(t *testing.T) {
	for tag, want := range map[string]string{"de": "%d von %d", "de-AT": "%d von %d", "en": "%d of %d", "": "%d of %d"} {
		if got := wordsFor(tag).pageOf; got != want {
			t.Errorf("%q: %q", tag, got)
		}
	}
}
