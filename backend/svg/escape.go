package svg

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// text writes what people wrote as XML that holds nothing but that text.
// What XML 1.0 has no place for (control characters, noncharacters, broken
// UTF-8) becomes a replacement mark; line ends become blanks; marks that only
// turn the direction around are left out, as in every export.
func (w *writer) text(s string) *writer {
	for _, r := range s {
		switch {
		case r == '&':
			w.s("&amp;")
		case r == '<':
			w.s("&lt;")
		case r == '>':
			w.s("&gt;")
		case r == '"':
			w.s("&quot;")
		case r == '\t', r == '\n', r == '\r', r == 0x85, r == 0x2028, r == 0x2029:
			w.s(" ")
		case unicode.IsControl(r), r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef, r == utf8.RuneError:
			w.s("\uFFFD")
		case r == 0xad, r == 0xfeff, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		default:
			_, _ = w.WriteRune(r)
		}
	}
	return w
}

// runsRightToLeft reports whether the first letter with a direction has that.
func runsRightToLeft(s string) bool {
	for _, r := range s {
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}
