package audience

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// unaccented gives letters that no accent can be taken off the plain ones they
// are written with elsewhere.
var unaccented = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d", 'þ': "th", 'Þ': "th",
	'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ı': "i", 'ħ': "h", 'Ħ': "h", 'ς': "σ",
}

// fold makes letters comparable: lower case, without accents, "ß" as "ss",
// without the marks that only tell where a word may be broken, and as they
// read where an address has them as bytes: "M%C3%BCller".
func fold(s string) string {
	plain := true
	for i := range len(s) {
		plain = plain && s[i] < 0x80 && s[i] != '%' && s[i] != '\\' && s[i] != '&' && s[i] != '='
	}
	if plain {
		return strings.ToLower(s)
	}
	s = unescaped(s)
	var out strings.Builder
	for _, r := range norm.NFD.String(s) {
		if written, ok := unaccented[r]; ok {
			out.WriteString(written)
		} else if !unicode.In(r, unicode.Mn, unicode.Cf) {
			out.WriteRune(unicode.ToLower(r))
		}
	}
	return out.String()
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "å", "aa", "Å", "Aa", "ø", "oe", "Ø", "Oe")

// spelt gives the ways a part of a name is written without its accents:
// "muller" and "mueller".
func spelt(part string) []string {
	plain := fold(part)
	if other := fold(umlauts.Replace(norm.NFC.String(part))); other != plain {
		return []string{plain, other}
	}
	return []string{plain}
}

// span is a word in a text, in bytes.
type span struct{ start, end int }

// wordsOf gives the words of a text: letters, marks and digits, and what an
// address has in place of them. What cannot be seen, as a soft hyphen, parts
// no word.
func wordsOf(text string) []span {
	out := make([]span, 0, len(text)/8)
	start := -1
	inJSON := strings.Contains(text, `":`)
	for i := 0; i < len(text); {
		inside, width := false, 1
		switch kind := kinds[text[i]]; kind {
		case aLetter:
			inside = true
		case escapes:
			if written, letter := escapeAt(text[i:], inJSON); written > 0 {
				inside, width = letter, written
			}
		case ofSeveral:
			r, size := utf8.DecodeRuneInString(text[i:])
			inside = unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || start >= 0 && unicode.Is(unicode.Cf, r)
			width = size
		}
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			out = append(out, span{start, i})
			start = -1
		}
		i += width
	}
	if start >= 0 {
		out = append(out, span{start, len(text)})
	}
	return out
}

// kinds says of each byte what it is in a word: nearly every text is read for
// names, byte by byte.
var kinds = func() (out [256]uint8) {
	for b := range out {
		switch {
		case b >= 0x80:
			out[b] = ofSeveral
		case b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9':
			out[b] = aLetter
		case b == '%' || b == '\\' || b == '&' || b == '=':
			out[b] = escapes
		}
	}
	return out
}()

const (
	aLetter   = iota + 1 // or a digit
	escapes              // begins something else that is written instead
	ofSeveral            // of the bytes of one letter
)

func isHex(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F'
}
