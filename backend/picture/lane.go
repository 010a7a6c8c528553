package picture

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"afterword/backend/document"
)

// Sizes inside a lane.
const (
	rowHeight  = 18.0
	lanePad    = 4.0
	dotRadius  = 4.0
	signRadius = 5.2
	barHalf    = 5.5
	gapBeside  = 5.0 // between a mark and its label
	between    = 9.0 // between a label and what follows in the row
	clusterBin = 40.0
	leastTitle = 80.0 // the room that makes a title worth writing among numbers
)

// The widest that titles may be, tried one after the other until the rows of
// a lane suffice. 0 leaves the number alone.
var titleRooms = []float64{280, 200, 140, 90, 50, 0}

// item is an event, or several, with a place in a row.
type item struct {
	event      document.PictureEvent
	more       []int   // numbers of a cluster
	x0, x1     float64 // the mark with its bar or whiskers
	at         float64 // where the sign stands
	sure       float64 // up to where a bar is certain
	openLeft   bool    // began before this stretch
	openRight  bool    // goes on after it
	title      float64 // full width of the title
	number     string
	numberW    float64
	room       float64 // what the title may take
	inside     bool    // the label stands in the bar
	toLeft     bool    // the label stands to the left of the mark
	left, edge float64 // all of it
	row        int
}

func (it *item) isBar() bool { return it.x1-it.x0 > 2*signRadius+4 }

// holds reports whether a label that wide can stand in the bar: not where a
// sign stands in its middle, nor on whiskers.
func (it *item) holds(w float64) bool {
	if it.event.End == nil && (it.event.Role != "" || it.event.Precision == document.Approximate) {
		return false
	}
	return it.isBar() && it.sure-it.x0 >= w+34
}

// items makes the items of one lane.
func (l *layouter) items(events []document.PictureEvent, a axis) []item {
	out := make([]item, 0, len(events))
	for _, e := range events {
		sc := a.scales[e.Stretch]
		last := e.Start.To
		if e.End != nil && e.End.To.After(last) {
			last = e.End.To
		}
		it := item{
			event: e, x0: sc.x(e.Start.From), x1: sc.x(last), openLeft: e.Continued && sc.before(e.Start.From),
			openRight: sc.after(last), number: strconv.Itoa(e.Number),
		}
		it.at, it.sure = it.x0, it.x1
		if e.End != nil {
			it.sure = sc.x(e.End.From)
		}
		if e.End == nil {
			it.at = (it.x0 + sc.x(e.Start.To)) / 2
		}
		radius := dotRadius
		if e.Role != "" {
			radius = signRadius
		}
		if !e.Continued {
			it.x0, it.x1 = min(it.x0, it.at-radius), max(it.x1, it.at+radius)
		}
		it.numberW = l.width(it.number, numberFont)
		out = append(out, it)
	}
	return out
}

// label is the width of number and title when the title has some room.
func (it *item) label() float64 {
	w := it.numberW
	if it.room > 0 && it.title > 0 {
		w += gapBeside + min(it.title, it.room)
	}
	return w
}

// extent decides where the label stands and how far all of it reaches.
func (it *item) extent(sc scale, right float64) {
	it.inside, it.toLeft = false, false
	it.left, it.edge = it.x0, it.x1
	w := it.label()
	beside := gapBeside + w
	switch {
	case len(it.more) > 0:
		it.edge = max(it.x1, it.x0+it.numberW+14)
	case it.holds(w):
		it.inside = true
	case it.x1+beside <= right:
		it.edge = it.x1 + beside
	case it.x0-beside >= sc.x0+4:
		it.toLeft, it.left = true, it.x0-beside
	case it.holds(it.numberW):
		it.inside = true
	default: // cut at the edge when it is drawn
		it.edge = max(right, it.x1)
		if right-it.x1 < gapBeside+it.numberW {
			if it.x0-gapBeside-it.numberW < sc.x0 { // as wide as the stretch
				it.inside, it.edge = true, it.x1
				return
			}
			it.toLeft, it.left, it.edge = true, it.x0-gapBeside-it.numberW, it.x1
		}
	}
}

// pack puts items into rows, from the left, and gives the number of rows.
func pack(items []item, a axis, room float64) int {
	var ends []float64
	for i := range items {
		it := &items[i]
		it.room = room
		it.extent(a.scales[it.event.Stretch], a.right(it.event.Stretch))
	}
	slices.SortStableFunc(items, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.left, b.left), cmp.Compare(a.event.Number, b.event.Number))
	})
	for i := range items {
		it := &items[i]
		row := -1
		for r, end := range ends {
			if end+between <= it.left {
				row = r
				break
			}
		}
		if row < 0 {
			if len(ends) > 60 { // far beyond any lane: the caller will try something else
				return len(ends)
			}
			row = len(ends)
			ends = append(ends, 0)
		}
		it.row, ends[row] = row, it.edge
	}
	return len(ends)
}

// right gives how far a label of a stretch may reach: into the break after it
// no further than to its edge.
func (a axis) right(stretch int) float64 { return a.scales[stretch].x1 }

// arrange finds rows for the events of a lane, at most most of them.
func (l *layouter) arrange(events []document.PictureEvent, a axis, most int) ([]item, int) {
	items := l.items(events, a)
	if len(items) <= most*40 { // beyond that there is room for numbers at best
		for i := range items {
			items[i].title = l.width(shorten(items[i].event.Title), labelFont)
		}
		for _, room := range titleRooms {
			if rows := pack(items, a, room); rows <= most {
				stretchTitles(items, a)
				return items, max(rows, 1)
			}
		}
	}
	for _, least := range []int{most, 2, 1} {
		merged := l.cluster(items, a, least)
		if rows := pack(merged, a, 0); rows <= most || least == 1 {
			return merged, max(rows, 1)
		}
	}
	return nil, 1
}

// stretchTitles gives titles the room that was left in their row, on the
// side of the mark on which they stand.
func stretchTitles(items []item, a axis) {
	next := map[int]float64{} // left edge of what follows, by row
	for i := len(items) - 1; i >= 0; i-- {
		it := &items[i]
		limit := a.right(it.event.Stretch)
		if follow, ok := next[it.row]; ok {
			limit = min(limit, follow-between)
		}
		if spare := limit - it.x1 - 2*gapBeside - it.numberW; !it.inside && !it.toLeft && (it.room > 0 || spare > leastTitle) {
			it.room = max(it.room, spare)
			it.edge = max(it.edge, min(limit, it.x1+gapBeside+it.label()))
		}
		next[it.row] = it.left
	}
	before := map[int]float64{} // right edge of what stands before
	for i := range items {
		it := &items[i]
		limit := a.scales[it.event.Stretch].x0 + 4
		if edge, ok := before[it.row]; ok {
			limit = max(limit, edge+between)
		}
		if it.toLeft && it.room > 0 {
			it.room = max(it.room, it.x0-limit-2*gapBeside-it.numberW)
			it.left = min(it.left, max(limit, it.x0-gapBeside-it.label()))
		}
		before[it.row] = it.edge
	}
}

// cluster makes one item of those whose marks fall into the same bin, where a
// bin has at least so many; a milestone stays by itself while there are few.
// With one as the least, everything in a bin becomes one item.
func (l *layouter) cluster(items []item, a axis, least int) []item {
	const mostSigns = 12
	type place struct{ stretch, bin int }
	bins := map[place][]int{}
	var order []place
	signs := 0
	var out []item
	for i, it := range items {
		if it.event.Continued {
			if least > 1 { // where all is crowded, its mark in the strip before must do
				out = append(out, it)
			}
			continue
		}
		if it.event.Role != "" && least > 1 && signs < mostSigns {
			signs++
			out = append(out, it)
			continue
		}
		p := place{it.event.Stretch, int(math.Floor(it.at / clusterBin))}
		if _, ok := bins[p]; !ok {
			order = append(order, p)
		}
		bins[p] = append(bins[p], i)
	}
	for _, p := range order {
		members := bins[p]
		if len(members) < max(least, 2) {
			for _, i := range members {
				it := items[i]
				if least == 1 { // no room for a long bar
					it.x0, it.x1 = it.at-dotRadius, it.at+dotRadius
					it.openLeft, it.openRight = false, false
				}
				out = append(out, it)
			}
			continue
		}
		out = append(out, l.merged(items, members, float64(p.bin)*clusterBin, a.scales[p.stretch]))
	}
	return out
}

// merged is the item of a cluster.
func (l *layouter) merged(items []item, members []int, x float64, sc scale) item {
	it := item{event: items[members[0]].event}
	it.event.Role, it.event.End = "", nil
	for _, i := range members {
		it.more = append(it.more, items[i].event.Number)
	}
	it.number = fmt.Sprintf("×%d", len(members))
	it.numberW = l.width(it.number, numberFont)
	w := max(it.numberW+12, clusterBin-between-4)
	x = max(min(x+2, sc.x1-w), sc.x0)
	it.x0, it.x1 = x, x+w
	it.at = it.x0
	slices.Sort(it.more)
	return it
}
