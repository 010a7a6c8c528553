package report

import (
	"fmt"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// meetingLength is how long the meeting stands in the calendar: its end is not
// planned, and an hour is what most take.
const meetingLength = time.Hour

// Dates gives the meeting and the days on which open actions are due. It
// reports false if there are none: an empty calendar is no calendar.
func Dates(p postmortem.PostMortem, o Options) (document.Calendar, bool) {
	c := newComposer(p, o)
	w := c.asideWords()
	out := document.Calendar{Stamp: o.Date.UTC()}
	if at := p.MeetingAt; !at.None() {
		out.Entries = append(out.Entries, document.Entry{
			ID: p.ID + "-meeting@afterword", Start: at.Time(), End: at.Time().Add(meetingLength),
			Title: fmt.Sprintf(w.calendarTitle, c.titleWithReference()), Description: w.meetingAbout,
		})
	}
	c.eachOpen(func(a postmortem.ActionItem) {
		due, err := time.Parse(time.DateOnly, a.DueOn)
		if err != nil {
			return
		}
		out.Entries = append(out.Entries, document.Entry{
			ID: a.ID + "-due@afterword", Start: due, WholeDay: true,
			Title: fmt.Sprintf(w.dueTitle, oneLine(orElse(a.Title, c.w.noTitle))), Description: c.issueText(a, ""),
		})
	})
	return out, len(out.Entries) > 0
}
