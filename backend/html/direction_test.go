package html

import (
	"strings"
	"testing"

	"afterword/backend/document"
)

func TestBulletsStandWhereTheWordsBegin(t *testing.T) {
	text := func(s string) []document.Block {
		return []document.Block{document.Paragraph{Inlines: []document.Inline{document.Text{Value: s}}}}
	}
	list := func(items ...string) document.List {
		l := document.List{}
		for _, s := range items {
			l.Items = append(l.Items, document.ListItem{Blocks: text(s)})
		}
		return l
	}
	for want, block := range map[string]document.Block{
		"<ul dir=\"rtl\">\n<li><span class=\"first\" dir=\"auto\">5 عربي</span></li>\n<li><span class=\"first\" dir=\"auto\">abc</span>": list("5 عربي", "abc"),
		"<ul>\n<li><span class=\"first\">abc</span></li>\n<li><span class=\"first\" dir=\"auto\">عربي</span>":                            list("abc", "عربي"),
		"<blockquote dir=\"rtl\">\n<p dir=\"auto\">عربي</p>\n</blockquote>\n<p>after</p>":                                                document.Section{Blocks: append([]document.Block{document.Quote{Blocks: text("عربي")}}, text("after")...)},
	} {
		var out strings.Builder
		if err := Render(&out, document.Document{Body: []document.Block{block}}, Options{}); err != nil || !strings.Contains(out.String(), want) {
			t.Errorf("%v: no %q in\n%s", err, want, out.String())
		}
	}
}

func TestAddressesAreEncoded(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/a b<c>?d=\"e\"|f": "https://example.org/a%20b%3Cc%3E?d=%22e%22%7Cf",
		"https://example.org/%20%zz%":          "https://example.org/%20%25zz%25",
		"http://[::1]:80/é#x":                  "http://[::1]:80/é#x",
	} {
		if got := escapeURL(in); got != want || escapeURL(got) != got {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}
