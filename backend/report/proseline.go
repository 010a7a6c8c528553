package report

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"afterword/backend/document"
	"afterword/backend/pattern"
	"afterword/backend/postmortem"
)

// inlines reads the inside of a paragraph.
func (r *proseReader) inlines(parent ast.Node, depth int) []document.Inline {
	var run lineRun
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			r.text(n, &run)
		case *ast.String:
			run.words(unescape(string(n.Value)))
		case *ast.RawHTML:
			run.words(string(n.Segments.Value(r.source)))
		case *ast.CodeSpan:
			if code := r.code(n); code != "" {
				run.add(document.CodeSpan{Value: code})
			}
		case *east.TaskCheckBox: // said by the list item
		default:
			if depth > maxNesting {
				run.words(document.PlainText(r.plain(n)))
				continue
			}
			for _, i := range r.span(n, depth+1) {
				run.add(i)
			}
		}
	}
	return run.done()
}

// lineRun collects inlines and joins neighbouring plain text, which the parser
// gives in many pieces.
type lineRun struct {
	out     []document.Inline
	pending strings.Builder
}

func (l *lineRun) words(s string) { l.pending.WriteString(oneLine(s)) }

func (l *lineRun) add(i document.Inline) {
	if t, ok := i.(document.Text); ok {
		l.words(t.Value)
		return
	}
	l.flush()
	l.out = append(l.out, i)
}

func (l *lineRun) flush() {
	if l.pending.Len() > 0 {
		l.out = append(l.out, document.Text{Value: l.pending.String()})
		l.pending.Reset()
	}
}

// done gives the run without breaks at its end.
func (l *lineRun) done() []document.Inline {
	l.flush()
	for len(l.out) > 0 {
		if _, ok := l.out[len(l.out)-1].(document.Break); !ok {
			break
		}
		l.out = l.out[:len(l.out)-1]
	}
	return l.out
}

func (r *proseReader) text(n *ast.Text, run *lineRun) {
	value := string(n.Value(r.source))
	if !n.IsRaw() {
		value = unescape(value)
	}
	run.words(value)
	switch {
	case n.HardLineBreak():
		run.add(document.Break{})
	case n.SoftLineBreak():
		run.words(" ")
	}
}

// span reads what encloses other inlines: emphasis, links and pictures.
func (r *proseReader) span(n ast.Node, depth int) []document.Inline {
	inner := func() []document.Inline { return r.inlines(n, depth) }
	switch n := n.(type) {
	case *ast.Emphasis:
		if n.Level >= 2 {
			return []document.Inline{document.Strong{Inlines: inner()}}
		}
		return []document.Inline{document.Emphasis{Inlines: inner()}}
	case *east.Strikethrough:
		return []document.Inline{document.Strike{Inlines: inner()}}
	case *ast.Link:
		return r.link(unescape(string(n.Destination)), unescape(string(n.Title)), inner())
	case *ast.Image:
		// Fetching a picture would tell its host who reads: it becomes a link.
		return r.link(unescape(string(n.Destination)), unescape(string(n.Title)), inner())
	case *ast.AutoLink:
		url, name := string(n.URL(r.source)), string(n.Label(r.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), "mailto:") {
			url = "mailto:" + url
		}
		return r.link(url, "", plain(name))
	}
	return inner()
}

// link gives a link where the address is allowed, else its words, with the
// address as text behind them, so that nothing typed disappears: a path to a
// runbook is no use to click, and still to read. So it is with a title, which
// other programs show under the pointer.
func (r *proseReader) link(url, title string, inner []document.Inline) []document.Inline {
	url = oneLine(strings.TrimSpace(url))
	words := document.PlainText(inner)
	var behind []document.Inline
	if title = oneLine(strings.TrimSpace(title)); title != "" && title != words {
		behind = plain(title)
	}
	var out []document.Inline
	switch {
	case strings.HasPrefix(url, proofScheme):
		out = []document.Inline{document.Ref{Target: url, Inlines: unlinked(inner)}}
		if len(behind) == 0 {
			return out
		}
	case document.LinkAllowed(url):
		if len(inner) == 0 {
			inner = plain(url)
		}
		out = []document.Inline{document.Link{URL: url, Inlines: unlinked(inner)}}
	case len(inner) == 0:
		out = plain(shortAddress(url))
	default:
		out = inner[:len(inner):len(inner)]
		if url != "" && url != words && !r.noPlaces {
			said := []document.Inline{document.CodeSpan{Value: shortAddress(url)}}
			if len(behind) > 0 {
				said = append(said, text(", "))
			}
			behind = append(said, behind...)
		}
	}
	if len(behind) > 0 {
		out = append(append(append(out, text(" (")), behind...), text(")"))
	}
	return out
}

// shortAddress cuts what is no address but a picture or a program written as one.
func shortAddress(url string) string {
	const most = 60
	scheme, _, _ := strings.Cut(strings.ToLower(url), ":")
	if letters := []rune(url); len(letters) > most && (scheme == "data" || scheme == "javascript" || scheme == "vbscript") {
		return string(letters[:most]) + "…"
	}
	return url
}

// unlinked takes links out of the words of a link: a picture inside a link.
func unlinked(inlines []document.Inline) []document.Inline {
	var out []document.Inline
	for _, i := range inlines {
		switch x := i.(type) {
		case document.Link:
			out = append(out, x.Inlines...)
		case document.Ref:
			out = append(out, x.Inlines...)
		default:
			out = append(out, i)
		}
	}
	return out
}

func (r *proseReader) code(n *ast.CodeSpan) string {
	var out strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			out.Write(t.Value(r.source))
		}
	}
	return oneLine(out.String())
}

// plain gives the words inside a node that stands too deep, without markup.
func (r *proseReader) plain(n ast.Node) []document.Inline {
	var out []document.Inline
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			out = append(out, text(unescape(string(t.Value(r.source)))))
		}
		return ast.WalkContinue, nil
	})
	return out
}

// unescape resolves backslashes before punctuation and character references,
// in one pass, as CommonMark asks: "\&amp;" is "&amp;".
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && isPunctuation(s[i+1]):
			i++
			out.WriteByte(s[i])
		case s[i] == '&':
			// HTML's own rule also takes references without ";": Markdown's does not.
			entity := reference().FindString(s[i:min(len(s), i+40)])
			if entity == "" {
				out.WriteByte('&')
				continue
			}
			out.WriteString(postmortem.CleanLine(html.UnescapeString(entity)))
			i += len(entity) - 1
		default:
			out.WriteByte(s[i])
		}
	}
	return out.String()
}

var reference = pattern.Lazily(`^&(?:[A-Za-z][A-Za-z0-9]{0,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});`)

func isPunctuation(b byte) bool {
	return b >= '!' && b <= '/' || b >= ':' && b <= '@' || b >= '[' && b <= '`' || b >= '{' && b <= '~'
}
