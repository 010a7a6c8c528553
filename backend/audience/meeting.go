package audience

import (
	"fmt"
	"slices"

	"afterword/backend/postmortem"
)

// meetings takes out the record of the meetings, with the times at which they
// added something, or only what people said of themselves at the beginning.
func (w *worker) meetings(p *postmortem.PostMortem, gone func(name string, count int) bool) {
	if gone("meeting", len(p.Meetings)+len(p.Ideas)) {
		p.MeetingAt, p.Meetings, p.Attendances, p.Visits, p.Ideas = "", nil, nil, nil, nil
		clearAdded(p)
		return
	}
	if !w.a.TakesOut(CheckIn) {
		return
	}
	p.Attendances = slices.Clone(p.Attendances)
	for i := range p.Attendances {
		one := &p.Attendances[i]
		if one.Word == "" && one.Mood == 0 {
			continue
		}
		w.note(Change{What: CheckIn, Place: fmt.Sprintf("Attendance %d", i+1), Kind: string(postmortem.KindAttendance), Record: one.ID, Field: "word", Before: beginning(one.Word), Times: 1})
		one.Word, one.Mood = "", 0
	}
}

// clearAdded takes away the marks of a meeting from what it added.
func clearAdded(p *postmortem.PostMortem) {
	p.Events, p.Questions, p.Factors = slices.Clone(p.Events), slices.Clone(p.Questions), slices.Clone(p.Factors)
	p.Lessons, p.Actions = slices.Clone(p.Lessons), slices.Clone(p.Actions)
	for i := range p.Events {
		p.Events[i].AddedAt, p.Events[i].RememberedBy = "", ""
	}
	for i := range p.Questions {
		p.Questions[i].AddedAt, p.Questions[i].RememberedBy = "", ""
	}
	for i := range p.Factors {
		p.Factors[i].AddedAt = ""
	}
	for i := range p.Lessons {
		p.Lessons[i].AddedAt = ""
	}
	for i := range p.Actions {
		p.Actions[i].AddedAt = ""
	}
}
