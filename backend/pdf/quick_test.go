package pdf

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"

	"afterword/backend/document"
)

// quickFaces are the faces of nearly every document, which must not have to
// be unpacked.
var quickFaces = []*face{
	sansRegular, sansItalic, sansBold, sansBoldItalic, serifBold, serifBoldIt, monoRegular, monoBold,
}

func TestQuickKnowsTheFacesOfEveryDocument(t *testing.T) {
	for _, f := range quickFaces {
		if !f.load() || f.quick == nil {
			t.Fatalf("%s is not shaped quickly", f.name)
		}
		face := font.NewFace(f.full())
		extents, _ := face.FontHExtents()
		if f.upem != float64(face.Upem()) || f.ascent != int(extents.Ascender) || f.descnt != int(extents.Descender) {
			t.Errorf("%s: measures %v, %d, %d differ from %d, %v", f.name, f.upem, f.ascent, f.descnt, face.Upem(), extents)
		}
		for r := rune(0); r <= 0x1ffff; r++ {
			want, _ := f.full().NominalGlyph(r)
			if got := f.quick.glyph(r); uint32(got) != uint32(want) {
				t.Fatalf("%s: glyph %d for %U, want %d", f.name, got, r, want)
			}
		}
	}
}

// TestQuickShapesAsTheShaperDoes holds every pair of characters, and many
// words, against the shaper.
func TestQuickShapesAsTheShaperDoes(t *testing.T) {
	var letters []rune
	for r := rune(0x20); r < 0x2300; r++ {
		if plainLatin(r) {
			letters = append(letters, r)
		}
	}
	random := rand.New(rand.NewPCG(3, 4))
	s := newShaper()
	for _, f := range quickFaces {
		f.load()
		texts := []string{
			"fi", "fl", "ffi", "ffl", "office first reflow affiliation fjord", "AVATAR To. Ty, «f»", "1/2 3⁄4", "->", "Å é ź ĳ ŀ ŉ",
			"cache-01.eu-west.example.org:6379", "  two  blanks ", "“Ta” – l’eau…", "ij í j́",
		}
		for _, a := range letters {
			var all strings.Builder // a before and after every other
			for _, b := range letters {
				all.WriteRune(a)
				all.WriteRune(b)
			}
			texts = append(texts, all.String())
		}
		for range 2000 {
			word := make([]rune, random.IntN(12)+1)
			for i := range word {
				word[i] = letters[random.IntN(len(letters))]
				if random.IntN(3) > 0 {
					word[i] = rune("fijltTVAW.,-ef1/ "[random.IntN(17)])
				}
			}
			texts = append(texts, string(word))
		}
		quickly := 0
		for _, text := range texts {
			quick, ok := f.quick.shape(f, text, nil)
			if !ok {
				continue
			}
			quickly++
			got := &quick
			got.bound()
			if want := s.runFull(setting{face: f}, text); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s: %.40q is shaped otherwise: %s", f.name, text, firstOther(got, want))
			}
		}
		if quickly < len(texts)*9/10 {
			t.Errorf("%s: only %d of %d texts are shaped quickly", f.name, quickly, len(texts))
		}
	}
}

func firstOther(a, b *shaped) string {
	for i := range min(len(a.glyphs), len(b.glyphs)) {
		if a.glyphs[i] != b.glyphs[i] {
			from := max(a.glyphs[i].from-6, 0)
			return fmt.Sprintf("glyph %d at %q: %+v, not %+v", i, a.text[from:a.glyphs[i].to], a.glyphs[i], b.glyphs[i])
		}
	}
	return fmt.Sprintf("%d glyphs, not %d; width %v, not %v", len(a.glyphs), len(b.glyphs), a.width, b.width)
}

func TestOrdinaryTextUnpacksNoFont(t *testing.T) {
	s := newShaper()
	for _, known := range quickFaces {
		f := &face{name: known.name}
		for _, word := range strings.Fields(document.Dump(long(12)) + " 14:01–14:05 “quoted” caf’ 1 of 12 …") {
			s.run(setting{face: f}, word)
		}
		if f.font != nil {
			t.Errorf("%s was unpacked", f.name)
		}
	}
}
