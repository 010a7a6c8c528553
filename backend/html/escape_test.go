package html

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"unicode"

	xhtml "golang.org/x/net/html"

	"afterword/backend/document"
)

// contrast is that of WCAG between two colours like "#1f2328".
func contrast(a, b string) float64 {
	luminance := func(s string) float64 {
		sum := 0.0
		for i, weight := range [3]float64{0.2126, 0.7152, 0.0722} {
			n, _ := strconv.ParseUint(s[1+2*i:3+2*i], 16, 8)
			v := float64(n) / 255
			if v <= 0.03928 {
				v /= 12.92
			} else {
				v = math.Pow((v+0.055)/1.055, 2.4)
			}
			sum += weight * v
		}
		return sum
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

var (
	drawn           = set("rect", "line", "circle", "polygon", "text")
	shapeAttributes = set("x", "y", "width", "height", "rx", "x1", "y1", "x2", "y2", "cx", "cy", "r", "points", "fill", "stroke", "stroke-width", "stroke-dasharray",
		"textLength", "lengthAdjust", "font-family", "font-size", "font-weight", "direction")
)

func set(names ...string) map[string]bool {
	out := map[string]bool{}
	for _, name := range names {
		out[name] = true
	}
	return out
}

// readBack gives the elements of a page with their attributes as a browser
// reads them, and all words without blanks. Values that hold what people wrote
// are left out.
func readBack(t testing.TB, page string) (shape, words string) {
	t.Helper()
	root, err := xhtml.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var elements, text strings.Builder
	for n := range root.Descendants() {
		switch n.Type {
		case xhtml.ElementNode:
			if n.Namespace == "svg" && drawn[n.Data] { // which shapes there are depends on what fits
				for _, a := range n.Attr {
					if !shapeAttributes[a.Key] {
						t.Errorf("a shape with the attribute %q", a.Key)
					}
				}
				continue
			}
			elements.WriteString("<" + n.Data)
			for _, a := range n.Attr {
				elements.WriteString(" " + a.Key)
				switch a.Key {
				case "class", "role", "tabindex", "rel", "scope", "http-equiv":
					elements.WriteString("=" + a.Val)
				case "href":
					if !strings.HasPrefix(a.Val, "#") && !document.LinkAllowed(a.Val) {
						t.Errorf("a link leads to %q", a.Val)
					}
				}
			}
		case xhtml.TextNode:
			if n.Parent.Data != "style" {
				text.WriteString(n.Data)
			}
		case xhtml.CommentNode:
			t.Errorf("a comment: %q", n.Data)
		}
	}
	return elements.String(), squeeze(text.String())
}

func squeeze(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, s)
}

// withText is a page that has s in every place where text can stand.
func withText(s string) document.Document {
	at := everything().Body[2].(document.TimelineFigure)
	at.Alt, at.Marks[0].Label = s, s
	return document.Document{Title: s, Subject: s, Language: s, Footer: s, Body: []document.Block{
		document.TitleBlock{Kicker: []string{s}, Title: "t" + s, Lead: []document.Block{par(s)}},
		document.KeyFigures{Figures: []document.KeyFigure{{Label: s, Value: s, Note: "n" + s}}},
		at,
		document.Section{ID: s, Title: "t" + s, Blocks: []document.Block{document.Heading{Level: 1, Inlines: txt("h" + s)}, document.Note{Inlines: txt(s)}}},
		document.List{Items: []document.ListItem{{Blocks: []document.Block{par(s)}}}},
		document.Definitions{Items: []document.Definition{{Term: s, Blocks: []document.Block{par(s)}}}},
		document.Table{Caption: "c" + s, Columns: []document.Column{{Title: "c" + s}, {Title: "x" + s}, {Title: "y"}}, Rows: []document.Row{{ID: "r" + s, Cells: cells(s, s, s)}}},
		document.Code{Text: s, Language: s},
		document.Quote{Blocks: []document.Block{par(s)}},
		one(
			document.Strong{Inlines: txt(s)}, document.Emphasis{Inlines: txt(s)}, document.Strike{Inlines: txt(s)}, document.Soft{Inlines: txt(s)},
			document.CodeSpan{Value: s}, document.Label{Value: s, Role: s}, document.Link{URL: "https://example.org/", Inlines: txt("l" + s)},
			document.Link{URL: s, Inlines: txt(s)}, document.Ref{Target: "r" + s, Inlines: txt("f" + s)},
		),
	}}
}

// checkText compares a page about s with one about a plain word: the elements
// and their attributes must be the same.
func checkText(t testing.TB, s string) {
	t.Helper()
	want, _ := readBack(t, renderDocument(t, withText("word")))
	got, words := readBack(t, renderDocument(t, withText(s)))
	// Marks for the direction and for long words depend on the text by intent.
	plain := func(shape string) string {
		return strings.NewReplacer(" dir", "", "<span class=long", "").Replace(shape)
	}
	if plain(got) != plain(want) && !document.LinkAllowed(s) {
		t.Fatalf("%q changes the page:\ngot  %s\nwant %s", s, plain(got), plain(want))
	}
	var clean strings.Builder
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		if !unicode.IsControl(r) && r != 0xad && r != 0xfeff && (r < 0x202a || r > 0x202e) && (r < 0x2066 || r > 0x2069) && r&0xfffe != 0xfffe && (r < 0xfdd0 || r > 0xfdef) {
			clean.WriteRune(r)
		}
	}
	if one := squeeze(clean.String()); strings.Count(words, "\uFFFD") == 0 && strings.Count(words, one) < 20 {
		t.Fatalf("%q is not there in all places:\n%s", s, words)
	}
}

var nasty = []string{
	"<", ">", "</", "<b>", "<script>", "</script>", "<style>", "</style>", "</title>", "<!--", "-->", "<![CDATA[", "]]>", "<svg onload=x>", "<img src=x onerror=x>",
	"&", "&lt;", "&#60;", "&amp", "\"", "'", "`", "=", " onclick=", "javascript:", "https://", "mailto:", "data:", "\x00", "\x1b", "\u202e", "\ufeff", "\xff", "\n", "\r\n", "\t",
	"\u2028", "a", "word", "Ä", "日本", "👩‍💻", "עברית", " ", "{", "}", "/*", "*/", "\\", "<?", "?>", "<!doctype", "<p", "<table>", "<plaintext>", "<noscript>", "<template>", "<math>",
	strings.Repeat("x", 30),
}

func TestRandomTextNeverBreaksOut(t *testing.T) {
	r, texts := rand.New(rand.NewPCG(1, 2)), 1500
	if testing.Short() {
		texts = 150
	}
	for range texts {
		var s strings.Builder
		for range 1 + r.IntN(6) {
			s.WriteString(nasty[r.IntN(len(nasty))])
		}
		if squeeze(s.String()) != "" {
			checkText(t, "x"+s.String())
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 300 {
			checkText(t, "x"+s)
		}
	})
}
