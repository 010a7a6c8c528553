package pdf

import (
	"math"
	"slices"

	"afterword/backend/document"
)

// figureText is a milestone's label and where it found room.
type figureText struct {
	mark  document.Mark
	p     *paragraph
	x, w  float64 // left edge and width
	at    float64 // x of the mark
	above bool
	row   int // 0 is nearest to the axis
}

// placeLabels sets every milestone's label like a flag on a pole that stands
// on its mark: above or below the axis, to the right of the pole or to its
// left, in the nearest row where no label covers another and no pole crosses
// one. A label that finds no place is left out; the event is in the timeline
// table in any case.
func (g *figure) placeLabels() {
	var marks []document.Mark
	for _, m := range g.f.Marks {
		if m.Role != "" && m.Label != "" {
			marks = append(marks, m)
		}
	}
	slices.SortStableFunc(marks, func(a, b document.Mark) int { return a.From.Compare(b.From) })
	const most = 60
	var all []figureText
	for _, m := range marks[:min(len(marks), most)] {
		st := markStyle
		_, st.colour = markOf(m.Role)
		p := g.l.text(m.Label, st, g.el)
		w, _ := p.natural()
		all = append(all, figureText{mark: m, p: p, w: math.Min(w, (g.right-g.left)*0.6), at: g.middle(m)})
	}
	// From right to left: flags fly to the right, so that earlier marks get
	// the rows further out and their poles stay clear of later flags. Where many
	// stand at the right end they have to fly to the left, and it is the other
	// way round.
	backwards := slices.Clone(all)
	slices.Reverse(backwards)
	g.placeInOrder(backwards, false)
	if toRight := g.labels; len(toRight) < len(all) {
		if g.placeInOrder(all, true); len(g.labels) > len(toRight) {
			return
		}
		g.labels = toRight
	}
	// Drawn, and read, in the order of time.
	slices.Reverse(g.labels)
}

// placeInOrder places what finds room, one after the other.
func (g *figure) placeInOrder(labels []figureText, toLeft bool) {
	g.labels = nil
	for _, t := range labels {
		if g.findRow(&t, toLeft) {
			g.labels = append(g.labels, t)
		}
	}
}

// poleGap is the room between a pole and its flag.
const poleGap = 2.5

// findRow puts t where it fits, and reports whether it does.
func (g *figure) findRow(t *figureText, toLeft bool) bool {
	above, below := g.rowsUsed(true), g.rowsUsed(false)
	sides := [2]bool{above <= below, above > below}
	for row := range mostRows {
		for _, side := range sides {
			flags := [2]float64{t.at + poleGap, t.at - poleGap - t.w}
			if toLeft {
				flags[0], flags[1] = flags[1], flags[0]
			}
			for _, x := range flags {
				t.row, t.above, t.x = row, side, x
				if x >= g.left && x+t.w <= g.right+0.5 && g.free(t) {
					return true
				}
			}
		}
	}
	return false
}

// free reports whether t, as placed, leaves the labels that are there alone.
func (g *figure) free(t *figureText) bool {
	for i := range g.labels {
		o := &g.labels[i]
		if o.above != t.above {
			continue
		}
		switch {
		case o.row == t.row:
			if t.x < o.x+o.w+4 && o.x < t.x+t.w+4 {
				return false
			}
		case o.row < t.row: // the pole of t passes the row of o
			if t.at > o.x-1 && t.at < o.x+o.w+1 {
				return false
			}
		default: // the pole of o passes the row of t
			if o.at > t.x-1 && o.at < t.x+t.w+1 {
				return false
			}
		}
	}
	return true
}

func (g *figure) rowsUsed(above bool) int {
	n := 0
	for _, t := range g.labels {
		if t.above == above {
			n = max(n, t.row+1)
		}
	}
	return n
}
