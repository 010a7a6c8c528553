package report

import (
	"slices"
	"testing"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// Whoever reads the appendix finds the way back to what a piece of evidence
// shows, and every such way leads somewhere in every layout.
func TestEvidenceLeadsBackToWhatCitesIt(t *testing.T) {
	p := postmortem.PostMortem{
		Title: "Back", Status: "draft", Zone: "UTC",
		Evidence: []postmortem.Evidence{{ID: "v1", Title: "Graph", Kind: "picture"}, {ID: "v2", Title: "Unused", Kind: "link"}},
		Events: []postmortem.TimelineEvent{
			{ID: "e1", Title: "One", Precision: "unknown", Evidence: []string{"v1"}},
			{ID: "e2", Title: "Two", Precision: "unknown", Evidence: []string{"v1"}, Hidden: true},
			{ID: "e3", Title: "Three", Precision: "unknown", Evidence: []string{"v1", "gone"}},
		},
		Factors: []postmortem.ContributingFactor{{ID: "f1", Title: "Why", Evidence: []string{"v1"}}},
	}
	cases := []struct {
		name       string
		noTimeline bool
		targets    []string
	}{
		{"whole", false, []string{"event-1", "event-2", "factor-1"}},
		{"without the timeline", true, []string{"factor-1"}},
	}
	for _, c := range cases {
		for _, layout := range Layouts {
			t.Run(c.name+"/"+layout, func(t *testing.T) {
				d := Compose(p, Options{Language: "en", Layout: layout, NoTimeline: c.noTimeline})
				if err := document.Check(d); err != nil {
					t.Fatal(err)
				}
				if got := refsIn(d, "evidence-1"); !slices.Equal(got, c.targets) {
					t.Errorf("evidence 1 leads to %v, want %v", got, c.targets)
				}
				if got := refsIn(d, "evidence-2"); len(got) > 0 {
					t.Errorf("evidence 2 is cited nowhere, but leads to %v", got)
				}
			})
		}
	}
}

// An address that is its own title stands there once.
func TestAddressAsTitleStandsOnce(t *testing.T) {
	const address = "https://example.com/graph"
	for title, want := range map[string]int{address: 1, " " + address + " ": 1, "": 1, "Graph": 2} {
		d := Compose(postmortem.PostMortem{Title: "T", Evidence: []postmortem.Evidence{{ID: "v", Title: title, URL: address, Kind: "link"}}}, Options{})
		links := 0
		document.Walk(d.Body, document.Visitor{Inline: func(i document.Inline) bool {
			if _, ok := i.(document.Link); ok {
				links++
			}
			return true
		}})
		if links != want {
			t.Errorf("titled %q: %d links, want %d", title, links, want)
		}
	}
}

// refsIn gives the targets of the references inside one table row, in order.
func refsIn(d document.Document, row string) []string {
	var out []string
	document.Walk(d.Body, document.Visitor{Row: func(r document.Row) bool {
		for _, cell := range r.Cells {
			if r.ID != row {
				break
			}
			document.Walk(cell.Blocks, document.Visitor{Inline: func(i document.Inline) bool {
				if ref, ok := i.(document.Ref); ok {
					out = append(out, ref.Target)
				}
				return true
			}})
		}
		return true
	}})
	return out
}
