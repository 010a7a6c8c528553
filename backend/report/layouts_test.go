package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"afterword/backend/document"
	"afterword/backend/postmortem"
	"afterword/backend/sample"
)

func composeIn(t *testing.T, p postmortem.PostMortem, layout, language string) document.Document {
	t.Helper()
	o := saved
	o.Layout, o.Language = layout, language
	d := Compose(p, o)
	if err := document.Check(d); err != nil {
		t.Errorf("%s: the document is not sound: %v", layout, err)
	}
	return d
}

// outline shows the headings, deeper ones further to the right.
func outline(blocks []document.Block, depth int) string {
	var out strings.Builder
	for _, b := range blocks {
		switch x := b.(type) {
		case document.TitleBlock:
			fmt.Fprintf(&out, "%s\n", x.Title)
		case document.Section:
			fmt.Fprintf(&out, "%s%s\n", strings.Repeat("  ", depth), x.Title)
			out.WriteString(outline(x.Blocks, depth+1))
		}
	}
	return out.String()
}

func TestLayoutsGolden(t *testing.T) {
	var out strings.Builder
	for _, layout := range Layouts {
		out.WriteString("=== " + layout + "\n" + outline(composeIn(t, sample.PostMortem(), layout, "en").Body, 1))
	}
	golden(t, "layouts.txt", out.String())
}

// said gives everything that is said but headings, sorted.
func said(d document.Document) []string {
	var out []string
	document.Walk(d.Body, document.Visitor{Block: func(b document.Block) bool {
		switch x := b.(type) {
		case document.Paragraph:
			out = append(out, document.PlainText(x.Inlines))
		case document.Note:
			out = append(out, document.PlainText(x.Inlines))
		case document.Heading:
			out = append(out, document.PlainText(x.Inlines))
		case document.Code:
			out = append(out, x.Text)
		case document.KeyFigures:
			out = append(out, fmt.Sprint(x.Figures))
		case document.TimelineFigure:
			out = append(out, x.Alt)
		case document.Definitions:
			for _, d := range x.Items {
				out = append(out, d.Term)
			}
		}
		return true
	}})
	slices.Sort(out)
	return out
}

// Another layout says the same in another order. The short lists of factors
// and actions of page one are left out where the full ones say more.
func TestLayoutsLoseNothing(t *testing.T) {
	for name, p := range map[string]postmortem.PostMortem{"sample": sample.PostMortem(), "edges": edges(), "empty": {Status: "draft"}} {
		for _, language := range []string{"en", "de"} {
			o := saved
			o.Language = language
			c := newComposer(p, o)
			c.page = c.fillPageOne()
			short := append(said(document.Document{Body: c.factorsInShort()}), said(document.Document{Body: c.topActions()})...)
			want := said(composeIn(t, p, "own", language))
			for _, layout := range Layouts[1:] {
				got := said(composeIn(t, p, layout, language))
				for _, line := range want {
					if _, ok := slices.BinarySearch(got, line); !ok && !slices.Contains(short, line) {
						t.Errorf("%s in %s, %s: lacks %q", name, layout, language, line)
					}
				}
			}
		}
	}
}

func TestTheUsualLayoutIsOurOwn(t *testing.T) {
	if document.Dump(composeIn(t, edges(), "", "en")) != document.Dump(composeIn(t, edges(), "own", "en")) {
		t.Error("they differ")
	}
}
