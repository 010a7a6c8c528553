package pdf

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"afterword/backend/document"
)

// TestBreaks: lines may break where the library says, whatever the text is.
func TestBreaks(t *testing.T) {
	library := func(text string) (out []string) {
		state := -1
		for text != "" {
			var segment string
			segment, text, _, state = uniseg.FirstLineSegmentInString(text, state)
			if n := len(out); n > 0 && segment[0] == '%' && endsInNumber(out[n-1]) { // where we say more than it
				out[n-1] += segment
				continue
			}
			out = append(out, segment)
		}
		return out
	}
	ours := func(text string) (out []string) {
		b := newBreaker(text)
		for segment := b.next(); segment != ""; segment = b.next() {
			out = append(out, segment)
		}
		return out
	}
	check := func(text string) {
		t.Helper()
		if got, want := ours(text), library(tones.Replace(text)); strings.Join(got, "") != text {
			t.Errorf("%q came back as %q", text, got)
		} else if !slices.EqualFunc(got, want, func(a, b string) bool { return tones.Replace(a) == b }) {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
	for _, text := range []string{
		"", " ", "one", "one ", "one two", "At 14:02, p95 was 3.5 s; why?! Nobody  knew.", "a!b", "a.b.c 1,5", "e.g. (this) or “that”",
		"well-known and/or 3-4", "a \u0301b", "x a\u0301", "5 % of 3 €", "a\u200db c", "one\ntwo three", "\u00a0a b", "a b\u00a0c", "10. 5", "a .b", "a \"b\" c", "日本 a b 日本",
		"🇩🇪🇫🇷 a b 🇩🇪", "a  (b", "א a ב b", "one\u2028two",
	} {
		check(text)
	}
	pieces := []string{
		"a", "b", "Z", "0", "7", ".", ",", ":", ";", "!", "?", " ", " ", " ", "-", "/", "(", ")", "\"", "'", "%", "$", "€", "\u00a0", "\u00ad", "\u0301",
		"\u200b", "\u200d", "\u2060", "“", "”", "–", "—", "…", "é", "ß", "א", "ب", "日", "の", "ก", "क", "्", "👍", "🏽", "🇩", "\n", "\t", "word", "hello", "x1",
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 60_000 {
		var b strings.Builder
		some := pieces
		if r.IntN(2) == 0 {
			some = pieces[:16+r.IntN(len(pieces)-15)]
		}
		for range 1 + r.IntN(14) {
			b.WriteString(some[r.IntN(len(some))])
		}
		check(b.String())
		if t.Failed() {
			return
		}
	}
}

// TestToneBreaks: a skin tone changes nothing about where a line may break, and what
// is joined stays one sign.
func TestToneBreaks(t *testing.T) {
	for _, text := range []string{
		"👍T!", "(👍T) x", "👍T, y", "👍Ta", "👍T\u00a0a", "👍T日", "👍T: x", "👍T-x", "👍T👍T", "on call 👍T and gone", "T", "aT b", " T",
		"👩T\u200d💻 x", "🙇T\u200d♀\ufe0f.", "🧑T\u200d🤝\u200d🧑T",
	} {
		plain, toned := newBreaker(strings.ReplaceAll(text, "T", "\ufe0f")), newBreaker(strings.ReplaceAll(text, "T", "🏽"))
		for {
			want, got := plain.next(), toned.next()
			if strings.ReplaceAll(want, "\ufe0f", "") != strings.ReplaceAll(strings.ReplaceAll(got, "\ufe0f", ""), "🏽", "") {
				t.Errorf("%q: got %q, want %q", text, got, want)
			}
			if got == "" {
				break
			}
		}
	}
}

// TestShareStaysWithItsNumber: "12 %" is never parted, and nothing else is kept.
func TestShareStaysWithItsNumber(t *testing.T) {
	for text, want := range map[string][]string{
		"about 12 % of orders": {"about ", "12 % ", "of ", "orders"},
		"38.1 %":               {"38.1 %"},
		"99 %, then 100 %.":    {"99 %, ", "then ", "100 %."},
		"some % of 5 of %":     {"some ", "% ", "of ", "5 ", "of ", "%"},
		"5  %":                 {"5  ", "%"},
	} {
		var got []string
		b := newBreaker(text)
		for segment := b.next(); segment != ""; segment = b.next() {
			got = append(got, segment)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestJoinedEmojiAreOneSign: with a skin tone as without one.
func TestJoinedEmojiAreOneSign(t *testing.T) {
	for _, sign := range []string{"👩🏽‍💻", "🤷🏼‍♀️", "🤦🏻‍♂️", "👨🏿‍🚒", "🙇🏽‍♀️", "👩‍💻", "👍🏽", "🏳️‍🌈"} {
		l := newLayouter(document.Document{Language: "en"}, A4)
		drawn := 0
		for _, pc := range l.text(sign, cellStyle, nil).pieces {
			for _, g := range pc.sh.glyphs {
				if g.advance > 0 {
					drawn++
				}
			}
		}
		if drawn != 1 {
			t.Errorf("%s is drawn as %d signs", sign, drawn)
		}
	}
}
