package report

import (
	"fmt"
	"strings"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// Dates gives the meeting and the days on which open actions are due. It
// reports false if there are none: an empty calendar is no calendar.
func Dates(p postmortem.PostMortem, o Options) (document.Calendar, bool) {
	c := newComposer(p, o)
	w := c.asideWords()
	out := document.Calendar{Stamp: o.Date.UTC()}
	if at := p.MeetingAt; !at.None() {
		out.Entries = append(out.Entries, document.Entry{
			ID: p.ID + "-meeting@afterword", Start: at.Time(), End: at.Time().Add(time.Duration(postmortem.AgendaMinutes(p.Agenda())) * time.Minute),
			Title: fmt.Sprintf(w.calendarTitle, c.titleWithReference()), Description: c.agendaInWords(),
		})
	}
	c.eachOpen(func(a postmortem.ActionItem) {
		due, err := time.Parse(time.DateOnly, a.DueOn)
		if err != nil {
			return
		}
		out.Entries = append(out.Entries, document.Entry{
			ID: a.ID + "-due@afterword", Start: due, WholeDay: true,
			Title: fmt.Sprintf(w.dueTitle, oneLine(orElse(a.Title, c.w.noTitle))), Description: c.issueText(a, voice{line: asIs, prose: c.plainWords}),
		})
	})
	return out, len(out.Entries) > 0
}

// agendaInWords gives "Agenda, 60 minutes: check-in 4 min, review of events 36
// min, …".
func (c *composer) agendaInWords() string {
	w := c.asideWords()
	agenda := c.p.Agenda()
	parts := make([]string, len(agenda))
	for i, item := range agenda {
		parts[i] = fmt.Sprintf(w.phaseLength, w.phases[item.Phase], item.Minutes)
	}
	return fmt.Sprintf(w.agenda, postmortem.AgendaMinutes(agenda), strings.Join(parts, ", "))
}
