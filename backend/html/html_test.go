package html

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"afterword/backend/document"
	"afterword/backend/picture"
)

var update = flag.Bool("update", false, "write the golden files anew")

// ruler measures every letter alike.
type ruler struct{}

func (ruler) Width(text string, f picture.Font) float64 { return float64(len(text)) * f.Size * 0.5 }

func txt(s string) []document.Inline { return []document.Inline{document.Text{Value: s}} }
func par(s string) document.Block    { return document.Paragraph{Inlines: txt(s)} }
func one(i ...document.Inline) document.Block {
	return document.Paragraph{Inlines: i}
}

func cells(texts ...string) []document.Cell {
	out := make([]document.Cell, len(texts))
	for i, s := range texts {
		out[i].Blocks = []document.Block{par(s)}
	}
	return out
}

// photos holds pictures for rows: one that is shown, one that could hold more
// than a picture, one of no row.
var photos = map[string]Photo{
	"event-1": {MediaType: "image/png", Data: []byte("a picture"), Width: 640, Height: 480, Title: `Graph of "lag" <b>`},
	"event-2": {MediaType: "image/svg+xml", Data: []byte("<svg onload=x>"), Title: "No"},
	"gone":    {MediaType: "image/png", Data: []byte("x"), Title: "Gone"},
}

func renderDocument(t testing.TB, d document.Document) string {
	t.Helper()
	var out bytes.Buffer
	if err := Render(&out, d, Options{Letters: ruler{}, Photos: photos}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func render(t testing.TB, body ...document.Block) string {
	t.Helper()
	return renderDocument(t, document.Document{Title: "T", Body: body})
}

func everything() document.Document {
	at := func(minute int) time.Time { return time.Date(2026, 11, 20, 14, minute, 0, 0, time.UTC) }
	yes, no := true, false
	figure := document.TimelineFigure{
		Alt: "The incident from 14:04 to 14:40: 14:13 detected.", From: at(0), To: at(45), Impact: &document.Span{From: at(4), To: at(40)},
		Marks: []document.Mark{{From: at(4), To: at(4), Role: "impact_started", Label: "14:04 impact started"}, {From: at(20), To: at(25), Uncertain: true}},
		Ticks: []document.Tick{{At: at(15), Label: "14:15"}},
	}
	return document.Document{
		Title: "Checkout <slow>", Subject: "Post-mortem · PM-2026-014", Language: "en", Date: at(0), Footer: "Checkout <slow> · PM-2026-014",
		Body: []document.Block{
			document.TitleBlock{Kicker: []string{"Post-mortem", "SEV2"}, Title: "Checkout <slow>", Lead: []document.Block{par("For 36 minutes.")}},
			document.KeyFigures{Figures: []document.KeyFigure{{Label: "impact", Value: "36 min", Note: "14:04 to 14:40"}, {Label: "affected", Value: "1 in 5"}}},
			figure,
			document.Section{ID: "change", Title: "What will change", Blocks: []document.Block{
				document.Table{
					Caption: "What will change", Columns: []document.Column{{Title: "Due", Fixed: true, Mono: true}, {Title: "Action", Weight: 1}, {Title: "Owner", Weight: 0.4}},
					Rows: []document.Row{{Cells: cells("27 Nov", "Show lag", "checkout lead")}, {Cells: []document.Cell{{}, {}, {}}}},
				},
			}},
			document.Section{ID: "timeline", Title: "Timeline", Blocks: []document.Block{
				document.Note{Inlines: txt("All times UTC.")},
				document.Timeline{Lanes: []string{"log"}, Notes: []string{"Numbers are those of the table."}, Legend: []document.Sign{{Kind: document.SignImpact, Text: "impact"}}, Strips: []document.Strip{{
					Caption: "20 November 2026", Alt: "One event.", Stretches: []document.Stretch{{From: at(0), To: at(45), Share: 1}},
					Events: []document.PictureEvent{{Number: 1, Title: "Alert", Start: document.Span{From: at(4), To: at(4)}, Precision: document.Certain}},
				}}},
				document.Table{Columns: []document.Column{{Title: "No.", Fixed: true, Mono: true, Align: document.AlignEnd}, {Title: "Event", Weight: 1, Align: document.AlignCentre}, {Title: ""}}, Rows: []document.Row{
					{Day: true, Cells: cells("20 November 2026")},
					{ID: "event-2", Cells: cells("2", "quiet", "")},
					{ID: "event-1", Strong: true, Cells: []document.Cell{
						{Blocks: []document.Block{par("1")}},
						{Blocks: []document.Block{
							one(document.Text{Value: "Alert "}, document.Label{Value: "detected", Role: "detected"}, document.Break{}, document.Soft{Inlines: txt("known at 14:31")}),
							document.Heading{Level: 1, Inlines: txt("not a heading here")},
							one(document.Link{URL: "https://example.org/a-very-long-address-that-must-be-broken"}),
						}},
						{},
					}},
				}},
			}},
			document.Section{ID: "facts", Title: "Facts", Blocks: []document.Block{
				document.Heading{Level: 1, Inlines: txt("How did we become aware?")},
				one(document.Text{Value: "See "}, document.Ref{Target: "event-1", Inlines: txt("1")}, document.Text{Value: " and "}, document.Ref{Target: "gone", Inlines: txt("gone")},
					document.Text{Value: ", "}, document.Strong{Inlines: txt("strong")}, document.Emphasis{Inlines: txt("emphasis")}, document.Strike{Inlines: txt("old")}, document.CodeSpan{Value: "a < b"}),
				document.List{Items: []document.ListItem{{Checked: &yes, Blocks: []document.Block{par("done")}}, {Checked: &no, Blocks: []document.Block{par("open"), document.List{Ordered: true, Start: 3, Items: []document.ListItem{{Blocks: []document.Block{par("nested")}}}}}}}},
				document.Definitions{Items: []document.Definition{{Term: "Owner", Blocks: []document.Block{par("checkout lead")}}, {Term: "Tags"}}},
				document.Quote{Blocks: []document.Block{par("quoted")}},
				document.Rule{},
				par("العربية أولا"),
			}},
			document.Section{ID: "evidence", Title: "Evidence", Blocks: []document.Block{
				document.Code{Text: "if a < b {\n\n\treturn\n}"}, document.Code{Text: "ERROR <a>\r\nsecond", Numbered: true},
			}},
		},
	}
}

func TestEveryBlockGolden(t *testing.T) {
	got := renderDocument(t, everything())
	// The style sheet has a test of its own, and a file of its own to read.
	got = regexp.MustCompile(`(?s)<style>.*</style>`).ReplaceAllString(got, "<style>…</style>")
	got = regexp.MustCompile(`sha256-[^&]*`).ReplaceAllString(got, "sha256-…")
	path := filepath.Join("testdata", "everything.html")
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

func TestThePolicyAllowsThisStyleAndNothingElse(t *testing.T) {
	got := renderDocument(t, everything())
	style := regexp.MustCompile(`(?s)<style>(.*)</style>`).FindStringSubmatch(got)
	if style == nil || !strings.Contains(got, `content="`+strings.ReplaceAll(policy(style[1]), "'", "&#39;")+`"`) {
		t.Error("the hash of the policy is not that of the style")
	}
	for _, bad := range []string{"<script", "style=", "url(", "@import", "http-equiv=\"refresh\"", "<link", "<iframe", "<base", "onload"} {
		if strings.Contains(got, bad) {
			t.Errorf("the page holds %s", bad)
		}
	}
}

func TestOnlySafeLinksAreLinks(t *testing.T) {
	for address, linked := range map[string]bool{
		"https://example.org/a?b=c&d=\"e\"": true, "http://example.org": true, "mailto:a@example.org": true, "HTTPS://example.org": true,
		"javascript:alert(1)": false, "JaVaScRiPt:alert(1)": false, "\x01javascript:alert(1)": false, "java\nscript:alert(1)": false,
		"data:text/html,<script>": false, "vbscript:x": false, "file:///etc/passwd": false, "//example.org": false, "/x": false, "": false, "blob:https://x": false,
	} {
		got := render(t, one(document.Link{URL: address, Inlines: txt("word")}))
		if strings.Contains(got, "<a href=\"") != linked && linked || strings.Count(got, "<a ") != 1+map[bool]int{true: 1}[linked] {
			t.Errorf("%q: linked should be %v:\n%s", address, linked, got)
		}
		if !strings.Contains(got, "word") {
			t.Errorf("%q: its words are lost", address)
		}
	}
}

func TestHeadingsNeverSkipALevel(t *testing.T) {
	got := render(t,
		document.Section{ID: "a", Title: "A", Blocks: []document.Block{
			document.Heading{Level: 5, Inlines: txt("deep")},
			document.Heading{Level: 9, Inlines: txt("deeper")},
			document.Section{ID: "b", Title: "", Blocks: []document.Block{document.Heading{Level: 1, Inlines: txt("x")}}},
		}})
	var levels []string
	for _, m := range regexp.MustCompile(`<h(\d)`).FindAllStringSubmatch(got, -1) {
		levels = append(levels, m[1])
	}
	if s := strings.Join(levels, ""); s != "1234" {
		t.Errorf("levels %s", s)
	}
}

func TestEqualIDsOfThePageAndTheDocumentStayApart(t *testing.T) {
	got := render(t, document.Section{ID: "aw-text", Title: "A"}, one(document.Ref{Target: "aw-text", Inlines: txt("there")}))
	if strings.Count(got, `id="aw-text"`) != 1 || !strings.Contains(got, `href="#x-aw-text">there`) {
		t.Error(got)
	}
}

func TestReferencesLeadToTheTitle(t *testing.T) {
	got := render(t, document.TitleBlock{ID: "page-one", Title: "A"}, one(document.Ref{Target: "page-one", Inlines: txt("there")}))
	if strings.Count(got, `<header id="page-one">`) != 1 || !strings.Contains(got, `href="#page-one">there`) {
		t.Error(got)
	}
}

func TestColoursAreReadable(t *testing.T) {
	value := map[string]tone{}
	for _, c := range tones() {
		if c.dark == "" {
			t.Errorf("%s has no colour for the dark", c.name)
		}
		value[c.name] = c
	}
	for _, pair := range [][2]string{
		{"ink", "paper"},
		{"soft", "paper"},
		{"accent", "paper"},
		{"ink", "sunken"},
		{"soft", "sunken"},
		{"soft", "impact-soft"},
		{"ink", "impact-soft"},
		{"impact", "impact-soft"},
		{"accent", "accent-soft"},
		{"okay", "okay-soft"},
		{"warn", "warn-soft"},
		{"ink", "accent-soft"},
		{"impact", "paper"},
		{"okay", "paper"},
	} {
		for name, pick := range map[string]func(tone) string{"light": func(c tone) string { return c.light }, "dark": func(c tone) string { return c.dark }} {
			if got := contrast(pick(value[pair[0]]), pick(value[pair[1]])); got < 4.5 {
				t.Errorf("%s on %s, %s: %.2f, want 4.5", pair[0], pair[1], name, got)
			}
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestErrorsOfTheWriterAreGiven(t *testing.T) {
	if err := Render(broken{}, everything(), Options{Letters: ruler{}}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v", err)
	}
}

func TestLanguages(t *testing.T) {
	for tag, want := range map[string]string{"de-AT": `<html lang="de-AT">`, "": `<html lang="en">`, `"><script>`: `<html lang="en">`} {
		got := renderDocument(t, document.Document{Language: tag})
		if !strings.Contains(got, want) {
			t.Errorf("%q: %.60s", tag, got)
		}
		if skip := fmt.Sprint(strings.Contains(got, "Zum Text springen")); skip != fmt.Sprint(tag == "de-AT") {
			t.Errorf("%q: words of another language", tag)
		}
	}
}

// A picture in a text stands there over its caption; without its bytes the words
// stand alone.
func TestPhotoInText(t *testing.T) {
	picture := func(id string) document.Block {
		return document.Paragraph{Picture: id, Inlines: []document.Inline{document.Text{Value: "lag [1]"}}}
	}
	list := document.List{Items: []document.ListItem{{Blocks: []document.Block{picture("event-1")}}}}
	out := render(t, picture("event-1"), list, picture("event-2"), picture("unknown"))
	if n := strings.Count(out, "<img "); n != 2 || strings.Count(out, "lag [1]") != 4 || strings.Contains(out, "onload") {
		t.Errorf("%d pictures: %s", n, out)
	}
}
