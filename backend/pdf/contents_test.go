package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"afterword/backend/document"
)

// sectioned has sections of so many paragraphs each.
func sectioned(sections, paragraphs int) document.Document {
	d := document.Document{Title: "Long", Language: "en", Body: []document.Block{document.TitleBlock{Title: "Long"}}}
	for i := range sections {
		s := document.Section{ID: fmt.Sprintf("s-%d", i+1), Title: fmt.Sprintf("Section %d", i+1)}
		for range paragraphs {
			s.Blocks = append(s.Blocks, words(strings.Repeat("A sentence that takes its place on the page. ", 8)))
		}
		d.Body = append(d.Body, s)
	}
	return d
}

// A document of more than four pages has a table of contents after page one,
// with the numbers of the pages on which its sections are; a shorter one has none.
func TestContents(t *testing.T) {
	for _, c := range []struct {
		sections, paragraphs int
		want                 bool
	}{{2, 2, false}, {6, 6, false}, {8, 14, true}, {40, 30, true}} {
		d := sectioned(c.sections, c.paragraphs)
		l := newLayouter(d, A4)
		var b bytes.Buffer
		if _, err := render(&b, d, l); err != nil {
			t.Fatal(err)
		}
		if got := l.contents != nil; got != c.want {
			t.Errorf("%d sections of %d paragraphs: contents %v, want %v", c.sections, c.paragraphs, got, c.want)
		}
		validate(t, b.Bytes())
		if !c.want {
			continue
		}
		text := strings.Join(strings.Fields(pdftotext(t, b.Bytes())), " ") + " "
		for _, e := range l.contents.entries {
			number := strings.TrimPrefix(e.id, "s-")
			line := fmt.Sprintf("Section %s ", number)
			if strings.Count(text, line) < 2 {
				t.Errorf("%s is not in the contents", line)
			}
		}
	}
}

// The contents come before the first section that begins on a later page, which
// is in them, also where the one before it fills page one.
func TestContentsComeBeforeWhatBeginsLater(t *testing.T) {
	for paragraphs := range 22 {
		d := sectioned(9, 12)
		opening := document.Section{ID: "opening", Title: "Opening"}
		for range paragraphs {
			opening.Blocks = append(opening.Blocks, words(strings.Repeat("What stands on page one. ", 8)))
		}
		d.Body = slices.Insert(d.Body, 1, document.Block(opening))
		l := newLayouter(d, A4)
		p := newPen(A4)
		l.layOut(d, &element{kind: "Document"}, newPager(p, A4))
		if l.contents == nil || !l.contents.placed {
			t.Fatalf("%d paragraphs: no contents", paragraphs)
		}
		c := l.contents
		for _, b := range d.Body[1:] {
			id := b.(document.Section).ID
			at := p.anchors[id]
			behind := at.page > c.page || at.page == c.page && A4.height-at.y > c.y
			if behind != c.lists(id) || at.page > 0 && !behind {
				t.Errorf("%d paragraphs: %q on page %d, in the contents: %v", paragraphs, id, at.page+1, c.lists(id))
			}
		}
	}
}

func (c *contents) lists(id string) bool {
	return slices.ContainsFunc(c.entries, func(e contentsEntry) bool { return e.id == id })
}

// A section that begins on page one and fills the next as well does not have the
// contents behind it: they stand on one of the first two pages.
func TestContentsDoNotStandBehindALongSection(t *testing.T) {
	for _, test := range []struct {
		paragraphs int
		listed     bool
	}{{10, false}, {20, false}, {25, false}, {30, false}, {36, true}, {45, true}, {60, true}, {200, true}} {
		d := sectioned(9, 12)
		opening := document.Section{ID: "opening", Title: "Incident summary"}
		for range test.paragraphs {
			opening.Blocks = append(opening.Blocks, words(strings.Repeat("What happened, at length. ", 8)))
		}
		d.Body = slices.Insert(d.Body, 1, document.Block(opening))
		l, p := newLayouter(d, A4), newPen(A4)
		l.layOut(d, &element{kind: "Document"}, newPager(p, A4))
		c := l.contents
		if c == nil || !c.placed {
			t.Fatalf("%d paragraphs: no contents", test.paragraphs)
		}
		if c.page > 1 || c.lists("opening") != test.listed {
			t.Errorf("%d paragraphs: contents on page %d, the long section in it: %v", test.paragraphs, c.page+1, c.lists("opening"))
		}
	}
}

// The trial that finds out how long a document is leaves no trace.
func TestContentsDoNotDoubleWarnings(t *testing.T) {
	d := sectioned(6, 12)
	d.Body = append(d.Body, document.Section{ID: "e", Title: "Evidence", Blocks: evidenceTable("broken").Body})
	var b bytes.Buffer
	warnings, err := Render(&b, d, Options{Photos: map[string]Photo{"broken": {[]byte("x"), "broken"}}})
	if err != nil || len(warnings) != 1 {
		t.Errorf("%q, %v", warnings, err)
	}
}
