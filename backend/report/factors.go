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
		row := document.Row{}
		if !c.factorsFollow() { // nowhere else to lead to, and to lead on from
			row.ID = factorTarget(i + 1)
			if marks := c.actionsOf(f.ID); len(marks) > 0 {
				title = append(title, text(" "), document.Soft{Inlines: marks})
			}
		}
		if more := len(c.p.Factors) - most; more > 0 && i == most-1 {
			title = append(title, soft(" · "), ref("factors", fmt.Sprintf(c.w.andMore, more)))
		}
		row.Cells = []document.Cell{cell(mark), cell(title...), cell(c.cite(f.Events, c.eventNo, eventTarget)...)}
		table.Rows = append(table.Rows, row)
	}
	return c.part("contributed", c.w.contributed, []document.Block{withoutEmptyEnd(table)})
}

// withoutEmptyEnd leaves out the last column of a table if there is nothing in it
// but its title.
func withoutEmptyEnd(t document.Table) document.Table {
	end := len(t.Columns) - 1
	for _, r := range t.Rows {
		if len(r.Cells[end].Blocks) > 0 {
			return t
		}
	}
	t.Columns = t.Columns[:end]
	for i := range t.Rows {
		t.Rows[i].Cells = t.Rows[i].Cells[:end]
	}
	return t
}

// actionsOf gives "A1, A3": what is to be done about a factor.
func (c *composer) actionsOf(factor string) []document.Inline {
	return marksOf(c.back.actions[factor], actionMark, actionTarget)
}

// factorsInFull adds description, kind, evidence and actions, where there are any.
func (c *composer) factorsInFull() []document.Block {
	if !c.factorsFollow() {
		return nil
	}
	var blocks []document.Block
	for i, f := range c.p.Factors {
		inner := c.prose(f.Description)
		proof := c.cite(f.Evidence, c.proofNo, evidenceTarget)
		if len(proof) > 0 {
			proof = append(plain(c.w.inEvidence+" "), proof...)
		}
		tail := dotted(plainOrNone(c.w.kinds[f.Kind]), c.citeEvents(f.Events), proof, c.actionsOf(f.ID), plainOrNone(c.addedMark(f.AddedAt)))
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
