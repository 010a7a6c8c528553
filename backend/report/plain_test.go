package report

import (
	"strings"
	"testing"

	"afterword/backend/postmortem"
)

func TestPlainWords(t *testing.T) {
	c := newComposer(postmortem.PostMortem{}, Options{})
	for in, want := range map[string]string{
		"Use *UUIDv7* in `retry()`, **always**.":                            "Use UUIDv7 in retry(), always.",
		"See [the runbook](https://docs.example.com/rb-12) and [RB 13].":    "See the runbook (https://docs.example.com/rb-12) and [RB 13].",
		"https://docs.example.com/a and <ops@example.com>, www.example.com": "https://docs.example.com/a and ops@example.com, www.example.com",
		"one\ntwo\n\nthree": "one two\n\nthree",
		"- charges once\n- is logged\n  1. in the ledger\n  2. in the API\n": "• charges once\n• is logged\n  1. in the ledger\n  2. in the API",
		"3. third\n4. fourth":                                       "3. third\n4. fourth",
		"- [x] told\n- [ ] paid":                                    "☑ told\n☐ paid",
		"```sh\ncurl -H 'X: 1' …\n\n  done\n```":                    "curl -H 'X: 1' …\n\n  done",
		"> We were charged\n> twice\n\nafter":                       "> We were charged twice\n\nafter",
		"| Region | Failed |\n|---|--:|\n| eu | **31** |\n| us | |": "Region | Failed\neu | 31\nus | ",
		"# Plan\n\n---\n\nRoll back ~~never~~ at once":              "Plan\n\nRoll back ~~never~~ at once",
		"5 * 3 < 20 && a_b_c, <b>bold</b>, 100 % \\o/":              "5 * 3 < 20 && a_b_c, <b>bold</b>, 100 % \\o/",
		"": "",
		"![graph](https://example.com/x.png) alone\\\nand its next line  \nend": "graph (https://example.com/x.png) alone\nand its next line\nend",
	} {
		if got := c.plainWords(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// TestPlainFormsHaveNoMarks: calendars, spreadsheets and short texts show what
// they are given, letter by letter; an address in them must not get lost.
func TestPlainFormsHaveNoMarks(t *testing.T) {
	text := "Use *keys*, see [the runbook](https://docs.example.com/rb)."
	want := "Use keys, see the runbook (https://docs.example.com/rb)."
	p := postmortem.PostMortem{
		ID: "pm", Title: "Slow", Summary: text,
		Actions: []postmortem.ActionItem{{ID: "a", Title: "Do", Status: "open", DueOn: "2026-12-01", Description: text, DoneWhen: text, Reason: text}},
	}
	calendar, _ := Dates(p, Options{})
	row := Actions(p, Options{}).Rows[0]
	for name, got := range map[string]string{
		"calendar": calendar.Entries[0].Description, "description": row[2], "done when": row[5], "reason": row[9],
		"announcement": Announcement(p, Options{}), "status": StatusText(p, Options{}),
	} {
		if !strings.Contains(got, want) || strings.Contains(got, "*keys*") {
			t.Errorf("%s: %q", name, got)
		}
	}
}
