package pdf

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"afterword/backend/document"
)

// inliner turns inlines into the text and the spans of one paragraph.
type inliner struct {
	l     *layouter
	text  strings.Builder
	spans []span
}

// paragraph prepares inlines, in the look of base, as content of el.
func (l *layouter) paragraph(inlines []document.Inline, base style, el *element) *paragraph {
	in := &inliner{l: l}
	in.walk(inlines, base, el, nil, 0)
	return l.shaper.build(in.text.String(), in.finish(base, el), base.lead, l.missing)
}

// text prepares plain text in one look.
func (l *layouter) text(s string, st style, el *element) *paragraph {
	return l.paragraph([]document.Inline{document.Text{Value: s}}, st, el)
}

func (in *inliner) finish(base style, el *element) []span {
	if len(in.spans) == 0 {
		in.spans = append(in.spans, span{end: in.text.Len(), st: in.l.intern(base), el: el})
	}
	return in.spans
}

func (in *inliner) add(s string, st style, el *element, t *target) {
	s = clean(s)
	if s == "" {
		return
	}
	in.text.WriteString(s)
	in.spans = append(in.spans, span{end: in.text.Len(), st: in.l.intern(st), el: el, target: t})
}

func (in *inliner) walk(inlines []document.Inline, st style, el *element, t *target, depth int) {
	if depth > deepest {
		in.l.tooDeep()
		return
	}
	for _, item := range inlines {
		in.one(item, st, el, t, depth+1)
	}
}

func (in *inliner) one(item document.Inline, st style, el *element, t *target, depth int) {
	switch v := item.(type) {
	case document.Text:
		in.add(v.Value, st, el, t)
	case document.Strong:
		st.bold = true
		in.walk(v.Inlines, st, el, t, depth)
	case document.Emphasis:
		st.italic = true
		in.walk(v.Inlines, st, el, t, depth)
	case document.Strike:
		st.strike = true
		in.walk(v.Inlines, st, el, t, depth)
	case document.Soft:
		st.colour = soft
		in.walk(v.Inlines, st, el, t, depth)
	case document.CodeSpan:
		st.family, st.size = mono, st.size*0.93
		in.add(v.Value, st, el, t)
	case document.Link:
		if address, ok := safeURL(v.URL); ok {
			st.colour, st.underline = accent, linkUnderline
			el, t = under(el, "Link"), &target{url: address}
		}
		in.walk(v.Inlines, st, el, t, depth)
	case document.Ref:
		if in.l.targets[v.Target] {
			st.colour, st.underline = accent, refUnderline
			el, t = under(el, "Link"), &target{ref: v.Target}
		}
		in.walk(v.Inlines, st, el, t, depth)
	case document.Label:
		st.colour, st.ground = roleColours(v.Role)
		st.size, st.chip, st.bold = st.size*0.86, true, false
		in.add(v.Value, st, el, t)
	case document.Break:
		in.spans = append(in.spans, span{end: in.text.Len(), st: in.l.intern(st), el: el, forced: true})
	}
}

// safeURL gives the address as it may stand in the file: http, https or
// mailto, percent-encoded, nothing else.
func safeURL(raw string) (string, bool) {
	raw = strings.TrimSpace(raw)
	if strings.ContainsFunc(raw, unicode.IsControl) || len(raw) > 8000 {
		return "", false
	}
	u, err := url.Parse(strings.ToValidUTF8(raw, "%EF%BF%BD"))
	if err != nil {
		return "", false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" {
			return "", false
		}
	case "mailto":
	default:
		return "", false
	}
	return encodeURL(u.String()), true
}

// encodeURL percent-encodes what may not stand in a PDF URI: all but ASCII
// that RFC 3986 allows.
func encodeURL(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`<>"\^{|}`+"`", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
