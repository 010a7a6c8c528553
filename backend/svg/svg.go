// Package svg writes a picture as one SVG file that needs nothing else: no
// script, no style sheet, no font file, no address. Text is text. Where a
// reader lacks the fonts, textLength holds every text to the width that was
// laid out, so that labels do not overlap with other fonts either.
package svg

import (
	"bufio"
	"io"
	"math"
	"strconv"

	"afterword/backend/picture"
)

// Families of type, the fonts of the window and the PDF first.
var families = map[picture.Family]string{
	picture.Sans:  "'IBM Plex Sans','Noto Sans','DejaVu Sans',Helvetica,Arial,sans-serif",
	picture.Mono:  "'IBM Plex Mono','Noto Sans Mono','DejaVu Sans Mono',Menlo,Consolas,monospace",
	picture.Serif: "'IBM Plex Serif','Noto Serif','DejaVu Serif',Georgia,serif",
}

// Render writes p to w. The only errors are those of w. The same picture
// gives the same bytes.
func Render(w io.Writer, p picture.Picture, language string) error {
	out := &writer{Writer: bufio.NewWriter(w)}
	size := func() { out.s(` width="`).n(p.Width).s(`" height="`).n(p.Height).s(`"`) }
	out.s(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<svg xmlns="http://www.w3.org/2000/svg"`)
	size()
	out.s(` viewBox="0 0 `).n(p.Width).s(" ").n(p.Height).s(`" role="img" aria-labelledby="title desc" xml:lang="`).text(language).s("\">\n")
	out.s(`<title id="title">`).text(p.Title).s("</title>\n")
	out.s(`<desc id="desc">`).text(p.Text).s("</desc>\n")
	out.s(`<rect`)
	size()
	out.s(` fill="` + picture.Paper.Hex() + `"/>` + "\n")
	y := 0.0
	for _, part := range p.Parts {
		y += part.Gap
		out.s(`<g transform="translate(0 `).n(y).s(")\">\n")
		for i := range part.Shapes {
			out.shape(&part.Shapes[i])
		}
		out.s("</g>\n")
		y += part.Height
	}
	out.s("</svg>\n")
	return out.Flush()
}

// Options says how a part stands inside another document.
type Options struct {
	Width float64 // of the picture
	ID    string  // begins the ids of its title and description
	Title string
}

// Inline writes one part as an element for the inside of an HTML page. It has
// no size of its own: the page gives it one. A part without words of its own
// (an explanation of signs) is hidden from those who do not see. Errors of w
// are kept by it.
func Inline(w *bufio.Writer, p picture.Part, o Options) {
	out := &writer{Writer: w}
	out.s(`<svg viewBox="0 0 `).n(o.Width).s(" ").n(p.Height).s(`"`)
	if p.Alt == "" {
		out.s(" aria-hidden=\"true\">\n")
	} else {
		out.s(` role="img" aria-labelledby="` + o.ID + `-title" aria-describedby="` + o.ID + "-desc\">\n")
		out.s(`<title id="` + o.ID + `-title">`).text(o.Title).s("</title>\n")
		out.s(`<desc id="` + o.ID + `-desc">`).text(p.Alt).s("</desc>\n")
	}
	for i := range p.Shapes {
		out.shape(&p.Shapes[i])
	}
	out.s("</svg>\n")
}

// writer writes; bufio keeps the first error and gives it again at Flush.
type writer struct{ *bufio.Writer }

func (w *writer) s(s string) *writer {
	_, _ = w.WriteString(s)
	return w
}

// n writes a number with at most two decimals.
func (w *writer) n(v float64) *writer {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		v = 0
	}
	_, _ = w.Write(strconv.AppendFloat(w.AvailableBuffer(), math.Round(v*100)/100+0, 'f', -1, 64))
	return w
}

func (w *writer) attr(name string, v float64) *writer { return w.s(" " + name + `="`).n(v).s(`"`) }

func (w *writer) paint(s *picture.Shape) *writer {
	switch {
	case s.Kind == picture.Mark && s.Hollow():
		w.s(` fill="` + picture.Paper.Hex() + `"`)
	case s.Fill.On:
		w.s(` fill="` + s.Fill.Hex() + `"`)
	default:
		w.s(` fill="none"`)
	}
	if s.Stroke.On && s.Thick > 0 {
		w.s(` stroke="`+s.Stroke.Hex()+`"`).attr("stroke-width", s.Thick)
		if s.Dashed {
			w.s(` stroke-dasharray="` + dashes + `"`)
		}
	}
	return w
}

const dashes = "2.6 2.4"

func (w *writer) shape(s *picture.Shape) {
	switch s.Kind {
	case picture.Rect:
		w.s("<rect").attr("x", s.X).attr("y", s.Y).attr("width", max(s.W, 0)).attr("height", max(s.H, 0))
		if r := min(s.Radius, s.W/2, s.H/2); r > 0 {
			w.attr("rx", r)
		}
		w.paint(s).s("/>\n")
	case picture.Line:
		w.s("<line").attr("x1", s.X).attr("y1", s.Y).attr("x2", s.X+s.W).attr("y2", s.Y+s.H).paint(s).s("/>\n")
	case picture.Mark:
		corners := s.Sign.Corners(s.W)
		if corners == nil {
			w.s("<circle").attr("cx", s.X).attr("cy", s.Y).attr("r", s.W).paint(s).s("/>\n")
			return
		}
		w.s(`<polygon points="`)
		for i, c := range corners {
			if i > 0 {
				w.s(" ")
			}
			w.n(s.X + c.X).s(",").n(s.Y + c.Y)
		}
		w.s(`"`).paint(s).s("/>\n")
	case picture.Text:
		w.label(s)
	}
}

func (w *writer) label(s *picture.Shape) {
	if s.Text == "" {
		return
	}
	x := s.X
	rtl := runsRightToLeft(s.Text)
	if rtl { // the start of the text is its right end
		x += s.W
	}
	w.s("<text").attr("x", x).attr("y", s.Y).attr("textLength", s.W).s(` lengthAdjust="spacingAndGlyphs"`)
	if rtl {
		w.s(` direction="rtl"`)
	}
	w.s(` font-family="`+families[s.Font.Family]+`"`).attr("font-size", s.Font.Size)
	if s.Font.Bold {
		w.s(` font-weight="600"`)
	}
	w.s(` fill="` + s.Fill.Hex() + `">`).text(s.Text).s("</text>\n")
}
