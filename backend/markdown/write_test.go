package markdown

import (
	"strings"
	"testing"

	"afterword/backend/document"
)

func strong(s string) document.Inline   { return document.Strong{Inlines: txt(s)} }
func emphasis(s string) document.Inline { return document.Emphasis{Inlines: txt(s)} }
func word(s string) document.Inline     { return document.Text{Value: s} }

// Where words have no blanks between them, emphasis stands next to letters.
func TestEmphasisWithinWords(t *testing.T) {
	for want, inlines := range map[string][]document.Inline{
		"中文**强调**中文":          {word("中文"), strong("强调"), word("中文")},
		"Das **Kern**problem": {word("Das "), strong("Kern"), word("problem")},
		"in*side*":            {word("in"), emphasis("side")},
		"in~~side~~":          {word("in"), document.Strike{Inlines: txt("side")}},
		"_in_ side":           {emphasis("in"), word(" side")},
		"x(a)y":               {word("x"), strong("(a)"), word("y")}, // readers would not take the marks
		"x`a`y":               {word("x"), strong(""), document.CodeSpan{Value: "a"}, word("y")},
		"हि**न्दी**में":       {word("हि"), strong("न्दी"), word("में")},
	} {
		got := write(t, document.Document{Body: []document.Block{document.Paragraph{Inlines: inlines}}}, Options{})
		if _, got, _ = strings.Cut(got, "\n\n"); strings.TrimSpace(got) != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// "- ---" would be a rule across the page.
func TestItemsBeginWithARule(t *testing.T) {
	rule := document.ListItem{Blocks: []document.Block{document.Rule{}, par("x")}}
	inner := document.ListItem{Blocks: []document.Block{document.List{Items: []document.ListItem{rule}}}}
	for _, l := range []document.List{{Items: []document.ListItem{rule, rule}}, {Ordered: true, Start: 1, Items: []document.ListItem{rule, inner}}} {
		d := document.Document{Body: []document.Block{l}}
		for _, flavour := range []string{"gfm", "commonmark"} {
			if got := document.Dump(read(t, write(t, d, Options{Flavour: flavour}))); got != document.Dump(d) {
				t.Errorf("%s: got %s\nof %s", flavour, got, write(t, d, Options{Flavour: flavour}))
			}
		}
	}
}

func TestEmojiNamesStayWords(t *testing.T) {
	for in, want := range map[string]string{
		"2001:db8:100::1":                  `2001\:{}db8:{}100\::1`,
		"MAC 00:ab:12, 14:05:":             `MAC 00\:{}ab:12, 14:05\:`,
		"1:100:5 :+1: :a_b:":               `1:{}100:5 :{}+1: \:{}a_b\:`,
		"from 14:04 to 15:16: 14:13, 1:10": "from 14:04 to 15:16: 14:13, 1:10",
	} {
		if got := dialects["docusaurus"].escape(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestMarksOfDirectionStayOut(t *testing.T) {
	d := document.Document{Title: "a\u202eb", Body: []document.Block{
		document.TitleBlock{Title: "a\u202eb"},
		par("\ufeff"), par("x\u2066y\u2069"),
		document.Code{Text: "c\u202ed"},
		one(document.Link{URL: "https://example.org/", Inlines: txt("\u202e")}, strong("\ufeff "), document.Label{Value: "\u2066"}),
		document.Section{Title: "\ufeff"},
		document.List{Items: []document.ListItem{{Blocks: []document.Block{par("\ufeff")}}}},
	}}
	for _, flavour := range Flavours {
		got := write(t, d, Options{Flavour: flavour, FrontMatter: true})
		if strings.ContainsAny(got, "\ufeff\u202e\u2066\u2069") || !strings.Contains(got, "xy") || !strings.Contains(got, "cd") {
			t.Errorf("%s: %q", flavour, got)
		}
	}
}
