package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"afterword/backend/document"
)

// wrapMark draws the arrow of a return key: by lines, so that it is not copied
// with the text.
func wrapMark(x, lead, w float64) []op {
	stroke := func(x0, y0, x1, y1 float64) op {
		return op{kind: opLine, x: x + x0*w, y: 0.75*lead - y0*w, w: (x1 - x0) * w, h: (y0 - y1) * w, thick: 0.5, colour: soft}
	}
	return []op{stroke(1, 1, 1, 0.4), stroke(1, 0.4, 0.1, 0.4), stroke(0.4, 0.7, 0.1, 0.4), stroke(0.4, 0.1, 0.1, 0.4)}
}

// shortCode is up to how many lines code is kept on one page.
const shortCode = 12

// code sets preformatted text on a quiet ground. A line that goes on shows a
// mark at its right edge. Little of it stays on one page, and of more no line
// stands alone at the end of a page or at the top of the next.
func (l *layouter) code(v document.Code, at place, gap float64, out sink) {
	const padding = 7.0
	st := codeStyle
	el := under(under(at.el, "P"), "Code")
	all := lines(v.Text)
	numbers := 0.0
	if v.Numbered {
		full := l.widthOf(strconv.Itoa(len(all)), st)
		numbers = full + 10
	}
	unit, _ := l.text("0", st, nil).natural()
	width := max(at.w-2*padding-numbers-unit-2, 20)
	quiet := st
	quiet.colour = soft
	ground := func(b *box, above, below float64) {
		b.ops = append([]op{{kind: opRect, x: at.x, y: -above, w: at.w, h: b.height + above + below, fill: sunken}}, b.ops...)
	}
	said, mixed := make([]string, len(all)), false
	var before box // the line before: the last one keeps it
	begun := false
	emit := func(b box, last bool) {
		if begun {
			before.keep = before.keep || last || len(all) <= shortCode
			out(before)
		}
		before, begun = b, true
	}
	for i, text := range all {
		p := l.sidedText(text, left, st, el)
		said[i], mixed = clean(text), mixed || p.mixed
		set := p.set(width)
		for n, ln := range set {
			b := box{height: p.lead, ops: []op{l.lineOp(ln, p, at.x+padding+numbers, width, document.AlignStart)}}
			if v.Numbered && n == 0 {
				num := l.text(fmt.Sprint(i+1), quiet, nil)
				b.ops = append(b.ops, l.lineOp(num.set(numbers)[0], num, at.x+padding, numbers-10, document.AlignEnd))
			}
			if n+1 < len(set) {
				b.ops = append(b.ops, wrapMark(at.x+at.w-padding-unit, p.lead, unit)...)
			}
			above, below := 0.0, 0.0
			if i == 0 && n == 0 {
				b.gap, above = gap+padding-2, padding-2
				b.keep = len(all) > 1
			}
			if i == len(all)-1 && n == len(set)-1 {
				below = padding - 2
			}
			ground(&b, above, below)
			b.height += below
			emit(b, i == len(all)-1 && n == len(set)-1)
		}
	}
	out(before)
	if el.texts = 0; mixed {
		el.says(strings.Join(said, "\n"), true)
	}
}
