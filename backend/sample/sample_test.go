package sample

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/backend/postmortem"
)

func counter() func() string {
	n := 0
	return func() string { n++; return fmt.Sprintf("id-%04d", n) }
}

func TestEditsFitTheSchemaInOrder(t *testing.T) {
	there := map[string]postmortem.Kind{}
	editIDs := map[string]bool{}
	for i, e := range Edits(counter()) {
		if i == 0 && e.Kind != postmortem.KindPostMortem {
			t.Fatalf("first edit creates a %s, want the root", e.Kind)
		}
		if editIDs[e.ID] || there[e.ID] != "" {
			t.Errorf("edit id %s is used twice", e.ID)
		}
		editIDs[e.ID] = true
		if there[e.Record] != "" || editIDs[e.Record] {
			t.Errorf("record id %s is used twice", e.Record)
		}
		change, err := postmortem.Prepare(e, nil)
		if err != nil {
			t.Fatalf("%s %s: %v", e.Kind, e.Record, err)
		}
		for _, f := range postmortem.Schema[e.Kind] {
			var targets []string
			switch f.Type {
			case postmortem.Ref:
				if id := change.After[f.Name].(string); id != "" {
					targets = []string{id}
				}
			case postmortem.RefList:
				targets = change.After[f.Name].([]string)
			}
			for _, id := range targets {
				if there[id] != f.Ref {
					t.Errorf("%s.%s refers to %s, a %q, want a %s that is there already", e.Kind, f.Name, id, there[id], f.Ref)
				}
			}
		}
		there[e.Record] = e.Kind
	}
}

func TestSampleShowsWhatTheProgramCanDo(t *testing.T) {
	p := PostMortem()
	if len(p.Events) < 20 {
		t.Errorf("%d events, want at least 20", len(p.Events))
	}
	count := map[string]int{}
	for _, e := range p.Events {
		count[e.Precision]++
		if e.EndedAt != "" {
			count["span"]++
		}
		if e.KnownAt > e.OccurredAt {
			count["known later"]++
		}
		if e.Precision != "unknown" && (e.OccurredAt < "2018-10-21T22:52" || e.OccurredAt > "2018-10-22T23:03:00.000Z") {
			t.Errorf("%q is at %s, outside the incident", e.Title, e.OccurredAt)
		}
		if len(e.Evidence) == 0 || e.Source == "" {
			t.Errorf("%q cites no evidence or source", e.Title)
		}
	}
	for _, want := range []string{"minute", "between", "unknown", "span", "known later"} {
		if count[want] == 0 {
			t.Errorf("no event of the kind %q", want)
		}
	}
	for _, m := range postmortem.Milestones[1:] {
		if _, ok := p.Milestone(m); !ok {
			t.Errorf("milestone %s is missing", m)
		}
	}
	for _, prompt := range postmortem.LessonPrompts {
		if !slices.ContainsFunc(p.Lessons, func(l postmortem.Lesson) bool { return l.Prompt == prompt }) {
			t.Errorf("no lesson for %s", prompt)
		}
	}
	for _, text := range []string{p.Awareness, p.Impact, p.Sequence, p.Resolution, p.Summary, p.Analysis, p.Trigger} {
		if text == "" || strings.Contains(text, "\t") {
			t.Errorf("missing or badly indented text: %.60q", text)
		}
	}
	if len(p.Factors) < 3 || len(p.Sources) == 0 || len(p.Participants) == 0 || len(p.Evidence) < 5 {
		t.Error("too few factors, sources, participants or evidence")
	}
	if len(p.Questions) == 0 {
		t.Error("no question")
	}
	for _, q := range p.Questions {
		if q.Event == "" || q.Text == "" || q.Status != "answered" || q.Answer == "" || strings.Contains(q.Answer, "\t") {
			t.Errorf("question %+v, want one pinned to an event and answered", q)
		}
	}
	for _, f := range p.Factors {
		if len(f.Events) == 0 {
			t.Errorf("factor %q cites no event", f.Title)
		}
	}
	for _, person := range p.Participants {
		if person.Name != "" || person.Role == "" {
			t.Errorf("participant %+v, want a role and no name", person)
		}
	}
}

func TestActionsAreComplete(t *testing.T) {
	declined := 0
	for _, a := range PostMortem().Actions {
		if !strings.Contains(a.Description, "llustrative") {
			t.Errorf("%q does not say what is illustrative", a.Title)
		}
		if a.Status == "declined" {
			declined++
			if a.Reason == "" {
				t.Errorf("%q is declined without a reason", a.Title)
			}
			continue
		}
		if a.Owner == "" || a.DueOn == "" || a.DoneWhen == "" || a.Kind == "" || a.Priority == "" {
			t.Errorf("%q is incomplete: %+v", a.Title, a)
		}
	}
	if declined != 1 {
		t.Errorf("%d declined actions, want 1", declined)
	}
}

// The figures of the account: degraded for 24 hours and 11 minutes, alerts two
// minutes after the link was lost.
func TestDurationsAreThoseOfTheAccount(t *testing.T) {
	want := map[string]time.Duration{
		"impact": 24*time.Hour + 11*time.Minute, "ttr": 24*time.Hour + 11*time.Minute,
		"ttd": 2 * time.Minute, "tta": 2 * time.Minute, "ttm": 17*time.Hour + 32*time.Minute,
	}
	for _, d := range PostMortem().Durations() {
		if !d.Gap.Exact() || d.Gap.Min != want[d.Key] {
			t.Errorf("%s is %v, want %v", d.Key, d.Gap, want[d.Key])
		}
	}
}

func TestLinksAreHTTPS(t *testing.T) {
	for _, e := range PostMortem().Evidence {
		if u, err := url.Parse(e.URL); err != nil || u.Scheme != "https" || u.Host == "" {
			t.Errorf("%q has the address %q", e.Title, e.URL)
		}
	}
}

func TestParagraphsJoinLinesButKeepLists(t *testing.T) {
	got := paragraphs("\n\t\tone\n\t\ttwo\n\n\t\t- a\n\t\t- b\n\t\t  more\n\n\t\t| x |\n\t\t|---|\n\n\t\tend")
	want := "one two\n\n- a\n- b more\n\n| x |\n|---|\n\nend"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
