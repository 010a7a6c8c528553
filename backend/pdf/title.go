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

// keyFigures sets a row of figures: label, value, note. Values that are too
// long for their column are set smaller, all of them alike.
func (l *layouter) keyFigures(k document.KeyFigures, at place, out sink) {
	const perRow = 5
	figures := k.Figures
	for start := 0; start < len(figures); start += perRow {
		l.figureRow(figures[start:min(start+perRow, len(figures))], at, out)
	}
	if len(figures) > 0 {
		out(box{height: 1, gap: 11, ops: []op{{kind: opLine, x: at.x, y: 0.5, w: at.w, thick: 0.5, colour: lineStrong}}})
	}
}

func (l *layouter) figureRow(figures []document.KeyFigure, at place, out sink) {
	const gutter = 12.0
	columns := float64(max(len(figures), 4))
	w := (at.w-gutter*(columns-1))/columns - 0.1
	value := figureValue
	widest := 0.0
	for _, f := range figures {
		full := l.widthOf(f.Value, value)
		widest = max(widest, full)
	}
	if widest > w {
		value.size = max(value.size*w/widest, 9.5)
		value.lead = value.size * 1.32
	}
	var row box
	for i, f := range figures {
		x := at.x + float64(i)*(w+gutter+0.1)
		cell := place{x: x, w: w}
		boxes := collect(func(s sink) {
			l.lines(l.text(f.Label, figureLabel, under(at.el, "P")), cell, 0, s)
			l.lines(l.text(f.Value, value, under(at.el, "P")), cell, 1, s)
			if f.Note != "" {
				l.lines(l.text(f.Note, figureLabel, under(at.el, "P")), cell, 1.5, s)
			}
		})
		part := stack(boxes)
		row.ops = append(row.ops, part.ops...)
		row.height = max(row.height, part.height)
	}
	row.gap = 10
	out(row)
}
