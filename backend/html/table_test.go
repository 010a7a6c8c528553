package html

import (
	"strings"
	"testing"

	"afterword/backend/document"
)

// table gives n columns with one row, in which every cell says the same.
func table(n int, title, cell string) document.Table {
	t := document.Table{Rows: []document.Row{{}}}
	for range n {
		t.Columns = append(t.Columns, document.Column{Title: title})
		t.Rows[0].Cells = append(t.Rows[0].Cells, cells(cell)...)
	}
	return t
}

// TestCrowdedTablesFitOnPaper: nothing scrolls there, so what is beyond the edge
// would be cut off.
func TestCrowdedTablesFitOnPaper(t *testing.T) {
	for name, c := range map[string]struct {
		table document.Table
		want  bool
	}{
		"few columns of long words":   {table(5, "Region", "eu-west-1-production"), false}, // they stack, or break as on the screen
		"six columns of figures":      {table(6, "Failed", "12,345.6"), false},
		"six columns of addresses":    {table(6, "Address", "https://status.example.com/incidents/2026/11/checkout"), true},
		"eight columns of sentences":  {table(8, "Note", "it took some time and then it was gone"), false},
		"eight columns of host names": {table(8, "Host", "cache-eu-west-1-07"), true},
		"twenty columns of figures":   {table(20, "Hour", "12,345.6"), true},
		"forty columns of signs":      {table(40, "h", "x"), false},
		"eighty columns of signs":     {table(80, "h", "x"), true},
		"long titles over short rows": {table(9, "Unacknowledged", "1"), true},
		"rows of fewer cells":         {document.Table{Columns: make([]document.Column, 7), Rows: []document.Row{{}}}, false},
	} {
		if got := strings.Contains(render(t, c.table), `<table class="crowded"`); got != c.want {
			t.Errorf("%s: crowded is %v", name, got)
		}
	}
}

// TestFramesHaveNamesOfTheirOwn: who goes from frame to frame by ear hears which.
func TestFramesHaveNamesOfTheirOwn(t *testing.T) {
	named := table(6, "A", "1")
	named.Caption = "Losses"
	got := render(t, table(6, "A", "1"), named, table(6, "A", "1"))
	for _, name := range []string{"Table 1", "Losses", "Table 3"} {
		if strings.Count(got, `role="region" tabindex="0" aria-label="`+name+`"`) != 1 {
			t.Errorf("no frame %q in\n%s", name, got)
		}
	}
}

// TestStackedCellsSayOfWhat: "4 min 0 min" below each other says nothing, a number
// or a time before the text does.
func TestStackedCellsSayOfWhat(t *testing.T) {
	got := render(t, document.Table{
		Columns: []document.Column{
			{Title: "No.", Fixed: true},
			{Title: "Phase", Weight: 1},
			{Title: "Planned", Fixed: true, Align: document.AlignEnd},
			{Title: "Took", Fixed: true, Align: document.AlignEnd},
		},
		Rows: []document.Row{{Cells: cells("1", "Lessons", "7 min", "9 min")}},
	})
	for _, want := range []string{
		`<td role="cell" class="fixed"><span`, `<td role="cell"><span class="first">Lessons`,
		`class="fixed right" data-title="Planned"><span class="first">7 min`, `class="fixed right" data-title="Took"><span class="first">9 min`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// TestBulletsStayBesideBoxes: a list of tasks may have items that are none.
func TestBulletsStayBesideBoxes(t *testing.T) {
	done := true
	got := render(t, document.List{Items: []document.ListItem{{Blocks: []document.Block{par("refunds")}}, {Checked: &done, Blocks: []document.Block{par("told")}}}})
	if want := "<ul>\n<li><span class=\"first\">refunds</span></li>\n<li class=\"task\">☑ <span class=\"first\">told</span></li>\n</ul>"; !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
}
