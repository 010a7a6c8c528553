package pdf

import (
	"strconv"

	"afterword/backend/document"
)

// narrowest is the width below which nesting no longer indents, in points.
const narrowest = 48

// indent moves a place to the right, unless it would become too narrow.
func (p place) indent(by float64) place {
	if p.w-by >= narrowest {
		p.x += by
		p.w -= by
	}
	return p
}

// list sets items with their numbers, bullets or boxes hanging to the left, or to
// the right where most items run right to left.
func (l *layouter) list(v document.List, at place, gap float64, out sink) {
	el := under(at.el, "L")
	on := sideOfList(v, at.side)
	numberWidth := 15.0
	if v.Ordered {
		last := strconv.Itoa(v.Start+len(v.Items)) + "."
		full := l.widthOf(last, at.st)
		numberWidth = max(numberWidth, full+5)
	}
	for i, item := range v.Items {
		itemEl := under(el, "LI")
		inside := at.indentFrom(on, numberWidth)
		inside.el = under(itemEl, "LBody")
		inside.tight, inside.side = true, on
		label := l.itemLabel(v, i, at, on, under(itemEl, "Lbl"))
		blocks := item.Blocks
		if len(blocks) == 0 {
			blocks = []document.Block{document.Paragraph{}}
		}
		itemGap := 3.0
		if i == 0 {
			itemGap = gap
		}
		if on == right {
			label.x += inside.x + inside.w + numberWidth
		} else {
			label.x += inside.x - numberWidth
		}
		first := true
		l.blocks(blocks, inside, func(b box) {
			if first {
				first = false
				b.gap = itemGap
				b.ops = append([]op{label}, b.ops...)
			}
			out(b)
		})
		if first { // nothing in it can be drawn
			out(box{height: at.st.lead, gap: itemGap, ops: []op{label}})
		}
	}
}

// itemLabel draws what stands before an item, from the edge of the list.
func (l *layouter) itemLabel(v document.List, i int, at place, on side, el *element) op {
	st := at.st
	label := "•"
	if v.Ordered {
		label = strconv.Itoa(v.Start+i) + "."
	} else {
		st.colour = soft
	}
	if checked := v.Items[i].Checked; checked != nil {
		label = v.Items[i].Box()
		st.colour = ink
		if *checked {
			st.colour = okay
		}
	}
	p := l.sidedText(label, on, st, el)
	ln := p.set(at.w)[0]
	o := l.lineOp(ln, p, 0, at.w, document.AlignStart)
	o.x = 0
	if !v.Ordered && v.Items[i].Checked == nil {
		o.x = 4
	}
	if on == right {
		o.x = -o.x - ln.width
	}
	return o
}

// quote sets quoted blocks beside a bar, which stands where they begin.
func (l *layouter) quote(v document.Quote, at place, gap float64, out sink) {
	on := sideOfBlocks(v.Blocks)
	if on == bySelf {
		on = at.side
	}
	inside := at.indentFrom(on, 14)
	inside.side = bySelf
	inside.el = under(at.el, "BlockQuote")
	inside.st.colour = soft
	first := true
	l.blocks(v.Blocks, inside, func(b box) {
		bar := op{kind: opRect, x: at.x + 2, w: 2, fill: lineStrong, up: !first}
		if on == right {
			bar.x = at.x + at.w - 4
		}
		if first {
			b.gap = gap
			first = false
		}
		if inside.w < at.w {
			b = barred(b, bar)
		}
		out(b)
	})
}

// barred draws the bar of a quote beside a box, beside each of its parts where it is
// a row that is cut, and beside the header that is repeated above them.
func barred(b box, bar op) box {
	bar.h = b.height
	b.ops = append([]op{bar}, b.ops...)
	alone := bar
	alone.up = false // what follows begins a page
	if b.head != nil {
		head := barred(*b.head, alone)
		b.head = &head
	}
	if split := b.split; split != nil {
		b.split = func(height float64, must bool) (*box, *box) {
			first, rest := split(height, must)
			if first != nil {
				*first = barred(*first, bar)
			}
			if rest != nil {
				*rest = barred(*rest, alone)
			}
			return first, rest
		}
	}
	return b
}

// definitions sets terms in a column of their own when they are short, else
// above what they mean, all from the side on which most terms begin.
func (l *layouter) definitions(v document.Definitions, at place, gap float64, out sink) {
	el := under(at.el, "L")
	term := at.st
	term.bold = true
	column := l.termColumn(v, term, at)
	on := majority(len(v.Items), func(i int) side { return sideOf(v.Items[i].Term) }, at.side)
	for i, d := range v.Items {
		item := under(el, "LI")
		p := l.sidedText(d.Term, on, term, under(item, "Lbl"))
		full, _ := p.natural()
		inside := at.indentFrom(on, column)
		inside.el, inside.side = under(item, "LBody"), on
		itemGap := 4.0
		if i == 0 {
			itemGap = gap
		}
		beside := full <= column && inside.w < at.w && len(d.Blocks) > 0
		if !beside {
			for n, ln := range p.set(at.w) {
				b := box{height: p.lead, keep: len(d.Blocks) > 0, ops: []op{l.lineOp(ln, p, at.x, at.w, document.AlignStart)}}
				if n == 0 {
					b.gap = itemGap
				}
				out(b)
			}
		}
		first := true
		l.blocks(d.Blocks, inside, func(b box) {
			if first {
				first = false
				if beside {
					b.gap = itemGap
					x := at.x
					if on == right {
						x += at.w - column
					}
					b.ops = append([]op{l.lineOp(p.set(at.w)[0], p, x, column, document.AlignStart)}, b.ops...)
				} else {
					b.gap = 1
				}
			}
			out(b)
		})
	}
}

// termColumn gives the width of the column of terms, with the room beside it.
// Where at least half of the terms are too long for one, all stand above what
// they mean, and the column is only an indent.
func (l *layouter) termColumn(v document.Definitions, term style, at place) float64 {
	const indent = 14.0
	column, long := 0.0, 0
	for _, d := range v.Items {
		if full := l.widthOf(d.Term, term); full <= at.w*0.3 {
			column = max(column, full)
		} else {
			long++
		}
	}
	if 2*long >= len(v.Items) {
		return indent
	}
	return max(column, min(at.w*0.16, 80)) + indent
}
