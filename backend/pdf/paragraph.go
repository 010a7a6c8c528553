package pdf

import (
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// piece is a run of glyphs of one style between two places where a line may
// break, or the blank between two words.
type piece struct {
	sh *shaped // nil for padding and for a forced line break
	*meaning
	width  float64 // points
	level  uint8   // bidi embedding level
	blank  bool    // white space: may hang over the end of a line
	after  bool    // a line may break after it
	forced bool    // the line ends here
	frame  bool    // a character that no font draws: its code point in a frame
}

// meaning is what the pieces of a stretch of text have in common: how they look
// and what they mean. A document has one piece for every few letters, so they
// point to it.
type meaning struct {
	st     *style
	el     *element // the tag it is content of, nil inside decoration
	target *target  // where a click leads, nil for none
}

// paragraph is text ready to be set to any width.
type paragraph struct {
	pieces []piece
	base   uint8 // level of the paragraph: 1 for text that runs right to left
	right  bool  // its lines begin at the right
	mixed  bool  // some level is not 0: lines must be put in visual order
	lead   float64
}

// span is a stretch of a paragraph's text with one look and one meaning.
type span struct {
	end int // bytes from the start of the paragraph
	*meaning
	forced bool // a line break stands at its end
}

// build cuts text into pieces.
func (s *shaper) build(text string, spans []span, lead float64, missing func(rune)) *paragraph {
	p := s.paragraphs.one(s.compose(text, spans, lead, missing))
	p.pieces = s.pieces.keep(p.pieces)
	return p
}

// compose is build for who does not keep the paragraph: it holds until the
// next one is made.
func (s *shaper) compose(text string, spans []span, lead float64, missing func(rune)) paragraph {
	b := &s.builder
	*b = builder{shaper: s, text: text, spans: spans, missing: missing, out: paragraph{lead: lead, pieces: b.out.pieces[:0]}}
	if s.side == right || mayBeRTL(text) {
		b.level()
	}
	if b.out.right = b.out.base == 1; s.side != bySelf {
		b.out.right = s.side == right
	}
	breaks, at := newBreaker(text), 0
	for segment := breaks.next(); segment != ""; segment = breaks.next() {
		b.segment(segment, at)
		at += len(segment)
	}
	b.forcedAt(len(text))
	return b.out
}

// builder walks through a paragraph's text.
type builder struct {
	*shaper
	text    string
	spans   []span
	current int // index of the span that is being read
	byByte  []uint8
	missing func(rune)
	out     paragraph
}

// level runs the bidi algorithm and notes the level of each byte.
func (b *builder) level() {
	runes := []rune(b.text)
	byRune, base := levels(runes, b.side)
	b.byByte = make([]uint8, 0, len(b.text))
	for i, r := range runes {
		for range utf8.RuneLen(r) {
			b.byByte = append(b.byByte, byRune[i])
		}
	}
	b.out.base, b.out.mixed = base, true
}

// segment adds the pieces of what stands between two break opportunities: a
// word and the blanks after it.
func (b *builder) segment(text string, at int) {
	word := len(text)
	for word > 0 && (text[word-1] == ' ') {
		word--
	}
	b.stretch(text[:word], at, false)
	b.stretch(text[word:], at+word, true)
	insideChip := b.spans[b.current].st.chip && at+len(text) < b.spans[b.current].end
	if n := len(b.out.pieces); n > 0 && !insideChip {
		b.out.pieces[n-1].after = true
	}
}

// stretch cuts text at the borders of styles and levels.
func (b *builder) stretch(text string, at int, blank bool) {
	for text != "" {
		b.forcedAt(at)
		sp := &b.spans[b.current]
		end := min(len(text), sp.end-at)
		level := uint8(0)
		if b.byByte != nil {
			level = b.byByte[at]
			for i := 1; i < end; i++ {
				if b.byByte[at+i] != level {
					end = i
				}
			}
		}
		if sp.st.chip && at == b.start() {
			b.pad(sp)
		}
		b.faces(text[:end], at, sp, level, blank && !sp.st.chip)
		if sp.st.chip && at+end == sp.end {
			b.pad(sp)
		}
		text, at = text[end:], at+end
	}
}

// start gives where the current span starts.
func (b *builder) start() int {
	if b.current == 0 {
		return 0
	}
	return b.spans[b.current-1].end
}

// pad adds the room inside the ends of a label's ground.
func (b *builder) pad(sp *span) {
	ground := sp.meaning
	if sp.target != nil { // it does not lead anywhere
		ground = &meaning{st: sp.st, el: sp.el}
	}
	b.out.pieces = append(b.out.pieces, piece{meaning: ground, width: chipPadding})
}

// forcedAt moves on to the span that holds the byte at, leaving forced
// breaks where spans that end before it ask for them.
func (b *builder) forcedAt(at int) {
	for b.current < len(b.spans) && b.spans[b.current].end <= at {
		if sp := &b.spans[b.current]; sp.forced {
			b.out.pieces = append(b.out.pieces, piece{meaning: &meaning{st: sp.st}, forced: true, after: true, blank: true})
		}
		if b.current == len(b.spans)-1 {
			return
		}
		b.current++
	}
}

// faces cuts text where one face does not draw what follows, and adds pieces.
func (b *builder) faces(text string, from int, sp *span, level uint8, blank bool) {
	first := primary(sp.st.family, sp.st.bold, sp.st.italic)
	if first.load() && plain(text) {
		in := setting{face: first, rtl: level%2 == 1} // no letter that joins
		for len(text) > longestRun {
			b.add(in, text[:longestRun], sp, level, blank)
			text = text[longestRun:]
		}
		b.add(in, text, sp, level, blank)
		return
	}
	start, at := 0, 0
	var face *face
	flush := func(end int) {
		if end > start && face != nil {
			b.add(b.setting(face, level, from+start, from+end), text[start:end], sp, level, blank)
		}
		start = end
	}
	state := -1
	for rest := text; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		next := b.pick(sp.st, cluster)
		if next == nil {
			flush(at)
			face = nil
			b.split(cluster, sp, level)
			start = at + len(cluster)
		} else if next != face || at-start > longestRun {
			flush(at)
			face = next
		}
		at += len(cluster)
	}
	flush(at)
}

// split sets a grapheme cluster that no single face draws rune by rune; what
// no face has is shown as its code point in a frame.
func (b *builder) split(cluster string, sp *span, level uint8) {
	for _, r := range cluster {
		if invisible(r) {
			continue
		}
		text := string(r)
		if f := b.pick(sp.st, text); f != nil {
			b.add(setting{face: f, rtl: level%2 == 1}, text, sp, level, false)
			continue
		}
		shown := controlName(r)
		if shown == "" {
			b.missing(r)
			shown = codePoint(r)
		}
		small := *sp.st
		small.family, small.bold, small.italic, small.underline = mono, false, false, noUnderline
		small.size *= 0.72
		sh := b.shape(setting{face: monoRegular}, shown)
		b.out.pieces = append(b.out.pieces, piece{
			sh: sh, meaning: &meaning{&small, sp.el, sp.target}, level: level,
			width: sh.width*small.size + 2*framePadding, frame: true, after: true,
		})
	}
}

func (b *builder) add(in setting, text string, sp *span, level uint8, blank bool) {
	sh := b.shape(in, text)
	b.out.pieces = append(b.out.pieces, piece{
		sh: sh, meaning: sp.meaning, width: sh.width * sp.st.size, level: level, blank: blank,
	})
}

// Room inside a frame and inside a label, in points.
const (
	framePadding = 1.6
	chipPadding  = 3.2
)
