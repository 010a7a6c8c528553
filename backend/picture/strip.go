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

// drawAxis draws the axis with ticks, dates, nights, changes of the clock and
// breaks, and gives where it ends.
func (l *layouter) drawAxis(d *drawing, s document.Strip, a axis, top, y float64) float64 {
	shifts := false
	for i, t := range s.Stretches {
		sc := a.scales[i]
		d.line(sc.x0, y, sc.x1-sc.x0, 0, lineStrong, 1.4)
		for _, n := range t.Nights {
			x, w := sc.span(n.From, n.To)
			d.add(Shape{Kind: Rect, X: x, Y: y - 2, W: w, H: 4, Fill: night})
		}
		for _, tick := range t.Ticks {
			d.line(sc.x(tick.At), y-3, 0, 7, lineStrong, 1)
		}
		l.row(d, t.Ticks, sc, y+16, tickFont, soft, true)
		l.row(d, t.Days, sc, y+axisRoom+11, dayFont, ink, false)
		if i > 0 {
			l.drawBreak(d, t.Silence, a.scales[i-1].x1, sc.x0, top, y)
		}
		shifts = shifts || len(t.Shifts) > 0
	}
	y += axisRoom + dayRow
	if shifts {
		for i, t := range s.Stretches {
			l.row(d, t.Shifts, a.scales[i], y+11, tickFont, warn, true)
		}
		y += dayRow
	}
	return y + 2
}

// row writes labels below the axis, without those that would touch the one before.
func (l *layouter) row(d *drawing, ticks []document.Tick, sc scale, y float64, f Font, c Colour, centred bool) {
	edge := sc.x0 - 1000
	for _, t := range ticks {
		w := l.width(t.Label, f)
		x := sc.x(t.At)
		if centred {
			x -= w / 2
		}
		if x = max(min(x, sc.x1-w), sc.x0); t.Label == "" || x < edge+10 || w > sc.x1-sc.x0 {
			continue
		}
		edge = x + w
		d.add(text(t.Label, f, x, y, w, c))
	}
}

// drawBreak marks where the axis leaves out time: two strokes, and how long.
func (l *layouter) drawBreak(d *drawing, silence string, x0, x1, top, y float64) {
	mid := (x0 + x1) / 2
	d.strokes(mid, y)
	d.line(x0, y, mid-4-x0, 0, lineStrong, 1.4)
	d.line(mid+4, y, x1-mid-4, 0, lineStrong, 1.4)
	d.add(Shape{Kind: Line, X: mid, Y: top, H: y - 8 - top, Stroke: lineStrong, Thick: 1, Dashed: true})
	if silence != "" {
		w := l.width(silence, tickFont)
		d.add(text(silence, tickFont, mid-w/2, y+16, w, soft))
	}
}

// strokes are the two strokes of a broken axis.
func (d *drawing) strokes(x, y float64) {
	for _, x := range [2]float64{x - 3, x + 3} {
		d.line(x-3, y+6, 6, -12, soft, 1.2)
	}
}

// brackets draws the durations below the axis, each in a row of its own.
func (l *layouter) brackets(d *drawing, all []document.Bracket, a axis, y float64) float64 {
	for _, b := range all {
		colour := soft
		if b.OutOfOrder {
			colour = warn
		}
		x0, x1 := a.place(b.From.From), a.place(b.To.To)
		inner0, inner1 := a.place(b.From.To), a.place(b.To.From)
		if x1 < x0 {
			x0, x1, inner0, inner1 = a.place(b.To.From), a.place(b.From.To), a.place(b.To.To), a.place(b.From.From)
		}
		mid := y + bracketRow/2
		d.line(x0, mid-4, 0, 8, colour, 1.2)
		d.line(x1, mid-4, 0, 8, colour, 1.2)
		if inner1 > inner0 && !b.OutOfOrder {
			d.line(inner0, mid, inner1-inner0, 0, colour, 1.2)
		} else {
			inner0, inner1 = x0, x0
		}
		for _, part := range [2][2]float64{{x0, inner0}, {inner1, x1}} {
			if part[1]-part[0] > 0.5 {
				d.add(Shape{Kind: Line, X: part[0], Y: mid, W: part[1] - part[0], Stroke: colour, Thick: 1.2, Dashed: true})
			}
		}
		label, w := l.fit(b.Label, bracketFont, l.w-l.inner)
		x := x1 + 6
		if x+w > a.x1 {
			x = x0 - 6 - w
		}
		if x < 0 { // the bracket leaves no room: the label stands on it
			x = max(min((x0+x1-w)/2, a.x1-w), 0)
			d.add(text(label, bracketFont, x, mid-5, w, colour))
			y += bracketRow
			continue
		}
		d.add(text(label, bracketFont, x, mid+4, w, colour))
		y += bracketRow
	}
	return y
}
