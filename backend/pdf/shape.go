package pdf

import (
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// glyph is one shaped glyph. Distances are in font units. from and to bound
// the bytes of the text of its cluster; all glyphs of a cluster share them.
type glyph struct {
	gid      uint16
	advance  int32
	dx, dy   int32
	from, to int32
}

// shaped is a piece of text as glyphs of one face, in the order they are seen
// from left to right. It is shared between all places the text occurs and
// never changed, but for the codes that the file's writer gives its glyphs.
type shaped struct {
	face   *face
	text   string
	rtl    bool
	glyphs []glyph
	width  float64          // in units of the type size
	codes  []uint16         // made when first written, see fontfile.go
	files  *faceFiles       // that the codes are of
	voices map[int][]uint16 // codes of the blanks that speak for a mark, by glyph
}

// setting is what the shape of a text depends on besides the text. The letters
// beside it tell in which form its first and last one join them: a word may be
// cut in its middle, where it turns bold or another font is needed.
type setting struct {
	face          *face
	rtl           bool
	before, after rune // 0 where there is none that could be joined
}

// memo keeps what was shaped in one setting.
type memo struct {
	setting
	texts map[string]*shaped
}

// shaper shapes text and remembers what it has shaped. It serves one render.
type shaper struct {
	fonts  map[*face]*harfbuzz.Font
	buffer *harfbuzz.Buffer
	memos  map[setting]*memo
	memo   *memo // the one used last
	system *systemFonts
	side   side // that the paragraph being made begins on

	builder builder // of the paragraph that is being made
	*lists          // of what is being set
	shapes  slab[shaped]
	glyphs  slab[glyph]
	scratch []glyph
}

// longestRun bounds what is shaped at once, in bytes, so that a word of a
// megabyte does not become one glyph list.
const longestRun = 256

func newShaper() *shaper {
	return &shaper{
		fonts:  map[*face]*harfbuzz.Font{},
		buffer: harfbuzz.NewBuffer(),
		memos:  map[setting]*memo{},
		memo:   &memo{},
		system: &systemFonts{},
		lists:  &lists{},
	}
}

// shape gives the glyphs of text in its setting.
func (s *shaper) shape(in setting, text string) *shaped {
	m := s.memoOf(in)
	if found, ok := m.texts[text]; ok {
		return found
	}
	out := s.run(in, text)
	m.texts[text] = out
	return out
}

func (s *shaper) memoOf(in setting) *memo {
	if s.memo.setting == in {
		return s.memo
	}
	m := s.memos[in]
	if m == nil {
		m = &memo{setting: in, texts: make(map[string]*shaped, 256)}
		s.memos[in] = m
	}
	s.memo = m
	return m
}

func (s *shaper) run(in setting, text string) *shaped {
	f := in.face
	if !f.load() {
		panic("font " + f.name + " cannot be read") // it is part of the program
	}
	if f.quick != nil && !in.rtl {
		if out, ok := f.quick.shape(f, text, s.scratch[:0]); ok {
			s.scratch = out.glyphs[:0]
			out.bound()
			out.glyphs = s.glyphs.keep(out.glyphs)
			return s.shapes.one(out)
		}
	}
	return s.runFull(in, text)
}

func (s *shaper) runFull(in setting, text string) *shaped {
	f := in.face
	hb := s.fonts[f]
	if hb == nil {
		hb = harfbuzz.NewFont(font.NewFace(f.full()))
		s.fonts[f] = hb
	}
	level := harfbuzz.MonotoneGraphemes
	if in.rtl {
		level = harfbuzz.MonotoneCharacters // vowel signs speak for themselves
	}
	out := s.with(hb, in, text, level)
	if !out.ordered() {
		out = s.with(hb, in, text, harfbuzz.MonotoneGraphemes)
	}
	if !out.ordered() {
		for i := range out.glyphs {
			out.glyphs[i].from = 0
		}
	}
	out.bound()
	return out
}

// with runs HarfBuzz over the text.
func (s *shaper) with(hb *harfbuzz.Font, in setting, text string, level harfbuzz.ClusterLevel) *shaped {
	b := s.buffer
	b.Clear()
	if in.before != 0 {
		b.AddRunes([]rune{in.before}, 1, 0) // nothing of it, but after it
	}
	script := language.Latin
	settled := false
	for i, r := range text {
		b.AddRune(r, i)
		if !settled && r >= 0x80 {
			switch found := language.LookupScript(r); found {
			case language.Common, language.Inherited, language.Unknown:
			default:
				script, settled = found, true
			}
		}
	}
	if in.after != 0 {
		b.AddRunes([]rune{in.after}, 0, 0)
	}
	b.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: script, Language: "en"}
	if in.rtl {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.ClusterLevel = level
	b.Shape(hb, nil)

	out := &shaped{face: in.face, text: text, rtl: in.rtl, glyphs: make([]glyph, len(b.Info))}
	total := int64(0)
	for i, info := range b.Info {
		pos := b.Pos[i]
		out.glyphs[i] = glyph{
			gid: uint16(info.Glyph), advance: pos.XAdvance, dx: pos.XOffset, dy: pos.YOffset,
			from: int32(info.Cluster),
		}
		total += int64(pos.XAdvance)
	}
	out.width = float64(total) / in.face.upem
	return out
}

// ordered reports whether the clusters come in the order of the text, which
// is from right to left for text that runs so.
func (s *shaped) ordered() bool {
	for i := 1; i < len(s.glyphs); i++ {
		before, after := s.glyphs[i-1].from, s.glyphs[i].from
		if s.rtl && before < after || !s.rtl && before > after {
			return false
		}
	}
	return true
}

// bound sets where the text of each cluster ends: at the start of the one
// that follows in the text.
func (s *shaped) bound() {
	n := len(s.glyphs)
	next := int32(len(s.text))
	for k := range n {
		i := n - 1 - k // left to right: the last glyph comes last in the text
		if s.rtl {
			i = k
		}
		g := &s.glyphs[i]
		g.to = next
		before := i - 1
		if s.rtl {
			before = i + 1
		}
		if before >= 0 && before < n && s.glyphs[before].from != g.from {
			next = g.from
		}
	}
}

// several reports whether a cluster is drawn by more than one glyph.
func (s *shaped) several() bool {
	for i := 1; i < len(s.glyphs); i++ {
		if s.glyphs[i].from == s.glyphs[i-1].from {
			return true
		}
	}
	return false
}

// speaks reports whether glyph i stands for the text of its cluster: the
// widest one does, the others (dots, vowel signs) go without.
func (s *shaped) speaks(i int) bool {
	if s.voiced(i) {
		return false
	}
	from := s.glyphs[i].from
	for k := i - 1; k >= 0 && s.glyphs[k].from == from; k-- {
		if s.glyphs[k].advance >= s.glyphs[i].advance {
			return false
		}
	}
	for k := i + 1; k < len(s.glyphs) && s.glyphs[k].from == from; k++ {
		if s.glyphs[k].advance > s.glyphs[i].advance {
			return false
		}
	}
	return true
}

// voiced reports whether glyph i is a vowel sign of right-to-left text. It is
// drawn over its letter, which upsets the order in which readers put glyphs;
// so a blank of no width says it instead, in front of the letter.
func (s *shaped) voiced(i int) bool {
	return s.rtl && s.glyphs[i].advance == 0 && s.mark(s.glyphs[i].from)
}

// mark reports whether the character at a byte of the text is a vowel sign or
// another mark that belongs to the one before it.
func (s *shaped) mark(at int32) bool {
	r, _ := utf8.DecodeRuneInString(s.text[at:])
	return r >= 0x300 && unicode.Is(unicode.M, r)
}

// part gives glyphs k to end, counted in reading order, as a piece of its own.
func (s *shaped) part(k, end int) *shaped {
	n := len(s.glyphs)
	first, last := k, end
	if s.rtl {
		first, last = n-end, n-k
	}
	source := s.glyphs[first:last]
	from, to := int32(len(s.text)), int32(0)
	for _, g := range source {
		from, to = min(from, g.from), max(to, g.to)
	}
	out := &shaped{face: s.face, text: s.text[from:to], rtl: s.rtl, glyphs: make([]glyph, len(source))}
	for i, g := range source {
		g.from -= from
		g.to -= from
		out.glyphs[i] = g
		out.width += float64(g.advance) / s.face.upem
	}
	return out
}

// pick chooses the face for one grapheme cluster: the first that draws all
// of it, else nil.
func (s *shaper) pick(st *style, cluster string) *face {
	first, size := utf8.DecodeRuneInString(cluster)
	wantsEmoji := len(cluster) > size && emojiSequence(cluster)
	if wantsEmoji && covers(emoji, cluster) {
		return emoji
	}
	if f := primary(st.family, st.bold, st.italic); covers(f, cluster) {
		return f
	}
	if f := scriptFace(first, st.bold); f != nil && covers(f, cluster) {
		return f
	}
	for _, f := range lastFaces {
		if covers(f, cluster) {
			return f
		}
	}
	return s.system.pick(cluster)
}

// covers reports whether f draws every rune of the cluster that is to be seen.
func covers(f *face, cluster string) bool {
	for _, r := range cluster {
		if !invisible(r) && !f.has(r) {
			return false
		}
	}
	return true
}

// invisible reports whether r only joins, chooses or hints.
func invisible(r rune) bool {
	switch {
	case r == 0x034f, r == 0x061c, r >= 0x200b && r <= 0x200f, r >= 0x2060 && r <= 0x2064,
		r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return false
}

// emojiSequence reports whether the cluster asks to be drawn as emoji, by a
// variation selector, a joiner, a skin tone or a keycap.
func emojiSequence(cluster string) bool {
	for _, r := range cluster {
		if r == 0xfe0f || r == 0x20e3 || r >= 0x1f3fb && r <= 0x1f3ff || r >= 0x1f1e6 && r <= 0x1f1ff {
			return true
		}
	}
	return false
}
