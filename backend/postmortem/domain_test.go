package postmortem

import (
	"math"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestCleanInvalidUTF8(t *testing.T) {
	for in, want := range map[string]string{
		"a\xffb":             "a\uFFFDb",
		"cut \xe2\x82":       "cut \uFFFD",
		"wtf-8 \xed\xa0\x80": "wtf-8 \uFFFD",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, seed := range []string{"", "a\r\nb", "\x00\x1b", "\xff", "\u2028\u2029", "\r\r\n", "👩‍💻"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, clean := range []string{Clean(s), CleanLine(s)} {
			if !utf8.ValidString(clean) || Clean(clean) != clean || strings.ContainsAny(clean, "\r\x00\x1b\u2028\u2029") {
				t.Fatalf("%q is not clean: %q", s, clean)
			}
		}
		if line := CleanLine(s); strings.ContainsAny(line, "\n\t") {
			t.Fatalf("%q is not a line", line)
		}
	})
}

func TestParseInstant(t *testing.T) {
	for in, want := range map[string]Instant{
		"":                               "",
		"2026-03-29T14:05:00Z":           "2026-03-29T14:05:00.000Z",
		"2026-03-29T14:05:00.1239Z":      "2026-03-29T14:05:00.123Z",
		"2026-03-29T14:05:00+05:45":      "2026-03-29T08:20:00.000Z",
		"1969-12-31T23:59:59.999Z":       "1969-12-31T23:59:59.999Z",
		"0001-01-01T00:00:00Z":           "0001-01-01T00:00:00.000Z",
		"9999-12-31T23:59:59.999999999Z": "9999-12-31T23:59:59.999Z",
	} {
		got, err := ParseInstant(in)
		if err != nil || got != want {
			t.Errorf("ParseInstant(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
	for _, bad := range []string{
		"0000-12-31T23:59:59Z", "9999-12-31T23:59:59-01:00", "0001-01-01T00:00:00+01:00", "2026-02-29T00:00:00Z",
		"2026-03-29T24:00:00Z", "2026-03-29T23:59:60Z", "2026-03-29", "14:05", "10000-01-01T00:00:00Z", strings.Repeat("9", 1<<20),
	} {
		if got, err := ParseInstant(bad); err == nil || len(err.Error()) > 200 {
			t.Errorf("ParseInstant(%.40q) = %q, %v", bad, got, err)
		}
	}
}

func FuzzParseInstant(f *testing.F) {
	f.Add("2026-03-29T14:05:00.123+05:45")
	f.Add("9999-12-31T23:59:59-01:00")
	f.Fuzz(func(t *testing.T, s string) {
		at, err := ParseInstant(s)
		if err != nil || at == "" {
			return
		}
		if again, err := ParseInstant(string(at)); err != nil || again != at || At(at.Time()) != at || len(at) != len(instantForm) {
			t.Fatalf("%q gave %q, which gives %q, %v", s, at, again, err)
		}
	})
}

// Times at both ends of the calendar are further apart than a Duration can
// hold: the text must still come, say so, and have the right sign.
func TestGapOfExtremes(t *testing.T) {
	for _, g := range []Gap{
		Between(at("0001-01-01T00:00:00.000Z"), at("9999-12-31T23:59:59.999Z")),
		Between(at("9999-12-31T23:59:59.999Z"), at("0001-01-01T00:00:00.000Z")),
		{Min: math.MinInt64, Max: math.MaxInt64, Known: true},
	} {
		if s := g.String(); !strings.Contains(s, "106751 d") || (g.Min < 0) != strings.HasPrefix(s, "< -") {
			t.Errorf("%v reads %q", g, s)
		}
	}
}

func at(s Instant) When { return When{Earliest: s.Time(), Latest: s.Time(), Known: true} }

func TestStartedAt(t *testing.T) {
	early := TimelineEvent{ID: "e", Precision: "approximate", OccurredAt: "2026-03-29T00:02:00.000Z", ToleranceSec: 300}
	late := TimelineEvent{ID: "l", Precision: "minute", OccurredAt: "2026-03-29T14:05:00.000Z", Milestone: "impact_started"}
	unknown := TimelineEvent{ID: "u", Precision: "unknown", Milestone: "impact_started"}
	p := PostMortem{CreatedAt: "2026-03-30T09:00:00.000Z"}
	if p.StartedAt() != p.CreatedAt {
		t.Error("without events it began when it was created")
	}
	p.Events = []TimelineEvent{early, unknown}
	if p.StartedAt() != early.OccurredAt {
		t.Errorf("the first event began at %s", p.StartedAt())
	}
	p.Events = []TimelineEvent{early, late, unknown}
	if p.StartedAt() != late.OccurredAt {
		t.Errorf("impact began at %s", p.StartedAt())
	}
}

func TestOrderEventsLongChain(t *testing.T) {
	const count = 20_000
	chain := make([]TimelineEvent, count)
	for i := range chain { // one ring of all of them
		chain[i] = TimelineEvent{ID: rankText([]int{i / 1296, i / 36 % 36, i % 36}), Precision: "unknown"}
	}
	for i := range chain {
		chain[i].AfterEvent = chain[(i+count-1)%count].ID
	}
	began := time.Now()
	got := OrderEvents(chain)
	if len(got) != count || got[0].ID != chain[0].ID || got[count-1].ID != chain[count-1].ID {
		t.Errorf("a ring of %d is not in order", count)
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("it took %s", took)
	}
}

func TestAssembleLeavesOutWhatIsGone(t *testing.T) {
	event := NewFields(KindEvent)
	event["evidence"] = []string{"here", "gone"}
	p := Assemble([]Record{
		{Kind: KindEvent, ID: "e", Fields: event},
		{Kind: KindEvidence, ID: "here", Fields: NewFields(KindEvidence)},
		{Kind: KindPostMortem, ID: "pm", Fields: Fields{"title": "Checkout", "zone": 7}}, // a value of another type
	})
	if len(p.Events) != 1 || len(p.Events[0].Evidence) != 1 || p.Events[0].Evidence[0] != "here" {
		t.Errorf("events are %+v", p.Events)
	}
	if p.ID != "pm" || p.Title != "Checkout" || p.Zone != "" {
		t.Errorf("the root reads %+v", p)
	}
}
