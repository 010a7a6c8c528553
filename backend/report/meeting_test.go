package report

import (
	"strings"
	"testing"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

func meetingDocument() postmortem.PostMortem {
	return postmortem.PostMortem{
		ID: "pm", Title: "Checkout was slow", Template: "standard", Zone: "Europe/Berlin", Responders: 4, AfterHours: 8, Recurrence: "quarterly",
		Participants: []postmortem.Participant{{ID: "ana", Name: "Ana Kovač", Role: "on-call"}, {ID: "ben", Role: "database"}, {ID: "cy", Name: "Cy"}},
		Events: []postmortem.TimelineEvent{
			{ID: "e1", Title: "Errors begin", Precision: "minute", OccurredAt: "2026-03-28T13:05:00.000Z", Milestone: "impact_started"},
			{ID: "e2", Title: "Support hears of it", Precision: "minute", OccurredAt: "2026-03-28T13:20:00.000Z", AddedAt: "2026-04-02T13:12:00.000Z"},
			{ID: "e3", Title: "Rolled back", Precision: "minute", OccurredAt: "2026-03-28T15:05:00.000Z", Milestone: "resolved"},
		},
		Questions: []postmortem.Question{
			{ID: "q1", Text: "What did it look like?", Status: "answered", Answer: "All green.", AddedAt: "2026-04-02T13:13:00.000Z"}, {ID: "q2", Text: "When was it known?", Status: "open"},
		},
		Lessons: []postmortem.Lesson{{ID: "l1", Prompt: "helped", Text: "One click", AddedAt: "2026-04-02T13:40:00.000Z"}},
		Actions: []postmortem.ActionItem{
			{ID: "a1", Title: "Alert on the error rate", Owner: "Team checkout", BuildHours: 16, KeepHours: 1, ProposedUntil: "2026-04-06", AddedAt: "2026-04-02T13:50:00.000Z"},
		},
		Meetings: []postmortem.Meeting{
			{
				ID: "m1", StartedAt: "2026-04-02T13:00:00.000Z", EndedAt: "2026-04-02T13:58:00.000Z", Facilitator: "ana", Overridden: true, OverrideReason: "The fix is out",
				LearnedYes: 5, LearnedNo: 1, AgainYes: 6, Words: "Good that we did this\nShorter next time",
			},
			{ID: "m2"}, // planned only
		},
		Attendances: []postmortem.Attendance{
			{ID: "t1", Meeting: "m1", Participant: "ana", Present: true, Word: "tired but glad", Mood: 4},
			{ID: "t2", Meeting: "m1", Participant: "ben", Present: true},
			{ID: "t3", Meeting: "m1", Participant: "cy"},
		},
		Visits: []postmortem.Visit{
			{ID: "v1", Meeting: "m1", Phase: postmortem.PhaseCheckIn, RanMs: 300_000},
			{ID: "v2", Meeting: "m1", Phase: postmortem.PhaseEvents, RanMs: 2_400_000, ExtraMin: 5},
			{ID: "v3", Meeting: "m1", Phase: postmortem.PhaseBreak, RanMs: 20_000},
		},
		Ideas: []postmortem.ParkedIdea{
			{ID: "i1", Text: "Alert on the error rate", Outcome: "action", Action: "a1"}, {ID: "i2", Text: "Rewrite it", Outcome: "dropped", Reason: "too dear"}, {ID: "i3", Text: "More people", Outcome: "open"},
		},
	}
}

// TestMeetingRecord: every layout and language has the record, in the person's
// zone; what was said at the check-in is there only when it was asked for.
func TestMeetingRecord(t *testing.T) {
	p := meetingDocument()
	english := []string{
		"2 April 2026, 15:00 (UTC+2) to 15:58", "Ana Kovač, database", "Facilitator", "The fix is out", "1 answered, 1 still open",
		"1 question, 1 lesson, 1 action", "Review of events", "41 min", "40 min", "5 min", "Break", "under 1 min", "became the action “Alert on the error rate”",
		"not pursued: too dear", "not decided", "5 yes, 1 no", "6 yes, 0 no", "Good that we did this", "Shorter next time",
		"added in the meeting, 2 Apr, 15:12", "added in the meeting, 2 Apr, 15:40", "Proposed until", "6 Apr 2026", "16 h to build", "1 h a month to keep",
		"costs about as much as 2 such incidents", "What the incident cost: 16 h; in a year 64 h",
	}
	german := []string{"Treffen", "Durchsicht der Ereignisse", "nicht verfolgt: too dear", "im Treffen hinzugekommen, 2. Apr, 15:12", "5 ja, 1 nein", "kostet etwa so viel wie 2 solche Vorfälle"}
	for _, layout := range Layouts {
		for language, want := range map[string][]string{"en": english, "de": german} {
			said := document.Dump(Compose(p, Options{Language: language, Layout: layout}))
			for _, text := range want {
				if !strings.Contains(said, text) {
					t.Errorf("%s, %s: the record lacks %q", layout, language, text)
				}
			}
			if strings.Contains(said, "tired but glad") || strings.Contains(said, "Cy,") {
				t.Errorf("%s, %s: too much is said", layout, language)
			}
		}
		if said := document.Dump(Compose(p, Options{Layout: layout, CheckIn: true})); !strings.Contains(said, "4 of 5, tired but glad") {
			t.Errorf("%s: the check-in was asked for and is not there", layout)
		}
	}
}

// People who are said by their role alone are counted: eighteen lines "Developer"
// tell nothing.
func TestPeopleOfOneRoleAreCounted(t *testing.T) {
	p := postmortem.PostMortem{Title: "Roles", Zone: "UTC", Meetings: []postmortem.Meeting{{ID: "m", StartedAt: "2026-04-02T13:00:00.000Z"}}}
	for i, person := range []postmortem.Participant{
		{Role: "Developer"}, {Role: "DBA"}, {Role: "Developer"}, {Name: "Jo Park", Role: "Developer"}, {Role: "Developer"}, {Name: "Jo Park"},
	} {
		person.ID = string(rune('a' + i))
		p.Participants = append(p.Participants, person)
		p.Attendances = append(p.Attendances, postmortem.Attendance{ID: "t" + person.ID, Meeting: "m", Participant: person.ID, Present: true})
	}
	var items []string
	d := Compose(p, Options{Language: "en"})
	document.Walk(d.Body, document.Visitor{Block: func(b document.Block) bool {
		if list, ok := b.(document.List); ok {
			for _, item := range list.Items {
				items = append(items, document.PlainText(item.Blocks[0].(document.Paragraph).Inlines))
			}
		}
		return true
	}})
	if got, want := strings.Join(items, "; "), "Developer × 3; DBA; Jo Park, Developer; Jo Park"; got != want {
		t.Errorf("people: %q, want %q", got, want)
	}
	if said := document.Dump(d); !strings.Contains(said, `"Developer × 3, DBA, Jo Park × 2"`) {
		t.Error("those who were there are not counted by their role")
	}
}

func TestNoRecordWithoutAMeeting(t *testing.T) {
	p := meetingDocument()
	p.Meetings = p.Meetings[1:]
	if said := document.Dump(Compose(p, Options{})); strings.Contains(said, "Phases of the meeting") {
		t.Errorf("a meeting that was only planned has a record:\n%s", said)
	}
}
