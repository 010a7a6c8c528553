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
	pending   strings.Builder // plain text that is not escaped yet
	last      rune            // last rune written, 0 at the start
	lineBreak string
	heading   bool
}

// inlines gives Markdown for inlines, with lineBreak for each Break.
func (r *renderer) inlines(list []document.Inline, lineBreak string, in span) string {
	return r.written(list, in, line{r: r, lineBreak: lineBreak})
}

func (r *renderer) written(list []document.Inline, in span, l line) string {
	l.list(list, in, 0)
	l.end()
	return l.out.String()
}

// oneLine is for headings, in which every blank is one.
func (r *renderer) oneLine(list []document.Inline) string {
	return strings.Join(strings.Fields(r.written(collapsed(list), span{}, line{r: r, lineBreak: " ", heading: true})), " ")
}

// collapsed makes every run of blanks in code one.
func collapsed(list []document.Inline) []document.Inline {
	out := make([]document.Inline, len(list))
	for i, one := range list {
		switch x := one.(type) {
		case document.CodeSpan:
			one = document.CodeSpan{Value: strings.Join(strings.Fields(clean(x.Value)), " ")}
		case document.Strong:
			one = document.Strong{Inlines: collapsed(x.Inlines)}
		case document.Emphasis:
			one = document.Emphasis{Inlines: collapsed(x.Inlines)}
		case document.Soft:
			one = document.Emphasis{Inlines: collapsed(x.Inlines)}
		case document.Strike:
			one = document.Strike{Inlines: collapsed(x.Inlines)}
		case document.Link:
			x.Inlines = collapsed(x.Inlines)
			one = x
		case document.Ref:
			x.Inlines = collapsed(x.Inlines)
			one = x
		}
		out[i] = one
	}
	return out
}

// text writes plain text. What stands beside each other is escaped as one, in
// however many pieces it came: a reader sees one.
func (l *line) text(s string) {
	s = clean(s)
	if s == "" {
		return
	}
	l.pending.WriteString(s)
	l.last, _ = utf8.DecodeLastRuneInString(s)
}

func (l *line) flush() {
	if l.pending.Len() > 0 {
		escaped := l.r.escape(l.pending.String())
		if l.heading {
			escaped = escapeColons(escaped)
		}
		l.out.WriteString(escaped)
		l.pending.Reset()
	}
}

// end ends a line. Blanks before it are taken off first: what stands at the end
// is escaped as such. It reports whether there were any.
func (l *line) end() (blanks bool) {
	text := l.pending.String()
	core := strings.TrimRightFunc(text, unicode.IsSpace)
	if blanks = core != text; blanks {
		l.pending.Reset()
		l.pending.WriteString(core)
	}
	l.flush()
	return blanks
}

// write writes marks.
func (l *line) write(s string) {
	if s == "" {
		return
	}
	l.flush()
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
		l.text(x.Value)
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
		if slug == "" || in.link || noWords(x.Inlines) {
			l.list(x.Inlines, in, next)
			return
		}
		l.bracket(x.Inlines, in, "#"+slug)
	case document.Break:
		if l.lineBreak == "\n" {
			l.end()
			l.write(l.lineBreak)
		} else {
			l.text(l.lineBreak)
		}
	case fileLink:
		if in.link || strings.TrimSpace(clean(x.Value)) == "" {
			l.text(x.Value)
			return
		}
		l.write("[" + l.r.escape(clean(x.Value)) + "](" + escapeURL(x.path) + ")")
	}
}

// fileLink leads to a file beside the text. Only this package knows where files
// are: no other renderer is given one.
type fileLink struct {
	document.Text
	path string
}

// wrap writes emphasis if its marks are sure to be read as such, and else the
// words alone: not again inside itself, not next to its own mark, not around
// blanks. Next to a letter, as where words have no blanks between them, the marks
// count if letters begin and end what they enclose; "_" never counts there, and
// "*" stands for it.
func (l *line) wrap(mark string, list []document.Inline, in span, next rune, outer bool) {
	raw := document.PlainText(list)
	words := clean(raw)
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	within := !openSide(l.last) || !openSide(next)
	if within && mark == "_" && !in.strong {
		mark = "*"
	}
	own := rune(mark[0])
	if outer || words == "" || unicode.IsSpace(first) || unicode.IsSpace(last) || within && (mark == "_" || !onlyLetters(list)) ||
		l.last == own || next == own || first == own || last == own || strings.ContainsRune(raw, '\n') {
		l.list(list, in, next)
		return
	}
	if mark == "*" { // the only emphasis that is not "_"
		l.r.lint["MD049"] = true
	}
	l.write(mark)
	l.list(list, in, own)
	l.write(mark)
}

// onlyLetters reports whether inlines begin and end with a letter that is written
// as it is, and hold no marks of their own between.
func onlyLetters(list []document.Inline) bool {
	var words strings.Builder
	for _, one := range list {
		t, ok := one.(document.Text)
		if !ok {
			return false
		}
		words.WriteString(clean(t.Value))
	}
	first, _ := utf8.DecodeRuneInString(words.String())
	last, _ := utf8.DecodeLastRuneInString(words.String())
	return isWordRune(first) && isWordRune(last)
}

func isWordRune(c rune) bool { return isAlnum(c) || unicode.IsMark(c) }

// label stands behind a dot: "· **detected**"; what is uncertain in italics.
func (l *line) label(x document.Label, in span, next rune) {
	if strings.TrimSpace(clean(x.Value)) == "" {
		return
	}
	l.text("· ")
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
	case in.link || noWords(x.Inlines) || !document.LinkAllowed(x.URL) || !document.LinkAllowed(escapeURL(x.URL)):
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
	inner := line{r: l.r, lineBreak: l.lineBreak, last: '['}
	inner.list(words, in, ']')
	after := inner.end()
	text := inner.out.String()
	core := strings.TrimSpace(text)
	if text[0] != core[0] {
		l.text(" ")
	}
	l.r.lint.link(core)
	l.write("[" + core + "](" + target + ")")
	if after || text[len(text)-1] != core[len(core)-1] {
		l.text(" ")
	}
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
		l.text(value)
		return
	}
	pipes := strings.Contains(value, "|") && (in.cell || strings.Contains(value, `\`))
	mail := strings.Contains(value, "@") && (in.link || l.last != 0 && !unicode.IsSpace(l.last))
	definition := in.link && strings.Contains(value, "]:")
	if l.last == '`' || pipes || mail || definition {
		l.text(value)
		return
	}
	l.r.lint.span(value)
	fence := strings.Repeat("`", longestRun(value, '`')+1)
	if value[0] == '`' || value[len(value)-1] == '`' || value[0] == ' ' && value[len(value)-1] == ' ' {
		value = " " + value + " "
	}
	l.write(fence + value + fence)
}

// noWords reports whether nothing of inlines is seen.
func noWords(list []document.Inline) bool {
	return strings.TrimSpace(clean(document.PlainText(list))) == ""
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
		if strings.TrimSpace(clean(x.Value)) == "" {
			return noRune
		}
		return '·'
	case fileLink:
		return '['
	case document.Text:
		return firstOf(r.escape(clean(firstPiece(x.Value))))
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
	s = strings.TrimLeftFunc(s, turns)
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
