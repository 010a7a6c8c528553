package pdf

import (
	"unicode"
	"unicode/utf8"
)

// A word of Arabic may be cut where it turns bold, leads elsewhere, needs
// another font or is very long. Its letters join over the cut all the same, so
// each part is shaped in view of the letter on the other side.

// setting gives what the shape of the text between two bytes of the paragraph
// depends on.
func (b *builder) setting(f *face, level uint8, from, to int) setting {
	in := setting{face: f, rtl: level%2 == 1}
	if !in.rtl {
		return in
	}
	if from > 0 && b.byByte[from-1] == level && b.touches(from) {
		in.before = neighbour(b.text[:from], false)
	}
	if to < len(b.text) && b.byByte[to] == level && b.touches(to) {
		in.after = neighbour(b.text[to:], true)
	}
	return in
}

// touches reports whether what is before and after a byte of the text stands
// together: no line is broken by force there, and no label begins or ends.
func (b *builder) touches(at int) bool {
	cut := func(i int) bool {
		sp := &b.spans[i]
		return sp.end == at && (sp.forced || sp.st.chip) || sp.st.chip && i > 0 && b.spans[i-1].end == at
	}
	for i := b.current; i >= 0 && b.spans[i].end >= at; i-- {
		if cut(i) {
			return false
		}
	}
	for i := b.current + 1; i < len(b.spans) && b.spans[i-1].end <= at; i++ {
		if cut(i) {
			return false
		}
	}
	return true
}

// neighbour gives the letter, or the joiner, that text ends with (begins with,
// if it is what follows) but for the marks on it; 0 if it is something else.
func neighbour(text string, follows bool) rune {
	for range 8 { // more marks than a letter has in earnest
		r, size := utf8.DecodeLastRuneInString(text)
		if follows {
			r, size = utf8.DecodeRuneInString(text)
		}
		if unicode.IsLetter(r) || r == 0x200d {
			return r
		}
		if !unicode.Is(unicode.M, r) {
			return 0
		}
		if follows {
			text = text[size:]
		} else {
			text = text[:len(text)-size]
		}
	}
	return 0
}
