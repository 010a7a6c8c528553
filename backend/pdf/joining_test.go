package pdf

import (
	"slices"
	"strings"
	"testing"

	"afterword/backend/document"
)

// TestLettersJoinOverCuts sets words of several parts and compares their
// glyphs with those of the word in one: the faces differ, the forms may not.
func TestLettersJoinOverCuts(t *testing.T) {
	look, other := &meaning{st: &style{size: 10}}, &meaning{st: &style{size: 11}}
	label := &meaning{st: &style{size: 10, chip: true}}
	whole := func(text string) []span { return []span{{end: len(text), meaning: look}} }
	for name, c := range map[string]struct {
		text   string
		spans  func(at int) []span // of the text, cut at a byte
		at     int
		joined bool
	}{
		"another size":           {"انقطاع", func(at int) []span { return []span{{end: at, meaning: look}, {end: 12, meaning: other}} }, 6, true},
		"another size at a mark": {"بَقَن", func(at int) []span { return []span{{end: at, meaning: look}, {end: 10, meaning: other}} }, 4, true},
		"an empty part": {"نقن", func(at int) []span {
			return []span{{end: at, meaning: look}, {end: at, meaning: other}, {end: 6, meaning: look}}
		}, 2, true},
		"a forced break": {"نقن", func(at int) []span {
			return []span{{end: at, meaning: look}, {end: at, meaning: look, forced: true}, {end: 6, meaning: look}}
		}, 4, false},
		"a label":         {"نقن", func(at int) []span { return []span{{end: at, meaning: look}, {end: 6, meaning: label}} }, 2, false},
		"after a label":   {"نقن", func(at int) []span { return []span{{end: at, meaning: label}, {end: 6, meaning: look}} }, 2, false},
		"a non-joiner":    {"ن\u200cقن", func(at int) []span { return []span{{end: at, meaning: look}, {end: 9, meaning: other}} }, 5, true},
		"a very long one": {strings.Repeat("ن", longestRun), func(int) []span { return whole(strings.Repeat("ن", longestRun)) }, 2, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := newShaper()
			missing := func(r rune) { t.Errorf("no face for %q", r) }
			var got []uint16
			for _, p := range s.build(c.text, c.spans(c.at), 12, missing).pieces {
				if p.sh != nil {
					got = append(got, inReadingOrder(p.sh)...)
				}
			}
			want := inReadingOrder(s.runFull(setting{face: arabic, rtl: true}, c.text))
			if slices.Equal(got, want) != c.joined {
				t.Errorf("glyphs %d, of the word in one %d; want them alike: %v", got, want, c.joined)
			}
		})
	}
}

func inReadingOrder(sh *shaped) []uint16 {
	var out []uint16
	for i := len(sh.glyphs) - 1; i >= 0; i-- {
		out = append(out, sh.glyphs[i].gid)
	}
	return out
}

// TestJoinedPartsAreReadAsWritten reads a word back that is bold in part.
func TestJoinedPartsAreReadAsWritten(t *testing.T) {
	file, _ := renderFile(t, document.Document{Title: "x", Footer: "-", Body: []document.Block{
		para(txt("انق"), document.Strong{Inlines: []document.Inline{txt("طاع الس")}}, txt("اعة")),
	}})
	if text := pdftotext(t, file); !strings.Contains(text, "انقطاع الساعة") {
		t.Errorf("got %q", text)
	}
}
