package report

import (
	"fmt"
	"strings"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// makeFigure makes the small picture of page one. There is none unless two different
// times are known.
//
// It shows everything, unless the events spread over more than six times the
// impact window (a change made weeks before, say): then it shows the window
// and as much again on both sides, and says how many events lie outside.
func (c *composer) makeFigure() (document.TimelineFigure, bool) {
	marks := make([]document.Mark, 0, len(c.shown))
	events := make([]*postmortem.TimelineEvent, 0, len(c.shown))
	for i := range c.shown {
		e := &c.shown[i]
		if w := e.When(); w.Known {
			marks = append(marks, c.mark(e, w))
			events = append(events, e)
		}
	}
	if len(marks) == 0 {
		return document.TimelineFigure{}, false
	}
	from, to := extent(marks)
	if !to.After(from) {
		return document.TimelineFigure{}, false
	}
	impact := c.impact()
	outside := 0
	if impact != nil {
		if length := impact.To.Sub(impact.From); length > 0 && to.Sub(from)/6 > length {
			from, to = impact.From.Add(-length), impact.To.Add(length)
			marks, events, outside = within(marks, events, from, to)
		}
	}
	for i, e := range events {
		marks[i].Label = c.flag(*e, from, to)
	}
	margin := to.Sub(from) / 40
	fig := document.TimelineFigure{From: from.Add(-margin), To: to.Add(margin), Impact: impact, Marks: marks}
	fig.Ticks = ticks(fig.From, fig.To, c.loc, c.w)
	fig.Alt = c.figureAlt(from, to, events, outside)
	return fig, true
}

func (c *composer) mark(e *postmortem.TimelineEvent, w postmortem.When) document.Mark {
	m := document.Mark{
		From: w.Earliest, To: w.Latest, Uncertain: !w.Certain(), Role: e.Milestone, Ref: eventTarget(c.eventNo[e.ID]),
	}
	if end := e.End(); end.Known && end.Latest.After(m.To) {
		m.To = end.Latest
	}
	return m
}

// flag gives "14:13 detected" for a milestone in a picture of a stretch of time, ""
// for another event. Where the axis has no more than days the day is said as well.
func (c *composer) flag(e postmortem.TimelineEvent, from, to time.Time) string {
	if e.Milestone == "" {
		return ""
	}
	return c.eventTime(e, to.Sub(from) > hoursOnAxis) + " " + c.w.milestones[e.Milestone]
}

// impactSpan is the impact window at its widest, nil unless both ends are known.
func (c *composer) impactSpan() *document.Span {
	start, okStart := c.p.Milestone("impact_started")
	end, okEnd := c.p.Milestone("resolved")
	if !okStart || !okEnd || !start.When().Known || !end.When().Known {
		return nil
	}
	span := document.Span{From: start.When().Earliest, To: end.When().Latest}
	if !span.To.After(span.From) {
		return nil
	}
	return &span
}

func (c *composer) figureAlt(from, to time.Time, events []*postmortem.TimelineEvent, outside int) string {
	days := !c.sameDay(from, to)
	var names []string
	for _, e := range events {
		if e.Milestone != "" {
			names = append(names, c.eventTime(*e, days)+" "+c.w.milestones[e.Milestone])
		}
	}
	say := c.offsetsOf(from, to)
	alt := fmt.Sprintf(c.w.figureOf, c.instantBy(from, false, days, say), c.instantBy(to, false, days, say))
	if len(names) > 0 {
		alt += ": " + strings.Join(names, "; ")
	}
	alt += "."
	if outside > 0 {
		alt += " " + fmt.Sprintf(c.w.figureOutside, outside)
	}
	return alt
}

func extent(marks []document.Mark) (from, to time.Time) {
	from, to = marks[0].From, marks[0].To
	for _, m := range marks {
		if m.From.Before(from) {
			from = m.From
		}
		if m.To.After(to) {
			to = m.To
		}
	}
	return from, to
}

// within keeps the marks that touch the stretch, cut to it.
func within(marks []document.Mark, events []*postmortem.TimelineEvent, from, to time.Time) ([]document.Mark, []*postmortem.TimelineEvent, int) {
	inside := make([]document.Mark, 0, len(marks))
	kept := make([]*postmortem.TimelineEvent, 0, len(marks))
	for i, m := range marks {
		if m.To.Before(from) || m.From.After(to) {
			continue
		}
		if m.From.Before(from) {
			m.From = from
		}
		if m.To.After(to) {
			m.To = to
		}
		inside, kept = append(inside, m), append(kept, events[i])
	}
	return inside, kept, len(marks) - len(inside)
}
