package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/backend/pattern"
)

// clean takes out of plain text what a line cannot hold, and leaves out marks that
// only turn the direction around, as every export does.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029 || c == 0x85:
			return ' '
		case c < 0x20 || c == 0x7F:
			return 0xFFFD
		case turns(c):
			return -1
		}
		return c
	}, s)
}

// turns reports whether a letter is not seen and only turns the direction of
// others around, or marks the order of bytes.
func turns(c rune) bool {
	return c == 0xFEFF || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069
}

// isClean reports whether a text can stay as it is, as nearly all can.
func isClean(s string) bool {
	for i, c := range s {
		switch {
		case c < 0x20 || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029 || turns(c):
			return false
		case c == utf8.RuneError: // or bytes that are no letter
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return false
			}
		}
	}
	return true
}

// isASCII reports whether a text has only plain letters and signs.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// escape makes clean plain text read as itself in the middle of a line. Marks
// that cannot mean anything where they stand (an underscore inside a word, a
// lone "<") are left alone, so that the source stays readable.
func escape(s string) string {
	if !strings.ContainsAny(s, "\\`*_[]<&~$|!:@.") {
		return s
	}
	var out strings.Builder
	previous := ' '
	for i, c := range s {
		rest := s[i+utf8.RuneLen(c):]
		next, _ := utf8.DecodeRuneInString(rest)
		if rest == "" {
			next = 0
		}
		if mustEscape(c, previous, next, s[:i], rest) {
			out.WriteByte('\\')
		}
		out.WriteRune(c)
		previous = c
	}
	return out.String()
}

func mustEscape(c, previous, next rune, before, rest string) bool {
	switch c {
	case '\\', '`', '*', '[', ']', '~', '|', '$':
		return true
	case '_':
		return !isAlnum(previous) || !isAlnum(next)
	case '<':
		return isAlnum(next) || next == '/' || next == '!' || next == '?' || next == 0
	case '&':
		return next == 0 || next == '#' || isAlnum(next)
	case '!':
		return next == 0 || next == '['
	case ':': // this and the next two: a bare address would become a link
		return strings.HasPrefix(rest, "//")
	case '.':
		return len(before) >= 3 && strings.EqualFold(before[len(before)-3:], "www")
	case '@':
		return before == "" || !unicode.IsSpace(previous)
	}
	return false
}

var startForms = pattern.Lazily(`^(?:[-+](?:[ :+-]|$)|=|#|>|:-|\d{1,9}[.)](?: |$))`)

// escapeStart keeps the start of a line from opening a list, heading, quote,
// table or rule. Marks written by the renderer never look like that.
func escapeStart(line string) string {
	if !startForms().MatchString(line) {
		return line
	}
	at := strings.IndexFunc(line, func(c rune) bool { return c < '0' || c > '9' })
	return line[:at] + `\` + line[at:]
}

// escapeCell is for plain text in a cell.
func (d dialect) escapeCell(s string) string { return d.escape(strings.TrimSpace(clean(s))) }

func isAlnum(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }

// openSide reports whether emphasis may begin behind (or end before) c: at a
// blank, at punctuation, or at the end of the line (0).
func openSide(c rune) bool {
	return c == 0 || unicode.IsSpace(c) || unicode.IsPunct(c) || unicode.IsSymbol(c)
}

func longestRun(s string, of byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] == of {
			run++
			longest = max(longest, run)
		} else {
			run = 0
		}
	}
	return longest
}

// escapeURL writes an address so that nothing in it ends the link, the code or
// the cell around it. Percent-encoding keeps its meaning.
func escapeURL(address string) string {
	var out strings.Builder
	for i := range len(address) {
		switch c := address[i]; {
		case c <= ' ' || c == 0x7F || strings.IndexByte("()<>\\`|\"", c) >= 0:
			const hex = "0123456789ABCDEF"
			out.WriteByte('%')
			out.WriteByte(hex[c>>4])
			out.WriteByte(hex[c&15])
		case c == '&' && entity().MatchString(address[i:]):
			out.WriteString("&amp;")
		default:
			out.WriteByte(c)
		}
	}
	return out.String()
}

var entity = pattern.Lazily(`^&#?[0-9A-Za-z]{1,40};`)

// escapeColons keeps a colon from being one of a directive in a heading: of
// "21:40" markdownlint reads the name "40", and looks for another anchor then.
func escapeColons(s string) string {
	if strings.IndexByte(s, ':') < 0 {
		return s
	}
	var out strings.Builder
	escaped := false
	for i, c := range s {
		if next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(c):]); c == ':' && !escaped && isAlnum(next) {
			out.WriteByte('\\')
		}
		escaped = c == '\\' && !escaped
		out.WriteRune(c)
	}
	return out.String()
}
