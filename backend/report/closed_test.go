package report

import (
	"strings"
	"testing"

	"afterword/backend/postmortem"
)

func TestClosed(t *testing.T) {
	for in, want := range map[string]string{
		"":                              "",
		"Plain `code` and <b>bold</b>":  "Plain `code` and <b>bold</b>",
		"```\nrm -r cache\n```":         "```\nrm -r cache\n```",
		"Run\n\n```sh\nrm -r cache":     "Run\n\n```sh\nrm -r cache\n```",
		"```sh\nrm -r cache\n``` # now": "```sh\nrm -r cache\n``` # now\n```",
		"~~~~\n~~~\n```":                "~~~~\n~~~\n```\n~~~~",
		"````\nhow to: ```":             "````\nhow to: ```\n````",
		"- a list\n\n  ```\n  left":     "- a list\n\n  ```\n  left", // ends with the list
		"> ```\n> left":                 "> ```\n> left",
		"<!-- left":                     "<!-- left\n-->",
		"<pre>\nleft":                   "<pre>\nleft\n</pre>",
		"<!-- `left`\n\n```":            "<!-- `left`\n\n```\n-->",
	} {
		if got := closed(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// What is below the description of an issue is still a list when the description
// leaves code open.
func TestOpenFenceEndsWithTheDescription(t *testing.T) {
	p := postmortem.PostMortem{Title: "Slow", Actions: []postmortem.ActionItem{
		{Title: "Act", Status: "open", Owner: "Ana", Description: "Run this:\n\n```sh\nafterword list\n", DoneWhen: "```\nit\n\n~~~"},
	}}
	want := "Run this:\n\n```sh\nafterword list\n```\n\n- Owner: Ana\n- Done when:\n\n  ```\n  it\n\n  ~~~\n  ```"
	if got := GitHubIssues(p, saved).Rows[0][1]; !strings.HasSuffix(got, want) {
		t.Errorf("got %q, want it to end with %q", got, want)
	}
}
