package picture

import (
	"math"
	"slices"

	"afterword/backend/document"
)

// layouter gathers the parts of a picture.
type layouter struct {
	t        document.Timeline
	m        Measure
	left, w  float64 // w: width without margins
	inner    float64 // where the time axis begins
	widths   map[textKey]float64
	parts    []Part
	clusters bool // some events share a mark

	// Used again for every strip and every text.
	drawings [4]drawing
	ends     []int
}

// drawing gathers the shapes of a part.
type drawing struct{ shapes []Shape }

// drawing gives an empty drawing, the n-th of a strip.
func (l *layouter) drawing(n int) *drawing {
	d := &l.drawings[n]
	d.shapes = d.shapes[:0]
	return d
}

func (d *drawing) add(s Shape) { d.shapes = append(d.shapes, s) }

func (d *drawing) line(x, y, w, h float64, c Colour, thick float64) {
	d.add(Shape{Kind: Line, X: x, Y: y, W: w, H: h, Stroke: c, Thick: thick})
}

// rule is an upright line behind the rows, which leaves out the labels.
type rule struct {
	x      float64
	colour Colour
	thick  float64
	dashed bool
}

// covered is a place that rules must not cross.
type covered struct{ x0, x1, y0, y1 float64 }

// rules draws upright lines from top to bottom, but not through labels.
func (d *drawing) rules(rules []rule, places []covered, top, bottom float64) {
	slices.SortFunc(places, func(a, b covered) int {
		switch {
		case a.y0 < b.y0:
			return -1
		case a.y0 > b.y0:
			return 1
		}
		return 0
	})
	for _, r := range rules {
		y := top
		for _, p := range places {
			if r.x < p.x0-1 || r.x > p.x1+1 || p.y1 <= y || p.y0 >= bottom {
				continue
			}
			if p.y0 > y+1 {
				d.add(Shape{Kind: Line, X: r.x, Y: y, H: p.y0 - y, Stroke: r.colour, Thick: r.thick, Dashed: r.dashed})
			}
			y = math.Max(y, p.y1)
		}
		if bottom > y+1 {
			d.add(Shape{Kind: Line, X: r.x, Y: y, H: bottom - y, Stroke: r.colour, Thick: r.thick, Dashed: r.dashed})
		}
	}
}

// laneGap is the room between the names of lanes and the axis.
const laneGap = 14.0

// head is the title of a file that holds nothing but the picture.
func (l *layouter) head() {
	d := &drawing{}
	y := 0.0
	lines := l.wrap(shorten(l.t.Title), titleFont, l.w)
	for i, s := range lines[:min(len(lines), 3)] {
		fitted, w := l.fit(s, titleFont, l.w)
		d.add(text(fitted, titleFont, 0, y+21+float64(i)*27, w, ink))
	}
	y += 27 * float64(min(len(lines), 3))
	if fitted, w := l.fit(l.t.Subtitle, subtitle, l.w); fitted != "" {
		d.add(text(fitted, subtitle, 0, y+15, w, soft))
		y += 20
	}
	l.parts = append(l.parts, Part{Height: y, Shapes: d.shapes})
}

// laneColumn makes room for the names of the lanes.
func (l *layouter) laneColumn() {
	const most = 118.0
	widest := 0.0
	for _, name := range l.t.Lanes {
		for _, s := range l.wrap(shorten(name), laneFont, most) {
			_, w := l.fit(s, laneFont, most)
			widest = max(widest, w)
		}
	}
	if widest > 0 {
		l.inner = widest + laneGap
	}
}

// foot explains the signs, and says what is left out.
func (l *layouter) foot() {
	d := &drawing{}
	const step, sign, gap = 17.0, 30.0, 20.0
	x, y := 0.0, 12.0
	for _, s := range l.t.Legend {
		if s.Kind == document.SignCluster && !l.clusters {
			continue
		}
		words, w := l.fit(s.Text, noteFont, l.w-sign)
		if x > 0 && x+sign+w > l.w {
			x, y = 0, y+step
		}
		d.sign(s.Kind, x, y-4)
		d.add(text(words, noteFont, x+sign, y, w, soft))
		x += sign + w + gap
	}
	if x > 0 {
		y += step
	}
	for _, note := range l.t.Notes {
		for _, s := range l.wrap(shorten(note), noteFont, l.w) {
			fitted, w := l.fit(s, noteFont, l.w)
			d.add(text(fitted, noteFont, 0, y, w, soft))
			y += 15
		}
	}
	if len(d.shapes) > 0 {
		l.parts = append(l.parts, Part{Height: y - 8, Gap: 14, Shapes: d.shapes})
	}
}

// sign draws a sample of a sign, from x on, with its middle at y.
func (d *drawing) sign(kind document.SignKind, x, y float64) {
	const w = 22.0
	bar := Shape{Kind: Rect, X: x, Y: y - barHalf, W: w, H: 2 * barHalf, Fill: sunken, Stroke: soft, Thick: 1, Radius: barHalf}
	switch kind {
	case document.SignImpact:
		d.add(Shape{Kind: Rect, X: x, Y: y - 6, W: w, H: 12, Fill: impactSoft})
	case document.SignSpan:
		bar.Fill, bar.Stroke = accentSoft, accent
		d.add(bar)
	case document.SignApproximate:
		d.whiskers(x+1, x+w-1, y, soft)
		d.add(Shape{Kind: Mark, X: x + w/2, Y: y, W: dotRadius, Fill: soft, Stroke: soft, Thick: 1})
	case document.SignBetween:
		bar.Dashed = true
		d.add(bar)
	case document.SignDate:
		bar.Radius, bar.Thick, bar.Stroke = 0, 0, Colour{}
		bar.Fill = line
		d.add(bar)
	case document.SignNight:
		d.add(Shape{Kind: Rect, X: x, Y: y - 2, W: w, H: 4, Fill: night})
	case document.SignBreak:
		d.strokes(x+w/2, y)
	case document.SignCluster:
		bar.Fill = soft
		d.add(bar)
		d.add(text("×9", numberFont, x+5, y+3.6, 12, Paper))
	}
}

// whiskers is a line with a stop at both ends.
func (d *drawing) whiskers(x0, x1, y float64, c Colour) {
	d.line(x0, y, x1-x0, 0, c, 1)
	d.line(x0, y-3.5, 0, 7, c, 1)
	d.line(x1, y-3.5, 0, 7, c, 1)
}
