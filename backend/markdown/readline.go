package markdown

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"afterword/backend/document"
)

// inlines reads the inside of a line. Neighbouring words become one text.
func (r *reader) inlines(parent ast.Node) []document.Inline {
	var run lineReader
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			value := string(n.Value(r.source))
			if !n.IsRaw() {
				value = r.unescape(value)
			}
			run.words(value)
			switch {
			case n.HardLineBreak():
				run.add(document.Break{})
			case n.SoftLineBreak():
				run.words(" ")
			}
		case *ast.String:
			run.words(r.unescape(string(n.Value)))
		case *ast.RawHTML:
			run.words(string(n.Segments.Value(r.source)))
		case *ast.CodeSpan:
			run.add(document.CodeSpan{Value: r.code(n)})
		case *ast.Emphasis:
			if n.Level >= 2 {
				run.add(document.Strong{Inlines: r.inlines(n)})
			} else {
				run.add(document.Emphasis{Inlines: r.inlines(n)})
			}
		case *east.Strikethrough:
			run.add(document.Strike{Inlines: r.inlines(n)})
		case *ast.Link:
			run.link(unescape(string(n.Destination)), r.inlines(n))
		case *ast.Image:
			run.link(unescape(string(n.Destination)), r.inlines(n))
		case *ast.AutoLink:
			url, words := string(n.URL(r.source)), string(n.Label(r.source))
			if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), "mailto:") {
				url = "mailto:" + url
			}
			run.link(url, []document.Inline{document.Text{Value: words}})
		case *east.TaskCheckBox: // said by the item
		default:
			for _, one := range r.inlines(n) {
				run.add(one)
			}
		}
	}
	return run.done()
}

func (r *reader) code(n *ast.CodeSpan) string {
	var out strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			out.Write(t.Value(r.source))
		}
	}
	return strings.ReplaceAll(out.String(), "\n", " ")
}

type lineReader struct {
	out     []document.Inline
	pending strings.Builder
}

func (l *lineReader) words(s string) {
	l.pending.WriteString(strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(s))
}

func (l *lineReader) flush() {
	if l.pending.Len() > 0 {
		l.out = append(l.out, document.Text{Value: l.pending.String()})
		l.pending.Reset()
	}
}

// add takes an inline. Behind a dot, bold or emphasised words are a label, as
// Render writes them.
func (l *lineReader) add(one document.Inline) {
	if t, ok := one.(document.Text); ok {
		l.words(t.Value)
		return
	}
	if before, ok := strings.CutSuffix(l.pending.String(), labelMark); ok {
		if label, ok := asLabel(one); ok {
			l.pending.Reset()
			l.pending.WriteString(before)
			one = label
		}
	}
	l.flush()
	l.out = append(l.out, one)
}

const labelMark = "· "

func asLabel(one document.Inline) (document.Label, bool) {
	switch x := one.(type) {
	case document.Strong:
		words, ok := onlyWords(x.Inlines)
		return document.Label{Value: words}, ok
	case document.Emphasis:
		words, ok := onlyWords(x.Inlines)
		return document.Label{Value: words, Role: "warn"}, ok
	}
	return document.Label{}, false
}

// link takes a link to another page or to a place in this one; of any other the
// words stay.
func (l *lineReader) link(address string, words []document.Inline) {
	target, inside := strings.CutPrefix(address, "#")
	switch {
	case inside && target != "":
		l.add(document.Ref{Target: target, Inlines: words})
	case document.LinkAllowed(address):
		l.add(document.Link{URL: address, Inlines: words})
	case besideTheText(address) && !noWords(words):
		l.add(fileLink{document.Text{Value: document.PlainText(words)}, address})
	default:
		for _, one := range words {
			l.add(one)
		}
	}
}

func (l *lineReader) done() []document.Inline {
	l.flush()
	return l.out
}

// unescape resolves what plain text has to be written with. In MDX empty braces
// say nothing: braces that people typed have a backslash.
func (r *reader) unescape(s string) string {
	if !r.mdx || !strings.Contains(s, nothing) {
		return unescape(s)
	}
	var out strings.Builder
	from := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			i++
		} else if strings.HasPrefix(s[i:], nothing) {
			out.WriteString(unescape(s[from:i]))
			i += len(nothing) - 1
			from = i + 1
		}
	}
	return out.String() + unescape(s[from:])
}

// unescape resolves backslashes before punctuation and character references in
// one pass, as CommonMark asks.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
			out.WriteByte(s[i])
		case s[i] == '&':
			if e := entity().FindString(s[i:min(len(s), i+50)]); e != "" {
				out.WriteString(html.UnescapeString(e))
				i += len(e) - 1
				continue
			}
			out.WriteByte('&')
		default:
			out.WriteByte(s[i])
		}
	}
	return out.String()
}
