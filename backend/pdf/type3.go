package pdf

import (
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// writeType3 adds a font whose glyphs are drawn by path operators. It is used
// for faces of the system, whatever their outlines are made of.
func (f *fontFile) writeType3(w *fileWriter) int {
	face := font.NewFace(f.face.full())
	procs := []byte("<<")
	differences := []byte("/Encoding<</Type/Encoding/Differences[0")
	widths := []byte("/Widths[")
	for code, gid := range f.gids {
		name := fmt.Sprintf("/g%d", code)
		proc := appendNumber(nil, f.widths[code])
		proc = append(proc, " 0 d0\n"...)
		if outline, ok := face.GlyphDataOutline(font.GID(gid)); ok && code > 0 {
			proc = appendOutline(proc, outline)
		}
		procs = append(procs, name+" "...)
		procs = appendRef(procs, w.stream("", proc))
		differences = append(differences, name...)
		widths = append(appendNumber(widths, f.widths[code]), ' ')
	}
	unicode := w.stream("", f.toUnicode())
	scale := fmt.Sprintf("%.8f", 1/f.face.upem)
	upem := int(f.face.upem)
	b := fmt.Appendf(nil, "<</Type/Font/Subtype/Type3/FontBBox[%d %d %d %d]/FontMatrix[%s 0 0 %s 0 0]/FirstChar 0/LastChar %d/Resources<<>>",
		-upem, -upem, 2*upem, 2*upem, scale, scale, len(f.gids)-1)
	b = append(append(b, widths...), ']')
	b = append(append(b, differences...), "]>>/CharProcs"...)
	b = append(append(b, procs...), ">>/ToUnicode "...)
	return w.object(append(appendRef(b, unicode), ">>"...))
}

// appendOutline writes the path of a glyph. Quadratic curves are raised to
// the cubic ones that PDF has.
func appendOutline(b []byte, outline font.GlyphOutline) []byte {
	var at opentype.SegmentPoint
	pair := func(p opentype.SegmentPoint) {
		b = append(appendNumber(b, float64(p.X)), ' ')
		b = append(appendNumber(b, float64(p.Y)), ' ')
	}
	mix := func(from, to opentype.SegmentPoint) opentype.SegmentPoint {
		return opentype.SegmentPoint{X: from.X + (to.X-from.X)*2/3, Y: from.Y + (to.Y-from.Y)*2/3}
	}
	for _, s := range outline.Segments {
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			pair(s.Args[0])
			b = append(b, "m\n"...)
			at = s.Args[0]
		case opentype.SegmentOpLineTo:
			pair(s.Args[0])
			b = append(b, "l\n"...)
			at = s.Args[0]
		case opentype.SegmentOpQuadTo:
			pair(mix(at, s.Args[0]))
			pair(mix(s.Args[1], s.Args[0]))
			pair(s.Args[1])
			b = append(b, "c\n"...)
			at = s.Args[1]
		case opentype.SegmentOpCubeTo:
			pair(s.Args[0])
			pair(s.Args[1])
			pair(s.Args[2])
			b = append(b, "c\n"...)
			at = s.Args[2]
		}
	}
	return append(b, "f\n"...)
}
