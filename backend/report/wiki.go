package report

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/backend/document"
	"afterword/backend/pattern"
)

// wiki gives people's Markdown in the markup of Jira, which reads "#" as a
// numbered list and "{" as the beginning of a program.
func wiki(text string) string {
	w := wikiWriter{}
	return strings.TrimSpace(w.blocks(prose(text)))
}

type wikiWriter struct{ quoted bool }

func (w wikiWriter) blocks(list []document.Block) string {
	var parts []string
	for _, b := range list {
		if part := w.block(b); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "\n\n")
}

func (w wikiWriter) block(b document.Block) string {
	switch x := b.(type) {
	case document.Paragraph:
		return wikiLines(x.Inlines, "\n")
	case document.Heading:
		return "h" + strconv.Itoa(min(x.Level+2, 6)) + ". " + wikiLines(x.Inlines, " ")
	case document.List:
		return strings.Join(w.items(x, ""), "\n")
	case document.Code:
		return wikiCode(x.Text)
	case document.Quote:
		if w.quoted { // there is only one level
			return w.blocks(x.Blocks)
		}
		return "{quote}\n" + wikiWriter{quoted: true}.blocks(x.Blocks) + "\n{quote}"
	case document.Rule:
		return "----"
	case document.Table:
		return wikiTable(x)
	}
	return ""
}

// items writes each item on a line of its own: a blank line would end the list.
func (w wikiWriter) items(x document.List, outer string) []string {
	mark := outer + "*"
	if x.Ordered {
		mark = outer + "#"
	}
	var out []string
	for _, item := range x.Items {
		line := mark
		if item.Checked != nil {
			line += " " + item.Box()
		}
		var below []string
		words := 0
		for _, b := range item.Blocks {
			switch b := b.(type) {
			case document.List:
				below = append(below, w.items(b, mark)...)
			case document.Code:
				below = append(below, wikiCode(b.Text))
			default:
				text := strings.ReplaceAll(w.block(b), "\n", " ")
				if p, ok := b.(document.Paragraph); ok {
					text = wikiLines(p.Inlines, ` \\ `)
				}
				if words++; words > 1 {
					text = `\\ ` + text
				}
				line += " " + text
			}
		}
		if line == mark && len(below) > 0 {
			line += " …"
		}
		out = append(append(out, line), below...)
	}
	return out
}

// wikiCode keeps lines as they are, between marks that they do not hold.
func wikiCode(text string) string {
	for _, mark := range []string{"{noformat}", "{code}"} {
		if !strings.Contains(text, mark[:len(mark)-1]) {
			return mark + "\n" + text + "\n" + mark
		}
	}
	return wikiText(text)
}

func wikiTable(x document.Table) string {
	var head strings.Builder
	for _, c := range x.Columns {
		head.WriteString("||" + orElse(wikiText(c.Title), " "))
	}
	lines := []string{head.String() + "||"}
	for _, row := range x.Rows {
		var line strings.Builder
		for _, c := range row.Cells {
			text := ""
			for _, b := range c.Blocks {
				if p, ok := b.(document.Paragraph); ok {
					text = wikiLines(p.Inlines, ` \\ `)
				}
			}
			line.WriteString("|" + orElse(text, " "))
		}
		lines = append(lines, line.String()+"|")
	}
	return strings.Join(lines, "\n")
}

// wikiLines writes inlines, with lineBreak for each Break.
func wikiLines(list []document.Inline, lineBreak string) string {
	var out strings.Builder
	for i, one := range list {
		before, _ := utf8.DecodeLastRuneInString(out.String())
		after := utf8.RuneError
		if i+1 < len(list) {
			after, _ = utf8.DecodeRuneInString(document.PlainText(list[i+1 : i+2]))
		}
		inside := wikiLines(document.Children(one), lineBreak)
		// Marks count only around words and not within them.
		marked := func(mark string) {
			if isWord(before) || isWord(after) || inside == "" || strings.TrimSpace(inside) != inside {
				mark = ""
			}
			out.WriteString(mark + inside + mark)
		}
		switch x := one.(type) {
		case document.Text:
			out.WriteString(wikiText(x.Value))
		case document.CodeSpan:
			inside = wikiText(x.Value)
			if isWord(before) || isWord(after) {
				out.WriteString(inside)
			} else {
				out.WriteString("{{" + inside + "}}")
			}
		case document.Strong:
			marked("*")
		case document.Emphasis:
			marked("_")
		case document.Strike:
			marked("-")
		case document.Break:
			out.WriteString(lineBreak)
		case document.Link:
			address := wikiAddress.Replace(x.URL)
			if words := document.PlainText(x.Inlines); words == x.URL || blank(words) {
				out.WriteString("[" + address + "]")
			} else {
				out.WriteString("[" + inside + "|" + address + "]")
			}
		default:
			out.WriteString(inside)
		}
	}
	return out.String()
}

var wikiAddress = strings.NewReplacer("|", "%7C", "[", "%5B", "]", "%5D", "{", "%7B", "}", "%7D", " ", "%20", "\n", "%20")

func isWord(c rune) bool { return c != utf8.RuneError && (unicode.IsLetter(c) || unicode.IsNumber(c)) }

// Signs that Jira makes pictures of, and what begins a block at the start of a line.
var (
	wikiSigns = pattern.Lazily(`^(?:\((?:[yni/x!+?-]|on|off|\*[rgby]?|flag|flagoff)\)|[:;]-?[)(PD])`)
	wikiStart = pattern.Lazily(`(?m)^([ \t]*(?:h[1-6]|bq)\.)[ \t]`)
)

// wikiText makes words read as the text they are.
func wikiText(s string) string {
	var out strings.Builder
	before, start := utf8.RuneError, true
	for i, c := range s {
		rest := s[i+utf8.RuneLen(c):]
		after, _ := utf8.DecodeRuneInString(rest)
		var means bool
		switch c {
		case '{', '}', '[', ']', '|':
			means = true
		case '*', '_', '+', '^', '~', '-':
			within := isWord(before) && isWord(after)
			alone := (before == ' ' || before == '\t') && after == ' ' && !start
			means = !within && !alone
		case '#':
			means = start
		case '?':
			means = before == '?' || after == '?'
		case '!':
			means = after != utf8.RuneError && !unicode.IsSpace(after)
		case '(', ':', ';':
			means = wikiSigns().MatchString(s[i:])
		case '\\': // itself an escape before a sign, and a line end before another
			if after != utf8.RuneError && !isWord(after) && !unicode.IsSpace(after) || before == '\\' {
				fmt.Fprintf(&out, "&#%d;", c)
				before = c
				continue
			}
		}
		if means {
			out.WriteByte('\\')
		}
		out.WriteRune(c)
		start = c == '\n' || start && (c == ' ' || c == '\t')
		before = c
	}
	return wikiStart().ReplaceAllString(out.String(), "$1\u00a0")
}
