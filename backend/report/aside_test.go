package report

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
	"afterword/backend/sample"
)

var saved = Options{Date: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), Language: "en"}

// sheetText shows a sheet with a line for each cell that holds something.
func sheetText(t *testing.T, s document.Sheet) string {
	t.Helper()
	var out strings.Builder
	fmt.Fprintf(&out, "%q\n", s.Columns)
	for i, row := range s.Rows {
		fmt.Fprintf(&out, "row %d\n", i+1)
		if len(row) != len(s.Columns) {
			t.Errorf("row %d has %d cells for %d columns", i+1, len(row), len(s.Columns))
			continue
		}
		for k, cell := range row {
			if cell != "" {
				fmt.Fprintf(&out, "  %s: %q\n", s.Columns[k], cell)
			}
		}
	}
	return out.String()
}

func asidesOf(t *testing.T, p postmortem.PostMortem) string {
	t.Helper()
	var out strings.Builder
	for _, s := range []struct {
		name    string
		compose func(postmortem.PostMortem, Options) document.Sheet
	}{{"actions", Actions}, {"events", Events}, {"GitHub", GitHubIssues}, {"Jira", JiraIssues}} {
		out.WriteString("=== " + s.name + "\n" + sheetText(t, s.compose(p, saved)))
	}
	out.WriteString("=== dates\n")
	calendar, _ := Dates(p, saved)
	for _, e := range calendar.Entries {
		fmt.Fprintf(&out, "%s %s %s %v\n  %q\n  %q\n", e.ID, e.Start.Format(time.RFC3339), e.End.Format(time.RFC3339), e.WholeDay, e.Title, e.Description)
	}
	return out.String() + "=== announcement\n" + Announcement(p, saved) + "=== status\n" + StatusText(p, saved) + "=== page\n" + Page(p, saved)
}

func TestAsidesGolden(t *testing.T) {
	golden(t, "asides-edges.txt", asidesOf(t, edges()))
	golden(t, "asides-empty.txt", asidesOf(t, postmortem.PostMortem{Status: "draft"}))
}

func TestHiddenEventsAndClosedActionsStayOut(t *testing.T) {
	p := edges()
	if got := sheetText(t, Events(p, saved)); strings.Contains(got, "Hidden chatter") {
		t.Error("a hidden event is in the table")
	}
	p.Actions[1].Status = "done"
	for name, s := range map[string]document.Sheet{"GitHub": GitHubIssues(p, saved), "Jira": JiraIssues(p, saved)} {
		if len(s.Rows) != 0 {
			t.Errorf("%s: %d rows of actions that are done or declined", name, len(s.Rows))
		}
	}
	p.MeetingAt = ""
	if _, ok := Dates(p, saved); ok {
		t.Error("there are dates of nothing")
	}
	if got := len(Actions(p, saved).Rows); got != 2 {
		t.Errorf("%d rows of all actions, want 2", got)
	}
}

func TestTrackersGetWhatTheyTake(t *testing.T) {
	long := strings.Repeat("é", 400)
	for owner, want := range map[string]string{"ana@example.org": "ana@example.org", " ana@example.org ": "ana@example.org", "@ana": "", "ana": "", "a b@example.org": "", "a@b@c": ""} {
		p := postmortem.PostMortem{Actions: []postmortem.ActionItem{{Title: long, Owner: owner, Status: "open"}}}
		row := JiraIssues(p, saved).Rows[0]
		if row[4] != want {
			t.Errorf("owner %q became the assignee %q, want %q", owner, row[4], want)
		}
		if n := len([]rune(row[0])); n > 255 || !strings.Contains(row[7], long) {
			t.Errorf("the title has %d letters, and the whole is in the text: %v", n, strings.Contains(row[7], long))
		}
	}
}

// Texts that go to many people must not name one.
func TestShortTextsNameNobody(t *testing.T) {
	p := edges()
	p.Actions[1].Owner = "Zora Example"
	p.Participants[0].Name = "Zora Example"
	for name, text := range map[string]string{"announcement": Announcement(p, saved), "status": StatusText(p, saved), "page": Page(p, saved)} {
		if strings.Contains(text, "Zora") {
			t.Errorf("the %s names a person:\n%s", name, text)
		}
	}
}

func TestShortTextsTakeTheFirstParagraph(t *testing.T) {
	for in, want := range map[string]string{
		"| n |\n|---|\n| 1 |\n\nIt was *slow*.\n\nMore.": "It was slow.",
		"| n |\n|---|\n| 1 |":                            "",
		"# Head\n\n- one\n- two":                         "one",
		"See [the graph](evidence:v1).":                  "See the graph.",
	} {
		if got := (&composer{}).summaryInWords(in); got != want {
			t.Errorf("%q gave %q, want %q", in, got, want)
		}
	}
}

func TestStatusFollowsTheMilestones(t *testing.T) {
	at := func(clock string) postmortem.Instant { return postmortem.Instant("2026-11-20T" + clock + ":00.000Z") }
	p := postmortem.PostMortem{Zone: "UTC", Title: "Slow", Events: []postmortem.TimelineEvent{
		{ID: "a", Precision: "minute", OccurredAt: at("14:00"), Milestone: "impact_started"},
		{ID: "b", Precision: "minute", OccurredAt: at("14:30"), Milestone: "mitigated"},
		{ID: "c", Precision: "minute", OccurredAt: at("15:00"), Milestone: "resolved"},
	}}
	for n, want := range []string{"Not resolved yet.", "Began 20 Nov 14:00 (UTC). Not resolved yet.", "Mitigated 20 Nov 14:30 (UTC), not resolved yet.", "Resolved 20 Nov 15:00 (UTC). Impact window 1 h."} {
		some := p
		some.Events = p.Events[:n]
		if got := StatusText(some, saved); !strings.Contains(got, want) {
			t.Errorf("with %d milestones: lacks %q:\n%s", n, want, got)
		}
	}
}

// Every language has all the words, and takes the same values in its forms.
func TestAsideWordsHaveNoHoles(t *testing.T) {
	for language, words := range asides {
		findHoles(t, language, reflect.ValueOf(words), reflect.ValueOf(asides["en"]))
	}
}

func findHoles(t *testing.T, language string, v, english reflect.Value) {
	t.Helper()
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		switch field := v.Field(i); {
		case field.IsZero():
			t.Errorf("%s lacks %s", language, name)
		case field.Kind() == reflect.Struct:
			findHoles(t, language, field, english.Field(i))
		case field.Kind() != reflect.String && field.Len() != english.Field(i).Len():
			t.Errorf("%s has %d of %s", language, field.Len(), name)
		case field.Kind() == reflect.String && strings.Count(field.String(), "%") != strings.Count(english.Field(i).String(), "%"):
			t.Errorf("%s takes other values in %s", language, name)
		}
	}
}

func TestTheSampleHasAllAsides(t *testing.T) {
	p := sample.PostMortem()
	calendar, ok := Dates(p, saved)
	if !ok || len(calendar.Entries) != 6 || len(Actions(p, saved).Rows) != 7 || len(GitHubIssues(p, saved).Rows) != 6 || len(Events(p, saved).Rows) != 29 {
		t.Error("something is missing")
	}
	seen := map[string]bool{}
	for _, e := range calendar.Entries {
		if seen[e.ID] {
			t.Errorf("the id %s stands there twice", e.ID)
		}
		seen[e.ID] = true
	}
}
