package report

import (
	"fmt"
	"strings"

	"afterword/backend/document"
)

// proofScheme is how people's Markdown leads to a piece of evidence:
// "[the graph](evidence:ID)", or the same as a picture,
// which the export shows there if it stands alone and its bytes are stored. prose makes a reference
// of it that keeps the scheme, because a text alone knows no numbers; citing
// puts the number in its place.
const proofScheme = "evidence:"

// leadTarget is the id of the title when its lead cites evidence.
const leadTarget = "page-one"

// citing numbers the evidence that is cited in running text, and leads from each
// piece of evidence back to the places that cite it.
type citing struct {
	c     *composer
	place *document.Ref            // leads to the section, event or lead that is being read
	back  map[int][]document.Ref   // by number of the evidence
	rows  map[string]*document.Row // of the appendix, by id
}

// numberCitations gives the body with numbers for citations.
func (c *composer) numberCitations(body []document.Block) []document.Block {
	if !cites(body) {
		return body
	}
	t := citing{c: c, back: map[int][]document.Ref{}, rows: map[string]*document.Row{}}
	out := t.blocks(body)
	for number, places := range t.back {
		if row := t.rows[evidenceTarget(number)]; row != nil {
			row.Cells[1].Blocks[0] = paragraph(c.evidenceLine(number, places)...)
		}
	}
	return out
}

// cites tells whether any evidence is cited in running text.
func cites(body []document.Block) (found bool) {
	document.Walk(body, document.Visitor{
		Block: func(b document.Block) bool {
			p, ok := b.(document.Paragraph)
			found = found || ok && p.Picture != ""
			return !found
		},
		Inline: func(i document.Inline) bool {
			r, ok := i.(document.Ref)
			found = found || ok && strings.HasPrefix(r.Target, proofScheme)
			return !found
		},
	})
	return found
}

func (t *citing) blocks(list []document.Block) []document.Block {
	if list == nil {
		return nil
	}
	out := make([]document.Block, len(list))
	for i, b := range list {
		out[i] = t.block(b)
	}
	return out
}

func (t *citing) block(b document.Block) document.Block {
	switch x := b.(type) {
	case document.TitleBlock:
		if cites(x.Lead) {
			x.ID = leadTarget
			t.place = &document.Ref{Target: x.ID, Inlines: plain(t.c.w.inLead)}
			x.Lead = t.blocks(x.Lead)
			t.place = nil
		}
		return x
	case document.Section:
		outer := t.place
		t.place = &document.Ref{Target: x.ID, Inlines: plain(x.Title)}
		x.Blocks = t.blocks(x.Blocks)
		t.place = outer
		return x
	case document.Paragraph:
		x.Inlines, x.Picture = t.inlines(x.Inlines), t.picture(x.Picture)
		return x
	case document.Heading:
		x.Inlines = t.inlines(x.Inlines)
		return x
	case document.Note:
		x.Inlines = t.inlines(x.Inlines)
		return x
	case document.Table:
		return t.table(x)
	}
	return withBlocks(b, t.blocks)
}

func (t *citing) table(x document.Table) document.Table {
	outer := t.place
	rows := make([]document.Row, len(x.Rows))
	for i, row := range x.Rows {
		t.place = outer
		if number, ok := strings.CutPrefix(row.ID, "event-"); ok {
			t.place = &document.Ref{Target: row.ID, Inlines: plain(t.c.w.inEvent + " " + number)}
		}
		rows[i] = rowWithBlocks(row, t.blocks)
		if row.ID != "" {
			t.rows[row.ID] = &rows[i]
		}
	}
	t.place = outer
	x.Rows = rows
	return x
}

func (t *citing) inlines(list []document.Inline) []document.Inline {
	if list == nil {
		return nil
	}
	out := make([]document.Inline, 0, len(list))
	for _, i := range list {
		switch x := i.(type) {
		case document.Strong:
			x.Inlines = t.inlines(x.Inlines)
			i = x
		case document.Emphasis:
			x.Inlines = t.inlines(x.Inlines)
			i = x
		case document.Strike:
			x.Inlines = t.inlines(x.Inlines)
			i = x
		case document.Soft:
			x.Inlines = t.inlines(x.Inlines)
			i = x
		case document.Ref:
			if id, ok := strings.CutPrefix(x.Target, proofScheme); ok {
				out = append(out, t.citation(id, x.Inlines)...)
				continue
			}
		}
		out = append(out, i)
	}
	return out
}

// citation gives the words, and the number behind them. What is not in the
// export is said to be missing: the words would promise what nobody finds.
func (t *citing) citation(id string, words []document.Inline) []document.Inline {
	out := words[:len(words):len(words)]
	if len(words) > 0 {
		out = append(out, text(" "))
	}
	number := t.c.proofNo[id]
	if number == 0 {
		return append(out, soft("["+t.c.w.noProof+"]"))
	}
	if t.place != nil {
		t.back[number] = append(t.back[number], *t.place)
	}
	return append(out, ref(evidenceTarget(number), fmt.Sprintf("[%d]", number)))
}

// picture gives the row of a stored picture that stands above its paragraph; ""
// for what is no picture, or not in the export.
func (t *citing) picture(cited string) string {
	number := t.c.proofNo[strings.TrimPrefix(cited, proofScheme)]
	if cited == "" || number == 0 || t.c.p.Evidence[number-1].Kind != "picture" {
		return ""
	}
	return evidenceTarget(number)
}
