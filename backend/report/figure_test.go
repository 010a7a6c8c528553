package report

import (
	"strings"
	"testing"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// A picture of weeks says the day of a milestone: "21:30 mitigated" is of use only
// where the axis has hours.
func TestMilestonesSayTheirDayWhereTheAxisHasNoHours(t *testing.T) {
	start := time.Date(2025, 9, 3, 7, 30, 0, 0, time.UTC)
	for length, want := range map[time.Duration]string{
		3 * time.Hour: "10:30 resolved", 3 * aDay: "07:30 resolved", 6 * aDay: "9 Sep 07:30 resolved", 200 * aDay: "22 Mar 07:30 resolved",
	} {
		p := postmortem.PostMortem{Title: "Long", Zone: "UTC", Events: []postmortem.TimelineEvent{
			{ID: "a", Title: "A", Precision: "minute", OccurredAt: postmortem.At(start), Milestone: "impact_started"},
			{ID: "b", Title: "B", Precision: "minute", OccurredAt: postmortem.At(start.Add(length)), Milestone: "resolved"},
			{ID: "c", Title: "C", Precision: "minute", OccurredAt: postmortem.At(start.Add(length / 2))},
		}}
		dump := document.Dump(Compose(p, Options{Language: "en"}))
		if n := strings.Count(dump, `label "`+want+`"`); n < 1 {
			t.Errorf("after %v no mark says %q", length, want)
		}
	}
}
