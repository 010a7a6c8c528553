package pdf

import (
	"strings"
	"unicode/utf8"

	"afterword/backend/document"
)

// title opens page one: the small line, the title in serif, the lead, a rule.
func (l *layouter) title(t document.TitleBlock, at place, out sink) {
	if kicker := strings.Join(t.Kicker, " · "); kicker != "" {
		p := l.text(kicker, kickerStyle, under(at.el, "P"))
		l.lines(p, at, 0, func(b box) {
			b.keep = true
			out(b)
		})
	}
	st := titleStyle
	switch n := utf8.RuneCountInString(t.Title); { // a title that is a page of text still is one
	case n > 400:
		st.size, st.lead = 12, 16
	case n > 120:
		st.size, st.lead = 16, 21
	}
	p := l.text(t.Title, st, under(at.el, "H1"))
	begun := false
	l.lines(p, at, 7, func(b box) {
		if t.ID != "" && !begun {
			b.ops = append(b.ops, op{kind: opAnchor, name: t.ID, x: at.x})
		}
		b.keep, begun = true, true
		out(b)
	})
	inside := at
	inside.st = leadStyle
	first := true
	l.blocks(t.Lead, inside, func(b box) {
		if first {
			b.gap, first = 8, false
		}
		out(b)
	})
	out(box{height: 1, gap: 13, ops: []op{{kind: opLine, x: at.x, y: 0.5, w: at.w, thick: 1, colour: ink}}})
}

// tallestFigure is how high a figure may be with its label and its note, in
// points: four lines of note. More is no figure but a text.
const tallestFigure = 90.0

const (
	figureGutter  = 12.0
	figuresPerRow = 5
	smallestValue = 9.5
)

// keyFigures sets a row of figures: label, value, note. Values that are too
// long for their column are set smaller, all of them alike. What is too long
// even so stands below, as wide as the page and over as many lines as it needs.
func (l *layouter) keyFigures(k document.KeyFigures, at place, out sink) {
	figures, long := l.shortFigures(k.Figures, at)
	for start := 0; start < len(figures); start += figuresPerRow {
		l.figureRow(figures[start:min(start+figuresPerRow, len(figures))], at, out)
	}
	for _, f := range long {
		l.lines(l.text(f.Label, figureLabel, under(at.el, "P")), at, 10, func(b box) {
			b.keep = true
			out(b)
		})
		l.lines(l.text(strings.TrimSpace(f.Value+" "+f.Note), bodyStyle, under(at.el, "P")), at, 1, out)
	}
	if len(k.Figures) > 0 {
		out(box{height: 1, gap: 11, ops: []op{{kind: opLine, x: at.x, y: 0.5, w: at.w, thick: 0.5, colour: lineStrong}}})
	}
}

// shortFigures takes out the figures that are too long for a row.
func (l *layouter) shortFigures(all []document.KeyFigure, at place) (short, long []document.KeyFigure) {
	value := figureValue
	value.size, value.lead = smallestValue, smallestValue*1.32
	w := figureWidth(len(all), at)
	for _, f := range all {
		if stack(l.figureBoxes(f, value, place{w: w})).height > tallestFigure {
			long = append(long, f)
		} else {
			short = append(short, f)
		}
	}
	return short, long
}

func figureWidth(count int, at place) float64 {
	columns := float64(max(min(count, figuresPerRow), 4))
	return (at.w-figureGutter*(columns-1))/columns - 0.1
}

func (l *layouter) figureRow(figures []document.KeyFigure, at place, out sink) {
	w := figureWidth(len(figures), at)
	value := figureValue
	widest := 0.0
	for _, f := range figures {
		full := l.widthOf(f.Value, value)
		widest = max(widest, full)
	}
	if widest > w {
		value.size = max(value.size*w/widest, smallestValue)
		value.lead = value.size * 1.32
	}
	var row box
	for i, f := range figures {
		cell := place{x: at.x + float64(i)*(w+figureGutter+0.1), w: w, el: at.el}
		part := stack(l.figureBoxes(f, value, cell))
		row.ops = append(row.ops, part.ops...)
		row.height = max(row.height, part.height)
	}
	row.gap = 10
	out(row)
}

func (l *layouter) figureBoxes(f document.KeyFigure, value style, cell place) []box {
	return collect(func(out sink) {
		l.lines(l.text(f.Label, figureLabel, under(cell.el, "P")), cell, 0, out)
		l.lines(l.text(f.Value, value, under(cell.el, "P")), cell, 1, out)
		if f.Note != "" {
			l.lines(l.text(f.Note, figureLabel, under(cell.el, "P")), cell, 1.5, out)
		}
	})
}
