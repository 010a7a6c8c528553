package report

import (
	"strings"
	"testing"

	"afterword/backend/postmortem"
)

// A title is no Markdown: the page to fill in says it as it was typed, and an
// editor shows no more signs than it takes.
func TestPageSaysTitlesAsTheyWereTyped(t *testing.T) {
	for _, title := range []string{
		"`kubectl delete ns` run in **prod** by _mistake_ <b>x</b> [why](https://example.com)", "__init__.py was empty", "~~old~~ new", "rm -rf *.log *.tmp", "a_b_c and _x", `C:\_tmp\*`,
	} {
		p := postmortem.PostMortem{Title: title, Zone: "UTC", Events: []postmortem.TimelineEvent{{ID: "e", Title: title, Precision: "unknown"}}}
		page := Page(p, Options{Language: "en"})
		if n := strings.Count(Words(page), title); n != 2 {
			t.Errorf("%q is said %d times:\n%s", title, n, page)
		}
	}
	if got := escapePage("set default_context_name to 2 * 3"); got != `set default_context_name to 2 \* 3` {
		t.Errorf("an editor shows %q", got)
	}
}
