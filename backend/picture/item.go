package picture

import "afterword/backend/document"

// item draws an event in its row: mark, bar or whiskers, number, title.
func (l *layouter) item(d *drawing, it *item, a axis, y float64) {
	sc := a.scales[it.event.Stretch]
	events := []int{it.event.Number}
	if it.event.Continued {
		events = nil
	}
	if len(it.more) > 0 {
		l.clusters = true
		d.add(Shape{
			Kind: Rect, X: it.x0, Y: y - 7, W: it.x1 - it.x0, H: 14, Radius: 7, Fill: soft, Events: it.more,
		})
		count := text(it.number, numberFont, (it.x0+it.x1-it.numberW)/2, y+3.8, it.numberW, Paper)
		count.Ref = it.event.Ref
		d.add(count)
		return
	}
	sign, colour, background := signOf(it.event.Role)
	if it.event.Role == "" && it.event.End != nil {
		colour, background = accent, accentSoft
	}
	mark := Shape{
		Kind: Mark, X: it.at, Y: y, W: dotRadius, Sign: sign, Fill: colour, Stroke: colour, Thick: 1.4, Events: events,
	}
	if it.event.Role != "" {
		mark.W = signRadius
	}
	marked, half := !it.event.Continued, it.half()
	if it.event.End != nil {
		l.bar(d, it, sc, y, colour, background, events)
		marked = marked && it.event.Role != ""
	} else {
		switch it.event.Precision {
		case document.Approximate:
			x0, x1 := sc.x(it.event.Start.From), sc.x(it.event.Start.To)
			if x1-x0 > 2*mark.W+4 {
				d.whiskers(x0, x1, y, colour)
			}
		case document.Between:
			if it.isBar() {
				d.add(Shape{
					Kind: Rect, X: it.x0, Y: y - half, W: it.x1 - it.x0, H: 2 * half, Radius: half,
					Fill: background, Stroke: colour, Thick: 1, Dashed: true, Events: events,
				})
				marked = marked && it.event.Role != ""
			} else {
				mark.Dashed = true
			}
		case document.DateOnly:
			if it.isBar() {
				d.add(Shape{
					Kind: Rect, X: it.x0, Y: y - half, W: it.x1 - it.x0, H: 2 * half, Fill: line, Events: events,
				})
				marked = marked && it.event.Role != ""
			}
		}
	}
	l.arrows(d, it, y, colour)
	if marked {
		d.add(mark)
	}
	l.itemLabel(d, it, y)
}

// half is half the height of a bar: higher where it holds its label.
func (it *item) half() float64 {
	if it.inside {
		return barHalf + 2
	}
	return barHalf
}

// bar draws a span; a part of its ends that is uncertain is dashed.
func (l *layouter) bar(d *drawing, it *item, sc scale, y float64, colour, background Colour, events []int) {
	x0, x1, half := it.x0, it.x1, it.half()
	if it.openLeft {
		x0 = sc.x0
	}
	bar := Shape{
		Kind: Rect, X: x0, Y: y - half, W: x1 - x0, H: 2 * half, Radius: half,
		Fill: background, Stroke: colour, Thick: 1, Events: events,
	}
	if sure := sc.x(it.event.End.From); it.event.End.To.After(it.event.End.From) && x1-sure > 3 {
		d.add(Shape{Kind: Rect, X: max(sure-half, x0), Y: bar.Y, W: x1 - max(sure-half, x0), H: bar.H, Radius: half, Fill: background, Stroke: colour, Thick: 1, Dashed: true})
		bar.W = max(sure-x0, 1)
	}
	d.add(bar)
}

// arrows point to where a bar goes on beyond its stretch.
func (l *layouter) arrows(d *drawing, it *item, y float64, colour Colour) {
	arrow := func(x, by float64) {
		d.line(x, y-3, by, 3, colour, 1.2)
		d.line(x+by, y, -by, 3, colour, 1.2)
	}
	if it.openRight {
		arrow(it.x1-9, 4)
	}
	if it.openLeft {
		arrow(it.x0+9, -4)
	}
}

func (l *layouter) itemLabel(d *drawing, it *item, y float64) {
	x := it.x1 + gapBeside
	room := it.edge - x - it.numberW - gapBeside
	switch {
	case it.inside:
		x = it.x0 + 17
		end := it.sure - 14
		if it.event.End == nil && it.event.Role != "" {
			end = min(end, it.at-signRadius-gapBeside)
		}
		room = end - x - it.numberW - gapBeside
	case it.toLeft:
		x = it.left
		room = it.x0 - gapBeside - x - it.numberW - gapBeside
	}
	number := text(it.number, numberFont, x, y+3.8, it.numberW, soft)
	number.Ref = it.event.Ref
	d.add(number)
	if it.title == 0 || it.room <= 0 {
		return
	}
	title, w := l.fit(it.event.Title, labelFont, room+0.01)
	if title != "" {
		d.add(text(title, labelFont, x+it.numberW+gapBeside, y+4.2, w, ink))
	}
}
