package pdf

import (
	"slices"
	"testing"

	"afterword/backend/document"
)

// Lists in lists keep what makes them lists, however deep they stand: each item has
// one label and one body, and nothing lies deeper than readers of files look.
func TestDeepListsStayLists(t *testing.T) {
	for name, wrap := range map[string]func([]document.Block) document.Block{
		"bullets": func(inner []document.Block) document.Block {
			return document.List{Items: []document.ListItem{{Blocks: append([]document.Block{words("outer")}, inner...)}, {Blocks: []document.Block{words("beside")}}}}
		},
		"in quotes": func(inner []document.Block) document.Block {
			return document.Quote{Blocks: []document.Block{document.List{Items: []document.ListItem{{Blocks: append([]document.Block{words("outer")}, inner...)}}}}}
		},
	} {
		deep := []document.Block{words("the deepest")}
		for range 50 {
			deep = []document.Block{wrap(deep)}
		}
		d := document.Document{Title: "Deep", Body: deep}
		root := &element{kind: "Document"}
		newLayouter(d, A4).draw(d, root, newPen(A4))
		root.join()
		items := 0
		var walk func(e *element, depth int)
		walk = func(e *element, depth int) {
			if depth > 95 {
				t.Fatalf("%s: %s stands %d deep", name, e.kind, depth)
			}
			var kinds []string
			for _, k := range e.kids {
				if k.child != nil {
					kinds = append(kinds, k.child.kind)
					walk(k.child, depth+1)
				}
			}
			if e.kind == "LI" {
				if items++; !slices.Equal(kinds, []string{"Lbl", "LBody"}) {
					t.Errorf("%s: an item has %v", name, kinds)
				}
			}
		}
		walk(root, 0)
		if items < 50 {
			t.Errorf("%s: %d items, want at least 50", name, items)
		}
	}
}
