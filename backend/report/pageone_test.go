package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// longList is a post-mortem with so many factors and actions and so long a summary.
func longList(factors, actions, sentences int) postmortem.PostMortem {
	p := postmortem.PostMortem{ID: "p", Title: "Long lists", Summary: strings.Repeat("The batch ran twice that night and nobody saw it. ", sentences)}
	for i := range factors {
		p.Factors = append(p.Factors, postmortem.ContributingFactor{ID: fmt.Sprint("f", i), Title: fmt.Sprintf("Factor number %d", i+1)})
	}
	for i := range actions {
		p.Actions = append(p.Actions, postmortem.ActionItem{ID: fmt.Sprint("a", i), Title: fmt.Sprintf("Action number %d", i+1), Status: "open"})
	}
	return p
}

func TestPageOneListsWhatItHasRoomFor(t *testing.T) {
	cases := []struct{ factors, actions, sentences, wantFactors, wantActions int }{
		{0, 0, 1, 0, 0},
		{2, 3, 1, 2, 3},
		{5, 3, 1, 5, 3},
		{6, 4, 1, 5, 3},
		{18, 40, 1, 5, 3},
		{18, 9, 44, 3, 3},
		{18, 9, 49, 2, 2},
		{18, 9, 54, 2, 1},
		{18, 9, 400, 5, 3}, // more than a page in any case
	}
	for _, c := range cases {
		p := longList(c.factors, c.actions, c.sentences)
		d := Compose(p, Options{})
		if err := document.Check(d); err != nil {
			t.Errorf("%+v: %v", c, err)
		}
		if factors, actions := rowsOf(d, "contributed"), rowsOf(d, "change"); factors != c.wantFactors || actions != c.wantActions {
			t.Errorf("%+v: got %d and %d", c, factors, actions)
		}
		all := document.Dump(d)
		for _, f := range p.Factors {
			if !strings.Contains(all, f.Title+`"`) {
				t.Errorf("%+v: %s is lost", c, f.Title)
			}
		}
		for _, a := range p.Actions {
			if !strings.Contains(all, a.Title+`"`) {
				t.Errorf("%+v: %s is lost", c, a.Title)
			}
		}
	}
}

// rowsOf counts the rows of the table in a section.
func rowsOf(d document.Document, id string) (rows int) {
	i := slices.IndexFunc(d.Body, func(b document.Block) bool { s, ok := b.(document.Section); return ok && s.ID == id })
	if i < 0 {
		return 0
	}
	for _, b := range d.Body[i].(document.Section).Blocks {
		if table, ok := b.(document.Table); ok {
			rows += len(table.Rows)
		}
	}
	return rows
}

func TestLinesOfAText(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "a": 1, "one two three": 1, strings.Repeat("word ", 40): 3, strings.Repeat("x", 200): 3, strings.Repeat("長", 100): 3,
	} {
		if got := lines(s, 400, 10); got != want {
			t.Errorf("%.20q: %d lines, want %d", s, got, want)
		}
	}
}

// A column that nothing stands in is no column: its title would ask why. The
// tables come back from Markdown with it and without it.
func TestColumnsWithNothingInThem(t *testing.T) {
	bare := longList(2, 2, 1)
	full := longList(2, 2, 1)
	full.Events = []postmortem.TimelineEvent{{ID: "e", Title: "Batch ran twice", Precision: "unknown"}}
	full.Factors[1].Events = []string{"e"}
	full.Actions[0].DoneWhen = "it runs once"
	declined := longList(1, 1, 1)
	declined.Actions[0].Status, declined.Actions[0].Reason = "declined", "too dear"
	for _, c := range []struct {
		name             string
		p                postmortem.PostMortem
		factors, actions int
	}{{"bare", bare, 2, 3}, {"full", full, 3, 4}, {"declined", declined, 2, 4}} {
		t.Run(c.name, func(t *testing.T) {
			d := Compose(c.p, Options{})
			columns := map[string]int{}
			document.Walk(d.Body, document.Visitor{Block: func(b document.Block) bool {
				if table, ok := b.(document.Table); ok {
					columns[table.Caption] = len(table.Columns)
				}
				return true
			}})
			if columns["What contributed"] != c.factors || columns["What will change"] != c.actions {
				t.Errorf("columns: %v", columns)
			}
			c.p.Status = "draft"
			comesBack(t, c.name, c.p)
		})
	}
}
