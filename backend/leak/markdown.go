package leak

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/backend/pattern"
)

var (
	linked  = pattern.Lazily(`!?\[([^\[\]\n]*)\]\([^()\s]*\)`)
	spanned = pattern.Lazily("``+ ?|~~|</?[A-Za-z][^<>\n]*>")
)

// withoutMarks gives Markdown about as its reader sees it: without what makes
// words bold, struck out, a link or code. Nothing hangs on the edges of it: the
// texts that the file is made of are read the way the report reads them. This
// is for a file that is not made of them alone.
func withoutMarks(text string) string {
	text = spanned().ReplaceAllString(linked().ReplaceAllString(text, "$1"), "")
	var out strings.Builder
	for before := ' '; text != ""; {
		r, size := utf8.DecodeRuneInString(text)
		after, next := utf8.DecodeRuneInString(text[size:])
		if r == '\\' && next > 0 && (unicode.IsPunct(after) || unicode.IsSymbol(after)) {
			out.WriteRune(after) // it is meant
			text, before = text[size+next:], after
			continue
		}
		mark := r == '*' || r == '`' || r == '_' && (!isWord(before) || !isWord(after)) // else it is part of a word
		if !mark {
			out.WriteString(text[:size])
			before = r
		}
		text = text[size:]
	}
	return out.String()
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
