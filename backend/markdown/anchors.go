package markdown

import (
	"fmt"
	"strings"
	"unicode"

	"afterword/backend/document"
)

// anchors knows where references lead. GitHub makes an anchor of each heading;
// rows have none, so a reference to a row leads to the heading above it.
type anchors struct {
	slugs map[string]string // by id of section, row or title
}

// findAnchors goes through all headings in the order they will be written, as
// the anchor of a heading depends on those before it.
// titled says that the title stands in the front matter and is no heading, listed
// that tables become lists.
func findAnchors(body []document.Block, titled, listed bool) *anchors {
	f := finder{titled: titled, listed: listed, out: &anchors{slugs: map[string]string{}}, used: map[string]bool{}}
	f.blocks(body, "")
	return f.out
}

type finder struct {
	out  *anchors
	used map[string]bool

	titled, listed bool
}

func (f *finder) blocks(list []document.Block, current string) {
	for _, b := range list {
		switch x := b.(type) {
		case document.TitleBlock:
			if !f.titled {
				current = f.heading(x.Title, current)
			}
			f.out.slugs[x.ID] = current
			f.blocks(x.Lead, current)
		case document.Section:
			slug := f.heading(x.Title, current)
			f.out.slugs[x.ID] = slug
			f.blocks(x.Blocks, slug)
		case document.Heading:
			current = f.heading(document.PlainText(x.Inlines), current)
		case document.Quote:
			f.blocks(x.Blocks, current)
		case document.List:
			for _, item := range x.Items {
				f.blocks(item.Blocks, current)
			}
		case document.Definitions:
			for _, item := range x.Items {
				f.blocks(item.Blocks, current)
			}
		case document.Table:
			for _, row := range x.Rows {
				if row.ID != "" {
					f.out.slugs[row.ID] = current
				}
				if f.listed { // in cells headings are not written as headings
					for _, c := range listOf(x).inOrder(row) {
						f.blocks(c.Blocks, current)
					}
				}
			}
		}
	}
}

// heading gives the anchor of the next heading; an empty one is not written.
// Of equal ones GitHub numbers the anchors, so that the words can stay as they
// are: "same", "same-1".
func (f *finder) heading(name, current string) string {
	name = strings.Join(strings.Fields(clean(name)), " ")
	if name == "" {
		return current
	}
	base := slug(name)
	unique := base
	for n := 1; f.used[unique]; n++ {
		unique = fmt.Sprintf("%s-%d", base, n)
	}
	f.used[unique] = true
	return unique
}

// slug is GitHub's rule: lower case, only letters, marks, numbers, "-" and
// "_", blanks as "-".
func slug(name string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == ' ':
			return '-'
		case c == '-' || unicode.In(c, unicode.Pc, unicode.L, unicode.M, unicode.N):
			return unicode.ToLower(c)
		}
		return -1
	}, name)
}
