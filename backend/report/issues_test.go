package report

import (
	"slices"
	"strings"
	"testing"

	"afterword/backend/postmortem"
)

func TestCitationsLeaveAsWords(t *testing.T) {
	c := newComposer(postmortem.PostMortem{Evidence: []postmortem.Evidence{{ID: "v1"}, {ID: "f-2"}}}, saved)
	for in, want := range map[string]string{
		"See [the graph](evidence:f-2) now":                       "See the graph [E2] now",
		"![lag](evidence:v1)":                                     "lag [E1]",
		`[a \] b](<evidence:f-2> "title"), [x [1]](evidence:v1)`:  `a \] b [E2], x [1] [E1]`,
		"[two\nlines](EVIDENCE:v1)":                               "two\nlines [E1]",
		"[](evidence:v1)":                                         "[E1]",
		"[gone](evidence:v9)":                                     "gone [evidence not in this export]",
		"<evidence:f-2> <evidence:v9>":                            "[E2] [evidence not in this export]",
		"[it][1]\n\n[1]: evidence:f-2":                            "[it][1]\n\n[1]: [E2]",
		"no evidence: nothing; evidence:none; [e](https://e.org)": "no evidence: nothing; evidence:none; [e](https://e.org)",
	} {
		if got := c.uncited(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestNoAsideLeadsToEvidence(t *testing.T) {
	cited := "See [the graph](evidence:v1) now"
	p := postmortem.PostMortem{Zone: "UTC", Summary: cited, Evidence: []postmortem.Evidence{{ID: "v1"}}, Actions: []postmortem.ActionItem{
		{Title: "Act", Status: "open", DueOn: "2026-12-01", Description: cited, DoneWhen: cited, Reason: cited},
	}, Events: []postmortem.TimelineEvent{{ID: "e", Title: "Slow", Description: cited}}}
	if got := asidesOf(t, p); strings.Contains(got, "evidence:v1") || strings.Count(got, "the graph") < 10 {
		t.Errorf("got\n%s", got)
	}
}

func TestWiki(t *testing.T) {
	for in, want := range map[string]string{
		"# Heading\n\ntext":                               "h3. Heading\n\ntext",
		"- a\n- b\n  1. c\n- [x] d":                       "* a\n* b\n*# c\n* ☑ d",
		"**bold** and _it_ and ~~not~~ and `x_y`":         "*bold* and _it_ and -not- and {{x_y}}",
		"in**si**de":                                      "inside",
		"`{noformat}` {color:red}":                        `{{\{noformat\}}} \{color:red\}`,
		"```\nif x {\n  # y\n```":                         "{noformat}\nif x {\n  # y\n{noformat}",
		"```\n{noformat} {code}\n```":                     `\{noformat\} \{code\}`,
		"[the log](https://e.org/a|b) https://e.org/_x_y": "[the log|https://e.org/a%7Cb] [https://e.org/_x_y]",
		`\# 4, 2 - 1, a-b, \-x, \*y\*, \[z] wow!`:         `\# 4, 2 - 1, a-b, \-x, \*y\*, \[z\] wow!`,
		"C:\\\\dir and \\\\\\\\host (x) !a.png!":          `C:\dir and &#92;&#92;host \(x) \!a.png!`,
		"h1. no":                                          "h1.\u00a0no",
		"> q\n>\n> > deep":                                "{quote}\nq\n\ndeep\n{quote}",
		"| a | b |\n|---|---|\n| 1\\|2 | |":               "||a||b||\n|1\\|2| |",
		"one\\\ntwo":                                      "one\ntwo",
	} {
		if got := wiki(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// A tracker reads the text of an issue by its own marks.
func TestIssuesAreWrittenForTheirTracker(t *testing.T) {
	p := postmortem.PostMortem{Title: "Slow *again* <b> {x}", Reference: "PM-1", Actions: []postmortem.ActionItem{
		{Title: "Act", Status: "open", Description: "# Why\n\n`{}`", DoneWhen: "- a\n\n- b", Owner: "team *x*"},
	}}
	for name, c := range map[string]struct{ got, want string }{
		"GitHub": {GitHubIssues(p, saved).Rows[0][1], "From the post-mortem PM-1, Slow \\*again\\* \\<b> {x}.\n\n# Why\n\n`{}`\n\n- Owner: team \\*x\\*\n- Done when:\n\n  - a\n\n  - b"},
		"Jira":   {JiraIssues(p, saved).Rows[0][7], "From the post-mortem PM-1, Slow \\*again\\* <b> \\{x\\}.\n\nh3. Why\n\n{{\\{\\}}}\n\nOwner: team \\*x\\*\nDone when:\n* a\n* b"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", name, c.got, c.want)
		}
	}
	if columns := JiraIssues(p, saved).Columns; !slices.Contains(columns, "Description") {
		t.Error("no description")
	}
}
