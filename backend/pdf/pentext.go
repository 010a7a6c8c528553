package pdf

import (
	"math"
	"strconv"
	"strings"
)

// text writes a line: pieces from left to right, grouped by the element they
// are content of, with the grounds of labels below and underlines above.
func (p *pen) text(o *op) {
	y := p.paper.height - o.y
	x := o.x
	for i := 0; i < len(o.pieces); {
		end, width := i, 0.0
		el := o.pieces[i].el
		for end < len(o.pieces) && o.pieces[end].el == el {
			width += o.pieces[end].width
			end++
		}
		p.content(el)
		group := o.pieces[i:end]
		p.grounds(group, x, y)
		p.glyphs(group, x, y)
		if end == len(o.pieces) && len(group) > 1 && group[len(group)-1].blank {
			group = group[:len(group)-1] // the blank at the end of the line
		}
		from := x
		if i == 0 && len(group) > 1 && group[0].blank { // or of one that ends at the left
			from += group[0].width
			group = group[1:]
		}
		p.strokes(group, from, y)
		p.links(group, from, y)
		x += width
		i = end
	}
	if o.target != nil && len(o.pieces) > 0 {
		p.link(o.x, y-3, o.w, o.h, o.target, o.pieces[0].el)
	}
}

// runs calls fn for every longest run of pieces for which same holds.
func runs(pieces []piece, x float64, same func(a, b *piece) bool, fn func(first *piece, x, w float64)) {
	for i := 0; i < len(pieces); {
		w := pieces[i].width
		end := i + 1
		for end < len(pieces) && same(&pieces[i], &pieces[end]) {
			w += pieces[end].width
			end++
		}
		fn(&pieces[i], x, w)
		x += w
		i = end
	}
}

func sameStyle(a, b *piece) bool { return a.st == b.st }

// grounds draws the rounded grounds of labels.
func (p *pen) grounds(pieces []piece, x, y float64) {
	runs(pieces, x, sameStyle, func(first *piece, x, w float64) {
		if !first.st.chip {
			return
		}
		size := first.st.size
		p.setFill(first.st.ground)
		p.rect(&op{x: x, y: p.paper.height - y - size*0.98, w: w, h: size * 1.32, radius: 2.4, fill: first.st.ground})
	})
}

// strokes draws underlines and strike-throughs, and frames of code points.
func (p *pen) strokes(pieces []piece, x, y float64) {
	runs(pieces, x, sameStyle, func(first *piece, x, w float64) {
		st := first.st
		if st.underline != noUnderline {
			c := st.colour
			if st.underline == refUnderline {
				c = lineStrong
			}
			p.setStroke(c, 0.4, false)
			p.numbers(x, y-st.size*0.16).raw(" m ").numbers(x+w, y-st.size*0.16).raw(" l S\n")
		}
		if st.strike {
			p.setStroke(st.colour, 0.6, false)
			p.numbers(x, y+st.size*0.3).raw(" m ").numbers(x+w, y+st.size*0.3).raw(" l S\n")
		}
	})
	for i := range pieces {
		if pc := &pieces[i]; pc.frame {
			p.setStroke(soft, 0.4, false)
			p.numbers(x+0.4, y-pc.st.size*0.3, pc.width-0.8, pc.st.size*1.3).raw(" re S\n")
		}
		x += pieces[i].width
	}
}

func (p *pen) links(pieces []piece, x, y float64) {
	same := func(a, b *piece) bool { return a.target == b.target }
	runs(pieces, x, same, func(first *piece, x, w float64) {
		if first.target != nil {
			p.link(x, y-first.st.size*0.3, w, first.st.size*1.3, first.target, first.el)
		}
	})
}

// glyphs writes the text operators of a group of pieces.
func (p *pen) glyphs(pieces []piece, x, y float64) {
	t := &textWriter{pen: p}
	p.raw("BT\n")
	at := math.NaN() // where the text cursor is
	for i := range pieces {
		pc := &pieces[i]
		if pc.sh == nil || len(pc.sh.glyphs) == 0 {
			x += pc.width
			continue
		}
		start := x
		if pc.frame {
			start += framePadding
		}
		p.setFillInText(t, pc.st.colour)
		t.weight(pc.st.bold && !pc.sh.face.bold, pc.st)
		if math.Abs(at-start) > 0.004 || math.IsNaN(at) {
			t.close()
			if t.owed = 0; math.IsNaN(at) {
				p.numbers(start, y).raw(" Td\n") // from the origin, where a text begins
			} else {
				p.raw("1 0 0 1 ").numbers(start, y).raw(" Tm\n")
			}
		}
		if pc.frame {
			t.actual(framed(pc.sh.text))
		}
		t.shaped(pc.sh, pc.st.size, !pc.frame)
		if pc.frame {
			t.endActual()
		}
		at = start + pc.sh.width*pc.st.size
		x += pc.width
	}
	t.close()
	t.weight(false, nil)
	p.raw("ET\n")
}

// framed gives the character whose code point stands in a frame, for those who
// copy the text.
func framed(codePoint string) string {
	if r := controlPicture(codePoint); r != 0 {
		return string(r)
	}
	n, err := strconv.ParseUint(strings.TrimPrefix(codePoint, "U+"), 16, 32)
	if err != nil {
		return codePoint // no frame holds anything else
	}
	return string(rune(n))
}

// setFillInText changes the colour between two arrays of glyphs.
func (p *pen) setFillInText(t *textWriter, c colour) {
	if c != p.fill {
		t.close()
		p.setFill(c)
	}
}

// textWriter writes TJ arrays: strings of glyph codes and the distances
// between them.
type textWriter struct {
	pen   *pen
	array bool    // an array is open
	str   bool    // a string in it is open
	heavy bool    // synthetic bold is on
	owed  float64 // points that what follows is still to be moved to the left
}

func (t *textWriter) close() {
	t.closeString()
	if t.array {
		t.pen.raw("]TJ\n")
	}
	t.array = false
}

// weight turns synthetic bold on or off: glyphs are outlined a little.
func (t *textWriter) weight(heavy bool, st *style) {
	if heavy == t.heavy {
		return
	}
	t.close()
	t.heavy = heavy
	if !heavy {
		t.pen.raw("0 Tr\n")
		return
	}
	t.pen.setStroke(st.colour, math.Round(st.size*3)/100, false)
	t.pen.raw("2 Tr\n")
}

func (t *textWriter) actual(text string) {
	t.close()
	t.pen.raw("/Span <</ActualText ")
	t.pen.cur.content = appendText(t.pen.cur.content, text)
	t.pen.raw(">> BDC\n")
}

func (t *textWriter) endActual() {
	t.close()
	t.pen.raw("EMC\n")
}

// shaped writes the glyphs of one piece. Where some of its characters are drawn
// by several glyphs, the text of the whole piece is given beside it: readers
// that are told it cluster by cluster put blanks between the clusters. Text
// that runs right to left goes without, each glyph speaking for its cluster:
// poppler reverses such text even where it is told as a whole.
func (t *textWriter) shaped(sh *shaped, size float64, withText bool) {
	if sh.codes == nil {
		t.pen.fonts.encode(sh)
	}
	withText = withText && !sh.rtl && sh.several()
	if withText {
		t.actual(sh.text)
	}
	for i := range sh.glyphs {
		file, code := sh.files.file(sh.codes[i])
		for _, voice := range sh.voices[i] {
			file, code := sh.files.file(voice)
			t.setFont(file, size)
			t.code(file, code)
		}
		t.setFont(file, size)
		t.glyph(file, code, &sh.glyphs[i], sh.face.upem, size)
	}
	if withText {
		t.endActual()
	}
}

func (t *textWriter) setFont(file *fontFile, size float64) {
	p := t.pen
	if p.font == file && p.size == size {
		return
	}
	t.close()
	p.font, p.size = file, size
	p.raw("/").raw(file.resource).raw(" ").numbers(size).raw(" Tf\n")
}

// unseen is how many points a glyph may stand beside its place: a dot of a fine
// printer, of which 1,200 make an inch. Most kerning is less; it waits until it
// adds up to more.
const unseen = 72.0 / 1200

func (t *textWriter) glyph(file *fontFile, code uint16, g *glyph, upem, size float64) {
	if g.dy != 0 {
		t.close()
		t.pen.numbers(float64(g.dy) / upem * size).raw(" Ts\n")
	}
	if g.dx != 0 {
		t.owed -= float64(g.dx) / upem * size
		t.settle(size)
	}
	t.code(file, code)
	if more := file.advance(code) - float64(g.advance-g.dx); more != 0 {
		if t.owed += more / upem * size; math.Abs(t.owed) > unseen {
			t.settle(size)
		}
	}
	if g.dy != 0 {
		t.close()
		t.pen.raw("0 Ts\n")
	}
}

// code writes one code into the string.
func (t *textWriter) code(file *fontFile, code uint16) {
	t.openArray()
	if !t.str {
		t.pen.raw("(")
		t.str = true
	}
	if file.wide {
		t.pen.cur.content = appendEscaped(t.pen.cur.content, byte(code>>8))
	}
	t.pen.cur.content = appendEscaped(t.pen.cur.content, byte(code))
}

// settle moves what follows by what is owed, to a thousandth of the type size.
func (t *textWriter) settle(size float64) {
	t.closeString()
	t.openArray()
	by := math.Round(t.owed / size * 1000)
	t.owed -= by * size / 1000
	t.pen.raw(" ") // two numbers may follow each other
	t.pen.cur.content = strconv.AppendInt(t.pen.cur.content, int64(by), 10)
}

func (t *textWriter) openArray() {
	if !t.array {
		t.pen.raw("[")
		t.array = true
	}
}

func (t *textWriter) closeString() {
	if t.str {
		t.pen.raw(")")
		t.str = false
	}
}

// appendLiteral writes the bytes of a string in parentheses: half as long as in
// hexadecimal, which is half as much to compress.
func appendLiteral(b []byte, s string) []byte {
	for i := range len(s) {
		b = appendEscaped(b, s[i])
	}
	return b
}

func appendEscaped(b []byte, n byte) []byte {
	switch n {
	case '(', ')', '\\':
		return append(b, '\\', n)
	case '\r': // would be read as a line feed
		return append(b, '\\', 'r')
	}
	return append(b, n)
}

const hexDigits = "0123456789ABCDEF"

func appendHex8(b []byte, n byte) []byte { return append(b, hexDigits[n>>4], hexDigits[n&15]) }

func appendHex16(b []byte, n uint16) []byte {
	return appendHex8(appendHex8(b, byte(n>>8)), byte(n))
}
