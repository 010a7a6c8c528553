package report

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
	"afterword/backend/sample"
)

func TestPageOneComesInOrder(t *testing.T) {
	var ids []string
	for _, b := range compose(t, sample.PostMortem()).Body {
		if s, ok := b.(document.Section); ok {
			ids = append(ids, s.ID)
		}
	}
	want := "contributed change facts timeline questions analysis factors lessons actions people sources evidence definitions"
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestSameInputGivesTheSameDocument(t *testing.T) {
	first, second := document.Dump(compose(t, sample.PostMortem())), document.Dump(compose(t, sample.PostMortem()))
	if first != second {
		t.Error("two runs differ")
	}
}

// Of many events the picture and the table are made by other processors, beside the
// rest: the document is the same.
func TestManyEventsAreComposedAsFewAre(t *testing.T) {
	p := sample.PostMortem()
	for n := 0; len(p.Events) < manyEvents+50; n++ {
		e := p.Events[n]
		e.ID, e.Milestone = fmt.Sprintf("%s-%d", e.ID, n), ""
		p.Events = append(p.Events, e)
	}
	for _, layout := range Layouts {
		o := Options{Layout: layout}
		c := newComposer(p, o)
		c.whole, c.table = c.wholePicture, c.eventTable
		want := document.Dump(document.Document{Body: c.numberCitations(c.body(o.Layout))})
		if got := document.Dump(document.Document{Body: Compose(p, o).Body}); got != want {
			t.Errorf("%s: another document", layout)
		}
	}
}

func TestHiddenEventsAreNotShownButCount(t *testing.T) {
	at := func(clock string) postmortem.Instant { return postmortem.Instant("2026-11-20T" + clock + ":00.000Z") }
	p := postmortem.PostMortem{Zone: "UTC", Events: []postmortem.TimelineEvent{
		{ID: "a", Title: "secret start", Precision: "minute", OccurredAt: at("14:00"), Milestone: "impact_started", Hidden: true},
		{ID: "b", Title: "alert", Precision: "minute", OccurredAt: at("14:09"), Milestone: "detected"},
	}, Lessons: []postmortem.Lesson{{Prompt: "helped", Text: "x", Events: []string{"a"}}}}
	got := document.Dump(compose(t, p))
	if strings.Contains(got, "secret") || strings.Contains(got, "(event") {
		t.Errorf("a hidden event is shown:\n%s", got)
	}
	if !strings.Contains(got, `"to detect" "9\u00a0min" "at 14:09"`) {
		t.Errorf("its time does not count:\n%s", got)
	}
}

func TestFiguresWhileNotResolved(t *testing.T) {
	p := postmortem.PostMortem{Zone: "+05:45", Events: []postmortem.TimelineEvent{
		{ID: "a", Title: "start", Precision: "approximate", ToleranceSec: 60, OccurredAt: "2026-11-20T14:00:00.000Z", Milestone: "impact_started"},
	}}
	got := document.Dump(compose(t, p))
	for _, want := range []string{`"impact" "not yet known" "since about 19:45"`, `"All times UTC+5:45."`} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %s:\n%s", want, got)
		}
	}
}

func TestSplitQuantity(t *testing.T) {
	for in, want := range map[string][2]string{
		"1 in 5 checkouts, EU":               {"1 in 5", "checkouts, EU"},
		"over 5 million webhook events":      {"over 5 million", "webhook events"},
		"312 customers":                      {"312", "customers"},
		"40 %":                               {"40 %", ""},
		"about 12 % of orders":               {"about 12 %", "of orders"},
		"12% of requests":                    {"12%", "of requests"},
		"~ 5 – 10 % of users":                {"~ 5 – 10 %", "of users"},
		"€ 12,000 of orders":                 {"€ 12,000", "of orders"},
		"12 – mostly in Europe":              {"12", "– mostly in Europe"},
		"3 of 40 hosts":                      {"3 of 40", "hosts"},
		"2 out of every 3 sign-ins":          {"2 out of every 3", "sign-ins"},
		"everyone":                           {"everyone", ""},
		"100":                                {"100", ""},
		"most of the platform was affected":  {"most of the platform", "was affected"},
		"Donaudampfschifffahrtsgesellschaft": {"Donaudampfschifffahrtsgesellschaft", ""},
	} {
		if figure, rest := splitQuantity(in, english.quantities); figure != want[0] || rest != want[1] {
			t.Errorf("%q: got %q %q, want %q", in, figure, rest, want)
		}
	}
}

func TestTicksAreRoundLocalTimes(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	parse := func(s string) time.Time {
		at, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	cases := map[string]struct{ from, to, want string }{
		"seconds":       {"2026-11-20T14:00:00Z", "2026-11-20T14:00:30Z", "15:00:00 15:00:05 15:00:10 15:00:15 15:00:20 15:00:25 15:00:30"},
		"an hour":       {"2026-11-20T13:04:00Z", "2026-11-20T14:16:00Z", "14:10 14:20 14:30 14:40 14:50 15:00 15:10"},
		"spring":        {"2026-03-28T22:00:00Z", "2026-03-29T16:00:00Z", "29 Mar 03:00 06:00 09:00 12:00 15:00 18:00"},
		"spring, hours": {"2026-03-28T23:30:00Z", "2026-03-29T04:30:00Z", "01:00 03:00 04:00 05:00 06:00"},
		"autumn":        {"2026-10-24T23:30:00Z", "2026-10-25T04:30:00Z", "02:00 UTC+2 02:00 UTC+1 03:00 04:00 05:00"},
		"days":          {"2026-11-20T00:00:00Z", "2026-11-27T00:00:00Z", "21 Nov 22 Nov 23 Nov 24 Nov 25 Nov 26 Nov 27 Nov"},
		"months":        {"2026-01-15T00:00:00Z", "2026-07-01T00:00:00Z", "Feb 2026 Mar 2026 Apr 2026 May 2026 Jun 2026 Jul 2026"},
		"none":          {"2026-01-15T00:00:00Z", "2026-01-15T00:00:00Z", ""},
	}
	for name, c := range cases {
		var labels []string
		for _, tick := range ticks(parse(c.from), parse(c.to), berlin, english) {
			labels = append(labels, tick.Label)
		}
		if got := strings.Join(labels, " "); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, c.want)
		}
	}
	// From the year 1 to 9999, as careless typing can give.
	long := ticks(parse("0001-01-01T00:00:00Z"), parse("9999-12-31T00:00:00Z"), berlin, english)
	if len(long) == 0 || len(long) > 2*mostTicks+1 {
		t.Errorf("%d ticks over all years", len(long))
	}
}

func TestExtremeYearsCompose(t *testing.T) {
	p := postmortem.PostMortem{Zone: "America/New_York", Events: []postmortem.TimelineEvent{
		{ID: "a", Title: "first", Precision: "minute", OccurredAt: "0001-01-01T00:00:00.000Z", Milestone: "impact_started"},
		{ID: "b", Title: "last", Precision: "minute", OccurredAt: "9999-12-31T23:59:00.000Z", EndedAt: "0001-01-01T00:00:00.000Z", Milestone: "resolved"},
	}}
	if got := document.Dump(compose(t, p)); !strings.Contains(got, "December 9999") {
		t.Errorf("lost the last event:\n%s", got)
	}
}

// Ten thousand events must compose in an instant, and in time that grows with
// their number.
func TestManyEventsComposeQuickly(t *testing.T) {
	p := sample.PostMortem()
	base := p.Events
	for i := range 10_000 {
		e := base[i%len(base)]
		e.ID = fmt.Sprintf("copy-%d", i)
		p.Events = append(p.Events, e)
	}
	p.Events = postmortem.OrderEvents(p.Events)
	start := time.Now()
	compose(t, p)
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("took %v", took)
	}
}
