package audience

import (
	"slices"
	"testing"

	"afterword/backend/postmortem"
)

// What only a hidden event refers to goes with it, and is said to have gone.
func TestHiddenEventsTakeWhatIsTheirs(t *testing.T) {
	p := postmortem.PostMortem{
		ID: "pm", Analysis: "As [this](evidence:quoted) shows.",
		Events: []postmortem.TimelineEvent{
			{ID: "h", Title: "The pager was muted", Hidden: true, Source: "alone", Evidence: []string{"own", "shared", "factor", "quoted"}},
			{ID: "v", Title: "Deploy", Source: "both", Evidence: []string{"shared"}},
			{ID: "h2", Title: "Again", Hidden: true, Source: "both"},
		},
		Evidence:  []postmortem.Evidence{{ID: "own", Title: "Chat about it"}, {ID: "shared"}, {ID: "factor"}, {ID: "quoted"}, {ID: "loose"}},
		Sources:   []postmortem.Source{{ID: "alone", Name: "Private channel"}, {ID: "both"}, {ID: "unused"}},
		Questions: []postmortem.Question{{ID: "q1", Text: "Who muted it?", Event: "h"}, {ID: "q2", Text: "Why then?"}, {ID: "q3", Event: "v"}},
		Factors:   []postmortem.ContributingFactor{{ID: "f", Evidence: []string{"factor"}}},
	}
	r := Apply(p, Audience{ID: "friends"})
	ids := func(n int, id func(int) string) (out []string) {
		for i := range n {
			out = append(out, id(i))
		}
		return out
	}
	got := r.PostMortem
	for what, lists := range map[string][2][]string{
		"evidence":  {ids(len(got.Evidence), func(i int) string { return got.Evidence[i].ID }), {"shared", "factor", "quoted", "loose"}},
		"sources":   {ids(len(got.Sources), func(i int) string { return got.Sources[i].ID }), {"both", "unused"}},
		"questions": {ids(len(got.Questions), func(i int) string { return got.Questions[i].ID }), {"q2", "q3"}},
	} {
		if !slices.Equal(lists[0], lists[1]) {
			t.Errorf("%s left: %v, want %v", what, lists[0], lists[1])
		}
	}
	var places []string
	for _, c := range r.Changes {
		places = append(places, c.Place+": "+c.Before)
	}
	want := []string{"Hidden event: The pager was muted", "Hidden event: Again", "Question 1: Who muted it?", "Evidence 1: Chat about it", "Source 1: Private channel"}
	if !slices.Equal(places, want) {
		t.Errorf("noted %q", places)
	}
	if len(p.Evidence) != 5 || len(p.Events[0].Evidence) != 4 {
		t.Error("the given post-mortem was changed")
	}
	if all := Apply(p, Audience{ID: "friends", With: []string{Hidden}}).PostMortem; len(all.Evidence) != 5 || len(all.Questions) != 3 {
		t.Error("hidden events came in without what is theirs")
	}
}
