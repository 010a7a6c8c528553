package picture

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// The looks of text.
var (
	titleFont   = Font{Family: Serif, Bold: true, Size: 21}
	subtitle    = Font{Family: Sans, Size: 12}
	captionFont = Font{Family: Sans, Bold: true, Size: 12.5}
	labelFont   = Font{Family: Sans, Size: 12}
	numberFont  = Font{Family: Mono, Bold: true, Size: 10.5}
	laneFont    = Font{Family: Sans, Size: 12}
	flagFont    = Font{Family: Mono, Bold: true, Size: 11}
	tickFont    = Font{Family: Mono, Size: 11}
	dayFont     = Font{Family: Mono, Bold: true, Size: 11}
	bracketFont = Font{Family: Mono, Size: 11}
	noteFont    = Font{Family: Sans, Size: 11}
)

type textKey struct {
	text string
	font Font
}

// longestText is the most of a text that is ever looked at, in bytes: a label
// is short, whatever its title.
const longestText = 400

func (l *layouter) width(text string, f Font) float64 {
	key := textKey{text, f}
	if w, ok := l.widths[key]; ok {
		return w
	}
	w := l.m.Width(text, f)
	l.widths[key] = w
	return w
}

// fit gives as much of the text as fits into a width, with "…" where it was
// cut, and its width. "" if not even a few letters fit.
func (l *layouter) fit(text string, f Font, room float64) (string, float64) {
	text = shorten(text)
	w := l.width(text, f)
	if w <= room {
		return text, w
	}
	ends := l.ends[:0] // bytes after which the text can be cut
	state := -1
	for rest, at := text, 0; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		at += len(cluster)
		ends = append(ends, at)
	}
	l.ends = ends
	cut := func(n int) string { return strings.TrimRight(text[:ends[n-1]], " .,;:–-") + "…" }
	n := min(int(float64(len(ends))*room/w)+2, len(ends))
	for ; n >= fewestLetters; n-- {
		short := cut(n)
		if got := l.m.Width(short, f); got <= room {
			return short, got
		}
	}
	return "", 0
}

const fewestLetters = 4

func shorten(text string) string {
	if len(text) <= longestText {
		return text
	}
	end := longestText
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}

// text makes a shape of a text that was measured.
func text(s string, f Font, x, y, w float64, c Colour) Shape {
	return Shape{Kind: Text, X: x, Y: y, W: w, H: f.Size, Text: s, Font: f, Fill: c}
}

// wrap breaks a text into lines at blanks.
func (l *layouter) wrap(s string, f Font, room float64) []string {
	var out []string
	var current string
	for _, word := range strings.Fields(s) {
		next := word
		if current != "" {
			next = current + " " + word
		}
		if current != "" && l.m.Width(next, f) > room {
			out = append(out, current)
			next = word
		}
		current = next
	}
	if current != "" {
		out = append(out, current)
	}
	return out
}
