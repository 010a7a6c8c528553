package report

import (
	"strings"

	"afterword/backend/document"
)

// flattened makes headings of the sections that people's headings became when
// they were read: what follows a text stands beside its last words then.
func flattened(blocks []document.Block) []document.Block {
	return flattenedBut(func(document.Section) bool { return false }, blocks)
}

func flattenedBut(keep func(document.Section) bool, blocks []document.Block) (out []document.Block) {
	var flatten func(blocks []document.Block, level int)
	flatten = func(blocks []document.Block, level int) {
		for _, b := range blocks {
			if h, ok := b.(document.Heading); ok { // it counts from the section around it
				h.Level += level - 1
				b = h
			}
			s, ok := b.(document.Section)
			if !ok || keep(s) {
				out = append(out, b)
				continue
			}
			out = append(out, document.Heading{Level: level, Inlines: plain(s.Title)})
			flatten(s.Blocks, level+1)
		}
	}
	flatten(blocks, 1)
	return out
}

// unboxed makes boxes of the signs that stand for them where CommonMark was told
// by its tables. Elsewhere somebody may have typed them.
func (r *recovery) unboxed(blocks []document.Block) []document.Block {
	if !r.listed {
		return blocks
	}
	return mapBlocks(blocks, func(b document.Block) document.Block {
		list, ok := b.(document.List)
		if !ok {
			return b
		}
		for i, item := range list.Items {
			if len(item.Blocks) == 0 || item.Checked != nil {
				continue
			}
			p, _ := item.Blocks[0].(document.Paragraph)
			for sign, checked := range map[string]bool{"☐": false, "☑": true} {
				if words := document.PlainText(p.Inlines); words != sign && !strings.HasPrefix(words, sign+" ") {
					continue
				}
				rest := item.Blocks[1:]
				if p.Inlines = withoutLead(p.Inlines, sign); len(p.Inlines) > 0 {
					rest = append([]document.Block{p}, rest...)
				}
				list.Items[i] = document.ListItem{Checked: &checked, Blocks: rest}
				break
			}
		}
		return list
	})
}

// mapBlocks gives blocks changed from the inside out; the list itself stays.
func mapBlocks(blocks []document.Block, change func(document.Block) document.Block) []document.Block {
	out := make([]document.Block, len(blocks))
	for i, b := range blocks {
		out[i] = change(withBlocks(b, func(inside []document.Block) []document.Block { return mapBlocks(inside, change) }))
	}
	return out
}
