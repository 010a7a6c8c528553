package pdf

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean makes text fit to be set: valid UTF-8 in normal form C on one line.
// The colour codes of terminals are left out: they are not text. Any other
// control character is shown as a replacement mark. Invisible marks that only reorder or hint (embeddings, overrides, soft
// hyphens, byte order marks) are left out: they could make a page show another
// order than the one stored.
func clean(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.IndexByte(s, 0x1b) >= 0 {
		s = withoutEscapes(s)
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
			return ' '
		case r < 0x20, r >= 0x7f && r < 0xa0:
			return utf8.RuneError
		case r == 0xad, r == 0xfeff, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	return s
}

// withoutEscapes takes out the control sequences of terminals (ECMA-48, 5.4):
// ESC [, parameters, a final letter.
func withoutEscapes(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != 0x1b || i+1 >= len(s) || s[i+1] != '[' {
			b.WriteByte(s[i])
			continue
		}
		end := i + 2
		for end < len(s) && s[end] >= 0x20 && s[end] <= 0x3f {
			end++
		}
		if end == len(s) || s[end] < 0x40 || s[end] > 0x7e {
			b.WriteByte(s[i])
			continue
		}
		i = end
	}
	return b.String()
}

// plain reports whether s is printable ASCII: the common case, nothing to do.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return false
		}
	}
	return true
}

// lines splits preformatted text at its line ends, whichever they are, and
// expands tabs to columns of four. An end of the last line adds no empty one.
func lines(s string) []string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
	s = strings.TrimSuffix(s, "\n")
	out := strings.Split(s, "\n")
	for i, text := range out {
		if strings.IndexByte(text, '\t') >= 0 {
			out[i] = expandTabs(text)
		}
	}
	return out
}

func expandTabs(s string) string {
	var b strings.Builder
	column := 0
	for _, r := range s {
		if r == '\t' {
			n := 4 - column%4
			b.WriteString("    "[:n])
			column += n
			continue
		}
		b.WriteRune(r)
		column++
	}
	return b.String()
}
