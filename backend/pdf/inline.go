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
	first string // the text so far if it is that of one inline
	text  []byte // else
	spans []span
}

// paragraph prepares inlines, in the look of base, as content of el.
func (l *layouter) paragraph(inlines []document.Inline, base style, el *element) *paragraph {
	in := l.begin()
	in.walk(inlines, base, el, nil, 0)
	text, spans := in.finish(base, el)
	p := l.shaper.build(text, spans, base.lead, l.missing)
	in.say(text, p)
	return p
}

// text prepares plain text in one look.
func (l *layouter) text(s string, st style, el *element) *paragraph {
	in := l.begin()
	in.add(s, st, el, nil)
	text, spans := in.finish(st, el)
	p := l.shaper.build(text, spans, st.lead, l.missing)
	el.says(text, p.mixed && mayBeRTL(text))
	return p
}

// say tells every element the part of the text that is its own.
func (in *inliner) say(text string, p *paragraph) {
	start := 0
	for i := 0; i < len(in.spans); {
		el, own := in.spans[i].el, []byte(nil)
		for ; i < len(in.spans) && in.spans[i].el == el; i++ {
			if p.mixed {
				own = append(own, text[start:in.spans[i].end]...)
				if in.spans[i].forced {
					own = append(own, '\n')
				}
			}
			start = in.spans[i].end
		}
		said := strings.TrimSpace(string(own))
		el.says(said, mayBeRTL(said))
	}
}

// widthOf measures plain text in one look.
func (l *layouter) widthOf(s string, st style) float64 {
	in := l.begin()
	in.add(s, st, nil, nil)
	text, spans := in.finish(st, nil)
	p := l.shaper.compose(text, spans, st.lead, l.missing)
	full, _ := p.natural()
	return full
}

// begin gives an empty inliner, which holds until the next one is begun.
func (l *layouter) begin() *inliner {
	l.inliner = inliner{l: l, text: l.inliner.text[:0], spans: l.inliner.spans[:0]}
	return &l.inliner
}

func (in *inliner) finish(base style, el *element) (string, []span) {
	if len(in.spans) == 0 {
		in.spans = append(in.spans, span{end: in.length(), meaning: in.l.meaning(base, el, nil)})
	}
	if len(in.text) > 0 {
		return string(in.text), in.spans
	}
	return in.first, in.spans
}

func (in *inliner) length() int { return max(len(in.text), len(in.first)) }

func (in *inliner) add(s string, st style, el *element, t *target) {
	s = clean(s)
	if s == "" {
		return
	}
	switch {
	case in.length() == 0:
		in.first = s
	case len(in.text) == 0:
		in.text = append(append(in.text, in.first...), s...)
	default:
		in.text = append(in.text, s...)
	}
	in.spans = append(in.spans, span{end: in.length(), meaning: in.l.meaning(st, el, t)})
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
		in.spans = append(in.spans, span{end: in.length(), meaning: in.l.meaning(st, el, nil), forced: true})
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
