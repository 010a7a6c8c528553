package report

import (
	"strings"

	"afterword/backend/document"
)

// citedAt stands for the scheme of citations until the text is written: the
// writer of Markdown leaves out links of other schemes than the web's. Nobody
// can have such an address (RFC 6761). noCitedWords stands for words where a
// citation has none, for it leaves out such links as well.
const (
	citedAt      = "https://evidence.invalid/"
	noCitedWords = "\uE000"
)

// prose gives people's Markdown.
func (r *recovery) prose(blocks []document.Block) string {
	if len(blocks) == 0 {
		return ""
	}
	text := strings.TrimSpace(r.Prose(countedFromField(r.cited(blocks))))
	text = strings.ReplaceAll(text, "["+noCitedWords+"]("+citedAt, "[]("+citedAt)
	return strings.ReplaceAll(text, "]("+citedAt, "]("+proofScheme)
}

// countedFromField is for the writer of Markdown, which counts the level of a
// heading in a list or a quote from the heading before: people count it from
// their field.
func countedFromField(blocks []document.Block) []document.Block {
	out := make([]document.Block, len(blocks))
	before := 0
	for i, b := range blocks {
		if h, ok := b.(document.Heading); ok {
			before = h.Level
		} else if _, section := b.(document.Section); !section {
			b = mapBlocks([]document.Block{b}, func(inner document.Block) document.Block {
				if h, ok := inner.(document.Heading); ok {
					h.Level -= before
					return h
				}
				return inner
			})[0]
		}
		out[i] = b
	}
	return out
}

// cited makes citations of the numbers that an export has in their place. The
// words of a citation stand in front of its number without an end; the last of
// them is enough to lead to the evidence.
func (r *recovery) cited(blocks []document.Block) []document.Block {
	anchor := r.anchor(roleEvidence)
	return mapBlocks(blocks, func(b document.Block) document.Block {
		switch x := b.(type) {
		case document.Paragraph:
			x.Inlines = r.citedIn(x.Inlines, anchor)
			return x
		case document.Heading:
			x.Inlines = r.citedIn(x.Inlines, anchor)
			return x
		}
		return b
	})
}

func (r *recovery) citedIn(list []document.Inline, anchor string) []document.Inline {
	var out []document.Inline
	for _, one := range list {
		switch x := one.(type) {
		case document.Strong:
			one = document.Strong{Inlines: r.citedIn(x.Inlines, anchor)}
		case document.Emphasis:
			one = document.Emphasis{Inlines: r.citedIn(x.Inlines, anchor)}
		case document.Strike:
			one = document.Strike{Inlines: r.citedIn(x.Inlines, anchor)}
		case document.Ref:
			number, bracketed := filled("[%s]", document.PlainText(x.Inlines))
			if id := r.proofs[number]; bracketed && id != "" && x.Target == anchor {
				var words []document.Inline
				out, words = lastWords(out)
				one = document.Link{URL: citedAt + id, Inlines: words}
			}
		}
		out = append(out, one)
	}
	return out
}

// lastWords takes what a citation can be put on off the end of a line: the last
// word, or all that is marked in one way. A number without a blank before it was
// cited without words.
func lastWords(line []document.Inline) (before, words []document.Inline) {
	none := plain(noCitedWords)
	n := len(line) - 1
	if n < 0 {
		return line, none
	}
	last, ok := line[n].(document.Text)
	text := strings.TrimRight(last.Value, " ")
	switch {
	case !ok || text == last.Value:
		return line, none
	case text != "":
		start := strings.LastIndex(text, " ") + 1
		line[n] = document.Text{Value: text[:start]}
		return line, plain(text[start:])
	case n == 0:
		return line, none
	}
	switch x := line[n-1].(type) {
	case document.CodeSpan:
		if strings.ContainsAny(x.Value, "@]") { // no link can hold it
			return line, none
		}
	case document.Strong, document.Emphasis, document.Strike:
		if holdsLink(line[n-1]) {
			return line, none
		}
	default:
		return line, none
	}
	return line[:n-1], []document.Inline{line[n-1]}
}

func holdsLink(one document.Inline) (found bool) {
	document.WalkInlines([]document.Inline{one}, document.Visitor{Inline: func(i document.Inline) bool {
		switch i.(type) {
		case document.Link, document.Ref:
			found = true
		}
		return !found
	}})
	return found
}
