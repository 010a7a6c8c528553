package report

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
	"afterword/backend/sample"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file of testdata. A missing file fails.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run the test with -update to write it)", err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and look at the difference\n%s", path, firstDifference(got, string(want)))
	}
}

func compose(t *testing.T, p postmortem.PostMortem) document.Document {
	t.Helper()
	d := Compose(p, Options{Date: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), Language: "en"})
	if err := document.Check(d); err != nil {
		t.Errorf("document is not sound: %v", err)
	}
	return d
}

func TestSampleGolden(t *testing.T) {
	golden(t, "sample.txt", document.Dump(compose(t, sample.PostMortem())))
}

func TestEdgesGolden(t *testing.T) {
	golden(t, "edges.txt", document.Dump(compose(t, edges())))
}

func TestEmptyPostMortemIsDecent(t *testing.T) {
	golden(t, "empty.txt", document.Dump(compose(t, postmortem.PostMortem{Status: "draft"})))
}

func firstDifference(got, want string) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, min(i-80, len(s))):min(len(s), i+120)] }
	return "got  ..." + cut(got) + "\nwant ..." + cut(want)
}

// edges holds what the sample lacks: a change of the offset from UTC inside
// the incident, every precision, hidden and inferred, milestones out of order,
// odd evidence, names in several scripts, citations of what is gone.
func edges() postmortem.PostMortem {
	at := func(s string) postmortem.Instant {
		i, err := postmortem.ParseInstant(s)
		if err != nil {
			panic(err)
		}
		return i
	}
	return postmortem.PostMortem{
		ID: "root", Title: "Checkout | slow *again* <b>", Reference: "PM-2026-002", Status: "ready", Severity: "SEV2",
		Zone: "Europe/Berlin", Affected: "1 in 5 checkouts", MeetingAt: at("2026-03-31T08:00:00Z"),
		Services: []string{"checkout", "cache"}, Tags: []string{"clock change"},
		Summary:   "One line, **strong**, with a [link](https://example.org/a?b=c) and https://example.org/bare.",
		Awareness: "# Heading\n\n### Skipping\n\n- [x] done\n- [ ] open\n  1. nested\n\n> quote\n\n```go\nfmt.Println(\"|\")\n```\n\n---\n\n| a | b |\n|---|--:|\n| `x` | ~~y~~ |",
		Impact:    "<script>alert(1)</script>\n\nText with <b onclick=x>raw</b> and ![picture](https://example.org/p.png) and [bad](javascript:alert(1)).",
		Sequence:  "Line one  \nline two\\\nline three &amp; \\*not emphasis\\* a@example.org www.example.org",
		Trigger:   "日本語 العربية हिन्दी 👩‍💻 → done",
		Participants: []postmortem.Participant{
			{ID: "p1", Name: "A. K.", Role: "on-call engineer"}, {ID: "p2", Role: "facilitator"}, {ID: "p3", Name: "R. O."}, {ID: "p4"},
		},
		Sources: []postmortem.Source{
			{ID: "s1", Name: "job log", Kind: "log", Zone: "America/New_York", ClockOffsetMs: -12_000},
			{ID: "s2", Name: "chat", Kind: "chat", ClockOffsetMs: 250},
			{ID: "s3"},
		},
		Evidence: []postmortem.Evidence{
			{ID: "v1", Title: "redis.log", Kind: "log", Excerpt: "\x1b[31mERROR\x1b[0m a\n\n\tb ``` c\n"},
			{ID: "v2", Title: "A file path", Kind: "link", URL: "file:///etc/passwd"},
			{ID: "v3", Kind: "link", URL: "https://example.org/only"},
			{ID: "v4", Title: "Graph", Kind: "picture", FileName: "graph.png", Size: 84_000},
			{ID: "v5", Kind: "link", Title: "Page", URL: "https://example.org/q", Excerpt: "They said\nso.\n\nAnd more."},
		},
		Events: postmortem.OrderEvents([]postmortem.TimelineEvent{
			{ID: "e1", Title: "Deploy 4.2", Precision: "exact", OccurredAt: at("2026-03-29T00:45:10.250Z"), Kind: "change", Evidence: []string{"v1", "v2", "v3", "v5"}},
			{ID: "e2", Title: "Latency rises", Precision: "approximate", ToleranceSec: 300, OccurredAt: at("2026-03-29T00:58:00Z"), Milestone: "impact_started", KnownAt: at("2026-03-29T01:31:00Z"), Source: "s1", Inferred: []string{"date", "zone"}},
			{ID: "e3", Title: "Alert pages the on-call", Description: "A list:\n\n- one\n- two", Precision: "minute", OccurredAt: at("2026-03-29T01:05:00Z"), Milestone: "detected", Evidence: []string{"v4"}},
			{ID: "e4", Title: "Hidden chatter", Precision: "minute", OccurredAt: at("2026-03-29T01:06:00Z"), Hidden: true},
			{ID: "e5", Title: "Replica promoted", Precision: "between", OccurredAt: at("2026-03-29T01:51:00Z"), OccurredLatest: at("2026-03-29T01:56:00Z"), Milestone: "mitigated", ActorRole: "on-call engineer", Source: "s2"},
			{ID: "e6", Title: "Cache warms up", Precision: "minute", OccurredAt: at("2026-03-29T02:00:00Z"), EndedAt: at("2026-03-29T23:10:00Z"), EndPrecision: "approximate"},
			{ID: "e7", Title: "Customers call", Precision: "date", OccurredAt: at("2026-03-29T22:00:00Z"), OccurredLatest: at("2026-03-30T21:59:59Z")},
			{ID: "e8", Title: "", Precision: "unknown", AfterEvent: "e3"},
			{ID: "e9", Title: "All quiet", Precision: "minute", OccurredAt: at("2026-03-30T09:00:00Z"), Milestone: "resolved"},
			{ID: "e10", Title: "Acknowledged, says a wrong clock", Precision: "minute", OccurredAt: at("2026-03-29T00:30:00Z"), Milestone: "acknowledged"},
			{ID: "e11", Title: "Library updated months ago", Precision: "date", OccurredAt: at("2025-12-01T23:00:00Z"), OccurredLatest: at("2025-12-03T22:59:59Z")},
		}),
		Questions: []postmortem.Question{
			{ID: "q1", Text: "What did the *dashboard* show at that moment?", Event: "e3", Answer: "The old cluster.\n\n- lag was not on it", Status: "answered"},
			{ID: "q2", Text: "How was the timeout chosen?", Status: "open"},
			{ID: "q3", Text: "About something hidden", Event: "e4", Status: "open"},
			{ID: "q4", Text: "What made promoting by hand the best option then?", Event: "e5", Status: "open"},
			{ID: "q5", Text: " ", Event: "e5"},
		},
		Factors: []postmortem.ContributingFactor{
			{ID: "f1", Title: "Lag was not on the board", Kind: "technical", Events: []string{"e1", "e2", "e3", "e5", "e4", "gone"}, Evidence: []string{"v4"}},
			{ID: "f2"},
		},
		Lessons: []postmortem.Lesson{
			{ID: "l1", Prompt: "helped", Text: "The board.\n\n- list at the end", Events: []string{"e3"}}, {ID: "l2", Prompt: "slowed", Text: " "},
		},
		Actions: []postmortem.ActionItem{
			{ID: "a1", Title: "Approve by hand", Status: "declined", Reason: "Would cost **40 h** a year."},
			{ID: "a2", Title: "Show lag", Owner: "checkout lead", DueOn: "2026-04-10", DoneWhen: "alerts at `5 s`", Kind: "detect", Priority: "high", Status: "open", Cost: "two days", Factors: []string{"f1", "gone"}},
		},
	}
}
