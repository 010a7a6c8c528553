package pdf

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// TestArabicLettersJoin puts every letter that joins on both sides beside
// others: the form it has there is never the one it has alone, unless a
// non-joiner keeps them apart.
func TestArabicLettersJoin(t *testing.T) {
	const letters = "بتثجحخسشصضطظعغفقكلمنهيئ" + "پچکگی" + "ٹںھہ" // Arabic, Persian, Urdu
	s := newShaper()
	for _, f := range []*face{arabic, arabicBold} {
		for _, r := range letters + "ة" {
			letter := string(r)
			joined := []string{"س" + letter, "سَ" + letter + "ُ", "ـ" + letter, "\u200d" + letter}
			if letter != "ة" { // joins only the letter before it
				joined = append(joined, letter+"ر", letter+"َر", letter+"ـ", letter+"\u200d", "ع"+letter+"ع", "س"+letter+"ة")
			}
			alone := f.glyphsOf(s, letter, letter)
			for _, word := range joined {
				if got := f.glyphsOf(s, word, letter); slices.Equal(got, alone) {
					t.Errorf("%s: %q in %q has the form it has alone, glyphs %d", f.name, letter, word, got)
				}
			}
			if got := f.glyphsOf(s, "س\u200c"+letter, letter); slices.Equal(got, f.glyphsOf(s, "س"+letter, letter)) {
				t.Errorf("%s: %q joins over a non-joiner, glyphs %d", f.name, letter, got)
			}
		}
	}
}

// glyphsOf gives the glyphs that draw the first occurrence of letter in word.
func (f *face) glyphsOf(s *shaper, word, letter string) []uint16 {
	at := int32(strings.Index(word, letter))
	var out []uint16
	for _, g := range s.run(setting{face: f, rtl: true}, word).glyphs {
		if g.from == at {
			out = append(out, g.gid)
		}
	}
	return out
}

// TestNoFontKeepsRangesAtRisk holds the rules of every embedded font, once
// unpacked, against those in its file.
func TestNoFontKeepsRangesAtRisk(t *testing.T) {
	files, err := fs.Glob(fontFiles, "fonts/*.ttf")
	if err != nil {
		t.Fatal(err)
	}
	mended := 0
	for _, file := range append(files, "IBMPlexSans_400Regular", "IBMPlexSans_600SemiBold", "IBMPlexSerif_600SemiBold") {
		name := strings.TrimSuffix(strings.TrimPrefix(file, "fonts/"), ".ttf")
		raw, err := font.ParseTTF(bytes.NewReader(fontData(name)))
		if err != nil {
			t.Fatal(err)
		}
		now := (&face{name: name, data: fontData(name)}).full()
		for i, lookup := range now.GSUB.Lookups {
			mended += sameRule(t, name, raw.GSUB.Lookups[i].Subtables, lookup.Subtables)
		}
		for i, lookup := range now.GPOS.Lookups {
			mended += sameRule(t, name, raw.GPOS.Lookups[i].Subtables, lookup.Subtables)
		}
	}
	if mended < 50 {
		t.Errorf("only %d rules were mended", mended)
	}
}

func sameRule[T interface{ Cov() tables.Coverage }](t *testing.T, name string, was, is []T) (mended int) {
	t.Helper()
	before := 0
	for i := range was {
		a, b := was[i].Cov(), is[i].Cov()
		if ranges, ok := b.(tables.Coverage2); ok && atRisk(ranges, before) {
			t.Errorf("%s: a rule of kind %T keeps ranges at risk", name, is[i])
		}
		before += b.Len()
		if _, ok := b.(tables.Coverage1); !ok {
			continue
		} else if _, ok := a.(tables.Coverage2); !ok {
			continue
		}
		mended++
		for g := range 1 << 16 {
			wasAt, had := a.Index(tables.GlyphID(g))
			isAt, has := b.Index(tables.GlyphID(g))
			if had != has || wasAt != isAt {
				t.Fatalf("%s: glyph %d is number %d (%v) of a rule of kind %T, was %d (%v)", name, g, isAt, has, is[i], wasAt, had)
			}
		}
	}
	return mended
}

func TestListCoverages(t *testing.T) {
	type ranges = []tables.RangeRecord
	long := ranges{{StartGlyphID: 10, EndGlyphID: 99}, {StartGlyphID: 200, EndGlyphID: 201, StartCoverageIndex: 90}}
	single := func(r ranges) tables.GSUBLookup {
		return tables.SingleSubs{Data: tables.SingleSubstData1{Coverage: tables.Coverage2{Ranges: r}, DeltaGlyphID: 1}}
	}
	glyphs := func(n int) tables.GSUBLookup {
		return tables.AlternateSubs{Coverage: tables.Coverage1{Glyphs: make([]tables.GlyphID, n)}}
	}
	for name, c := range map[string]struct {
		parts []tables.GSUBLookup
		left  int
		want  bool // the last part is a list after
	}{
		"a long range and one more":          {[]tables.GSUBLookup{single(long)}, listLimit, true},
		"one long range":                     {[]tables.GSUBLookup{single(long[:1])}, listLimit, false},
		"one range after many glyphs":        {[]tables.GSUBLookup{glyphs(filterSize), single(long[:1])}, listLimit, true},
		"one range after some glyphs":        {[]tables.GSUBLookup{glyphs(filterSize - 1), single(long[:1])}, listLimit, false},
		"no range":                           {[]tables.GSUBLookup{single(nil)}, listLimit, false},
		"after other glyphs":                 {[]tables.GSUBLookup{afterOthers(long)}, listLimit, true},
		"more than may be listed":            {[]tables.GSUBLookup{single(long)}, 91, false},
		"ranges out of order":                {[]tables.GSUBLookup{single(ranges{{StartGlyphID: 300, EndGlyphID: 399}, {StartGlyphID: 1, EndGlyphID: 2, StartCoverageIndex: 100}})}, listLimit, false},
		"ranges that overlap":                {[]tables.GSUBLookup{single(ranges{{StartGlyphID: 1, EndGlyphID: 100}, {StartGlyphID: 100, EndGlyphID: 110, StartCoverageIndex: 100}})}, listLimit, false},
		"a range that ends before it starts": {[]tables.GSUBLookup{single(ranges{{StartGlyphID: 100, EndGlyphID: 1}, {StartGlyphID: 200, EndGlyphID: 210}})}, listLimit, false},
		"numbers with a gap":                 {[]tables.GSUBLookup{single(ranges{{StartGlyphID: 1, EndGlyphID: 100}, {StartGlyphID: 200, EndGlyphID: 201, StartCoverageIndex: 105}})}, listLimit, false},
	} {
		t.Run(name, func(t *testing.T) {
			last := len(c.parts) - 1
			was := c.parts[last].Cov()
			listLookup(c.parts, &c.left)
			list, ok := c.parts[last].Cov().(tables.Coverage1)
			if ok != c.want {
				t.Fatalf("a list: %v, want %v", ok, c.want)
			}
			for at, g := range list.Glyphs {
				if number, has := was.Index(g); !has || number != at {
					t.Errorf("glyph %d is number %d, was %d (%v)", g, at, number, has)
				}
			}
		})
	}
}

// afterOthers is a rule that looks at what is before the glyphs it begins with.
func afterOthers(r []tables.RangeRecord) tables.GSUBLookup {
	before := tables.Coverage2{Ranges: []tables.RangeRecord{{StartGlyphID: 1, EndGlyphID: 500}}}
	return tables.ChainedContextualSubs{Data: tables.ChainedContextualSubs3{
		BacktrackCoverages: []tables.Coverage{before}, InputCoverages: []tables.Coverage{tables.Coverage2{Ranges: r}},
	}}
}
