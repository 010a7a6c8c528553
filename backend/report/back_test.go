package report

import (
	"slices"
	"strings"
	"testing"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// What cites an event, a factor or a piece of evidence is found from there, in
// every layout: whoever follows a link finds the way back.
func TestLinksLeadBothWays(t *testing.T) {
	short := postmortem.PostMortem{
		Title: "Short", Status: "draft", Zone: "UTC",
		Events: []postmortem.TimelineEvent{
			{ID: "e1", Title: "One", Precision: "unknown"}, {ID: "e2", Title: "Two", Precision: "unknown", Hidden: true}, {ID: "e3", Title: "Three", Precision: "unknown"},
		},
		Factors: []postmortem.ContributingFactor{{ID: "f1", Title: "Nothing more to say of it", Events: []string{"e1", "e2", "e1"}}},
		Actions: []postmortem.ActionItem{
			{ID: "a1", Title: "Declined", Status: "declined", Factors: []string{"f1"}}, {ID: "a2", Title: "Do", Status: "open", Factors: []string{"f1", "gone"}},
		},
		Questions: []postmortem.Question{{ID: "q1", Text: "Why?", Event: "e3"}, {ID: "q2", Text: " ", Event: "e1"}},
		Lessons:   []postmortem.Lesson{{ID: "l1", Prompt: "slowed", Text: "Both", Events: []string{"e1", "e2"}}, {ID: "l2", Prompt: "slowed", Text: "One", Events: []string{"e1"}}},
	}
	for name, p := range map[string]postmortem.PostMortem{"short": short, "edges": edges()} {
		for _, layout := range Layouts {
			d := Compose(p, Options{Language: "en", Layout: layout})
			if err := document.Check(d); err != nil {
				t.Fatalf("%s in %s: %v", name, layout, err)
			}
			leads := refsByPlace(d)
			ways := 0
			for from, targets := range leads {
				for _, to := range targets {
					if !citesAs(from) && !strings.HasPrefix(to, "excerpt-") || !strings.Contains(to, "-") {
						continue
					}
					if ways++; !slices.Contains(leads[to], from) {
						t.Errorf("%s in %s: %s leads to %s, which does not lead back: %v", name, layout, from, to, leads[to])
					}
				}
			}
			if ways < 5 {
				t.Errorf("%s in %s: only %d links were looked at", name, layout, ways)
			}
			if n := slices.Index(leads["event-1"], "lesson-slowed"); name == "short" && slices.Contains(leads["event-1"][n+1:], "lesson-slowed") {
				t.Errorf("%s: the event leads to the same lessons twice: %v", layout, leads["event-1"])
			}
		}
	}
}

// citesAs reports whether a place is one that cites others. Evidence does not: three
// in a row are cited as "1–3", and the one between leads back all the same.
func citesAs(place string) bool {
	return place == "questions" || slices.ContainsFunc([]string{"factor-", "action-", "lesson-"}, func(kind string) bool { return strings.HasPrefix(place, kind) })
}

// refsByPlace gives where the references lead to, by the row or the section
// they stand in.
func refsByPlace(d document.Document) map[string][]string {
	out := map[string][]string{}
	var read func(place string, blocks []document.Block)
	read = func(place string, blocks []document.Block) {
		document.Walk(blocks, document.Visitor{
			Block: func(b document.Block) bool {
				switch x := b.(type) {
				case document.Section:
					read(x.ID, x.Blocks)
					return false
				case document.Table:
					for _, row := range x.Rows {
						at := place
						if row.ID != "" {
							at = row.ID
						}
						for _, cell := range row.Cells {
							read(at, cell.Blocks)
						}
					}
					return false
				}
				return true
			},
			Inline: func(i document.Inline) bool {
				if ref, ok := i.(document.Ref); ok {
					out[place] = append(out[place], ref.Target)
				}
				return true
			},
		})
	}
	read("", d.Body)
	return out
}
