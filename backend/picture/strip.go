package picture

import (
	"slices"
	"strings"

	"afterword/backend/document"
)

const (
	stripRows    = 26 // rows of all lanes together: a strip fits on a page
	leastRows    = 3  // that a lane may have at least
	captionRoom  = 22.0
	axisRoom     = 20.0
	dayRow       = 15.0
	bracketRow   = 17.0
	betweenParts = 26.0
	laneLine     = 15.0
)

// strip draws one strip: caption, flags, lanes, axis, durations.
func (l *layouter) strip(s document.Strip) {
	a := l.axis(s)
	byLane := make([][]document.PictureEvent, len(l.t.Lanes))
	for _, e := range s.Events {
		byLane[e.Lane] = append(byLane[e.Lane], e)
	}
	flags, flagCount := l.flags(s.Events, a)

	back, front := l.drawing(0), l.drawing(1)
	y := captionRoom
	caption, w := l.fit(s.Caption, captionFont, l.w)
	front.add(text(caption, captionFont, 0, 13, w, ink))
	y += float64(flagCount)*flagRow + 2
	top := y

	var places []covered
	var poles []rule
	used := 0
	for _, events := range byLane {
		if len(events) > 0 {
			used++
		}
	}
	for i, events := range byLane {
		if len(events) == 0 {
			continue
		}
		items, rows := l.arrange(events, a, max(stripRows/used, leastRows))
		name := l.laneName(l.t.Lanes[i], rows)
		height := max(float64(rows)*rowHeight, float64(len(name))*laneLine) + 2*lanePad
		if y > top {
			back.line(0, y, l.w, 0, line, 1)
		}
		for n, s := range name {
			front.add(text(s, laneFont, 0, y+lanePad+rowHeight/2+4+float64(n)*laneLine, l.width(s, laneFont), soft))
		}
		for n := range items {
			it := &items[n]
			mid := y + lanePad + (float64(it.row)+0.5)*rowHeight
			places = append(places, covered{it.left, it.edge, mid - rowHeight/2, mid + rowHeight/2})
			l.item(front, it, a, mid)
		}
		y += height
	}
	for _, f := range flags {
		_, colour, _ := signOf(f.role)
		poles = append(poles, rule{x: f.at, colour: colour, thick: 1})
	}

	ground := l.drawing(2)
	l.grounds(ground, s, a, top, y)
	rules := l.drawing(3)
	rules.rules(gridOf(s, a), places, top, y)
	rules.rules(poles, places, top, y)
	rules.drawFlags(flags, top)

	bottom := l.drawAxis(front, s, a, top, y)
	bottom = l.brackets(front, s.Brackets, a, bottom)
	shapes := slices.Concat(ground.shapes, back.shapes, rules.shapes, front.shapes)
	gap := betweenParts
	if len(l.parts) == 0 {
		gap = 0
	}
	l.parts = append(l.parts, Part{Alt: s.Alt, Height: bottom, Gap: gap, Shapes: shapes})
}

// laneName breaks the name of a lane into two lines, or three where the lane
// has the rows.
func (l *layouter) laneName(name string, rows int) []string {
	room := l.inner - laneGap
	lines := l.wrap(shorten(name), laneFont, room)
	if most := min(max(rows, 2), 3); len(lines) > most {
		lines = append(lines[:most-1:most-1], strings.Join(lines[most-1:], " "))
	}
	for n, s := range lines {
		lines[n], _ = l.fit(s, laneFont, room)
	}
	return lines
}

// grounds draws the impact window behind the lanes.
func (l *layouter) grounds(d *drawing, s document.Strip, a axis, top, bottom float64) {
	if s.Impact == nil {
		return
	}
	for _, sc := range a.scales {
		if sc.after(s.Impact.From) || sc.before(s.Impact.To) {
			continue
		}
		x, w := sc.span(s.Impact.From, s.Impact.To)
		d.add(Shape{Kind: Rect, X: x, Y: top, W: w, H: bottom - top, Fill: impactSoft})
	}
}

// gridOf gives the faint lines at ticks, midnights and changes of the clock.
func gridOf(s document.Strip, a axis) []rule {
	var out []rule
	for i, t := range s.Stretches {
		for _, tick := range t.Ticks {
			out = append(out, rule{x: a.scales[i].x(tick.At), colour: line, thick: 1, dashed: true})
		}
		for _, day := range t.Days[min(len(t.Days), 1):] {
			out = append(out, rule{x: a.scales[i].x(day.At), colour: lineStrong, thick: 1})
		}
		for _, shift := range t.Shifts {
			out = append(out, rule{x: a.scales[i].x(shift.At), colour: warn, thick: 1, dashed: true})
		}
	}
	return out
}
