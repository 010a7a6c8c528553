package document

import (
	"maps"
	"strings"
	"testing"
)

func text(s string) []Inline       { return []Inline{Text{s}} }
func para(s string) []Block        { return []Block{Paragraph{Inlines: text(s)}} }
func doc(blocks ...Block) Document { return Document{Body: blocks} }

func TestPlainTextKeepsWordsAndDropsMarkup(t *testing.T) {
	got := PlainText([]Inline{
		Text{"a "},
		Strong{[]Inline{Emphasis{text("b")}, Text{" c"}}},
		Break{},
		CodeSpan{"d"},
		Link{URL: "https://example.org", Inlines: text("e")},
		Label{Value: "detected"},
		Soft{text("f")},
	})
	if want := "a b c\ndedetectedf"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWalkCanLeaveOutBranches(t *testing.T) {
	var seen []string
	Walk([]Block{
		Section{ID: "a", Title: "A", Blocks: []Block{Quote{para("inside the quote")}, Paragraph{Inlines: text("after")}}},
		List{Items: []ListItem{{Blocks: para("item")}}},
	}, Visitor{
		Block:  func(b Block) bool { _, quote := b.(Quote); return !quote },
		Inline: func(i Inline) bool { seen = append(seen, i.(Text).Value); return true },
	})
	if got := strings.Join(seen, ","); got != "after,item" {
		t.Errorf("saw %q", got)
	}
}

func TestTargets(t *testing.T) {
	got := Targets([]Block{
		TitleBlock{ID: "title", Lead: para("lead")},
		TitleBlock{},
		Section{ID: "s", Blocks: []Block{Section{ID: "inner", Blocks: []Block{Table{Rows: []Row{{ID: "row"}, {}}}}}, Section{}}},
	})
	if want := (map[string]bool{"title": true, "s": true, "inner": true, "row": true}); !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestCheckNamesEveryFault(t *testing.T) {
	link := func(url string) Block { return Paragraph{Inlines: []Inline{Link{URL: url, Inlines: text("x")}}} }
	ref := func(target string) Block {
		return Paragraph{Inlines: []Inline{Ref{Target: target, Inlines: text("x")}}}
	}
	cases := map[string]struct {
		doc  Document
		want string // "" for no fault
	}{
		"sound":          {doc(Section{ID: "a"}, ref("a"), link("https://example.org/x"), link("mailto:a@example.org")), ""},
		"row is target":  {doc(Table{Rows: []Row{{ID: "r"}}}, ref("r")), ""},
		"ref nowhere":    {doc(ref("gone")), "leads nowhere"},
		"id twice":       {doc(Section{ID: "a"}, Section{ID: "a"}), "used twice"},
		"no id":          {doc(Section{Title: "x"}), "has no id"},
		"script":         {doc(link("javascript:alert(1)")), "link to"},
		"file":           {doc(link("file:///etc/passwd")), "link to"},
		"no host":        {doc(link("https:")), "link to"},
		"line break":     {doc(Paragraph{Inlines: text("a\nb")}), "line break"},
		"cells":          {doc(Table{Columns: []Column{{}, {}}, Rows: []Row{{Cells: []Cell{{}}}}}), "has 1 cells"},
		"day row":        {doc(Table{Columns: []Column{{}, {}}, Rows: []Row{{Day: true, Cells: []Cell{{}}}}}), ""},
		"day row's cell": {doc(Table{Columns: []Column{{}, {}}, Rows: []Row{{Day: true}}}), "a day row has 0"},
		"figures":        {doc(KeyFigures{make([]KeyFigure, 6)}), "6 key figures"},
		"nested":         {doc(Definitions{[]Definition{{Blocks: []Block{Quote{[]Block{ref("gone")}}}}}}), "leads nowhere"},
		"mark":           {doc(TimelineFigure{Marks: []Mark{{Ref: "gone"}}}), "leads nowhere"},
	}
	for name, c := range cases {
		err := Check(c.doc)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
}

func TestDumpShowsEveryKind(t *testing.T) {
	yes := true
	got := Dump(doc(
		TitleBlock{Kicker: []string{"k"}, Title: "t", Lead: para("lead")},
		KeyFigures{[]KeyFigure{{"impact", "9 min", "note"}}},
		TimelineFigure{Alt: "alt", Impact: &Span{}, Marks: []Mark{{Role: "detected", Label: "l"}}, Ticks: []Tick{{Label: "14:00"}}},
		Section{ID: "s", Title: "S", Blocks: []Block{Rule{}, Heading{Level: 2, Inlines: text("h")}}},
		List{Ordered: true, Start: 3, Items: []ListItem{{Checked: &yes, Blocks: para("i")}}},
		Definitions{[]Definition{{"term", para("means")}}},
		Table{Caption: "c", Columns: []Column{{Title: "x"}}, Rows: []Row{{ID: "r", Strong: true, Cells: []Cell{{para("cell")}}}}},
		Code{Language: "go", Text: "a\nb"}, Quote{para("q")},
		Note{[]Inline{Strike{text("old")}, Label{"warn", "warn"}, Ref{"s", text("see")}, Break{}}},
	))
	for _, want := range []string{
		`title "t" kicker ["k"]`, `"impact" "9 min" "note"`, `role "detected"`, `tick 0001-01-01T00:00:00Z "14:00"`,
		`section #s "S"`, "    rule", `heading 2 "h"`, "ordered true start 3", "item checked true", `term "term"`,
		`row #r strong true`, `code "go"`, "quote", `[strike "old"][label "warn" "warn"][ref #s "see"][break]`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("dump lacks %s:\n%s", want, got)
		}
	}
	if strings.Contains(got, "unknown") {
		t.Errorf("dump has an unknown kind:\n%s", got)
	}
}
