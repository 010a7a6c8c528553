package capture

import (
	"strings"
	"testing"
	"time"

	"afterword/backend/postmortem"
)

func FuzzQuickAdd(f *testing.F) {
	for _, seed := range []string{
		"14:05 x", "+1h30m", "between 14:51 and 14:56", "2026-10-25 02:10-02:40 CST", "03/04/26", "Sun, 29 Mar 2026 14:05:00 +0200",
		"\xff14:05", "14:??", "@-99999999999", "[14:05]", "2:00-3:30 pm", "29/Mar/2026:14:05:00", "9999-12-31 24:00", "ca. \u202e14:05", "tomorrow",
	} {
		f.Add(seed, berlin)
	}
	f.Fuzz(func(t *testing.T, text, zone string) {
		for _, read := range []func(Request) Reply{QuickAdd, ParseWhen} {
			began := time.Now()
			r := read(Request{Text: text, Zone: zone, Reference: reference, Now: now})
			if took := time.Since(began); took > time.Second {
				t.Fatalf("%q took %s", text, took)
			}
			checkReply(t, text, r)
		}
	})
}

// checkReply holds for every reply: the store takes every reading as it is.
func checkReply(t *testing.T, text string, r Reply) {
	t.Helper()
	var whens []When
	switch r.Status {
	case OK:
		whens = append(whens, *r.When)
	case Ask:
		if len(r.Choices) < 2 || len(r.Choices) > maxChoices || r.Message == "" {
			t.Fatalf("%q asks with %d choices and %q", text, len(r.Choices), r.Message)
		}
		for _, c := range r.Choices {
			whens = append(whens, c.When)
		}
	case Invalid:
		if r.Message == "" {
			t.Fatalf("%q is invalid without a reason", text)
		}
	}
	for _, w := range whens {
		fields := postmortem.Fields{
			"precision": w.Precision, "occurredAt": string(w.OccurredAt), "occurredLatest": string(w.OccurredLatest),
			"toleranceSec": w.ToleranceSec, "endedAt": string(w.EndedAt), "endPrecision": w.EndPrecision,
			"zone": w.Zone, "inferred": w.Inferred,
		}
		change, err := postmortem.Prepare(postmortem.Edit{ID: "e", Op: postmortem.Create, Kind: postmortem.KindEvent, Record: "r", Fields: fields}, nil)
		if err != nil {
			t.Fatalf("%q: %+v is refused: %v", text, w, err)
		}
		if change.After["occurredAt"] != string(w.OccurredAt) || (w.Precision != "unknown" && w.OccurredAt == "") {
			t.Fatalf("%q: %+v has no canonical time", text, w)
		}
		if (w.EndedAt != "" && w.EndedAt < w.OccurredAt) || (w.OccurredLatest != "" && w.OccurredLatest < w.OccurredAt) {
			t.Fatalf("%q: %+v ends before it begins", text, w)
		}
	}
	if strings.ContainsAny(r.Title, "\n\r\x00\x1b") {
		t.Fatalf("%q: the title %q is not clean", text, r.Title)
	}
}

func TestLongTextsAreFast(t *testing.T) {
	for name, text := range map[string]string{
		"a title":    "14:05 " + strings.Repeat("x", 1<<17),
		"separators": "14:05 " + strings.Repeat("- ", 1<<16),
		"digits":     strings.Repeat("1", 1<<17),
		"colons":     strings.Repeat("1:", 1<<16),
		"spaces":     strings.Repeat(" ", 1<<17),
		"shifts":     "+" + strings.Repeat("1h", 1<<16),
		"bad bytes":  strings.Repeat("\xff", 1<<17),
	} {
		began := time.Now()
		QuickAdd(Request{Text: text, Zone: berlin, Reference: reference, Now: now})
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%s: 128 kB took %s", name, took)
		}
	}
}
