package pdf

import (
	"math"
	"slices"
	"strconv"
)

// pen writes boxes as content streams: the PDF operators that draw them, with
// the marks that tie what is drawn to the structure tree.
type pen struct {
	paper   Paper
	photos  []*photoImage // in the order in which they come
	back    *int          // index of an earlier page that is drawn on, nil for the last
	pages   []*sheet
	cur     *sheet
	fonts   *fontSet
	anchors map[string]spot
	room    sheet // lists in which the current page is written, but its footer
	levels  []int // of the outline's entries, as gofpdf was given them
	packer  *packer

	// The graphics state of the current page, to write only what changes.
	fill, stroke colour
	thick        float64
	dashed       bool
	round        bool // ends of lines
	font         *fontFile
	size         float64
	open         *element // whose content is being written, nil for none
	artifact     bool     // decoration is being written
}

// sheet is a page as it grows.
type sheet struct {
	content []byte     // once the page is settled, what is still added to it
	settled []byte     // what was on it then
	begun   *begun     // settled, compressed
	owners  []*element // the element of each marked content, by its MCID
	annots  []annotation
	marks   []placedMark
}

// spot is a place that refs and bookmarks lead to: page index and PDF y.
type spot struct {
	page int
	y    float64
}

type annotation struct {
	x, y, w, h float64 // PDF space
	target     target
	el         *element
	object     int // number, given when the file is finished
}

type placedMark struct {
	bookmark
	y float64 // points from the top
}

func newPen(paper Paper) *pen {
	const fullPage = 64 << 10
	return &pen{paper: paper, fonts: newFontSet(), anchors: map[string]spot{}, room: sheet{content: make([]byte, 0, fullPage)}}
}

// newPage closes the current page and starts another.
func (p *pen) newPage() {
	p.endContent()
	p.settle()
	p.cur = &sheet{
		content: append(p.room.content[:0], pageOpening...),
		owners:  p.room.owners[:0],
		annots:  p.room.annots[:0],
	}
	p.pages = append(p.pages, p.cur)
	p.resetState()
}

// settle ends a page but for its footer: what was written in common lists moves
// to memory of its own, so that no page grows step by step, and is compressed
// beside the pages that follow.
func (p *pen) settle() {
	if p.cur == nil || p.cur.settled != nil {
		return
	}
	p.room = *p.cur
	p.cur.settled, p.cur.content = slices.Clone(p.room.content), nil
	p.cur.owners = slices.Clone(p.room.owners)
	p.cur.annots = slices.Clone(p.room.annots)
	p.packer.add(p.cur)
}

// pageOpening is what gofpdf writes on every page before all else.
const pageOpening = "0 J\n0 j\n0.57 w\n0.000 G\n0.000 g\n"

// resetState is the state of a fresh page, as gofpdf leaves it.
func (p *pen) resetState() {
	p.fill, p.stroke = colour{}, colour{}
	p.thick, p.dashed, p.round = -1, false, false
	p.font, p.size = nil, 0
}

// draw writes a box whose top is y points from the top of the page.
func (p *pen) draw(b box, y, gap float64) {
	if b.mark != nil {
		p.cur.marks = append(p.cur.marks, placedMark{*b.mark, y})
	}
	for i := range b.ops {
		o := b.ops[i]
		if o.up {
			o.y -= gap
			o.h += gap
		}
		o.y += y
		p.op(&o)
		if o.last != nil {
			o.last.handBack()
		}
	}
}

func (p *pen) op(o *op) {
	switch o.kind {
	case opAnchor:
		if _, taken := p.anchors[o.name]; !taken && o.name != "" {
			p.anchors[o.name] = spot{len(p.pages) - 1, p.paper.height - o.y + 4}
		}
	case opText:
		p.text(o)
	case opRect:
		p.content(o.el)
		p.rect(o)
	case opLine:
		p.content(o.el)
		p.setStroke(o.colour, o.thick, o.dashed)
		p.numbers(o.x, p.paper.height-o.y).raw(" m ")
		p.numbers(o.x+o.w, p.paper.height-o.y-o.h).raw(" l S\n")
	case opContents:
		p.placeContents(o)
	case opPhoto:
		p.content(o.el)
		p.photo(o)
	case opShape:
		p.content(o.el)
		p.shape(o)
		if o.target != nil {
			r := o.w + 2
			p.link(o.x-r, p.paper.height-o.y-r, 2*r, 2*r, o.target, o.el)
		}
	}
}

// content makes what follows content of el, or decoration if el is nil.
func (p *pen) content(el *element) {
	if el == p.open && (el != nil || p.artifact) {
		return
	}
	p.endContent()
	if el == nil {
		p.raw("/Artifact BMC\n")
		p.artifact = true
		return
	}
	el.join()
	mcid := len(p.cur.owners)
	p.cur.owners = append(p.cur.owners, el)
	el.kids = append(el.kids, kid{page: p.index(), mcid: int32(mcid)})
	p.raw("/").raw(el.kind).raw(" <</MCID ").integer(mcid).raw(">> BDC\n")
	p.open = el
}

func (p *pen) endContent() {
	if p.open != nil || p.artifact {
		p.raw("EMC\n")
	}
	p.open, p.artifact = nil, false
}

// link adds an annotation over a rectangle given by its lower left corner.
func (p *pen) link(x, y, w, h float64, t *target, el *element) {
	if el == nil {
		return
	}
	if el.kind != "Link" {
		el = under(el, "Link")
		el.join()
	}
	el.kids = append(el.kids, kid{page: p.index(), annot: int32(len(p.cur.annots)), link: true})
	p.cur.annots = append(p.cur.annots, annotation{x: x, y: y, w: w, h: h, target: *t, el: el})
}

// rect fills a rectangle, and strokes its outline if it has a line width.
func (p *pen) rect(o *op) {
	p.setFill(o.fill)
	operator := " f\n"
	if o.thick > 0 {
		p.setStroke(o.colour, o.thick, o.dashed)
		operator = " B\n"
	}
	y := p.paper.height - o.y - o.h
	r := math.Min(o.radius, math.Min(o.w, o.h)/2)
	if r <= 0 {
		p.numbers(o.x, y, o.w, o.h).raw(" re").raw(operator)
		return
	}
	x0, x1, y0, y1, k := o.x, o.x+o.w, y, y+o.h, r*(1-kappa)
	p.numbers(x0+r, y0).raw(" m ").numbers(x1-r, y0).raw(" l ")
	p.numbers(x1-k, y0, x1, y0+k, x1, y0+r).raw(" c ").numbers(x1, y1-r).raw(" l ")
	p.numbers(x1, y1-k, x1-k, y1, x1-r, y1).raw(" c ").numbers(x0+r, y1).raw(" l ")
	p.numbers(x0+k, y1, x0, y1-k, x0, y1-r).raw(" c ").numbers(x0, y0+r).raw(" l ")
	p.numbers(x0, y0+k, x0+k, y0, x0+r, y0).raw(" c h").raw(operator)
}

// kappa is the length of the handles of a Bézier curve that draws a quarter
// of a circle of radius 1.
const kappa = 0.5523

// shape draws a mark of the timeline. Uncertain ones are hollow and dashed.
func (p *pen) shape(o *op) {
	hollow := o.dashed || o.shape == shapeRing
	operator := " h B\n"
	y := p.paper.height - o.y
	corners := o.shape.outline(o.w)
	if corners == nil && !hollow {
		p.dot(o.x, y, o.w+o.thick/2, o.colour)
		return
	}
	p.setStroke(o.colour, o.thick, o.dashed)
	if hollow {
		p.setFill(paper)
	} else {
		p.setFill(o.colour)
	}
	if corners != nil {
		for i, c := range corners {
			p.numbers(o.x+c.x, y-c.y)
			switch i {
			case 0:
				p.raw(" m ")
			case len(corners) - 1:
				p.raw(" l")
			default:
				p.raw(" l ")
			}
		}
		p.raw(operator)
		return
	}
	r, k := o.w, o.w*kappa
	p.numbers(o.x+r, y).raw(" m ")
	p.numbers(o.x+r, y+k, o.x+k, y+r, o.x, y+r).raw(" c ")
	p.numbers(o.x-k, y+r, o.x-r, y+k, o.x-r, y).raw(" c ")
	p.numbers(o.x-r, y-k, o.x-k, y-r, o.x, y-r).raw(" c ")
	p.numbers(o.x+k, y-r, o.x+r, y-k, o.x+r, y).raw(" c").raw(operator)
}

// dot fills a circle: a line of nearly no length with round ends. It takes a
// tenth of what an outline of curves does, and a long timeline has thousands.
// (Of no length at all it would be a pixel too wide in PDFium, Chrome's viewer.)
func (p *pen) dot(x, y, r float64, c colour) {
	p.setPen(c, 2*r, false, true)
	p.numbers(x, y).raw(" m ").numbers(x+0.01, y).raw(" l S\n")
}

func (p *pen) setFill(c colour) {
	if c != p.fill {
		p.fill = c
		p.cur.content = appendColour(p.cur.content, c, "rg")
	}
}

func (p *pen) setStroke(c colour, thick float64, dashed bool) { p.setPen(c, thick, dashed, false) }

func (p *pen) setPen(c colour, thick float64, dashed, round bool) {
	p.turn(&p.round, round, "1 J\n", "0 J\n")
	if c != p.stroke {
		p.stroke = c
		p.cur.content = appendColour(p.cur.content, c, "RG")
	}
	if thick != p.thick {
		p.thick = thick
		p.numbers(thick).raw(" w\n")
	}
	p.turn(&p.dashed, dashed, "[1.6 1.4] 0 d\n", "[] 0 d\n")
}

// turn writes the operator that turns something on or off, if it is not so yet.
func (p *pen) turn(now *bool, want bool, on, off string) {
	if *now == want {
		return
	}
	if *now = want; want {
		p.raw(on)
	} else {
		p.raw(off)
	}
}

func (p *pen) raw(s string) *pen {
	p.cur.content = append(p.cur.content, s...)
	return p
}

func (p *pen) integer(n int) *pen {
	p.cur.content = strconv.AppendInt(p.cur.content, int64(n), 10)
	return p
}

// numbers writes numbers with two decimals, a blank between them.
func (p *pen) numbers(all ...float64) *pen {
	for i, n := range all {
		if i > 0 {
			p.cur.content = append(p.cur.content, ' ')
		}
		p.cur.content = appendNumber(p.cur.content, n)
	}
	return p
}

// appendNumber writes a number with at most two decimals. What is not a
// number, or out of all measure, is written as 0.
func appendNumber(b []byte, n float64) []byte {
	if math.IsNaN(n) || math.Abs(n) > 1e6 {
		n = 0
	}
	hundredths := int64(math.Round(n * 100))
	if hundredths < 0 {
		b = append(b, '-')
		hundredths = -hundredths
	}
	b = strconv.AppendInt(b, hundredths/100, 10)
	if rest := hundredths % 100; rest != 0 {
		b = append(b, '.', byte('0'+rest/10))
		if rest%10 != 0 {
			b = append(b, byte('0'+rest%10))
		}
	}
	return b
}
