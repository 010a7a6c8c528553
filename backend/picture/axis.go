package picture

import "afterword/backend/document"

// labelGap is the least room between two labels below the axis.
const labelGap = 10.0

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
		if i > 0 {
			l.drawBreak(d, t.Silence, a.scales[i-1].x1, sc.x0, top, y)
		}
		shifts = shifts || len(t.Shifts) > 0
	}
	l.dates(d, s, a, y+axisRoom+11)
	y += axisRoom + dayRow
	if shifts {
		for i, t := range s.Stretches {
			l.row(d, t.Shifts, a.scales[i], y+11, tickFont, warn, true)
		}
		y += dayRow
	}
	return y + 2
}

// dates writes the days below the axis. The day on which a stretch begins gives way
// to the left, into the break or below the names of the lanes, where a midnight
// follows soon: left where it begins it would stand below that midnight and name
// another day. It is left out where there is no room; the caption says it too.
func (l *layouter) dates(d *drawing, s document.Strip, a axis, y float64) {
	free := 0.0
	for i, t := range s.Stretches {
		if len(t.Days) == 0 {
			continue
		}
		opening, midnights, sc := t.Days[0], t.Days[1:], a.scales[i]
		w := l.width(opening.Label, dayFont)
		x := min(sc.x(opening.At), sc.x1-w)
		if len(midnights) > 0 {
			first := midnights[0]
			x = min(x, sc.label(first.At, l.width(first.Label, dayFont), false)-labelGap-w)
		}
		if x >= free {
			d.add(text(opening.Label, dayFont, x, y, w, ink))
			free = x + w + labelGap
		}
		free = max(free, l.row(d, midnights, sc, y, dayFont, ink, false)+labelGap)
	}
}

// row writes labels below the axis, without those that would touch the one before,
// and gives where the last one ends.
func (l *layouter) row(d *drawing, ticks []document.Tick, sc scale, y float64, f Font, c Colour, centred bool) (edge float64) {
	edge = sc.x0 - 1000
	for _, t := range ticks {
		w := l.width(t.Label, f)
		x := sc.label(t.At, w, centred)
		if t.Label == "" || x < edge+labelGap || w > sc.x1-sc.x0 {
			continue
		}
		edge = x + w
		d.add(text(t.Label, f, x, y, w, c))
	}
	return edge
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
