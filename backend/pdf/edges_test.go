package pdf

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gotext "github.com/go-text/typesetting/bidi"

	"afterword/backend/document"
)

// placed lays a document out and gives what was drawn.
func placed(d document.Document) *recorder {
	r := &recorder{}
	newLayouter(d, A4).layOut(d, &element{kind: "Document"}, newPager(r, A4))
	return r
}

func titled(s string) document.Document {
	return document.Document{Title: s, Footer: s, Body: []document.Block{document.TitleBlock{Title: s}, words("text")}}
}

func TestUnusualDocuments(t *testing.T) {
	rows := make([]document.Row, 10_000)
	for i := range rows {
		rows[i].Cells = []document.Cell{cell(txt(fmt.Sprint("row ", i))), cell(txt("text"))}
	}
	deep := []document.Block{words("the deepest")}
	for range 3000 {
		deep = []document.Block{document.Quote{Blocks: deep}}
	}
	nested := document.List{Items: []document.ListItem{{Blocks: []document.Block{words("level 50")}}}}
	for level := 49; level > 0; level-- {
		nested = document.List{Ordered: level%2 == 0, Items: []document.ListItem{{Blocks: []document.Block{words(fmt.Sprint("level ", level)), nested}}}}
	}
	headings := make([]document.Block, 10_000)
	for i := range headings {
		headings[i] = document.Section{ID: fmt.Sprint("h", i), Title: fmt.Sprint("Heading ", i), Blocks: []document.Block{words("text")}}
	}
	wide := document.Table{Rows: []document.Row{{}}}
	for i := range 40 {
		wide.Columns = append(wide.Columns, document.Column{Title: fmt.Sprint("Column ", i)})
		wide.Rows[0].Cells = append(wide.Rows[0].Cells, cell(txt(fmt.Sprint("value", i))))
	}
	columns := []document.Column{{Title: "A", Fixed: true}, {Title: "B"}}
	for name, c := range map[string]struct {
		d              document.Document
		most, warnings int // pages at most
	}{
		"empty":           {document.Document{}, 1, 0},
		"long title":      {titled(strings.Repeat("Checkout was slow. ", 106)), 2, 0},
		"only emoji":      {titled("🔥🚀👩‍💻🇩🇪"), 1, 0},
		"right to left":   {titled("تعطل خدمة الدفع (checkout) لمدة 72 دقيقة"), 1, 0},
		"10,000 rows":     {document.Document{Body: []document.Block{document.Table{Columns: columns, Rows: rows}}}, 400, 0},
		"long cell":       {document.Document{Body: []document.Block{document.Table{Columns: columns, Rows: []document.Row{{Cells: []document.Cell{cell(txt("x")), cell(txt(strings.Repeat("word ", 9000)))}}}}}}, 20, 0},
		"long head":       {document.Document{Body: []document.Block{document.Table{Columns: []document.Column{{Title: strings.Repeat("head ", 2000)}, {Title: "B"}}, Rows: rows[:60]}}}, 12, 0},
		"too deep":        {document.Document{Body: deep}, 1, 1},
		"no such glyph":   {titled("\U0010FFFD"), 1, 1},
		"control":         {titled("a\x00b\x1b[31mc\xffd"), 1, 0},
		"list 50 deep":    {document.Document{Body: []document.Block{nested}}, 8, 0},
		"10,000 headings": {document.Document{Title: "Many", Body: headings}, 900, 0},
		"40 columns":      {document.Document{Body: []document.Block{wide}}, 6, 0},
		"combining marks": {titled("x" + strings.Repeat("\u0301", 500)), 3, 0},
	} {
		t.Run(name, func(t *testing.T) {
			file, warnings := renderFile(t, c.d)
			validate(t, file)
			if len(warnings) != c.warnings {
				t.Errorf("%d warnings: %q", len(warnings), warnings)
			}
			if r := placed(c.d); r.pages > c.most {
				t.Errorf("%d pages", r.pages)
			}
		})
	}
}

func TestTableHeadIsOnEveryPage(t *testing.T) {
	r := placed(director(120))
	pages := strings.Split(r.b.String(), "page ")[1:]
	for i, page := range pages[1:] {
		if lines := strings.Split(page, "\n"); !strings.Contains(lines[1], `"Time"`) {
			t.Errorf("page %d starts with %s", i+2, lines[1])
		}
	}
}

func TestNoHeadingStandsAlone(t *testing.T) {
	for n := range 60 {
		var body []document.Block
		for range n {
			body = append(body, words("filler"))
		}
		body = append(body, document.Section{Title: "Heading", Blocks: []document.Block{document.Table{Columns: []document.Column{{Title: "Column"}}, Rows: []document.Row{{Cells: []document.Cell{cell(txt("row"))}}}}}})
		pages := strings.Split(placed(document.Document{Body: body}).b.String(), "page ")
		for _, page := range pages {
			if strings.Contains(page, `"Heading"`) && !strings.Contains(page, `"row"`) {
				t.Fatalf("after %d paragraphs the heading is on another page than its table", n)
			}
		}
	}
}

// A table's header is followed by the first lines of a row, also where heading,
// remark, header and the whole row are together higher than a page.
func TestNoTableHeadStandsAlone(t *testing.T) {
	for _, rowLines := range []int{40, 44, 48, 52, 56, 200} {
		for filler := range 40 {
			var body []document.Block
			for range filler {
				body = append(body, words("filler"))
			}
			lines := make([]document.Block, rowLines)
			for i := range lines {
				lines[i] = words(fmt.Sprintf("line-%d.", i))
			}
			body = append(body, document.Section{Title: "Heading", Blocks: []document.Block{
				document.Note{Inlines: []document.Inline{txt(strings.Repeat("A remark before the table. ", 6))}},
				document.Table{Columns: []document.Column{{Title: "Column"}}, Rows: []document.Row{{Cells: []document.Cell{{Blocks: lines}}}}},
			}})
			drawn := placed(document.Document{Body: body}).b.String()
			for _, page := range strings.Split(drawn, "page ") {
				if strings.Contains(page, `"Column"`) && !strings.Contains(page, `"line-`) {
					t.Fatalf("%d lines after %d paragraphs: the header stands alone", rowLines, filler)
				}
				if strings.Contains(page, `"Heading"`) && !strings.Contains(page, `"line-0."`) {
					t.Fatalf("%d lines after %d paragraphs: the heading is on another page than the row", rowLines, filler)
				}
			}
			if n := strings.Count(drawn, `"line-`); n != rowLines {
				t.Fatalf("%d of %d lines after %d paragraphs", n, rowLines, filler)
			}
		}
	}
}

// Headings that fill more than a page cannot all stay with the table below them,
// but its header is still with the first row.
func TestTableHeadAfterManyHeadings(t *testing.T) {
	for n := range 60 {
		headings := make([]document.Block, n, n+1)
		for i := range headings {
			headings[i] = document.Heading{Level: 1, Inlines: []document.Inline{txt(fmt.Sprint("Heading ", i))}}
		}
		table := document.Table{Columns: []document.Column{{Title: "Column"}}, Rows: []document.Row{{Cells: []document.Cell{cell(txt("row"))}}}}
		for _, page := range strings.Split(placed(document.Document{Body: append(headings, table)}).b.String(), "page ") {
			if strings.Contains(page, `"Column"`) && !strings.Contains(page, `"row"`) {
				t.Fatalf("after %d headings the header stands alone", n)
			}
		}
	}
}

// Words stand where their column asks, also those that run right to left.
func TestColumnsAreSetAsAsked(t *testing.T) {
	l := newLayouter(document.Document{}, A4)
	for _, c := range []struct {
		words string
		at    [3]float64 // where it begins, as a part of the room that is left
	}{
		{"word", [3]float64{0, 0.5, 1}},
		{"كلمة", [3]float64{1, 0.5, 0}},
	} {
		p := l.text(c.words, cellStyle, nil)
		ln := p.set(200)[0]
		for i, align := range []document.Align{document.AlignStart, document.AlignCentre, document.AlignEnd} {
			if got, want := l.lineOp(ln, p, 50, 200, align).x, 50+c.at[i]*(200-ln.width); got != want {
				t.Errorf("%s, align %d: at %g, want %g", c.words, align, got, want)
			}
		}
	}
	d := document.Document{Body: []document.Block{document.Table{
		Columns: []document.Column{{Title: "H", Align: document.AlignCentre}, {Title: "B"}},
		Rows:    []document.Row{{Cells: []document.Cell{cell(txt("H")), cell(txt("b"))}}},
	}}}
	left := fmt.Sprintf("text %.1f,", float64(marginLeft))
	found := 0
	for _, line := range strings.Split(placed(d).b.String(), "\n") {
		if strings.HasSuffix(line, ` "H"`) {
			if found++; strings.Contains(line, left) {
				t.Errorf("set left: %s", line)
			}
		}
	}
	if found != 2 {
		t.Errorf("%d times in the table, want title and cell", found)
	}
}

func TestOnlySafeLinks(t *testing.T) {
	for raw, want := range map[string]string{
		"https://example.org/a b?q=ä": "https://example.org/a%20b?q=%C3%A4",
		"http://example.org/(x)\\y":   "http://example.org/%28x%29%5Cy",
		"HTTPS://example.org":         "https://example.org",
		"mailto:a@example.org":        "mailto:a@example.org",
		" https://example.org/x ":     "https://example.org/x",
		"javascript:alert(1)":         "",
		"java\tscript:alert(1)":       "",
		"data:text/html,x":            "",
		"file:///etc/passwd":          "",
		"https:///nohost":             "",
		"//example.org":               "",
		"https://example.org/\x00":    "",
		"":                            "",
	} {
		got, ok := safeURL(raw)
		if got != want || ok != (want != "") {
			t.Errorf("%q: got %q", raw, got)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "e\u0301": "é", "a\x1b[1;31mb\x1b[0m": "ab", "a\x00b": "a\uFFFDb", "\xff": "\uFFFD", "a\r\nb": "a  b",
		"\u202egnp.exe": "gnp.exe", "co\u00adop": "coop", "\ufeffx": "x", "\x1b": "\uFFFD",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	if got := lines("a\r\nb\rc\td\n"); strings.Join(got, "|") != "a|b|c   d" {
		t.Errorf("lines: %q", got)
	}
}

// TestLevelsAgree compares the direction of every character with that of
// another implementation of UAX #9.
func TestLevelsAgree(t *testing.T) {
	for _, text := range append([]string{
		"abc (אבג) def", "אבג (abc) 123", "قبل 3.14 بعد", "a 1 א 2 ب 3", "-5 שקל", "10% אחוז", "(א) b", "א, ב; c!",
	}, samples...) {
		text = clean(text)
		if text == "" || strings.ContainsAny(text, "\u200b\u200d") {
			continue // zero-width characters have no direction that could be seen
		}
		runes := []rune(text)
		got, _ := levels(runes, bySelf)
		var p gotext.Paragraph
		segments := p.Segment(runes, gotext.Neutral)
		for i := range segments.NumRuns() {
			run := segments.Run(i)
			for k := run.Start; k < run.End; k++ {
				if (got[k]%2 == 0) != run.IsLeftToRight() {
					t.Errorf("%q, character %d (%+q): level %d", text, k, runes[k], got[k])
				}
			}
		}
	}
}

func TestFontsAreThoseWeMean(t *testing.T) {
	sums, err := os.ReadFile("fonts/SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for entry := range strings.Lines(string(sums)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(entry), "  ")
		listed[name] = sum
	}
	total := int64(0)
	files, err := filepath.Glob("fonts/*.ttf")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		file := filepath.Base(path)
		name := strings.TrimSuffix(file, ".ttf")
		data := fontData(name) // as it is in the program
		total += int64(len(data))
		if sum := sha256.Sum256(data); listed[file] != hex.EncodeToString(sum[:]) {
			t.Errorf("%s is not the font that SHA256SUMS lists", file)
		}
		delete(listed, file)
		if f := (&face{name: name}); !f.load() || f.full() == nil {
			t.Errorf("%s cannot be read", file)
		}
	}
	if len(listed) > 0 || total > 12<<20 {
		t.Errorf("listed but not there: %v; %d bytes in all", listed, total)
	}
}
