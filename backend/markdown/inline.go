package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/backend/document"
)

// span is what the inlines inside something may not hold again.
type span struct {
	emphasis, strong, strike, link, cell bool
}

// line writes inlines of one block. lineBreak stands for a Break.
type line struct {
	r         *renderer
	out       strings.Builder
	last      rune // last rune written, 0 at the start
	lineBreak string
}

// inlines gives Markdown for inlines, with lineBreak for each Break.
func (r *renderer) inlines(list []document.Inline, lineBreak string) string {
	l := line{r: r, lineBreak: lineBreak}
	l.list(list, span{}, 0)
	return l.out.String()
}

// oneLine is for headings.
func (r *renderer) oneLine(list []document.Inline) string { return r.inlines(list, " ") }

func (l *line) write(s string) {
	if s == "" {
		return
	}
	l.out.WriteString(s)
	l.last, _ = utf8.DecodeLastRuneInString(s)
	if s[len(s)-1] == '\n' {
		l.last = 0
	}
}

// list writes inlines; after is the rune that follows them, 0 at the end.
func (l *line) list(list []document.Inline, in span, after rune) {
	// What follows each inline, found from the end: asking anew for each one
	// would take time in the square of their number.
	follow := make([]rune, len(list)+1)
	follow[len(list)] = after
	for i := len(list) - 1; i > 0; i-- {
		if follow[i] = l.r.firstRune(list[i]); follow[i] == noRune {
			follow[i] = follow[i+1]
		}
	}
	for i, one := range list {
		l.inline(one, in, follow[i+1])
	}
}

func (l *line) inline(one document.Inline, in span, next rune) {
	switch x := one.(type) {
	case document.Text:
		l.write(l.r.escape(x.Value))
	case document.CodeSpan:
		l.code(x.Value, in)
	case document.Strong:
		outer := in.strong
		in.strong = true
		l.wrap("**", x.Inlines, in, next, outer)
	case document.Emphasis:
		outer := in.emphasis
		in.emphasis = true
		l.wrap("_", x.Inlines, in, next, outer)
	case document.Soft:
		outer := in.emphasis
		in.emphasis = true
		l.wrap("_", x.Inlines, in, next, outer)
	case document.Strike:
		outer := in.strike || !l.r.strike
		in.strike = true
		l.wrap("~~", x.Inlines, in, next, outer)
	case document.Label:
		l.label(x, in, next)
	case document.Link:
		l.link(x, in, next)
	case document.Ref:
		slug := l.r.anchors.slugs[x.Target]
		if slug == "" || in.link || strings.TrimSpace(document.PlainText(x.Inlines)) == "" {
			l.list(x.Inlines, in, next)
			return
		}
		l.bracket(x.Inlines, in, "#"+slug)
	case document.Break:
		l.write(l.lineBreak)
	case fileLink:
		l.write("[" + l.r.escape(x.Value) + "](" + escapeURL(x.path) + ")")
	}
}

// fileLink leads to a file beside the text. No document holds one: only this
// renderer knows where its files are.
type fileLink struct {
	document.Text
	path string
}

// wrap writes emphasis if its marks are sure to be read as such, and else the
// words alone: not again inside itself, not next to a letter or its own mark,
// not around blanks.
func (l *line) wrap(mark string, list []document.Inline, in span, next rune, outer bool) {
	words := document.PlainText(list)
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	own := rune(mark[0])
	if outer || words == "" || unicode.IsSpace(first) || unicode.IsSpace(last) ||
		!openSide(l.last) || !openSide(next) || l.last == own || next == own || first == own || last == own || strings.ContainsRune(words, '\n') {
		l.list(list, in, next)
		return
	}
	l.write(mark)
	l.list(list, in, own)
	l.write(mark)
}

// label stands behind a dot: "· **detected**"; what is uncertain in italics.
func (l *line) label(x document.Label, in span, next rune) {
	if strings.TrimSpace(x.Value) == "" {
		return
	}
	l.write("· ")
	words := []document.Inline{document.Text{Value: x.Value}}
	if x.Role == "warn" {
		l.inline(document.Emphasis{Inlines: words}, in, next)
		return
	}
	l.inline(document.Strong{Inlines: words}, in, next)
}

func (l *line) link(x document.Link, in span, next rune) {
	words := document.PlainText(x.Inlines)
	switch {
	case in.link || strings.TrimSpace(words) == "" || !document.LinkAllowed(x.URL):
		l.list(x.Inlines, in, next)
	case !l.r.mdx && bareAddress(words, x.URL):
		l.write("<" + words + ">")
	default:
		l.bracket(x.Inlines, in, escapeURL(x.URL))
	}
}

// bracket writes a link. Blanks at the ends of its words stand outside.
func (l *line) bracket(words []document.Inline, in span, target string) {
	in.link = true
	before, words, after := trimmed(words)
	if before {
		l.write(" ")
	}
	l.write("[")
	l.list(words, in, ']')
	l.write("](" + target + ")")
	if after {
		l.write(" ")
	}
}

// trimmed takes the blanks and breaks off the ends of inlines and reports
// whether there were any.
func trimmed(list []document.Inline) (before bool, core []document.Inline, after bool) {
	core = append(core, list...)
	blank := func(i int, trim func(string, string) string) (whole, some bool) {
		switch x := core[i].(type) {
		case document.Break:
			return true, true
		case document.Text:
			value := trim(clean(x.Value), " ")
			some = value != clean(x.Value)
			core[i] = document.Text{Value: value}
			return value == "", some
		}
		return false, false
	}
	for len(core) > 0 {
		whole, some := blank(0, strings.TrimLeft)
		before = before || some
		if !whole {
			break
		}
		core = core[1:]
	}
	for len(core) > 0 {
		last := len(core) - 1
		whole, some := blank(last, strings.TrimRight)
		after = after || some
		if !whole {
			break
		}
		core = core[:last]
	}
	return before, core, after
}

// bareAddress reports whether a link can be written as "<address>".
func bareAddress(words, url string) bool {
	if words != url && "mailto:"+words != url {
		return false
	}
	if words != url && !strings.Contains(words, "@") {
		return false
	}
	for _, c := range words {
		if c <= ' ' || c >= 0x7F || strings.ContainsRune("<>|\\`", c) {
			return false
		}
	}
	return true
}

// code takes more backticks than any run inside. Four kinds have no form that
// every reader agrees on and become text: "|" in a cell or beside a "\", code
// right behind code, and a mail address right behind anything but a blank (some
// readers take the word, the backtick and the address for one long address), and
// "]:" in a link, which at the start of a paragraph would end the name of a
// reference.
func (l *line) code(value string, in span) {
	value = clean(value)
	if strings.TrimSpace(value) == "" {
		l.write(value)
		return
	}
	pipes := strings.Contains(value, "|") && (in.cell || strings.Contains(value, `\`))
	mail := strings.Contains(value, "@") && l.last != 0 && !unicode.IsSpace(l.last)
	definition := in.link && strings.Contains(value, "]:")
	if l.last == '`' || pipes || mail || definition {
		l.write(l.r.escape(value))
		return
	}
	fence := strings.Repeat("`", longestRun(value, '`')+1)
	if value[0] == '`' || value[len(value)-1] == '`' || value[0] == ' ' && value[len(value)-1] == ' ' {
		value = " " + value + " "
	}
	l.write(fence + value + fence)
}

// noRune says that an inline writes nothing.
const noRune rune = -1

// firstRune gives a rune as demanding as what the inline will begin with: the
// first of its words for what may or may not get marks.
func (r *renderer) firstRune(one document.Inline) rune {
	switch x := one.(type) {
	case document.Break:
		return ' '
	case document.CodeSpan:
		if strings.TrimSpace(x.Value) != "" && !strings.ContainsAny(x.Value, "|@]") {
			return '`'
		}
		return firstOf(clean(x.Value))
	case document.Label:
		if strings.TrimSpace(x.Value) == "" {
			return noRune
		}
		return '·'
	case document.Text:
		return firstOf(r.escape(firstPiece(x.Value)))
	default:
		for _, inner := range document.Children(one) {
			if c := r.firstRune(inner); c != noRune {
				return c
			}
		}
		return noRune
	}
}

// firstPiece cuts text that may be long to what decides its first rune.
func firstPiece(s string) string {
	if len(s) <= 16 {
		return s
	}
	return strings.ToValidUTF8(s[:16], "")
}

func firstOf(s string) rune {
	if s == "" {
		return noRune
	}
	c, _ := utf8.DecodeRuneInString(s)
	return c
}
