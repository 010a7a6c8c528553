package pdf

// canvas is what boxes are drawn on: the pen, or a recorder in tests.
type canvas interface {
	newPage()
	draw(b box, y, gap float64)
}

// pager places boxes on pages, in order, and hands each to the pen at once,
// so that no more of a long document is in memory than must stay together.
type pager struct {
	pen     canvas
	paper   Paper
	y       float64
	top     bool  // nothing is on the page yet
	count   int   // of pages that were begun
	pending []box // boxes that must stay with the next one
	height  float64
}

// worthSplitting is how much must be left of a page for a row to begin on it
// that is split.
const worthSplitting = 90.0

func newPager(p canvas, paper Paper) *pager {
	g := &pager{pen: p, paper: paper}
	g.newPage()
	return g
}

func (g *pager) newPage() {
	g.pen.newPage()
	g.count++
	g.y, g.top = marginTop, true
}

// add takes the next box.
func (g *pager) add(b box) {
	g.pending = append(g.pending, b)
	g.height += b.gap + b.height
	// A chain longer than a page cannot be kept together.
	if !b.keep || g.height > g.paper.room() && b.split == nil {
		g.flush()
	}
}

// flush places the pending boxes: all on this page if they fit, else all on
// the next, if they fit there.
func (g *pager) flush() {
	chain := g.pending
	if len(chain) == 0 {
		return
	}
	g.pending, g.height = nil, 0
	need := 0.0
	for i, b := range chain {
		if i > 0 || !g.top {
			need += b.gap
		}
		h := b.height
		if b.split != nil && h > g.paper.room()-headRoom(b) {
			h = worthSplitting
		}
		need += h
	}
	if !g.top && g.y+need > g.paper.bottom() && need <= g.paper.room() {
		g.newPage()
	}
	for _, b := range chain {
		g.place(b)
	}
	// The chain's slice is reused by the next one.
	g.pending = chain[:0]
}

func headRoom(b box) float64 {
	if b.head == nil {
		return 0
	}
	return b.head.height
}

// place puts one box where the page goes on, or on a new page.
func (g *pager) place(b box) {
	for {
		gap := b.gap
		if g.top {
			gap = 0
		}
		if g.y+gap+b.height <= g.paper.bottom()+0.01 {
			g.header(b)
			g.put(b, gap)
			return
		}
		whole := b.height <= g.paper.room()-headRoom(b)
		left := g.paper.bottom() - g.y - gap
		switch {
		case whole && !g.top, b.split == nil && !g.top, left < worthSplitting && !g.top:
			g.newPage()
			g.header(b)
			continue
		case b.split == nil:
			g.put(b, gap) // higher than a page and cannot be split: as it is
			return
		}
		g.header(b)
		part, rest := b.split(g.paper.bottom() - g.y - gap)
		g.put(*part, gap)
		if rest == nil {
			return
		}
		rest.head, rest.keep = b.head, b.keep
		g.newPage()
		b = *rest
	}
}

// header repeats a table's header at the top of a page.
func (g *pager) header(b box) {
	if g.top && b.head != nil {
		g.put(*b.head, 0)
	}
}

func (g *pager) put(b box, gap float64) {
	g.y += gap
	g.pen.draw(b, g.y, gap)
	g.y += b.height
	g.top = false
}

// finish places what is left.
func (g *pager) finish() { g.flush() }
