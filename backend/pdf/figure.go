package pdf

import (
	"math"
	"time"

	"afterword/backend/document"
)

// Sizes of the timeline figure, in points.
const (
	figureMargin = 6.0  // at both ends of the axis
	labelRow     = 11.0 // height of one row of labels
	bandHalf     = 13.0 // half the height of the impact window
	markRadius   = 3.7
	mostRows     = 4 // rows of labels above and below the axis, each
)

// timelineFigure draws the picture of the incident: an axis with ticks, the
// impact window as a band, every event as a mark, milestones with labels.
func (l *layouter) timelineFigure(f document.TimelineFigure, at place, out sink) {
	el := under(at.el, "Figure")
	el.alt = clean(f.Alt)
	if el.alt == "" {
		el.alt = "Timeline of the incident"
	}
	fig := &figure{l: l, f: f, el: el, x0: at.x + figureMargin, x1: at.x + at.w - figureMargin, left: at.x, right: at.x + at.w}
	fig.placeLabels()
	above := float64(fig.rowsUsed(true))*labelRow + 4
	below := float64(fig.rowsUsed(false))*labelRow + 3
	fig.axis = above + bandHalf
	height := fig.axis + bandHalf + below
	if len(f.Ticks) > 0 {
		height += 12
	}
	fig.draw()
	out(box{height: height, gap: 12, ops: fig.ops})
}

// figure is the state of one drawing.
type figure struct {
	l           *layouter
	f           document.TimelineFigure
	el          *element
	x0, x1      float64
	left, right float64
	axis        float64
	labels      []figureText
	ops         []op
}

// scale gives the x of a moment, held inside the axis.
func (g *figure) scale(t time.Time) float64 {
	whole := g.f.To.Sub(g.f.From)
	if whole <= 0 {
		return (g.x0 + g.x1) / 2
	}
	part := float64(t.Sub(g.f.From)) / float64(whole)
	return g.x0 + (g.x1-g.x0)*math.Min(math.Max(part, 0), 1)
}

func (g *figure) middle(m document.Mark) float64 { return (g.scale(m.From) + g.scale(m.To)) / 2 }

func (g *figure) draw() {
	g.ops = make([]op, 0, len(g.f.Marks)+3*len(g.labels)+2*len(g.f.Ticks)+8)
	g.drawBand()
	g.drawTicks()
	g.ops = append(g.ops, op{kind: opLine, x: g.left, y: g.axis, w: g.right - g.left, thick: 0.8, colour: lineStrong, el: g.el})
	for _, t := range g.labels {
		g.drawLeader(t)
	}
	g.drawMarks(false)
	g.drawMarks(true)
	for _, t := range g.labels {
		y := g.axis - bandHalf - 3 - float64(t.row+1)*labelRow
		if !t.above {
			y = g.axis + bandHalf + 2 + float64(t.row)*labelRow
		}
		ln := t.p.set(t.w)[0]
		o := g.l.lineOp(ln, t.p, t.x, t.w, document.AlignStart)
		o.y += y
		o.target = g.link(t.mark)
		o.w, o.h = t.w, labelRow
		g.ops = append(g.ops, o)
	}
}

func (g *figure) link(m document.Mark) *target {
	if m.Ref != "" && g.l.targets[m.Ref] {
		return &target{ref: m.Ref}
	}
	return nil
}

func (g *figure) drawBand() {
	if g.f.Impact == nil {
		return
	}
	from, to := g.scale(g.f.Impact.From), g.scale(g.f.Impact.To)
	g.ops = append(g.ops, op{
		kind: opRect, x: from, y: g.axis - bandHalf, w: math.Max(to-from, 1), h: 2 * bandHalf, fill: impactSoft, el: g.el,
	})
}

// drawTicks writes the times under the picture, leaving out those that would
// touch the one before.
func (g *figure) drawTicks() {
	y := g.axis + bandHalf + float64(g.rowsUsed(false))*labelRow + 5
	edge := math.Inf(-1)
	for _, t := range g.f.Ticks {
		x := g.scale(t.At)
		g.ops = append(g.ops, op{kind: opLine, x: x, y: g.axis - 3, h: 6, thick: 0.6, colour: lineStrong, el: g.el})
		p := g.l.text(t.Label, tickStyle, g.el)
		w, _ := p.natural()
		left := math.Min(math.Max(x-w/2, g.left), g.right-w)
		if t.Label == "" || left < edge+8 {
			continue
		}
		edge = left + w
		o := g.l.lineOp(p.set(w + 1)[0], p, left, w, document.AlignStart)
		o.y += y
		g.ops = append(g.ops, o)
	}
}

// drawLeader ties a label to its mark.
func (g *figure) drawLeader(t figureText) {
	_, c := markOf(t.mark.Role)
	y, h := g.axis, bandHalf+3+(float64(t.row)+0.75)*labelRow
	if t.above {
		y -= h
	}
	g.ops = append(g.ops, op{kind: opLine, x: t.at, y: y, h: h, thick: 0.5, colour: c, el: g.el})
}

// drawMarks draws plain events or milestones. Plain events that would fall on
// the same spot are drawn once.
func (g *figure) drawMarks(milestones bool) {
	seen := map[[2]int]bool{}
	for _, m := range g.f.Marks {
		if (m.Role != "") != milestones {
			continue
		}
		from, to := g.scale(m.From), g.scale(m.To)
		if to < from {
			from, to = to, from
		}
		spot := [2]int{int(from * 2), int(to * 2)}
		if !milestones && seen[spot] {
			continue
		}
		seen[spot] = true
		shape, c := markOf(m.Role)
		_, background := roleColours(m.Role)
		radius := markRadius
		if !milestones {
			radius = 2.5
		}
		if to-from > 0.5 {
			o := op{
				kind: opRect, x: from, y: g.axis - radius, w: to - from, h: 2 * radius, radius: radius,
				fill: background, colour: c, thick: 0.7, dashed: m.Uncertain, el: g.el,
			}
			g.ops = append(g.ops, o)
		}
		if to-from > 0.5 && !milestones {
			continue
		}
		g.ops = append(g.ops, op{
			kind: opShape, shape: shape, x: (from + to) / 2, y: g.axis, w: radius, thick: 0.9, dashed: m.Uncertain,
			colour: c, fill: background, el: g.el, target: g.link(m),
		})
	}
}
