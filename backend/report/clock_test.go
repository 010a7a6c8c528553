package report

import (
	"strings"
	"testing"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// setBack is an incident in the night in which Berlin's clocks show 2:00 to
// 3:00 twice.
func setBack() postmortem.PostMortem {
	at := func(clock string) postmortem.Instant { return postmortem.Instant(clock + ":00.000Z") }
	return postmortem.PostMortem{
		ID: "p", Title: "Set back", Zone: "Europe/Berlin", MeetingAt: at("2026-10-25T01:10"),
		Events: []postmortem.TimelineEvent{
			{ID: "b", Title: "between", Precision: "between", OccurredAt: at("2026-10-24T23:04"), OccurredLatest: at("2026-10-25T01:04")},
			{ID: "c", Title: "both after", Precision: "between", OccurredAt: at("2026-10-25T01:04"), OccurredLatest: at("2026-10-25T02:09")},
			{ID: "i", Title: "began", Precision: "minute", OccurredAt: at("2026-10-25T00:30"), Milestone: "impact_started"},
			{ID: "s", Title: "span", Precision: "minute", OccurredAt: at("2026-10-25T00:31"), EndedAt: at("2026-10-25T01:31"), EndPrecision: "minute"},
			{ID: "k", Title: "late", Precision: "minute", OccurredAt: at("2026-10-25T00:45"), KnownAt: at("2026-10-25T01:45")},
			{ID: "a", Title: "about", Precision: "approximate", ToleranceSec: 3600, OccurredAt: at("2026-10-25T00:50"), Milestone: "detected"},
			{ID: "r", Title: "over", Precision: "minute", OccurredAt: at("2026-10-25T01:30"), Milestone: "resolved"},
		},
	}
}

func TestTimesThatTheClockShowsTwiceHaveTheirOffset(t *testing.T) {
	d := Compose(setBack(), Options{})
	dump := strings.ReplaceAll(document.Dump(d), `\u00a0`, " ")
	for _, want := range []string{
		`"01:04 UTC+2–02:04 UTC+1"`,
		`"02:04–03:09"" "[soft "UTC+1"]`,
		`"impact" "1 h" "02:30 UTC+2 to 02:30 UTC+1"`,
		`"02:31"" "[soft "UTC+2"][break][soft "to 02:31 UTC+1"]`,
		`known at 02:45 UTC+1`,
		`"about 02:50"" "[soft "UTC+2"]`,
		`"02:30 UTC+2 impact started"`, `"02:30 UTC+1 resolved"`,
		`Timeline from 01:04 to 03:09: 02:30 UTC+2 impact started; about 02:50 UTC+2 detected; 02:30 UTC+1 resolved.`,
		`"02:00 UTC+2"`, `"02:00 UTC+1"`,
		`25 October 2026, 02:10 (UTC+1)`,
	} {
		if !strings.Contains(dump, want) {
			t.Errorf("no %s in:\n%s", want, dump)
		}
	}
	status := StatusText(setBack(), Options{})
	for _, want := range []string{"Began 25 Oct 02:30 (UTC+2).", "Resolved 25 Oct 02:30 (UTC+1)."} {
		if !strings.Contains(status, want) {
			t.Errorf("no %s in:\n%s", want, status)
		}
	}
	if page := Page(setBack(), Options{}); !strings.Contains(page, "- 2026-10-25 01:04 UTC+2–02:04 UTC+1 between") {
		t.Errorf("the page says:\n%s", page)
	}
}

func TestOtherTimesOfTheZoneHaveNoOffset(t *testing.T) {
	p := setBack()
	for i := range p.Events { // a day later
		e := &p.Events[i]
		for _, at := range []*postmortem.Instant{&e.OccurredAt, &e.OccurredLatest, &e.EndedAt, &e.KnownAt} {
			*at = postmortem.Instant(strings.NewReplacer("-25T", "-26T", "-24T", "-25T").Replace(string(*at)))
		}
	}
	p.MeetingAt = ""
	if dump := document.Dump(Compose(p, Options{})); strings.Count(dump, "UTC") != 1 {
		t.Errorf("an offset besides that of the note on the zone:\n%s", dump)
	}
}
