package html

import (
	"bufio"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"afterword/backend/document"
)

// writer writes; bufio keeps the first error and gives it again at Flush.
type writer struct {
	*bufio.Writer
	turned int // elements from right to left that the text stands in
}

// s writes markup. What people wrote never goes through it.
func (w *writer) s(markup string) *writer {
	_, _ = w.WriteString(markup)
	return w
}

func (w *writer) n(number int) *writer { return w.s(strconv.Itoa(number)) }

// text writes what people wrote, as words between tags: line ends are blanks.
func (w *writer) text(s string) *writer { return w.escaped(s, ' ', ' ') }

// lines writes preformatted text.
func (w *writer) lines(s string) *writer { return w.escaped(s, '\n', '\t') }

// attr writes what people wrote as the value of an attribute in double quotes.
func (w *writer) attr(s string) *writer { return w.text(s) }

// escaped writes text that holds nothing but text. What HTML has no place for
// (control characters, noncharacters, broken UTF-8) becomes a replacement mark;
// marks that only turn the direction around are left out, as in every export.
func (w *writer) escaped(s string, lineEnd, tab rune) *writer {
	for i, r := range s {
		switch {
		case r == '&':
			w.s("&amp;")
		case r == '<':
			w.s("&lt;")
		case r == '>':
			w.s("&gt;")
		case r == '"':
			w.s("&quot;")
		case r == '\'':
			w.s("&#39;")
		case r == '`': // old browsers took it for a quote
			w.s("&#96;")
		case r == '\r' && strings.HasPrefix(s[i:], "\r\n"):
		case r == '\n', r == '\r', r == 0x85, r == 0x2028, r == 0x2029:
			_, _ = w.WriteRune(lineEnd)
		case r == '\t':
			_, _ = w.WriteRune(tab)
		case unicode.IsControl(r), r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef, r == utf8.RuneError:
			w.s("\uFFFD")
		case r == 0xad, r == 0xfeff, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		default:
			_, _ = w.WriteRune(r)
		}
	}
	return w
}

// direction adds dir="auto" where a text has letters that run from right to
// left, or stands in an element that does: each such line then stands on its own
// side.
func (w *writer) direction(s string) *writer {
	if w.turned > 0 {
		return w.s(` dir="auto"`)
	}
	for _, r := range s {
		if rightToLeft(r) {
			return w.s(` dir="auto"`)
		}
	}
	return w
}

func rightToLeft(r rune) bool {
	if r < 0x590 {
		return false
	}
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

// turns opens an element whose bullets or bar stand on the side where its words
// begin, and tells end to close it. What is said inside goes by its own letters.
func (w *writer) turns(tag string, blocks []document.Block) (end func()) {
	if !beginsRightToLeft(blocks) {
		w.s("<" + tag)
		return func() {}
	}
	w.s("<" + tag + ` dir="rtl"`)
	w.turned++
	return func() { w.turned-- }
}

// beginsRightToLeft looks at the first letter.
func beginsRightToLeft(blocks []document.Block) (yes bool) {
	found := false
	document.Walk(blocks, document.Visitor{
		Block: func(document.Block) bool { return !found },
		Inline: func(i document.Inline) bool {
			t, ok := i.(document.Text)
			if at := strings.IndexFunc(t.Value, unicode.IsLetter); ok && !found && at >= 0 {
				letter, _ := utf8.DecodeRuneInString(t.Value[at:])
				found, yes = true, rightToLeft(letter)
			}
			return !found
		},
	})
	return yes
}

// id makes an id of the document one of the page: without blanks, which end a
// value in a list of ids, and apart from those the page has of its own.
func id(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return '-'
		}
		return r
	}, s)
	if strings.HasPrefix(s, ownIDs) {
		return "x-" + s
	}
	return s
}

// ownIDs begins every id that is not the document's.
const ownIDs = "aw-"
