package markdown

import (
	"fmt"
	"html"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"afterword/backend/document"
)

// shape counts what a reader of GitHub's Markdown finds in a text, and
// collects the words without blanks.
type shape struct {
	count map[string]int
	words string
}

func parse(t *testing.T, source, flavour string) shape {
	t.Helper()
	if _, below, ok := strings.Cut(source, "\n---\n"); ok && flavour == "docusaurus" {
		source = below // the front matter
	}
	if flavour == "docusaurus" {
		source = strings.ReplaceAll(source, ":"+nothing, ":")
	}
	src := []byte(source)
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM))
	if flavour == "commonmark" {
		reader = goldmark.New()
	}
	root := reader.Parser().Parse(gtext.NewReader(src))
	s := shape{count: map[string]int{}}
	var words strings.Builder
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		s.count[n.Kind().String()]++
		switch n := n.(type) {
		case *ast.Text:
			value := n.Value(src)
			if _, code := n.Parent().(*ast.CodeSpan); !code && !n.IsRaw() {
				words.Write(plain(value))
			} else {
				words.Write(value)
			}
		case *ast.AutoLink:
			words.Write(n.Label(src))
		case *ast.FencedCodeBlock:
			words.Write(n.Lines().Value(src))
		}
		return ast.WalkContinue, nil
	})
	s.words = squeeze(words.String())
	return s
}

// plain resolves escapes as a reader does.
func plain(value []byte) []byte {
	var out strings.Builder
	for i := 0; i < len(value); i++ {
		if value[i] == '\\' && i+1 < len(value) && util.IsPunct(value[i+1]) {
			i++
			out.WriteByte(value[i])
			continue
		}
		if value[i] == '&' {
			if e := entity().FindString(string(value[i:])); e != "" {
				out.WriteString(html.UnescapeString(e))
				i += len(e) - 1
				continue
			}
		}
		out.WriteByte(value[i])
	}
	return []byte(out.String())
}

func squeeze(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, s)
}

// nasty is what random text is made of: everything that means something in
// Markdown or HTML, in the company of letters and blanks.
var nasty = []string{
	"\\", "`", "``", "*", "**", "_", "__", "[", "]", "(", ")", "](", "![", "<", ">", "<b>", "</b>", "<!--", "-->", "&amp;", "&#65;", "&",
	"~", "~~", "|", "$", "!", "#", "# ", "- ", "+ ", "1. ", "12) ", "=", "---", "***", "```", "~~~", ":-", "[x] ", "[a]: b", "http://e.org", "import ", "export", ":::note", ":a[b]", "{x}", "</", "/>",
	"https://", "www.e.org", "a@e.org", "mailto:a@e.org", ":", "{", "}", "a", "b", "word", "Ä", "日本", "👩‍💻", "عر", " ", "  ", "\t", "\n", "1", ".", "\"", "'",
}

func randomText(r *rand.Rand) string {
	var out strings.Builder
	for range 1 + r.IntN(8) {
		out.WriteString(nasty[r.IntN(len(nasty))])
	}
	return out.String()
}

// checkText writes s in every place where text can stand and reads it back:
// the words must be the same, and nothing but the place itself may be there.
func checkText(t *testing.T, s, flavour string) {
	t.Helper()
	if flavour == "docusaurus" && strings.Contains(s, "---") {
		return // the test would take it for the end of the front matter
	}
	want := squeeze(clean(s))
	if want == "" {
		return
	}
	table := document.Table{Columns: []document.Column{{Title: s}, {Title: "x"}}, Rows: []document.Row{{Cells: []document.Cell{{Blocks: []document.Block{par(s)}}, {Blocks: []document.Block{par("y")}}}}}}
	places := map[string]struct {
		block document.Block
		want  string
		kinds string
	}{
		"paragraph":     {par(s), want, "Paragraph"},
		"second line":   {one(document.Text{Value: "x"}, document.Break{}, document.Text{Value: s}), "x" + want, "Paragraph"},
		"heading":       {document.Section{ID: "a", Title: s}, want, "Heading"},
		"item":          {document.List{Items: []document.ListItem{{Blocks: []document.Block{par(s)}}}}, want, "List ListItem TextBlock"},
		"quote":         {document.Quote{Blocks: []document.Block{par(s)}}, want, "Blockquote Paragraph"},
		"cell":          {table, want + "x" + want + "y", "Table TableHeader TableRow TableCell"},
		"link":          {one(document.Link{URL: "https://example.org/", Inlines: txt(s)}, document.Text{Value: "."}), want + ".", "Paragraph Link"},
		"before a link": {one(document.Text{Value: s}, document.Link{URL: "https://example.org/", Inlines: txt("x")}), want + "x", "Paragraph Link"},
		"strong":        {one(document.Text{Value: "x "}, document.Strong{Inlines: txt(s)}, document.Text{Value: " y"}), "x" + want + "y", "Paragraph Emphasis"},
		"emphasis":      {one(document.Emphasis{Inlines: txt(s)}, document.Strong{Inlines: txt("x")}), want + "x", "Paragraph Emphasis"},
		"strike":        {one(document.Strike{Inlines: txt(s)}, document.Text{Value: s}), want + want, "Paragraph Strikethrough"},
		"code":          {one(document.Text{Value: "x "}, document.CodeSpan{Value: s}), "x" + want, "Paragraph CodeSpan"},
		"code in a cell": {
			document.Table{Columns: []document.Column{{Title: "h"}}, Rows: []document.Row{{Cells: []document.Cell{{Blocks: []document.Block{one(document.CodeSpan{Value: s})}}}}}},
			"h" + want, "Table TableHeader TableRow TableCell CodeSpan",
		},
		"definition": {document.Definitions{Items: []document.Definition{{Term: s, Blocks: []document.Block{par(s)}}}}, want + ":" + want, "List ListItem TextBlock Emphasis"},
	}
	if flavour == "commonmark" { // it has no tables and no struck-through text
		delete(places, "cell")
		delete(places, "code in a cell")
		delete(places, "strike")
	}
	for place, p := range places {
		var out strings.Builder
		if err := Render(&out, document.Document{Body: []document.Block{p.block}}, Options{Flavour: flavour}); err != nil {
			t.Fatal(err)
		}
		got := parse(t, out.String(), flavour)
		if got.words != p.want {
			t.Errorf("%s of %q: got %q, want %q\n%s", place, s, got.words, p.want, out.String())
		}
		allowed := " Document Text String HTMLBlock " + p.kinds + " "
		for kind, n := range got.count {
			if !strings.Contains(allowed, " "+kind+" ") || kind == "HTMLBlock" && n > 1 {
				t.Errorf("%s of %q: found %d of %s\n%s", place, s, n, kind, out.String())
			}
		}
		if flavour == "docusaurus" {
			checkMDX(t, out.String())
		}
	}
}

func TestRandomTextNeverBreaksOut(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 1500 {
		s := randomText(r)
		for _, flavour := range Flavours {
			checkText(t, s, flavour)
		}
		if t.Failed() {
			return
		}
	}
}

var escaped = regexp.MustCompile(`\\.`)

// checkMDX finds what MDX would take for a program or an element. Text in code
// means itself.
func checkMDX(t *testing.T, page string) {
	t.Helper()
	_, page, _ = strings.Cut(page, "\n---\n")
	if strings.Contains(page, "`") { // a reader finds where code begins and ends; here it is not looked into
		return
	}
	for line := range strings.Lines(page) {
		bare := escaped.ReplaceAllString(strings.ReplaceAll(line, ":"+nothing, ":"), "")
		if strings.ContainsAny(bare, "{}<") || strings.HasPrefix(line, "import ") || strings.HasPrefix(line, "export ") || strings.Contains(bare, ":::") {
			t.Errorf("MDX would not take this for text: %q", line)
		}
	}
}

func TestRandomTreesKeepTheirWords(t *testing.T) {
	for _, flavour := range []string{"gfm", "commonmark"} {
		t.Run(flavour, func(t *testing.T) { randomTreesKeepTheirWords(t, flavour) })
	}
}

func randomTreesKeepTheirWords(t *testing.T, flavour string) {
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 1500 {
		blocks := randomBlocks(r, 3)
		var out strings.Builder
		if err := Render(&out, document.Document{Body: blocks}, Options{Flavour: flavour}); err != nil {
			t.Fatal(err)
		}
		got := parse(t, out.String(), flavour)
		want := squeeze(strings.ReplaceAll(allWords(blocks), "\x00", ""))
		if got.words != want {
			t.Fatalf("tree %d: %s\n%s", i, difference(got.words, want), out.String())
		}
	}
}

func difference(got, want string) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, i-30):min(len(s), i+50)] }
	return fmt.Sprintf("got %q, want %q", cut(got), cut(want))
}

func allWords(blocks []document.Block) string {
	var out strings.Builder
	document.Walk(blocks, document.Visitor{
		Block: func(b document.Block) bool {
			if c, ok := b.(document.Code); ok {
				out.WriteString(c.Text)
			}
			return true
		},
		Inline: func(i document.Inline) bool {
			switch x := i.(type) {
			case document.Text:
				out.WriteString(clean(x.Value))
			case document.CodeSpan:
				out.WriteString(clean(x.Value))
			case document.Label:
				out.WriteString("·" + x.Value)
			}
			return true
		},
	})
	return out.String()
}

func randomBlocks(r *rand.Rand, depth int) []document.Block {
	var out []document.Block
	for range 1 + r.IntN(3) {
		kind := r.IntN(6)
		if depth == 0 {
			kind = 0
		}
		switch kind {
		case 1:
			l := document.List{Ordered: r.IntN(2) == 0, Start: r.IntN(4)}
			for range 1 + r.IntN(3) {
				l.Items = append(l.Items, document.ListItem{Blocks: randomBlocks(r, depth-1)})
			}
			out = append(out, l)
		case 2:
			out = append(out, document.Quote{Blocks: randomBlocks(r, depth-1)})
		case 3:
			out = append(out, document.Code{Text: strings.ReplaceAll(randomText(r), "\t", " ")})
		default:
			out = append(out, document.Paragraph{Inlines: randomInlines(r, 3)})
		}
	}
	return out
}

func randomInlines(r *rand.Rand, depth int) []document.Inline {
	var out []document.Inline
	for range 1 + r.IntN(4) {
		kind := r.IntN(9)
		if depth == 0 {
			kind = 0
		}
		switch kind {
		case 1:
			out = append(out, document.Strong{Inlines: randomInlines(r, depth-1)})
		case 2:
			out = append(out, document.Emphasis{Inlines: randomInlines(r, depth-1)})
		case 3:
			out = append(out, document.Strike{Inlines: randomInlines(r, depth-1)})
		case 4:
			out = append(out, document.Link{URL: "https://e.org/" + fmt.Sprint(r.IntN(9)) + "_*", Inlines: randomInlines(r, depth-1)})
		case 5:
			out = append(out, document.CodeSpan{Value: randomText(r)})
		case 6:
			out = append(out, document.Break{})
		case 7:
			out = append(out, document.Label{Value: "label", Role: []string{"warn", ""}[r.IntN(2)]})
		default:
			out = append(out, document.Text{Value: randomText(r)})
		}
	}
	return out
}

func FuzzText(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 200 {
			for _, flavour := range Flavours {
				checkText(t, s, flavour)
			}
		}
	})
}
