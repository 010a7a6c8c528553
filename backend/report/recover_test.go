package report

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"afterword/backend/document"
	"afterword/backend/markdown"
	"afterword/backend/postmortem"
	"afterword/backend/sample"
)

func asMarkdown(t *testing.T, d document.Document, o markdown.Options) string {
	t.Helper()
	var out strings.Builder
	if err := markdown.Render(&out, d, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// recovered reads a text as the library does.
func recovered(t *testing.T, text string) (postmortem.PostMortem, []string, bool) {
	t.Helper()
	d, err := markdown.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	p, left, ok := Recover(d, Back{
		NewID: func() string { n++; return fmt.Sprint("new-", n) },
		Prose: func(blocks []document.Block) string {
			_, text, _ := strings.Cut(asMarkdown(t, document.Document{Body: blocks}, markdown.Options{}), "\n")
			return text
		},
	})
	return postmortem.Assemble(postmortem.Disassemble(p)), left, ok
}

// told is a post-mortem with everything that a text says in full.
func told() postmortem.PostMortem {
	berlin, _ := time.LoadLocation("Europe/Berlin")
	at := func(day, hour, minute, second int) postmortem.Instant {
		return postmortem.At(time.Date(2026, 3, day, hour, minute, second, 0, berlin))
	}
	return postmortem.PostMortem{
		ID: "p", Title: "Checkout slow — EU (v2)", Reference: "PM-2026-014", Status: "ready", Zone: "Europe/Berlin", Severity: "SEV2",
		Tags: []string{"cache", "DST: yes"}, Services: []string{"checkout-api"}, Affected: "about 12 % of orders", MeetingAt: at(30, 14, 0, 0),
		Summary: "The cache failed over; see the [graph](evidence:v1).\n\nNo data was lost.", Trigger: "Config push", Impact: "- a\n- b",
		Awareness: "Seen by hand.\n\n# A heading\n\n1. one\n\n<!-- -->\n\n1. two", Sequence: "```sh\nls\n```", Resolution: "> Rolled back", Analysis: "## Why\n\nBecause.",
		Participants: []postmortem.Participant{{ID: "n1", Name: "Jane Doe", Role: "on-call engineer"}, {ID: "n2", Name: "Bo"}},
		Sources:      []postmortem.Source{{ID: "s1", Name: "api log", Kind: "log", Zone: "UTC"}, {ID: "s2", Name: "#incident", Kind: "chat"}},
		Evidence: []postmortem.Evidence{
			{ID: "v1", Title: "Grafana p99", Kind: "picture", FileName: "p99.png"},
			{ID: "v2", Title: "api log", Kind: "log", Excerpt: "22:01 ERROR\n  at x"},
			{ID: "v3", Title: "Change", Kind: "link", URL: "https://example.com/a?b=1&c=2"},
			{ID: "v4", Kind: "link", URL: "https://example.com/bare"},
		},
		Events: []postmortem.TimelineEvent{
			{ID: "e0", Title: "Planned", Precision: "date", OccurredAt: at(28, 0, 0, 0), OccurredLatest: "2026-03-28T22:59:59.999Z"},
			{ID: "e1", Title: "Cache lost — failover", Precision: "minute", OccurredAt: at(28, 22, 1, 0), Milestone: "impact_started", Source: "s1", Evidence: []string{"v1", "v2"}, Description: "Seen — later."},
			{ID: "e2", Title: "Alert `High` | fires", Precision: "exact", OccurredAt: at(28, 22, 5, 0), Milestone: "detected", ActorRole: "on-call engineer", KnownAt: at(28, 22, 9, 0), Source: "s1"},
			{ID: "e3", Title: "Acked", Precision: "minute", OccurredAt: at(28, 22, 7, 0), Milestone: "acknowledged", Inferred: []string{"date", "zone"}, Source: "s1"},
			{ID: "e4", Title: "Customers call", Precision: "approximate", ToleranceSec: 300, OccurredAt: at(28, 22, 20, 0)},
			{ID: "e5", Title: "Replica promoted", Precision: "between", OccurredAt: at(28, 23, 50, 0), OccurredLatest: at(29, 0, 10, 0)},
			{ID: "e6", Title: "Nobody knows when", Precision: "unknown", AfterEvent: "e5"},
			{ID: "e7", Title: "Slow *still*", Precision: "minute", OccurredAt: at(29, 1, 30, 0), EndedAt: at(29, 3, 30, 0), EndPrecision: "approximate", Milestone: "mitigated"},
			{ID: "e8", Title: "Right again", Precision: "minute", OccurredAt: at(29, 3, 40, 0), Milestone: "resolved"},
		},
		Questions: []postmortem.Question{{ID: "q1", Text: "Why not `retry`?", Event: "e2", Answer: "Because:\n\n- a", Status: "answered"}, {ID: "q2", Text: "Who knew?", Status: "open"}},
		Factors: []postmortem.ContributingFactor{
			{ID: "f1", Title: "No limit", Description: "Text.\n\n# With a heading\n\nmore", Kind: "technical", Events: []string{"e1", "e2", "e3", "e8"}, Evidence: []string{"v2"}},
			{ID: "f2", Title: "Grouped alerts", Kind: "process"},
		},
		Lessons: []postmortem.Lesson{
			{ID: "l1", Prompt: "helped", Text: "The [board](evidence:v1) was right.", Events: []string{"e1"}},
			{ID: "l2", Prompt: "learned", Text: "- a list\n- of two"},
		},
		Actions: []postmortem.ActionItem{
			{ID: "a1", Title: "Limit retries", Status: "started", Kind: "prevent", Priority: "high", Owner: "@sre", DueOn: "2026-04-10", DoneWhen: "- [ ] a\n- [x] b", Description: "# Now\n\ntext", Cost: "small", BuildHours: 16, Factors: []string{"f1"}},
			{ID: "a2", Title: "Alert", Status: "open", DoneWhen: "it *fires*"},
			{ID: "a3", Title: "Rewrite", Status: "declined", Reason: "Too\n\ncostly"},
		},
	}
}

// What is exported as Markdown, taken in, and exported again is the same text, in
// every layout and language.
func TestMarkdownComesBackAsAPostMortem(t *testing.T) {
	plainActions := told()
	plainActions.Actions = []postmortem.ActionItem{{ID: "a", Title: "Alert", Status: "open", Kind: "detect", Owner: "Bo", DueOn: "2026-05-02"}, {ID: "b", Title: "No", Status: "declined", Reason: "dear"}}
	plainActions.Factors = []postmortem.ContributingFactor{{ID: "f", Title: "No limit", Events: []string{"e1"}}}
	for name, p := range map[string]postmortem.PostMortem{
		"sample": sample.PostMortem(), "told": told(), "short tables": plainActions, "empty": {ID: "p", Status: "draft"},
		"offset": {ID: "p", Title: "Slow", Status: "draft", Zone: "+05:45", Events: []postmortem.TimelineEvent{{ID: "e", Title: "x", Precision: "exact", OccurredAt: "2026-03-28T21:00:00.250Z"}}},
	} {
		comesBack(t, name, p)
	}
}

// comesBack tries every layout, language and flavour, with front matter and
// without. What came for another reader is the same post-mortem: for GitHub it is
// the same text as well, but where CommonMark has no tables for people's own.
func comesBack(t *testing.T, name string, p postmortem.PostMortem) {
	t.Helper()
	for _, layout := range Layouts {
		for _, language := range []string{"en", "de"} {
			o := Options{Date: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), Language: language, Layout: layout, NoPicture: true}
			d := Compose(p, o)
			forGitHub := asMarkdown(t, d, markdown.Options{FrontMatter: true})
			for _, how := range []markdown.Options{{FrontMatter: true}, {}, {Flavour: "commonmark"}, {Flavour: "commonmark", FrontMatter: true}, {Flavour: "docusaurus"}} {
				where := fmt.Sprintf("%s as %s in %s for %q, front matter %v", name, layout, language, how.Flavour, how.FrontMatter)
				want := asMarkdown(t, d, how)
				again, left, ok := recovered(t, want)
				if !ok || len(left) > 0 || again.Notes != "" {
					t.Errorf("%s: taken %v, left %q in %q", where, ok, left, again.Notes)
				}
				composed := Compose(again, o)
				if got := asMarkdown(t, composed, how); got != want {
					t.Errorf("%s: %s", where, firstDifference(got, want))
				}
				if how.Flavour == "commonmark" && name != "told" { // people's tables are lists, and nothing is struck through
					continue
				}
				if got := asMarkdown(t, composed, markdown.Options{FrontMatter: true}); got != forGitHub {
					t.Errorf("%s, then for GitHub: %s", where, firstDifference(got, forGitHub))
				}
			}
		}
	}
}

// What has no place is kept in the private notes, and named.
func TestMarkdownLosesNoText(t *testing.T) {
	for flavour, event := range map[string][2]string{
		"gfm": {"| 22:05:00 ", "| five past ten "}, "docusaurus": {"| 22:05:00 ", "| five past ten "}, "commonmark": {"**3 · 22:05:00", "**3 · five past ten"},
	} {
		text := asMarkdown(t, Compose(told(), Options{Language: "en", NoPicture: true}), markdown.Options{Flavour: flavour})
		text = strings.Replace(text, "## Timeline\n", "## Our own words\n\nkept one\n\n### Impact\n\nkept two\n\n## Timeline\n\nkept three\n", 1)
		text = strings.Replace(text, event[0], event[1], 1)
		p, left, ok := recovered(t, text)
		if !ok || strings.Join(left, "/") != "Timeline/Our own words" {
			t.Errorf("%s: taken %v, left %q", flavour, ok, left)
		}
		if want := "## Timeline\n\nkept three\n\n## Our own words\n\nkept one\n\n### Impact\n\nkept two"; p.Notes != want {
			t.Errorf("%s: notes are %q", flavour, p.Notes)
		}
		for _, e := range p.Events {
			if e.Title == "Alert `High` | fires" && (e.Precision != "unknown" || !strings.HasPrefix(e.Description, "five past ten")) {
				t.Errorf("%s: the time that nobody can read is lost: %+v", flavour, e)
			}
		}
	}
}

// People's own headings stay in the field that they were written in.
func TestHeadingsStayInTheirField(t *testing.T) {
	const text = "First.\n\n## Why _now_\n\nwords\n\n### Below\n\n- a list\n\n## Last\n\n> quoted"
	for _, events := range [][]postmortem.TimelineEvent{nil, told().Events} {
		p := postmortem.PostMortem{ID: "p", Title: "Slow", Status: "draft", Affected: "9 % of orders", Events: events, Impact: text, Analysis: text}
		if p.Summary = text; events == nil { // nor is there anything behind it
			p.Affected = ""
		}
		for _, layout := range Layouts {
			for _, flavour := range markdown.Flavours {
				again, left, _ := recovered(t, asMarkdown(t, Compose(p, Options{Layout: layout, NoPicture: true}), markdown.Options{Flavour: flavour}))
				if again.Summary != text || again.Impact != text || again.Analysis != text || again.Affected != p.Affected || len(left) > 0 {
					t.Errorf("%s for %s, left %q: %q, %q, %q, %q", layout, flavour, left, again.Summary, again.Impact, again.Analysis, again.Affected)
				}
			}
		}
	}
}

// A citation comes back on the last of its words, whatever it stands in.
func TestCitationsComeBackAnywhere(t *testing.T) {
	for text, want := range map[string]string{
		"see [the log](evidence:v2).":                       "see the [log](evidence:ID).",
		"**see [the log](evidence:v2) there**":              "**see the [log](evidence:ID) there**",
		"_see [log](evidence:v2)_ and **[x](evidence:v2)**": "_see [log](evidence:ID)_ and **[x](evidence:ID)**",
		"[**the log**](evidence:v2) and":                    "[**the log**](evidence:ID) and",
		"[`a.log`](evidence:v2)":                            "[`a.log`](evidence:ID)",
		"[`a@b`](evidence:v2)":                              "`a@b` [](evidence:ID)",
		"[](evidence:v2), again [](evidence:v2)":            "[](evidence:ID), [again](evidence:ID)",
		"# Of [the log](evidence:v2)":                       "## Of the [log](evidence:ID)",
		"[page](https://example.com/) [](evidence:v2)":      "[page](https://example.com/) [](evidence:ID)",
	} {
		p := told()
		p.Impact = text
		again, _, _ := recovered(t, asMarkdown(t, Compose(p, Options{NoPicture: true}), markdown.Options{}))
		if got := strings.ReplaceAll(again.Impact, again.Evidence[1].ID, "ID"); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestOnlyOurMarkdownComesBack(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "# A title\n\nwords": false, "words": false,
		"# Contribution: Slow\n\n## What is known\n\n## Questions\n\n- …":                           false,
		"# Slow\n\nPost-mortem · SEV1":                                                              true,
		"# Slow\n\nwritten by hand\n\n## Summary\n\na\n\n## Impact\n\nb\n\n## Lessons Learned\n\nc": true,
	} {
		p, _, ok := recovered(t, text)
		if ok != want {
			t.Errorf("%q: taken %v", text, ok)
		}
		if strings.Contains(text, "by hand") && (p.Summary != "written by hand\n\na" || p.Reference != "" || p.Impact != "b") {
			t.Errorf("by hand: %+v", p)
		}
	}
}
