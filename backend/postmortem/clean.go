package postmortem

import (
	"strings"
	"unicode/utf8"
)

// Clean brings text into the form in which it is kept: valid UTF-8 (what is
// not becomes U+FFFD), line ends as "\n" (CRLF, CR, U+2028 and U+2029 are
// line ends), and control characters shown instead of hidden: NUL as "␀", ESC
// as "␛". Tab and line end stay. frontend/src/domain/clean.ts has the same
// rule, tested on the same table.
func Clean(s string) string {
	if !needsCleaning(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < 0x20:
			return 0x2400 + r
		case r == 0x7F:
			return 0x2421
		case r >= 0x80 && r < 0xA0:
			return 0xFFFD
		}
		return r
	}, s)
}

// CleanLine is Clean for text of a single line: line ends and tabs become spaces.
func CleanLine(s string) string {
	s = Clean(s)
	if strings.ContainsAny(s, "\n\t") {
		s = strings.NewReplacer("\n", " ", "\t", " ").Replace(s)
	}
	return s
}

func needsCleaning(s string) bool {
	if !utf8.ValidString(s) {
		return true
	}
	for _, r := range s {
		if (r < 0x20 && r != '\n' && r != '\t') || (r >= 0x7F && r < 0xA0) || r == 0x2028 || r == 0x2029 {
			return true
		}
	}
	return false
}
