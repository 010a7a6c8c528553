package picture

import "afterword/backend/document"

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
		label, w := l.fit(b.Label, bracketFont, l.w-l.inner)
		x := x1 + 6
		if x+w > a.x1 {
			x = x0 - 6 - w
		}
		if x < 0 { // the bracket leaves no room beside it: the label stands in it
			x = max(min((x0+x1-w)/2, a.x1-w), 0)
		}
		mid := y + bracketRow/2
		d.line(x0, mid-4, 0, 8, colour, 1.2)
		d.line(x1, mid-4, 0, 8, colour, 1.2)
		if inner1 <= inner0 || b.OutOfOrder { // nothing of it is certain
			inner0, inner1 = x1, x1
		}
		for n, part := range [3][2]float64{{x0, inner0}, {inner0, inner1}, {inner1, x1}} {
			for _, free := range [2][2]float64{{part[0], min(part[1], x-4)}, {max(part[0], x+w+4), part[1]}} {
				if free[1]-free[0] > 0.5 {
					d.add(Shape{Kind: Line, X: free[0], Y: mid, W: free[1] - free[0], Stroke: colour, Thick: 1.2, Dashed: n != 1})
				}
			}
		}
		d.add(text(label, bracketFont, x, mid+4, w, colour))
		y += bracketRow
	}
	return y
}
