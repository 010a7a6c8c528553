package html

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"afterword/backend/document"
	"afterword/backend/pattern"
)

// inlines writes the inside of a line.
func (r *renderer) inlines(list []document.Inline) {
	for _, one := range list {
		r.inline(one, false)
	}
}

// inline writes one; linked says that it stands inside a link, which can hold
// no other.
func (r *renderer) inline(one document.Inline, linked bool) {
	inside := func(tag string, list []document.Inline) {
		r.s("<" + tag + ">")
		for _, inner := range list {
			r.inline(inner, linked)
		}
		name, _, _ := strings.Cut(tag, " ")
		r.s("</" + name + ">")
	}
	switch x := one.(type) {
	case document.Text:
		r.prose(x.Value)
	case document.Strong:
		inside("strong", x.Inlines)
	case document.Emphasis:
		inside("em", x.Inlines)
	case document.Strike:
		inside("s", x.Inlines)
	case document.Soft:
		inside(`span class="soft"`, x.Inlines)
	case document.CodeSpan:
		r.s("<code>")
		r.prose(x.Value)
		r.s("</code>")
	case document.Label:
		// Apart from the direction of the words around it.
		r.s(`<bdi class="label` + roleClass(x.Role) + `">`).text(x.Value).s("</bdi>")
	case document.Break:
		r.s("<br>")
	case document.Link:
		if linked || !document.LinkAllowed(x.URL) {
			r.bare(x.Inlines, linked)
			return
		}
		r.link(escapeURL(x.URL), ` rel="noopener noreferrer"`, x.Inlines)
	case document.Ref:
		if linked || !r.targets[x.Target] {
			r.bare(x.Inlines, linked)
			return
		}
		r.link("#"+id(x.Target), "", x.Inlines)
	}
}

func (r *renderer) bare(list []document.Inline, linked bool) {
	for _, inner := range list {
		r.inline(inner, linked)
	}
}

// link writes a link. One without words shows its address.
func (r *renderer) link(address, more string, words []document.Inline) {
	r.s(`<a href="`).attr(address).s(`"` + more + ">")
	if strings.TrimSpace(document.PlainText(words)) == "" {
		r.prose(address)
	}
	r.bare(words, true)
	r.s("</a>")
}

// escapeURL writes what an address cannot hold as it is in percent-encoding, and
// leaves what is in it already.
func escapeURL(address string) string {
	var out strings.Builder
	for i := range len(address) {
		c := address[i]
		loose := c == '%' && !encoded().MatchString(address[i:])
		if c > ' ' && c != 0x7F && !loose && strings.IndexByte("<>\"\\^`{|}", c) < 0 {
			out.WriteByte(c)
			continue
		}
		fmt.Fprintf(&out, "%%%02X", c)
	}
	return out.String()
}

var encoded = pattern.Lazily(`^%[0-9A-Fa-f]{2}`)

// roleClass gives the colour of a label: the role is one of a few, whatever
// the document says.
func roleClass(role string) string {
	switch role {
	case "impact_started":
		return " impact"
	case "detected", "declared", "acknowledged", "escalated":
		return " accent"
	case "mitigated", "resolved":
		return " okay"
	case "warn":
		return " warn"
	}
	return ""
}

// longest is the number of letters from which a word in a cell may be broken
// anywhere, as an address must be. Shorter ones hold their column open.
const longest = 24

// prose writes text. In a cell it marks the words that may be broken.
func (r *renderer) prose(s string) {
	if r.cells == 0 || len(s) <= longest {
		r.text(s)
		return
	}
	for word := range strings.SplitAfterSeq(s, " ") {
		if utf8.RuneCountInString(word) > longest {
			r.s(`<span class="long">`).text(word).s("</span>")
		} else {
			r.text(word)
		}
	}
}
