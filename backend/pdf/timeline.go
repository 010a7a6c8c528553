package pdf

import (
	"afterword/backend/document"
	"afterword/backend/picture"
)

// The picture is laid out in pixels and drawn smaller, so that its text has
// the size of the small figure on page one.
const pictureWidth = 770.0

// timeline draws the picture of the whole incident: the overview and every
// strip is a figure of its own, with alternative text, and stays on one page.
// Numbers and flags lead to the rows of the table.
func (l *layouter) timeline(t document.Timeline, at place, gap float64, out sink) {
	scale := at.w / pictureWidth
	p := l.picture(t)
	for i, part := range p.Parts {
		el := under(at.el, "P")
		if part.Alt != "" {
			el = under(at.el, "Figure")
			el.alt = clean(part.Alt)
		}
		b := box{height: part.Height * scale, gap: part.Gap * scale, ops: make([]op, 0, len(part.Shapes))}
		if i == 0 {
			b.gap = gap + 4
		}
		for n := range part.Shapes {
			b.ops = append(b.ops, l.shapeOp(&part.Shapes[n], at.x, scale, el))
		}
		// What explains the signs stays with the last strip.
		b.keep = i+2 == len(p.Parts) && p.Parts[i+1].Alt == ""
		out(b)
	}
}

// shapeOp turns a shape of the picture into an op.
func (l *layouter) shapeOp(s *picture.Shape, left, scale float64, el *element) op {
	o := op{
		x: left + s.X*scale, y: s.Y * scale, w: s.W * scale, h: s.H * scale, thick: s.Thick * scale, dashed: s.Dashed,
		colour: plainColour(s.Stroke), fill: plainColour(s.Fill), radius: s.Radius * scale, el: el,
	}
	switch s.Kind {
	case picture.Rect:
		o.kind = opRect
	case picture.Line:
		o.kind = opLine
	case picture.Mark:
		o.kind, o.shape = opShape, shapeKind(s.Sign)
	case picture.Text:
		st := pictureStyle(s.Font, s.Fill)
		st.size *= scale
		p := l.text(s.Text, st, el)
		ln := p.set(o.w + 1)[0]
		if p.right {
			o.x += max(o.w-ln.width, 0)
		}
		o.x -= ln.hung
		o.kind, o.pieces, o.h = opText, ln.pieces, st.size*1.2
		if s.Ref != "" && l.targets[s.Ref] {
			o.target = &target{ref: s.Ref}
		}
	}
	return o
}

func plainColour(c picture.Colour) colour { return colour{c.R, c.G, c.B} }
