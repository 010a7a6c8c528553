package pdf

import (
	"fmt"
	"sort"

	"afterword/backend/document"
)

// deepest is how far blocks and inlines may be nested. Markdown from people
// is cut far below that; this keeps a made-up tree from exhausting the stack.
const deepest = 200

// layouter turns blocks into boxes.
type layouter struct {
	paper      Paper
	words      pageWords
	inside     *Attachment      // that the file carries
	stored     map[string]Photo // by the row they belong to
	photos     map[[32]byte]*photoImage
	pictures   map[*document.Strip]*ahead // by their first strip
	lostPhotos []string                   // why some are not in the file
	contents   *contents                  // nil if there is none
	shaper     *shaper
	styles     map[style]*style
	recent     [4]*style       // of them, the last used first: most texts have one of these
	targets    map[string]bool // IDs that a ref can lead to
	lost       map[rune]bool   // code points that no font draws
	deep       bool            // something was nested too deeply and left out
	inliner    inliner         // of the paragraph that is being made
	last       *meaning
	progress   progress
	meanings   slab[meaning]
	lender     lender
}

// place is where blocks go: the left edge and the width, the look of running
// text, and the tag that they belong to.
type place struct {
	x, w  float64
	st    style
	el    *element
	depth int
	level int  // of the sections around
	tight bool // inside a table cell or a list: smaller gaps
	side  side // on which lines begin, in a list
}

func newLayouter(d document.Document, paper Paper) *layouter {
	return &layouter{
		paper:    paper,
		words:    wordsFor(d.Language),
		photos:   map[[32]byte]*photoImage{},
		pictures: map[*document.Strip]*ahead{},
		shaper:   newShaper(),
		styles:   map[style]*style{},
		targets:  document.Targets(d.Body),
		lost:     map[rune]bool{},
	}
}

func (l *layouter) intern(st style) *style {
	for i, p := range l.recent {
		if p != nil && *p == st {
			copy(l.recent[1:], l.recent[:i])
			l.recent[0] = p
			return p
		}
	}
	p := l.styles[st]
	if p == nil {
		p = new(style) // not &st: that would cost every call a copy
		*p = st
		l.styles[st] = p
	}
	copy(l.recent[1:], l.recent[:])
	l.recent[0] = p
	return p
}

// meaning keeps a meaning; texts that follow each other often share it.
func (l *layouter) meaning(st style, el *element, t *target) *meaning {
	if next := (meaning{l.intern(st), el, t}); l.last == nil || *l.last != next {
		l.last = l.meanings.one(next)
	}
	return l.last
}

func (l *layouter) missing(r rune) { l.lost[r] = true }

func (l *layouter) tooDeep() { l.deep = true }

// warnings tells what could not be shown as it was written.
func (l *layouter) warnings() []string {
	var out []string
	runes := make([]rune, 0, len(l.lost))
	for r := range l.lost {
		runes = append(runes, r)
	}
	sort.Slice(runes, func(i, j int) bool { return runes[i] < runes[j] })
	const most = 20
	for i, r := range runes {
		if i == most {
			out = append(out, fmt.Sprintf("%d more characters are shown by their code points, because no font has them.", len(runes)-most))
			break
		}
		out = append(out, fmt.Sprintf("No font has the character %s. It is shown by its code point.", codePoint(r)))
	}
	out = append(out, l.lostPhotos...)
	if l.deep {
		out = append(out, fmt.Sprintf("Text nested more than %d levels deep is left out.", deepest))
	}
	return out
}

func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }

// blocks lays out a run of blocks. first says whether the gap above the first
// one is dropped.
func (l *layouter) blocks(blocks []document.Block, at place, out sink) {
	if at.depth > deepest {
		l.tooDeep()
		return
	}
	at.depth++
	for i, b := range blocks {
		gap := 7.0
		if at.tight {
			gap = 3.5
		}
		if i == 0 {
			gap = 0
		}
		if i+1 < len(blocks) && leadsOn(b, blocks[i+1], i == 0 && at.level > 0) {
			keepLast(out, func(out sink) { l.block(b, at, gap, out) })
			continue
		}
		l.block(b, at, gap, out)
	}
}

func (l *layouter) block(b document.Block, at place, gap float64, out sink) {
	if !at.tight {
		l.progress.one()
	}
	switch v := b.(type) {
	case document.TitleBlock:
		l.title(v, at, out)
	case document.KeyFigures:
		l.keyFigures(v, at, out)
	case document.TimelineFigure:
		l.timelineFigure(v, at, out)
	case document.Timeline:
		l.timeline(v, at, gap, out)
	case document.Section:
		l.section(v, at, out)
	case document.Paragraph:
		if above := l.photoBoxes(v.Picture, at); len(above) > 0 { // the words are its caption
			above[0].gap, above[len(above)-1].keep = max(gap, above[0].gap), true
			for _, part := range above {
				out(part)
			}
			gap = 2
		}
		el := under(at.el, "P")
		l.lines(l.sidedParagraph(v.Inlines, at, at.st, el), at, gap, out)
	case document.Heading:
		l.heading(v, at, gap, out)
	case document.List:
		l.list(v, at, gap, out)
	case document.Definitions:
		l.definitions(v, at, gap, out)
	case document.Table:
		l.table(v, at, gap, out)
	case document.Code:
		l.code(v, at, gap, out)
	case document.Quote:
		l.quote(v, at, gap, out)
	case document.Note:
		st := noteStyle
		el := under(at.el, "P")
		l.lines(l.sidedParagraph(v.Inlines, at, st, el), at, gap, out)
	case document.Rule:
		out(box{height: 1, gap: gap + 4, ops: []op{{kind: opLine, x: at.x, y: 0.5, w: at.w, thick: 0.6, colour: lineStrong}}})
	}
}

// lines sets a paragraph. The first two lines stay together, and the last
// two, so that no single line stands alone on a page.
func (l *layouter) lines(p *paragraph, at place, gap float64, out sink) {
	set := p.set(at.w)
	n := len(set)
	for i, ln := range set {
		b := box{height: p.lead, ops: l.line(ln, p, at.x, at.w, document.AlignStart)}
		if i == 0 {
			b.gap = gap
		}
		b.keep = i+1 < n && (n <= 3 || i == 0 || i == n-2)
		out(b)
	}
}

// line is what a box that holds a line of text draws.
func (l *layouter) line(ln setLine, p *paragraph, x, w float64, align document.Align) []op {
	only := [1]op{l.lineOp(ln, p, x, w, align)}
	return l.shaper.ops.keep(only[:])
}

// lineOp places a line of text in a column. Paragraphs that run right to left,
// and those of blocks that do, begin at its right edge.
func (l *layouter) lineOp(ln setLine, p *paragraph, x, w float64, align document.Align) op {
	room := max(w-ln.width, 0)
	switch {
	case align == document.AlignCentre:
		x += room / 2
	case (align == document.AlignEnd) != p.right:
		x += room
	}
	// Capitals stand about in the middle of a line. The type size is not
	// asked, so that neighbours of unequal size share a baseline.
	return op{kind: opText, x: x - ln.hung, y: 0.75 * p.lead, pieces: ln.pieces}
}

// shortSection is the height, in points, up to which a section inside another
// is kept on one page: a factor, an action.
const shortSection = 170.0

// section opens with a heading that stays with what follows.
func (l *layouter) section(s document.Section, at place, out sink) {
	if at.level == 0 {
		l.sectionBoxes(s, at, out)
		return
	}
	height := 0.0
	var held []box
	holding := true
	l.sectionBoxes(s, at, func(b box) {
		if !holding {
			out(b)
			return
		}
		held = append(held, b)
		height += b.gap + b.height
		if height > shortSection {
			holding = false
			for _, h := range held {
				out(h)
			}
		}
	})
	if !holding {
		return
	}
	for i, h := range held {
		h.keep = h.keep || i+1 < len(held)
		out(h)
	}
}

func (l *layouter) sectionBoxes(s document.Section, at place, out sink) {
	level := min(at.level, 5)
	el := under(at.el, "Sect")
	st, gap := sectionStyle, 22.0
	if level > 0 {
		st, gap = headingStyle(level), 13.0
	}
	head := under(el, fmt.Sprintf("H%d", min(level+2, 6)))
	p := l.text(s.Title, st, head)
	for i, ln := range p.set(at.w) {
		b := box{height: st.lead, keep: true, ops: []op{l.lineOp(ln, p, at.x, at.w, document.AlignStart)}}
		if i == 0 {
			b.gap = gap
			b.mark = &bookmark{title: s.Title, level: level}
			b.ops = append(b.ops, op{kind: opAnchor, name: s.ID, x: at.x})
		}
		out(b)
	}
	at.el = el
	at.level++
	first := true
	l.blocks(s.Blocks, at, func(b box) {
		if first {
			b.gap = max(b.gap, 5)
			first = false
		}
		out(b)
	})
}

// heading sets a heading inside running text. It looks as deep as it is: below the
// heading of a question it is no second question.
func (l *layouter) heading(h document.Heading, at place, gap float64, out sink) {
	st := headingStyle(at.level - 1 + max(h.Level, 1))
	if at.tight {
		st.size, st.lead = min(st.size, at.st.size+0.6), at.st.lead
	}
	el := under(at.el, fmt.Sprintf("H%d", min(max(at.level+1+h.Level, 2), 6)))
	p := l.sidedParagraph(h.Inlines, at, st, el)
	for i, ln := range p.set(at.w) {
		b := box{height: st.lead, keep: true, ops: []op{l.lineOp(ln, p, at.x, at.w, document.AlignStart)}}
		if i == 0 && gap > 0 {
			b.gap = gap + 5
		}
		out(b)
	}
}
