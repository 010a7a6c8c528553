package picture

import (
	"slices"
	"strconv"

	"afterword/backend/document"
)

// overview draws the whole incident on one axis: milestones, impact window,
// the durations, and which strip shows which part.
func (l *layouter) overview(o document.Overview) {
	d, front := l.drawing(0), l.drawing(1)
	a := axis{x0: l.inner, x1: l.w, scales: []scale{newScale(o.Figure.From, o.Figure.To, l.inner, l.w)}}
	sc := a.scales[0]
	var all []flag
	for _, m := range o.Figure.Marks {
		if m.Role != "" {
			at := (sc.x(m.From) + sc.x(m.To)) / 2
			all = append(all, flag{at: at, role: m.Role, text: shorten(m.Label), ref: m.Ref, w: l.width(shorten(m.Label), flagFont)})
		}
	}
	flags, rows := placeFlags(all, a.x0, a.x1)
	caption, w := l.fit(o.Caption, captionFont, l.w)
	front.add(text(caption, captionFont, 0, 13, w, ink))
	top := captionRoom + float64(rows)*flagRow + 2
	const height = 24.0
	mid := top + height/2
	if i := o.Figure.Impact; i != nil {
		d.add(Shape{Kind: Rect, X: sc.x(i.From), Y: top, W: max(sc.x(i.To)-sc.x(i.From), 1), H: height, Fill: impactSoft})
	}
	for _, tick := range o.Figure.Ticks {
		d.line(sc.x(tick.At), mid-3, 0, 6, lineStrong, 1)
	}
	d.line(a.x0, mid, a.x1-a.x0, 0, lineStrong, 1.4)
	for _, f := range flags {
		_, colour, _ := signOf(f.role)
		d.line(f.at, top, 0, height/2, colour, 1)
	}
	d.drawFlags(flags, top)
	l.overviewMarks(d, o.Figure.Marks, sc, mid)
	y := top + height
	l.row(front, o.Figure.Ticks, sc, y+12, tickFont, soft, true)
	y += 18
	y = l.stripSpans(front, o.Strips, sc, y)
	y = l.brackets(front, o.Brackets, a, y)
	gap := betweenParts
	if len(l.parts) == 0 {
		gap = 0
	}
	l.parts = append(l.parts, Part{Alt: o.Figure.Alt, Height: y, Gap: gap, Shapes: slices.Concat(d.shapes, front.shapes)})
}

func (l *layouter) overviewMarks(d *drawing, marks []document.Mark, sc scale, y float64) {
	seen := map[int]bool{}
	for _, milestones := range [2]bool{false, true} {
		for _, m := range marks {
			x := (sc.x(m.From) + sc.x(m.To)) / 2
			if (m.Role != "") != milestones {
				continue
			}
			sign, colour, _ := signOf(m.Role)
			radius := signRadius
			if !milestones {
				if seen[int(x)] { // a dot on a dot
					continue
				}
				seen[int(x)] = true
				radius, x = 2.6, sc.x(m.From)
			}
			d.add(Shape{Kind: Mark, X: x, Y: y, W: radius, Sign: sign, Fill: colour, Stroke: colour, Thick: 1.2, Dashed: m.Uncertain && milestones})
		}
	}
}

// stripSpans shows which part of the time each strip holds.
func (l *layouter) stripSpans(d *drawing, strips []document.Span, sc scale, y float64) float64 {
	edge := sc.x0 - 100
	for i, s := range strips {
		if sc.after(s.From) || sc.before(s.To) {
			continue
		}
		x0, x1 := sc.x(s.From), sc.x(s.To)
		d.add(Shape{Kind: Rect, X: x0, Y: y + 2, W: max(x1-x0-1.5, 1.5), H: 4, Radius: 2, Fill: lineStrong})
		name := strconv.Itoa(i + 1)
		w := l.width(name, numberFont)
		if x := max(min((x0+x1-w)/2, sc.x1-w), sc.x0); x > edge+5 {
			d.add(text(name, numberFont, x, y+17, w, soft))
			edge = x + w
		}
	}
	return y + 24
}
