package report

import (
	"strings"
	"testing"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// Evidence cited in a text has its number there, and leads back.
func TestEvidenceCitedInText(t *testing.T) {
	p := postmortem.PostMortem{
		Title: "Cited", Status: "draft", Zone: "UTC",
		Summary:  "See [the graph](evidence:v2).",
		Analysis: "As **[the *log*](evidence:v1)** says, twice: [log](evidence:v1).\n\n- ![lag](evidence:v2)\n\n[gone](evidence:v9) and [](evidence:v1).\n\n![log](evidence:v1)\n\n![gone](evidence:v9)\n\nSee ![lag](evidence:v2)",
		Evidence: []postmortem.Evidence{{ID: "v1", Title: "Log", Kind: "log"}, {ID: "v2", Title: "Graph", Kind: "picture"}},
		Events: []postmortem.TimelineEvent{
			{ID: "e1", Title: "One", Precision: "unknown", Description: "in [x](evidence:v1)", Evidence: []string{"v1"}},
			{ID: "e2", Title: "Two", Precision: "unknown", Description: "in [x](evidence:v1)"},
		},
		Notes: "[private](evidence:v2)",
	}
	for _, layout := range Layouts {
		d := Compose(p, Options{Layout: layout, Notes: true})
		if err := document.Check(d); err != nil {
			t.Fatalf("%s: %v", layout, err)
		}
		dump := document.Dump(d)
		for _, want := range []string{
			`"See ""the graph"" "[ref #evidence-2 "[2]"]"."`,
			`[strong "the "[emphasis "log"]" "[ref #evidence-1 "[1]"]]`,
			`"lag"" "[ref #evidence-2 "[2]"]`,
			`"gone"" "[soft "[evidence not in this export]"]`,
			`" and "[ref #evidence-1 "[1]"]"."`,
			// A picture that stands alone is shown; a log, one within a line or one that is gone is not.
			"paragraph picture of #evidence-2 ",
		} {
			if !strings.Contains(dump, want) {
				t.Errorf("%s: not there: %s", layout, want)
			}
		}
		if n := strings.Count(dump, "picture of #"); n != 1 {
			t.Errorf("%s: %d pictures stand in the text, want 1", layout, n)
		}
		log, graph := row(dump, "evidence-1"), row(dump, "evidence-2")
		if !strings.Contains(log, `"[soft "log excerpt · events "[ref #event-1 "1"]", "[ref #event-2 "2"]" · "`) {
			t.Errorf("%s: the log does not lead back to the events once each: %s", layout, log)
		}
		if layout == "own" && strings.Count(log, `[ref #why `) != 1 {
			t.Errorf("the log does not lead back to the analysis once: %s", log)
		}
		if want := map[bool]string{true: `[ref #page-one "Summary"]`, false: `[ref #summary `}[layout == "own"]; !strings.Contains(graph, want) {
			t.Errorf("%s: the graph does not lead back to the summary: %s", layout, graph)
		}
		if !strings.Contains(graph, `[ref #notes `) {
			t.Errorf("%s: the graph does not lead back to the notes: %s", layout, graph)
		}
	}
}

// row gives a row of a dump.
func row(dump, id string) string {
	_, from, _ := strings.Cut(dump, "row #"+id+" ")
	body, _, _ := strings.Cut(from, "row #")
	return body
}
