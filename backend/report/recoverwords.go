package report

import (
	"slices"
	"strings"

	"afterword/backend/document"
)

// wordsOf finds the language by the words of ours that a document has; where they
// do not tell, by what it says of itself.
func wordsOf(d document.Document) words {
	best := catalogue(d.Language)
	for _, w := range []words{english, german} {
		if w.count(d) > best.count(d) {
			best = w
		}
	}
	return best
}

// count says how many of its headings, columns, terms and statuses a document has.
func (w words) count(d document.Document) (n int) {
	roles := rolesIn(w)
	own := []string{w.number, w.clock, w.event, w.factor, w.due, w.action, w.owner, w.services, w.tags}
	for _, status := range w.statuses {
		own = append(own, status)
	}
	look := func(word string, ours bool) {
		if ours || slices.Contains(own, word) {
			n++
		}
	}
	document.Walk(d.Body, document.Visitor{Block: func(b document.Block) bool {
		switch x := b.(type) {
		case document.TitleBlock:
			for _, part := range x.Kicker {
				look(part, false)
			}
		case document.Section:
			look(x.Title, roles[folded(x.Title)] != "")
			return true
		case document.Table:
			for _, column := range x.Columns {
				look(column.Title, false)
			}
		case document.Paragraph: // titles of columns that stand before a list
			titles, ok := strings.CutSuffix(document.PlainText(x.Inlines), ":")
			for title := range strings.SplitSeq(titles, " · ") {
				look(title, false)
				if !ok {
					break
				}
			}
		case document.Definitions:
			for _, item := range x.Items {
				look(item.Term, false)
			}
		}
		return false
	}})
	return n
}
