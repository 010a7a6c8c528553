package picture

import (
	"cmp"
	"math"
	"slices"

	"afterword/backend/document"
)

// flag is a milestone's time and name on a pole that stands on its mark.
type flag struct {
	at   float64
	role string
	text string
	ref  string
	x, w float64
	row  int // 0 is nearest to the lanes
}

const (
	flagRow   = 15.0
	flagRows  = 6
	poleGap   = 4.0
	mostFlags = 40
)

// flags finds places for flags, like in the small figure of page one: to the
// right of the pole or to its left, in the nearest row where no flag covers
// another and no pole crosses one. The ones without a place are left out:
// their marks have the form of the milestone, and their number.
func (l *layouter) flags(events []document.PictureEvent, a axis) (placed []flag, rows int) {
	var all []flag
	for _, e := range events {
		if e.Flag == "" || e.Continued {
			continue
		}
		sc := a.scales[e.Stretch]
		at := (sc.x(e.Start.From) + sc.x(e.Start.To)) / 2
		if e.End != nil {
			at = sc.x(e.Start.From)
		}
		all = append(all, flag{at: at, role: e.Role, text: shorten(e.Flag), ref: e.Ref, w: l.width(shorten(e.Flag), flagFont)})
	}
	return placeFlags(all, a.x0, a.x1)
}

// placeFlags places compactly, with flags on both sides of their poles. Where
// a flag then finds no room, sides are chosen first, which always goes with
// enough rows.
func placeFlags(all []flag, left, right float64) (placed []flag, rows int) {
	slices.Reverse(all) // of two at one time the first stands above
	slices.SortStableFunc(all, func(a, b flag) int { return cmp.Compare(b.at, a.at) })
	all = all[:min(len(all), mostFlags)]
	both := func(f *flag) []float64 { return []float64{f.at + poleGap, f.at - poleGap - f.w} }
	placed = tryFlags(all, left, right, both)
	if len(placed) < len(all) {
		ordered, toLeft := chooseSides(all, right)
		one := func(f *flag) []float64 {
			if toLeft[f.at] {
				return both(f)[1:]
			}
			return both(f)[:1]
		}
		if again := tryFlags(ordered, left, right, one); len(again) > len(placed) {
			placed = again
		}
	}
	slices.SortStableFunc(placed, func(a, b flag) int { return cmp.Compare(a.at, b.at) })
	for _, f := range placed {
		rows = max(rows, f.row+1)
	}
	return placed, rows
}

// chooseSides lets flags fly to the right, but for those that have no room
// there and those that would cover the pole of one that flies to the left. It
// gives the order in which rows always suffice: those to the right from the
// last to the first, then those to the left from the first to the last.
func chooseSides(all []flag, right float64) (ordered []flag, toLeft map[float64]bool) {
	toLeft = map[float64]bool{} // by place
	var leftmost []flag
	nearest := math.Inf(1) // pole of the nearest flag that flies to the left
	for _, f := range all {
		if end := f.at + poleGap + f.w; end > right || end+2 > nearest || toLeft[f.at] {
			toLeft[f.at], nearest = true, f.at
			leftmost = append(leftmost, f)
			continue
		}
		ordered = append(ordered, f)
	}
	slices.Reverse(leftmost)
	return append(ordered, leftmost...), toLeft
}

func tryFlags(all []flag, left, right float64, sides func(*flag) []float64) (placed []flag) {
	for _, f := range all {
		if findRow(&f, placed, left, right, sides(&f)) {
			placed = append(placed, f)
		}
	}
	return placed
}

func findRow(f *flag, placed []flag, left, right float64, sides []float64) bool {
	for f.row = range flagRows {
		for _, x := range sides {
			f.x = x
			if x >= left && x+f.w <= right && free(f, placed) {
				return true
			}
		}
	}
	return false
}

func free(f *flag, placed []flag) bool {
	for i := range placed {
		o := &placed[i]
		switch {
		case o.row == f.row:
			if f.x < o.x+o.w+6 && o.x < f.x+f.w+6 || crosses(f.at, o) || crosses(o.at, f) {
				return false
			}
		case o.row < f.row && crosses(f.at, o), o.row > f.row && crosses(o.at, f):
			return false
		}
	}
	return true
}

func crosses(at float64, f *flag) bool { return at > f.x-2 && at < f.x+f.w+2 }

// drawFlags draws flags over lanes that begin at top; the nearest row of flags
// ends there.
func (d *drawing) drawFlags(flags []flag, top float64) {
	for _, f := range flags {
		_, colour, _ := signOf(f.role)
		y := top - float64(f.row+1)*flagRow
		d.add(Shape{Kind: Line, X: f.at, Y: y + 2, H: top - y - 2, Stroke: colour, Thick: 1.2})
		s := text(f.text, flagFont, f.x, y+11, f.w, colour)
		s.Ref = f.ref
		d.add(s)
	}
}
