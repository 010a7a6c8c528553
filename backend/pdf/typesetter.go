package pdf

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"afterword/backend/document"
	"afterword/backend/picture"
)

// Typesetter lends the fonts and the shaping of this room to pictures that
// are no PDF, so that the same text has the same width and the same look in
// all of them. It serves one goroutine.
type Typesetter struct{ l *layouter }

// NewTypesetter makes a Typesetter.
func NewTypesetter() *Typesetter { return &Typesetter{newLayouter(document.Document{}, A4)} }

// Width gives the width of a text in one line.
func (t *Typesetter) Width(text string, f picture.Font) float64 { return t.l.Width(text, f) }

// Warnings tells what could not be shown as it was written.
func (t *Typesetter) Warnings() []string { return t.l.warnings() }

// Width lets the layouter measure for the picture in a document.
func (l *layouter) Width(text string, f picture.Font) float64 {
	return l.widthOf(text, pictureStyle(f, picture.Colour{}))
}

func pictureStyle(f picture.Font, c picture.Colour) style {
	family := sans
	switch f.Family {
	case picture.Mono:
		family = mono
	case picture.Serif:
		family = serif
	}
	return style{family: family, bold: f.Bold, size: f.Size, lead: f.Size * 1.3, colour: colour{c.R, c.G, c.B}}
}

// Outline gives the outlines of a text.
func (t *Typesetter) Outline(s picture.Shape, to picture.Path) {
	p := t.l.text(s.Text, pictureStyle(s.Font, s.Fill), nil)
	x := s.X
	ln := p.set(s.W + 1)[0]
	if p.right {
		x += max(s.W-ln.width, 0)
	}
	x -= ln.hung
	for i := range ln.pieces {
		pc := &ln.pieces[i]
		start := x
		if pc.frame {
			frame(to, x+0.4, s.Y-pc.st.size, pc.width-0.8, pc.st.size*1.3)
			start += framePadding
		}
		if pc.sh != nil {
			outlinePiece(to, pc.sh, pc.st.size, start, s.Y)
		}
		x += pc.width
	}
}

// frame is a thin line around a code point that no font draws.
func frame(to picture.Path, x, y, w, h float64) {
	const thick = 0.6
	rect := func(x0, y0, x1, y1 float64) {
		to.MoveTo(x0, y0)
		to.LineTo(x1, y0)
		to.LineTo(x1, y1)
		to.LineTo(x0, y1)
		to.Close()
	}
	rect(x, y, x+w, y+thick)
	rect(x, y+h-thick, x+w, y+h)
	rect(x, y+thick, x+thick, y+h-thick)
	rect(x+w-thick, y+thick, x+w, y+h-thick)
}

func outlinePiece(to picture.Path, sh *shaped, size, x, y float64) {
	scale := size / sh.face.upem
	face := font.NewFace(sh.face.full())
	for _, g := range sh.glyphs {
		if outline, ok := face.GlyphDataOutline(font.GID(g.gid)); ok {
			outlineGlyph(to, outline, x+float64(g.dx)*scale, y-float64(g.dy)*scale, scale)
		}
		x += float64(g.advance) * scale
	}
}

func outlineGlyph(to picture.Path, outline font.GlyphOutline, x, y, scale float64) {
	open := false
	at := func(p opentype.SegmentPoint) (float64, float64) {
		return x + float64(p.X)*scale, y - float64(p.Y)*scale
	}
	for _, s := range outline.Segments {
		ax, ay := at(s.Args[0])
		bx, by := at(s.Args[1])
		cx, cy := at(s.Args[2])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if open {
				to.Close()
			}
			open = true
			to.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			to.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			to.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			to.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	if open {
		to.Close()
	}
}
