package export

import (
	"strings"
	"testing"
	"time"

	"afterword/backend/contribution"
	"afterword/backend/postmortem"
	"afterword/backend/sample"
)

// What the page asks for is what the reader of it understands, in every language.
func TestContributionComesBack(t *testing.T) {
	p := sample.PostMortem()
	p.Zone = "Europe/Berlin"
	for _, language := range Languages {
		data, _, err := FromPostMortem(p, time.Time{}, Form{Format: "contribution", Language: language})
		if err != nil {
			t.Fatal(err)
		}
		page := string(data)
		context := contribution.Context{Zone: "UTC", Reference: p.StartedAt()}
		empty, err := contribution.Parse(page, context)
		if err != nil {
			t.Fatalf("%s: %v", language, err)
		}
		if len(empty.Memories)+len(empty.Questions)+len(empty.Notes) != 0 || empty.Name != "" {
			t.Errorf("%s: an empty page proposes something: %+v", language, empty)
		}
		if empty.Reference != p.Reference || empty.Zone != "Europe/Berlin" {
			t.Errorf("%s: reference %q, zone %q", language, empty.Reference, empty.Zone)
		}
		for _, line := range []string{"- HH:MM what happened", "- HH:MM was geschah"} {
			page = strings.Replace(page, line, "- 01:15 the map showed one coast only", 1)
		}
		page = strings.Replace(page, "- …\n", "- Who was told?\n", 1)
		page = strings.Replace(page, "\nName:\n", "\nName: Ana Kovač\n", 1)
		full, err := contribution.Parse(page, context)
		if err != nil || len(full.Memories) != 1 || len(full.Questions) != 1 || full.Name != "Ana Kovač" {
			t.Fatalf("%s: %v, %+v", language, err, full)
		}
		if m := full.Memories[0]; m.Title != "the map showed one coast only" || m.When.OccurredAt != "2018-10-21T23:15:00.000Z" {
			t.Errorf("%s: %q at %s", language, m.Title, m.When.OccurredAt)
		}
	}
}

func TestContributionStaysAPage(t *testing.T) {
	p := postmortem.PostMortem{Title: "Many", Zone: "UTC"}
	for i := range 2000 {
		e := postmortem.TimelineEvent{ID: string(rune('a' + i)), Title: "<b>*event*\n", Precision: "minute", OccurredAt: "2026-03-28T13:05:00.000Z"}
		if i == 1999 {
			e.Milestone, e.Title = "resolved", "it is over"
		}
		p.Events = append(p.Events, e)
	}
	data, _, err := FromPostMortem(p, time.Time{}, Form{Format: "contribution"})
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	if lines := strings.Count(page, "\n"); lines > 80 || !strings.Contains(page, "it is over") || !strings.Contains(page, "1999 more") {
		t.Errorf("%d lines:\n%s", lines, page)
	}
	p.Events = p.Events[:50]
	data, _, err = FromPostMortem(p, time.Time{}, Form{Format: "contribution"})
	if page = string(data); err != nil || !strings.Contains(page, `\<b>\*event\*`) || !strings.Contains(page, "10 more") {
		t.Errorf("%v:\n%s", err, page)
	}
}
