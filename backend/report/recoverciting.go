package report

import (
	"strings"

	"afterword/backend/document"
)

// citedAt stands for the scheme of citations until the text is written: the
// writer of Markdown leaves out links of other schemes than the web's. Nobody
// can have such an address (RFC 6761).
const citedAt = "https://evidence.invalid/"

// cited makes citations of the numbers that an export has in their place. The
// words of a citation stand in front of its number without an end; the last of
// them is enough to lead to the evidence.
func (r *recovery) cited(blocks []document.Block) []document.Block {
	anchor := r.anchor(roleEvidence)
	out := make([]document.Block, len(blocks))
	for i, b := range blocks {
		switch x := b.(type) {
		case document.Paragraph:
			x.Inlines = r.citedIn(x.Inlines, anchor)
			b = x
		case document.Section:
			x.Blocks = r.cited(x.Blocks)
			b = x
		case document.Quote:
			x.Blocks = r.cited(x.Blocks)
			b = x
		case document.List:
			items := make([]document.ListItem, len(x.Items))
			for k, item := range x.Items {
				items[k] = document.ListItem{Checked: item.Checked, Blocks: r.cited(item.Blocks)}
			}
			x.Items = items
			b = x
		}
		out[i] = b
	}
	return out
}

func (r *recovery) citedIn(list []document.Inline, anchor string) []document.Inline {
	var out []document.Inline
	for _, one := range list {
		ref, ok := one.(document.Ref)
		number, bracketed := filled("[%s]", document.PlainText(ref.Inlines))
		id := r.proofs[number]
		if !ok || !bracketed || id == "" || ref.Target != anchor {
			out = append(out, one)
			continue
		}
		words := ""
		if n := len(out) - 1; n >= 0 {
			if before, ok := out[n].(document.Text); ok {
				text := strings.TrimRight(before.Value, " ")
				start := strings.LastIndex(text, " ") + 1
				words, out[n] = text[start:], document.Text{Value: text[:start]}
			}
		}
		out = append(out, document.Link{URL: citedAt + id, Inlines: plain(words)})
	}
	return out
}
