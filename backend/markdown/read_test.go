package markdown

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"afterword/backend/document"
)

func write(t testing.TB, d document.Document, o Options) string {
	t.Helper()
	var out strings.Builder
	if err := Render(&out, d, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func read(t testing.TB, text string) document.Document {
	t.Helper()
	d, err := Read(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// maker makes random documents.
type maker struct {
	*rand.Rand
	ids []string
}

func (m *maker) document() document.Document {
	d := document.Document{Title: randomText(m.Rand) + "t", Date: time.Date(2026, 11, 1+m.IntN(28), 0, 0, 0, 0, time.UTC), Language: "de"}
	d.Properties = document.Properties{Reference: "PM-2026-014", Tags: []string{randomText(m.Rand), "b"}}
	m.ids = append(m.ids, "title")
	title := document.TitleBlock{ID: "title", Title: d.Title}
	title.Lead = append([]document.Block{par("words " + randomText(m.Rand))}, m.blocks(1)...)
	title.Kicker = []string{"Post-mortem", d.Properties.Reference} // a document without one is none of ours
	for range m.IntN(3) {
		title.Kicker = append(title.Kicker, randomText(m.Rand))
	}
	d.Subject = strings.Join(title.Kicker, kickerMark)
	d.Body = append(d.Body, title)
	if m.IntN(2) == 0 {
		f := document.KeyFigures{}
		for range 1 + m.IntN(5) {
			f.Figures = append(f.Figures, document.KeyFigure{Label: randomText(m.Rand), Value: "9 min", Note: randomText(m.Rand)})
		}
		d.Body = append(d.Body, f, document.TimelineFigure{Alt: randomText(m.Rand)})
	}
	for range m.IntN(4) {
		d.Body = append(d.Body, m.section(3))
	}
	return d
}

func (m *maker) section(depth int) document.Section {
	s := document.Section{ID: fmt.Sprint("s", len(m.ids)), Title: randomText(m.Rand) + "t"}
	m.ids = append(m.ids, s.ID)
	s.Blocks = m.blocks(2)
	for range m.IntN(3) {
		if depth > 0 {
			s.Blocks = append(s.Blocks, m.section(depth-1))
		}
	}
	return s
}

func (m *maker) blocks(depth int) []document.Block {
	out := randomBlocks(m.Rand, depth)
	for range m.IntN(3) {
		switch m.IntN(9) {
		case 6:
			inner := []document.Block{document.Heading{Level: 1 + m.IntN(6), Inlines: m.inlines()}, document.Rule{}}
			if m.IntN(2) == 0 {
				inner = append(inner, document.Quote{Blocks: []document.Block{document.Heading{Level: 1 + m.IntN(3), Inlines: m.inlines()}}})
			}
			out = append(out, document.List{Ordered: m.IntN(2) == 0, Start: 1, Items: []document.ListItem{{Blocks: inner}, {Blocks: []document.Block{document.Rule{}}}}})
		case 7:
			p := document.Paragraph{Inlines: m.inlines(), Picture: "evidence-1"}
			out = append(out, p, document.List{Items: []document.ListItem{{Blocks: []document.Block{p}}}}, document.Quote{Blocks: []document.Block{p}})
		case 0:
			out = append(out, m.table())
		case 1:
			l := document.Definitions{}
			for range 1 + m.IntN(3) {
				l.Items = append(l.Items, document.Definition{Term: randomText(m.Rand), Blocks: randomBlocks(m.Rand, 1)})
			}
			out = append(out, l)
		case 2:
			out = append(out, document.Heading{Level: 1 + m.IntN(3), Inlines: m.inlines()})
		case 3:
			out = append(out, document.Note{Inlines: m.inlines()}, document.Rule{})
		case 4:
			yes := m.IntN(2) == 0
			out = append(out, document.List{Items: []document.ListItem{{Checked: &yes, Blocks: randomBlocks(m.Rand, 1)}, {Checked: &yes}}})
		case 5:
			out = append(out, document.Quote{Blocks: []document.Block{document.Heading{Level: 1, Inlines: m.inlines()}}}, document.Quote{Blocks: randomBlocks(m.Rand, 1)})
		default:
			out = append(out, document.Code{Text: strings.Repeat("\n", m.IntN(3)) + strings.ReplaceAll(randomText(m.Rand), "\t", " ") + strings.Repeat("\n", m.IntN(3)), Language: "go"})
		}
	}
	return out
}

func (m *maker) inlines() []document.Inline {
	out := randomInlines(m.Rand, 2)
	if len(m.ids) > 0 {
		out = append(out, document.Ref{Target: m.ids[m.IntN(len(m.ids))], Inlines: randomInlines(m.Rand, 1)})
	}
	return append(out, document.Soft{Inlines: randomInlines(m.Rand, 1)})
}

func (m *maker) table() document.Block {
	t := document.Table{}
	for range 1 + m.IntN(4) {
		t.Columns = append(t.Columns, document.Column{Title: randomText(m.Rand), Align: document.Align(m.IntN(3)), Weight: m.Float64(), Fixed: m.IntN(3) == 0})
	}
	for range m.IntN(4) {
		row := document.Row{ID: fmt.Sprint("evidence-", 1+m.IntN(4))}
		for range t.Columns {
			row.Cells = append(row.Cells, document.Cell{Blocks: m.blocks(0)})
		}
		if m.IntN(4) == 0 {
			row = document.Row{Day: true, Cells: row.Cells[:1]}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// What was written is read and written again, byte for byte.
func TestRandomDocumentsComeBack(t *testing.T) {
	runs, err := strconv.ParseUint(os.Getenv("AFTERWORD_ROUND_TRIPS"), 10, 64)
	if err != nil {
		runs = 60
	}
	for seed := range runs {
		m := &maker{Rand: rand.New(rand.NewPCG(seed, 7))}
		d := m.document()
		files := map[string]File{
			"evidence-1": {Path: "evidence/PM-1/1-graph.png", Title: randomText(m.Rand) + "t", Picture: true},
			"evidence-2": {Path: "evidence/PM-1/2-log.txt", Title: randomText(m.Rand) + "t"},
		}
		for _, flavour := range Flavours {
			for _, o := range []Options{{}, {FrontMatter: true}, {Files: files}} {
				o.Flavour = flavour
				checkComesBack(t, d, o, fmt.Sprintf("document %d for %s", seed, flavour))
			}
		}
		if t.Failed() {
			return
		}
	}
}

func checkComesBack(t *testing.T, d document.Document, o Options, name string) {
	t.Helper()
	first := write(t, d, o)
	back := read(t, first)
	o.Files = nil // what leads to them was read
	if second := write(t, back, o); second != first {
		t.Errorf("%s: %s\n%s", name, difference(second, first), first)
	}
}

func TestEveryBlockComesBack(t *testing.T) {
	for _, flavour := range Flavours {
		checkComesBack(t, everyBlock(), Options{Flavour: flavour}, "every block for "+flavour)
		checkComesBack(t, everyBlock(), Options{Flavour: flavour, FrontMatter: true}, "every block for "+flavour)
		checkComesBack(t, document.Document{}, Options{Flavour: flavour}, "nothing for "+flavour)
		checkComesBack(t, document.Document{Title: "T"}, Options{Flavour: flavour, FrontMatter: true}, "a title for "+flavour)
	}
}

func TestTooMuchIsRefused(t *testing.T) {
	for _, s := range []string{strings.Repeat("x", MostBytes+1), strings.Repeat(">", 5000) + "x", strings.Repeat("- ", 5000) + "x"} {
		if _, err := Read(s); !errors.Is(err, ErrTooMuch) {
			t.Errorf("%.20q: %v", s, err)
		}
	}
}

// plainDocument makes documents of what Markdown can say, with ids as it gives
// them: they come back as they were, and not only as the same text.
func (m *maker) plainDocument() document.Document {
	word := func() string {
		return []string{"api", "cache", "9", "failover", "日本", "**", "a_b", "<b>", "1. x"}[m.IntN(9)]
	}
	line := func() []document.Inline {
		out := []document.Inline{document.Text{Value: "lag " + word() + " "}}
		switch m.IntN(7) {
		case 0:
			out = append(out, document.Strong{Inlines: txt("very " + word() + " slow")})
		case 1:
			out = append(out, document.Emphasis{Inlines: txt("x " + word() + " y")}, document.Text{Value: " of"})
		case 2:
			out = append(out, document.CodeSpan{Value: "x" + word()})
		case 3:
			out = append(out, document.Link{URL: "https://example.org/a", Inlines: txt(word())})
		case 4:
			out = append(out, document.Ref{Target: []string{"timeline", "slow-api"}[m.IntN(2)], Inlines: txt("3")})
		case 5:
			out = append(out, document.Label{Value: "detected"}, document.Text{Value: " then"})
		default:
			out = append(out, document.Strike{Inlines: txt("x")}, document.Break{}, document.Text{Value: "next"})
		}
		return out
	}
	para := func() document.Block { return document.Paragraph{Inlines: line()} }
	var blocks func(depth int) []document.Block
	blocks = func(depth int) []document.Block {
		out := []document.Block{para()}
		switch m.IntN(6) * min(depth, 1) {
		case 1:
			out = append(out, document.List{Items: []document.ListItem{{Blocks: blocks(depth - 1)}, {Blocks: blocks(depth - 1)}}})
		case 2:
			out = append(out, document.List{Ordered: true, Start: 1 + m.IntN(3), Items: []document.ListItem{{Blocks: blocks(depth - 1)}}})
		case 3:
			out = append(out, document.Quote{Blocks: blocks(depth - 1)}, document.Rule{})
		case 4:
			out = append(out, document.Code{Language: "go", Text: "x := 1\n\n\ty()\n"})
		case 5:
			out = append(out, document.Definitions{Items: []document.Definition{{Term: "Owner", Blocks: blocks(depth - 1)}, {Term: "Tags"}}})
		}
		return out
	}
	table := document.Table{Columns: []document.Column{{Title: "No.", Weight: 1, Align: document.AlignEnd}, {Title: word() + "x", Weight: 1, Align: document.Align(m.IntN(3))}}}
	table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{Blocks: []document.Block{par("1")}}, {Blocks: []document.Block{document.Paragraph{Inlines: txt(word())}}}}})
	return document.Document{
		Title: "Slow api", Subject: "Post-mortem · SEV2", Footer: "Slow api",
		Body: []document.Block{
			document.TitleBlock{ID: "slow-api", Kicker: []string{"Post-mortem", "SEV2"}, Title: "Slow api", Lead: blocks(0)},
			document.KeyFigures{Figures: []document.KeyFigure{{Label: "impact", Value: "9 min", Note: "14:04 to 14:13"}}},
			par("Timeline from 14:04."),
			document.Section{ID: "timeline", Title: "Timeline", Blocks: append(blocks(2), table)},
			document.Section{ID: "facts-9", Title: "Facts 9", Blocks: []document.Block{para(), document.Section{ID: "timeline-1", Title: "Timeline", Blocks: blocks(2)}}},
		},
	}
}

func TestWhatMarkdownCanSayComesBackAsItWas(t *testing.T) {
	for seed := range uint64(500) {
		m := &maker{Rand: rand.New(rand.NewPCG(seed, 8))}
		d := m.plainDocument()
		text := write(t, d, Options{})
		if got, want := document.Dump(read(t, text)), document.Dump(d); got != want {
			t.Fatalf("document %d: %s\n%s", seed, difference(got, want), text)
		}
	}
}

// Whatever is read, what is written of it is read as the same again.
func FuzzRead(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	f.Add("# T\n\nPost-mortem · x\n\n| a |\n| --- |\n| **b** |\n\n## S\n\n- [x] done\n\n> q\n\n```go\nx\n```\n\n[1](#s) ![p](https://e.org/p.png) <b>x</b>\n")
	f.Add("---\ntitle: x\ntags: [a, 'b']\nlayout: y\n---\n\nP · 1\n\n{/**/}\n\n- ☐ a:{}b:\n- [ ] c\n\n| a | b |\n| --- | --- |\n| # x | - y |\n")
	f.Add("---\ntitle: \"x\"\ndate: 2026-01-01\ntags:\n  - \"a\"\n---\n\ntext\n")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		d := read(t, s)
		for _, flavour := range Flavours {
			first := write(t, d, Options{Flavour: flavour})
			again, err := Read(first)
			if errors.Is(err, ErrTooMuch) { // written out it is nested as deep as that
				return
			}
			if second := write(t, again, Options{Flavour: flavour}); second != first {
				t.Fatalf("%s\nfrom %q for %s\nfirst  %q\nsecond %q", difference(second, first), s, flavour, first, second)
			}
		}
	})
}

// References lead to the same places when headings stand where tables were.
func TestHeadingsInListedTablesCount(t *testing.T) {
	heading := func(s string) document.Block { return document.Heading{Level: 1, Inlines: txt(s)} }
	d := document.Document{Title: "T", Subject: "Post-mortem", Body: []document.Block{
		document.TitleBlock{Title: "T", Kicker: []string{"Post-mortem"}},
		document.Section{ID: "a", Title: "A", Blocks: []document.Block{document.Table{
			Columns: []document.Column{{Title: "x", Weight: 1}, {Title: "No.", Fixed: true}, {Title: "y", Weight: 2}},
			Rows: []document.Row{{ID: "r", Cells: []document.Cell{
				{Blocks: []document.Block{par("last"), heading("B")}}, {Blocks: []document.Block{par("1")}}, {Blocks: []document.Block{par("words"), heading("b")}},
			}}},
		}}},
		document.Section{ID: "b", Title: "B", Blocks: []document.Block{one(document.Ref{Target: "b", Inlines: txt("here")}), one(document.Ref{Target: "r", Inlines: txt("there")})}},
	}}
	for flavour, want := range map[string]string{"gfm": "(#b)", "commonmark": "(#b-2)", "docusaurus": "(#b)"} {
		if got := write(t, d, Options{Flavour: flavour}); !strings.Contains(got, want) || !strings.Contains(got, "[there](#a)") {
			t.Errorf("%s: no %s in %s", flavour, want, got)
		}
		checkComesBack(t, d, Options{Flavour: flavour}, flavour)
	}
}
