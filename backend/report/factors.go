package report

import (
	"fmt"

	"afterword/backend/document"
)

// factorsInShort is the list of page one: number, title, events. Of many it has
// the first ones and leads to the others.
func (c *composer) factorsInShort() []document.Block {
	if len(c.p.Factors) == 0 {
		return nil
	}
	table := document.Table{
		Caption: c.w.contributed,
		Columns: []document.Column{
			{Title: c.w.number, Fixed: true, Mono: true}, {Title: c.w.factor, Weight: 1}, {Title: c.w.events, Weight: 0.2},
		},
	}
	most := len(c.p.Factors)
	if !fits(most, c.page.factors) {
		most = c.page.factors
	}
	for i, f := range c.p.Factors[:most] {
		mark := text(factorMark(i + 1))
		if c.factorsFollow() {
			mark = ref(factorTarget(i+1), factorMark(i+1))
		}
		title := plain(orElse(f.Title, c.w.noTitle))
		if more := len(c.p.Factors) - most; more > 0 && i == most-1 {
			title = append(title, soft(" · "), ref("factors", fmt.Sprintf(c.w.andMore, more)))
		}
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{
			cell(mark), cell(title...), cell(c.cite(f.Events, c.eventNo, eventTarget)...),
		}})
	}
	return c.part("contributed", c.w.contributed, []document.Block{table})
}

// factorsInFull adds description, kind and evidence, where there are any.
func (c *composer) factorsInFull() []document.Block {
	if !c.factorsFollow() {
		return nil
	}
	var blocks []document.Block
	for i, f := range c.p.Factors {
		inner := c.prose(f.Description)
		var tail []document.Inline
		add := func(inlines []document.Inline) {
			if len(inlines) > 0 && len(tail) > 0 {
				tail = append(tail, text(" · "))
			}
			tail = append(tail, inlines...)
		}
		if kind := c.w.kinds[f.Kind]; kind != "" {
			add(plain(kind))
		}
		add(c.citeEvents(f.Events))
		if proof := c.cite(f.Evidence, c.proofNo, evidenceTarget); len(proof) > 0 {
			add(append(plain(c.w.inEvidence+" "), proof...))
		}
		if added := c.addedMark(f.AddedAt); added != "" {
			add(plain(added))
		}
		if len(tail) > 0 {
			inner = append(inner, note(tail...))
		}
		title := factorMark(i+1) + " · " + orElse(f.Title, c.w.noTitle)
		blocks = append(blocks, section(factorTarget(i+1), title, inner...))
	}
	return c.part("factors", c.w.factors, blocks)
}

// factorsFollow reports whether there is more to say than page one does.
func (c *composer) factorsFollow() bool {
	if !fits(len(c.p.Factors), c.page.factors) {
		return true
	}
	for _, f := range c.p.Factors {
		if !blank(f.Description) || len(f.Evidence) > 0 || f.Kind != "" {
			return true
		}
	}
	return false
}

func factorMark(n int) string { return fmt.Sprintf("F%d", n) }
