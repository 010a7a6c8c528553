package audience

import (
	"slices"
	"testing"

	"afterword/backend/postmortem"
)

func met() postmortem.PostMortem {
	const at = postmortem.Instant("2026-11-27T14:05:00.000Z")
	return postmortem.PostMortem{
		ID: "pm", MeetingAt: at, Responders: 5, AfterHours: 10, ImpactHours: 7, Recurrence: "quarterly",
		Events: []postmortem.TimelineEvent{{ID: "e", AddedAt: at, RememberedBy: "p"}}, Questions: []postmortem.Question{{ID: "q", AddedAt: at, RememberedBy: "p"}},
		Factors: []postmortem.ContributingFactor{{ID: "f", AddedAt: at}}, Lessons: []postmortem.Lesson{{ID: "l", AddedAt: at}},
		Actions:  []postmortem.ActionItem{{ID: "a", AddedAt: at, Cost: "two days", BuildHours: 16, KeepHours: 2}},
		Meetings: []postmortem.Meeting{{ID: "m", StartedAt: at, Words: "Well spent."}}, Visits: []postmortem.Visit{{ID: "v", Meeting: "m"}},
		Attendances: []postmortem.Attendance{{ID: "t", Meeting: "m", Word: "worn out", Mood: 2, Present: true}, {ID: "u", Meeting: "m", Mood: 4}},
		Ideas:       []postmortem.ParkedIdea{{ID: "i", Text: "Restart it nightly"}},
	}
}

// Only who asks for it gets what was said at the check-in.
func TestCheckInStaysPrivate(t *testing.T) {
	for _, a := range append(Presets(), Audience{}, Audience{With: []string{Notes, Hidden}}) {
		for _, one := range Apply(met(), a).PostMortem.Attendances {
			if one.Word != "" || one.Mood != 0 {
				t.Errorf("%q has %+v", a.ID, one)
			}
		}
	}
	got := Apply(met(), Audience{With: []string{CheckIn}}).PostMortem.Attendances
	if got[0].Word != "worn out" || got[1].Mood != 4 {
		t.Errorf("asked for, it is not there: %+v", got)
	}
	if p := met(); len(Apply(p, Audience{}).PostMortem.Attendances) != 2 || p.Attendances[0].Mood != 2 {
		t.Error("the given one was changed")
	}
}

// Without the meeting nothing tells that there was one.
func TestMeetingGoesAsAWhole(t *testing.T) {
	given := met()
	r := Apply(given, Audience{Without: []string{"meeting"}})
	p := r.PostMortem
	if p.MeetingAt != "" || len(p.Meetings)+len(p.Attendances)+len(p.Visits)+len(p.Ideas) != 0 {
		t.Errorf("%+v", p)
	}
	if p.Events[0].AddedAt+p.Questions[0].AddedAt+p.Factors[0].AddedAt+p.Lessons[0].AddedAt+p.Actions[0].AddedAt != "" || p.Events[0].RememberedBy+p.Questions[0].RememberedBy != "" {
		t.Error("marks are left")
	}
	if !slices.ContainsFunc(r.Changes, func(c Change) bool { return c.What == "meeting" && c.Times == 2 }) {
		t.Errorf("nothing tells of it: %+v", r.Changes)
	}
	if given.Events[0].AddedAt == "" || given.Actions[0].AddedAt == "" {
		t.Error("the given one was changed")
	}
}

func TestCostsTakeTheComparisonWithThem(t *testing.T) {
	r := Apply(met(), Audience{Without: []string{Costs}, With: []string{CheckIn}})
	p := r.PostMortem
	if p.Responders+p.AfterHours+p.ImpactHours+p.Actions[0].FirstYear() != 0 || p.Recurrence != "" || p.Actions[0].Cost != "" {
		t.Errorf("%+v", p)
	}
	if len(r.Changes) != 2 {
		t.Errorf("%d changes are told, want one of the incident and one of the action: %+v", len(r.Changes), r.Changes)
	}
}
