package pdf

import "slices"

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
	switch {
	case !b.keep:
		g.flush()
	case g.height > g.paper.room() && b.split == nil:
		g.shed()
	}
}

// shed places the first boxes of a chain that has become longer than a page, and
// so cannot be kept together. Its end still waits for what it belongs to: a
// table's header for the first row.
func (g *pager) shed() {
	chain, from, height := g.pending, len(g.pending), 0.0
	for from > 1 && height+chain[from-1].gap+chain[from-1].height <= g.paper.room()/2 {
		from--
		height += chain[from].gap + chain[from].height
	}
	for _, b := range chain[:from] { // they fill the page that is there
		g.place(b, false)
	}
	g.pending, g.height = chain[:copy(chain, chain[from:])], height
}

// flush places the pending boxes.
func (g *pager) flush() {
	chain := g.pending
	g.together(chain)
	// The chain's slice is reused by the next one.
	g.pending, g.height = chain[:0], 0
}

// together places boxes that belong together: all on this page if they fit,
// else all on the next, if they fit there. If they do not, rows are cut so that
// the first lines of each stay with what is above it. Only a chain that is too
// long even so is parted, and then as far from its end as can be.
func (g *pager) together(chain []box) {
	if len(chain) == 0 {
		return
	}
	need := g.need(chain, false)
	cut := need > g.paper.room()
	if cut {
		need = g.need(chain, true)
	}
	if need > g.paper.room() && len(chain) > 1 {
		from := len(chain) - 1
		for from > 1 && g.need(chain[from-1:], true) <= g.paper.room() {
			from--
		}
		for _, b := range chain[:from] {
			g.place(b, false)
		}
		g.together(chain[from:])
		return
	}
	if !g.top && g.y+need > g.paper.bottom() && need <= g.paper.room() {
		g.newPage()
	}
	for _, b := range chain {
		g.place(b, cut)
	}
}

// need gives the height of a chain. Of a row that is split only the beginning
// counts; cut says that every row may be.
func (g *pager) need(chain []box, cut bool) float64 {
	need := 0.0
	for i, b := range chain {
		if i > 0 || !g.top {
			need += b.gap
		}
		h := b.height
		if b.split != nil && (cut || h > g.paper.room()-headRoom(b)) {
			h = min(h, worthSplitting)
		}
		need += h
	}
	return need
}

func headRoom(b box) float64 {
	if b.head == nil {
		return 0
	}
	return b.head.height
}

// begins tells whether boxes that belong together would begin on the page that is
// being filled.
func (g *pager) begins(boxes []box) bool {
	chain := slices.Concat(g.pending, boxes)
	need := g.need(chain, false)
	if need > g.paper.room() {
		need = g.need(chain, true)
	}
	return g.top || g.y+need <= g.paper.bottom() || need > g.paper.room()
}

// place puts one box where the page goes on, or on a new page. One that may be
// cut goes on here as far as there is room.
func (g *pager) place(b box, cut bool) {
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
		whole := b.height <= g.paper.room()-headRoom(b) && (!cut || b.split == nil)
		left := g.paper.bottom() - g.y - gap
		switch {
		case whole && !g.top, b.split == nil && !g.top, left < worthSplitting-0.01 && !g.top:
			g.newPage()
			g.header(b)
			continue
		case b.split == nil:
			g.put(b, gap) // higher than a page and cannot be split: as it is
			return
		}
		fresh := g.top
		g.header(b)
		part, rest := b.split(g.paper.bottom()-g.y-gap, fresh)
		if part == nil {
			g.newPage()
			continue
		}
		g.put(*part, gap)
		if rest == nil {
			return
		}
		rest.head, rest.keep = b.head, b.keep
		g.newPage()
		b, cut = *rest, false
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
