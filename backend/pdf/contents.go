package pdf

import (
	"slices"
	"strconv"

	"afterword/backend/document"
)

// contents is the table of contents. Its room is kept when the pages are laid
// out; what stands in it is drawn when the numbers of the pages are known.
type contents struct {
	entries []contentsEntry
	at      place
	page    int     // index of the page it is on
	y       float64 // of its top, from the top of the page
	placed  bool
}

type contentsEntry struct {
	id    string
	title *paragraph
	el    *element
}

const (
	// A document of more pages has a table of contents.
	pagesWithout = 4
	// With so few letters or so many there is no need to lay a document out to
	// know on which side of that it is.
	surelyShort, surelyLong = 2_500, 20_000
)

// wantsContents reports whether a document has more than pagesWithout pages.
func (l *layouter) wantsContents(d document.Document) bool {
	letters := 0
	count := func(i document.Inline) bool {
		switch v := i.(type) {
		case document.Text:
			letters += len(v.Value)
		case document.CodeSpan:
			letters += len(v.Value)
		}
		return letters < surelyLong
	}
	document.Walk(d.Body, document.Visitor{Inline: count, Block: func(b document.Block) bool {
		if code, ok := b.(document.Code); ok {
			letters += len(code.Text)
		}
		return letters < surelyLong
	}})
	if letters <= surelyShort && len(l.stored) == 0 || letters >= surelyLong {
		return letters >= surelyLong
	}
	trial := newLayouter(d, l.paper)
	trial.shaper, trial.stored, trial.photos = l.shaper, l.stored, l.photos
	pages := newPager(blindCanvas{}, l.paper)
	trial.blocks(d.Body, place{x: marginLeft, w: l.paper.content(), st: bodyStyle, el: &element{}}, pages.add)
	pages.finish()
	return pages.count > pagesWithout
}

// untilContents lays out what stands on page one and the table of contents,
// which comes before the first section that begins on a later page, or that goes
// on for so long that the table would stand on the third: nobody would look for
// it there. It gives what is left.
func (l *layouter) untilContents(body []document.Block, at place, pages *pager) []document.Block {
	first := slices.IndexFunc(body, func(b document.Block) bool { _, section := b.(document.Section); return section })
	if first < 0 {
		return body
	}
	l.blocks(body[:first], at, pages.add)
	for i := first; i < len(body); i++ {
		s, section := body[i].(document.Section)
		if !section {
			return body[i:] // of another shape than a report: none
		}
		var held []box // until it is known where the section begins, and that it is long
		begun, later, placed := false, false, false
		begin := func() {
			if begun = true; later {
				l.tableOfContents(body[i:], at, pages.add)
			}
			for _, b := range held {
				pages.add(b)
			}
		}
		trial := pages.copy()
		l.section(s, at, func(b box) {
			if begun {
				pages.add(b)
				return
			}
			if held = append(held, b); i > 0 {
				if trial.add(b); !b.keep && !placed {
					later, placed = pages.count > 1 || !pages.begins(held), true
				}
				later = later || trial.count > 2
			}
			if later {
				begin()
			}
		})
		if !begun {
			later = i > 0 && l.contentsComeLate(body[i+1:], at, trial)
			begin()
		}
		if later {
			return body[i+1:]
		}
	}
	return nil
}

// contentsComeLate reports whether a table of contents of what is left would stand
// behind page two.
func (l *layouter) contentsComeLate(rest []document.Block, at place, trial *pager) bool {
	l.tableOfContents(rest, at, trial.add)
	l.contents = nil
	trial.finish()
	return trial.count > 2
}

// copy is a pager that stands where this one does, and draws nothing.
func (g *pager) copy() *pager {
	trial := *g
	trial.pen, trial.pending = blindCanvas{}, slices.Clone(g.pending)
	return &trial
}

// blindCanvas draws nothing.
type blindCanvas struct{}

func (blindCanvas) newPage()                   {}
func (blindCanvas) draw(box, float64, float64) {}

// tableOfContents keeps room for the sections that are still to come.
func (l *layouter) tableOfContents(rest []document.Block, at place, out sink) {
	const entryLead = 17.0
	list := under(at.el, "TOC")
	c := &contents{at: at}
	st := bodyStyle
	st.lead = entryLead
	for _, b := range rest {
		s, ok := b.(document.Section)
		if !ok || s.ID == "" {
			continue
		}
		item := under(list, "TOCI")
		c.entries = append(c.entries, contentsEntry{s.ID, l.sidedParagraph([]document.Inline{document.Ref{Target: s.ID, Inlines: []document.Inline{document.Text{Value: s.Title}}}}, place{side: left}, st, under(item, "Reference")), item})
	}
	if len(c.entries) < 2 {
		return
	}
	head := under(at.el, "P")
	p := l.text(l.words.contents, sectionStyle, head)
	out(box{height: sectionStyle.lead + 4, gap: 22, keep: true, ops: []op{l.lineOp(p.set(at.w)[0], p, at.x, at.w, document.AlignStart)}})
	out(box{height: entryLead * float64(len(c.entries)), ops: []op{{kind: opContents, contents: c}}})
	l.contents = c
}

// place notes where the table is, and gives its parts their place in the
// order of reading.
func (p *pen) placeContents(o *op) {
	c := o.contents
	c.page, c.y, c.placed = len(p.pages)-1, o.y, true
	for i := range c.entries {
		c.entries[i].el.join()
	}
}

// fillContents draws titles, leaders and the numbers of the pages.
func (l *layouter) fillContents(p *pen) {
	c := l.contents
	if c == nil || !c.placed {
		return
	}
	p.endContent()
	p.settle()
	p.back = &c.page
	p.cur = p.pages[c.page]
	p.resetState()
	for i, e := range c.entries {
		y := c.y + float64(i)*e.title.lead
		number := l.text(strconv.Itoa(p.anchors[e.id].page+1), bodyStyle, under(e.el, "Lbl"))
		numberWidth, _ := number.natural()
		room := c.at.w - numberWidth - 14
		set := e.title.set(room)
		title := l.lineOp(set[0], e.title, c.at.x, room, document.AlignStart)
		line := l.lineOp(number.set(numberWidth + 1)[0], number, c.at.x, c.at.w, document.AlignEnd)
		line.y += (e.title.lead - number.lead) * 0.75
		ops := []op{title, line}
		if from := c.at.x + set[0].width + 5; from < c.at.x+room {
			ops = append(ops, op{kind: opLine, x: from, y: title.y - 0.5, w: c.at.x + room + 8 - from, thick: 0.5, dashed: true, colour: lineStrong})
		}
		p.draw(box{ops: ops}, y, 0)
	}
	p.setStroke(p.stroke, p.thick, false) // the footer comes next
	p.endContent()
	p.back = nil
}

// index is that of the page that is drawn on.
func (p *pen) index() int32 {
	if p.back != nil {
		return int32(*p.back)
	}
	return int32(len(p.pages) - 1)
}
