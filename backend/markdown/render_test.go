package markdown

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/backend/document"
)

var update = flag.Bool("update", false, "write the golden files anew")

func txt(s string) []document.Inline { return []document.Inline{document.Text{Value: s}} }
func par(s string) document.Block    { return document.Paragraph{Inlines: txt(s)} }
func one(i ...document.Inline) document.Block {
	return document.Paragraph{Inlines: i}
}

func render(t *testing.T, body ...document.Block) string {
	t.Helper()
	var out strings.Builder
	if err := Render(&out, document.Document{Body: body}, Options{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// everyBlock is a document that has everything.
func everyBlock() document.Document {
	yes, no := true, false
	body := []document.Block{
		document.TitleBlock{
			Kicker: []string{"Post-mortem", "PM-2026-014", "SEV2"}, Title: "Checkout_latency *after* failover #1",
			Lead: []document.Block{par("For 72 minutes, one checkout in five took longer.")},
		},
		document.KeyFigures{Figures: []document.KeyFigure{{Label: "impact", Value: "1 h 12 min", Note: "14:04 to 15:16"}, {Label: "affected", Value: "1 in 5"}}},
		document.TimelineFigure{Alt: "The incident from 14:04 to 15:16: 14:13 detected.", From: time.Time{}},
		document.Section{ID: "timeline", Title: "Timeline", Blocks: []document.Block{
			document.Note{Inlines: txt("All times Europe/Berlin (UTC+1).")},
			document.Table{Columns: []document.Column{{Title: "No.", Align: document.AlignEnd}, {Title: "Time", Align: document.AlignCentre}, {Title: "Event", Weight: 1}}, Rows: []document.Row{
				{Day: true, Cells: []document.Cell{{Blocks: []document.Block{one(document.Strong{Inlines: txt("20 November 2026")})}}}},
				{ID: "event-1", Cells: []document.Cell{
					{Blocks: []document.Block{par("1")}},
					{Blocks: []document.Block{one(document.Text{Value: "14:51–14:56"}, document.Break{}, document.Soft{Inlines: txt("between")})}},
					{Blocks: []document.Block{
						one(document.Text{Value: "Alert | pages "}, document.Label{Value: "detected", Role: "detected"}, document.Text{Value: " "}, document.Label{Value: "date inferred", Role: "warn"}),
						document.List{Items: []document.ListItem{{Blocks: []document.Block{par("one")}}, {Checked: &yes, Blocks: []document.Block{par("two")}}}},
						document.Code{Text: "a | b\nc"},
					}},
				}},
			}},
		}},
		document.Section{ID: "facts", Title: "Facts", Blocks: []document.Block{
			document.Heading{Level: 1, Inlines: txt("Timeline")},
			one(document.Text{Value: "See "}, document.Ref{Target: "event-1", Inlines: txt("1")}, document.Text{Value: ", "},
				document.Ref{Target: "facts", Inlines: txt("facts")}, document.Text{Value: " and "}, document.Ref{Target: "gone", Inlines: txt("gone")}),
			document.List{Items: []document.ListItem{{Checked: &yes, Blocks: []document.Block{par("done")}}, {Checked: &no, Blocks: []document.Block{
				par("open"),
				document.List{Ordered: true, Start: 1, Items: []document.ListItem{{Blocks: []document.Block{par("nested")}}}},
			}}}},
			document.List{Items: []document.ListItem{{Blocks: []document.Block{par("another list"), document.Code{Language: "go", Text: "x := \"```\"\n\n\ty()"}}}, {}}},
			document.List{Ordered: true, Start: 3, Items: []document.ListItem{{Blocks: []document.Block{par("three"), par("more")}}, {Blocks: []document.Block{par("four")}}}},
			document.Quote{Blocks: []document.Block{par("quoted"), document.Quote{Blocks: []document.Block{par("twice")}}}},
			document.Definitions{Items: []document.Definition{{Term: "Owner", Blocks: []document.Block{par("checkout lead")}}, {Term: "Tags"}}},
			document.Rule{},
			one(document.Text{Value: "a"}, document.Break{}, document.Text{Value: "1. b"}, document.Break{}, document.Text{Value: "- c"}),
			one(document.Link{URL: "https://example.org/a_b(c)?d=1|2", Inlines: txt("a [link]")}, document.Text{Value: " "},
				document.Link{URL: "https://example.org/x_y", Inlines: txt("https://example.org/x_y")}, document.Text{Value: " not a link: https://example.org www.example.org a@example.org"}),
			one(document.CodeSpan{Value: "`a` | b"}, document.Text{Value: " "}, document.Strike{Inlines: txt("old")}, document.Text{Value: "in"}, document.Strong{Inlines: txt("word")}),
		}},
	}
	return document.Document{
		Title: "Checkout_latency *after* failover #1", Subject: "Post-mortem · PM-2026-014", Language: "en", Body: body,
		Date: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC),
		Properties: document.Properties{
			Reference: "PM-2026-014", Severity: "SEV2", Status: "draft", Tags: []string{"fail \"over\"", "- {x}"}, Services: []string{"checkout: api"},
		},
	}
}

func TestEveryBlockGolden(t *testing.T) {
	files := map[string]File{
		"event-1": {Path: "evidence/PM-2026-014/1-graph of lag.png", Title: "Graph [of] lag", Picture: true},
		"gone":    {Path: "evidence/x", Title: "x"},
	}
	for name, o := range map[string]Options{
		"blocks": {}, "blocks-commonmark": {Flavour: "commonmark"}, "blocks-docusaurus": {Flavour: "docusaurus"},
		"blocks-frontmatter": {Flavour: "gfm", FrontMatter: true, Files: files}, "blocks-commonmark-files": {Flavour: "commonmark", Files: files},
	} {
		var out strings.Builder
		if err := Render(&out, everyBlock(), o); err != nil {
			t.Fatal(err)
		}
		golden(t, name+".md", out.String())
	}
}

// What people can write is without end. These pages are read by markdownlint,
// see frontend/src/markdown-exports.test.ts.
func TestRandomGolden(t *testing.T) {
	for _, flavour := range Flavours {
		r := rand.New(rand.NewPCG(5, 6))
		d := document.Document{Title: "Random"}
		d.Body = append(d.Body, document.TitleBlock{Title: "Random"})
		for i := range 40 {
			d.Body = append(d.Body, document.Section{ID: fmt.Sprint(i), Title: fmt.Sprint("Section ", i), Blocks: randomBlocks(r, 2)})
		}
		var out strings.Builder
		if err := Render(&out, d, Options{Flavour: flavour}); err != nil {
			t.Fatal(err)
		}
		golden(t, "random-"+flavour+".md", out.String())
	}
}

// golden compares with a file of testdata. A missing file fails.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run the test with -update to write it)", err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and look at the difference", path)
	}
}

func TestTextIsEscapedOnlyWhereItMustBe(t *testing.T) {
	for in, want := range map[string]string{
		"plain text, 14:05 (UTC+1) - fine": "plain text, 14:05 (UTC+1) - fine",
		"checkout_api_v2":                  "checkout_api_v2",
		"_lead":                            `\_lead`,
		"a < b && c > d":                   "a < b && c > d",
		"<b>":                              `\<b>`,
		"&amp; R&D":                        `\&amp; R\&D`,
		"# no heading":                     `\# no heading`,
		"12. no list":                      `12\. no list`,
		"12.5 ms":                          "12.5 ms",
		"-5 min":                           "-5 min",
		"- no list":                        `\- no list`,
		"wow!":                             `wow\!`,
		"$5 | $6":                          `\$5 \| \$6`,
		"a\nb\tc":                          "a b c",
		"a\x00b\xffc":                      "a\uFFFDb\uFFFDc",
		"===":                              `\===`,
		"> quote":                          `\> quote`,
	} {
		body := strings.TrimPrefix(render(t, par(in)), "<!-- markdownlint-disable MD013 MD024 -->\n\n")
		if got := strings.TrimSuffix(body, "\n"); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestReferencesToEqualHeadings(t *testing.T) {
	got := render(t,
		document.Section{ID: "a", Title: "Über “uns”: a/b", Blocks: []document.Block{document.Heading{Level: 1, Inlines: txt("Same")}}},
		document.Section{ID: "b", Title: "Same"}, document.Section{ID: "c", Title: "Same (2)"},
		document.Section{ID: "d", Title: `Log from 21:40 of db:5432 \: 9 : x`}, one(document.Ref{Target: "d", Inlines: txt("d at 21:40")}),
		one(document.Ref{Target: "a", Inlines: txt("a")}, document.Text{Value: " "}, document.Ref{Target: "b", Inlines: txt("b")}, document.Text{Value: " "}, document.Ref{Target: "c", Inlines: txt("c")}),
	)
	for _, want := range []string{"### Same\n", "## Same\n", "## Same (2)\n", `## Log from 21\:40 of db\:5432 \\: 9 : x`, "[d at 21:40](#log-from-2140-of-db5432--9--x)", "[a](#über-uns-ab)", "[b](#same-1)", "[c](#same-2)"} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q:\n%s", want, got)
		}
	}
}

type failing struct{ after int }

func (f *failing) Write(p []byte) (int, error) {
	if f.after -= len(p); f.after < 0 {
		return 0, errors.New("full")
	}
	return len(p), nil
}

func TestWriteErrorsAreReported(t *testing.T) {
	body := []document.Block{par(strings.Repeat("word ", 10_000))}
	if err := Render(&failing{after: 100}, document.Document{Body: body}, Options{}); err == nil {
		t.Error("no error from a full disk")
	}
}
