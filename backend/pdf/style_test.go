package pdf

import (
	"testing"

	"afterword/backend/document"
)

// sizesOf gives the type size in which each text of a body is set.
func sizesOf(body ...document.Block) map[string]float64 {
	d := document.Document{Language: "en", Body: body}
	l, sizes := newLayouter(d, A4), map[string]float64{}
	l.blocks(d.Body, place{x: marginLeft, w: 480, st: bodyStyle, el: &element{kind: "Document"}}, func(b box) {
		for _, o := range b.ops {
			for _, pc := range o.pieces {
				sizes[pc.sh.text] = pc.st.size
			}
		}
	})
	return sizes
}

// TestHeadingsLookAsDeepAsTheyAre: a heading that people write below a question is
// smaller than the question, in a chapter of its own it is as large as one.
func TestHeadingsLookAsDeepAsTheyAre(t *testing.T) {
	heading := func(level int, s string) document.Block {
		return document.Heading{Level: level, Inlines: []document.Inline{txt(s)}}
	}
	sizes := sizesOf(document.Section{ID: "analysis", Title: "Analysis", Blocks: []document.Block{
		heading(1, "chapter"),
		document.Section{ID: "why", Title: "Why", Blocks: []document.Block{heading(1, "first"), heading(2, "second"), words("text")}},
	}})
	order := []string{"Analysis", "Why", "first", "second"}
	for i := 1; i < len(order); i++ {
		if sizes[order[i]] >= sizes[order[i-1]] {
			t.Errorf("%s is set in %.1f, %s in %.1f", order[i], sizes[order[i]], order[i-1], sizes[order[i-1]])
		}
	}
	if sizes["chapter"] != sizes["Why"] {
		t.Errorf("headings of one depth are set in %.1f and %.1f", sizes["chapter"], sizes["Why"])
	}
}
