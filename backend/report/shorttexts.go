package report

import (
	"fmt"
	"strings"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// Announcement is a plain text that invites to the meeting: what happened, how
// long it lasted, when the meeting is, what it goes through, and in which spirit. Of
// itself it names nobody; what people wrote in title and summary is as it comes.
func Announcement(p postmortem.PostMortem, o Options) string {
	c := newComposer(p, o)
	w := c.asideWords()
	when := w.toBeAgreed
	if at := p.MeetingAt; !at.None() {
		when = c.fullTime(at.Time())
	}
	lines := []string{fmt.Sprintf(w.invitation, c.titleWithReference()), "", fmt.Sprintf(w.when, when)}
	if impact := c.impactInWords(); impact != "" {
		lines = append(lines, fmt.Sprintf(w.impact, impact))
	}
	if text := c.summaryInWords(p.Summary); text != "" {
		lines = append(lines, "", fmt.Sprintf(w.happened, text))
	}
	return strings.Join(append(lines, "", c.agendaInWords(), "", w.invite), "\n") + "\n"
}

// StatusText is a plain text for those who wait for news: where things stand by
// the milestones, how long each took, what comes next. For names as Announcement.
func StatusText(p postmortem.PostMortem, o Options) string {
	c := newComposer(p, o)
	w := c.asideWords()
	head := c.titleWithReference()
	if !blank(p.Severity) {
		head += ", " + oneLine(p.Severity)
	}
	lines := []string{head, "", strings.Join(c.standing(), " ")}
	if text := c.summaryInWords(p.Summary); text != "" {
		lines = append(lines, "", text)
	}
	return strings.Join(append(lines, "", fmt.Sprintf(w.next, c.nextInWords())), "\n") + "\n"
}

// standing gives a sentence for each thing that is known about how far it is.
func (c *composer) standing() []string {
	w := c.asideWords()
	var out []string
	reached := func(milestone string) string {
		if e, ok := c.p.Milestone(milestone); ok && e.When().Known {
			if told := c.told(e); len(told) > 0 && !c.oneOffset(told...) {
				return c.eventTimeBy(e, true, everywhere)
			}
			return c.eventTimeBy(e, true, nowhere) + " (" + c.w.utcOffset(e.OccurredAt.Time().In(c.loc)) + ")"
		}
		return ""
	}
	if began := reached("impact_started"); began != "" {
		out = append(out, fmt.Sprintf(w.began, began))
	}
	resolved, mitigated := reached("resolved"), reached("mitigated")
	switch {
	case resolved != "":
		out = append(out, fmt.Sprintf(w.resolved, resolved))
	case mitigated != "":
		out = append(out, fmt.Sprintf(w.mitigated, mitigated))
	default:
		out = append(out, w.notOver)
	}
	var took []string
	for _, d := range c.durations() {
		switch form, ok := w.figures[d.Key]; {
		case !d.Gap.Known || d.OutOfOrder:
		case d.Key == "impact":
			out = append(out, fmt.Sprintf(w.length, breakable(c.w.gap(d.Gap))))
		case ok && d.Key != "ttr": // the window again
			took = append(took, fmt.Sprintf(form, breakable(c.w.gap(d.Gap))))
		}
	}
	if len(took) > 0 {
		out = append(out, firstUpper(strings.Join(took, ", "))+".")
	}
	if !blank(c.p.Affected) {
		out = append(out, fmt.Sprintf(w.sofar, oneLine(c.p.Affected)))
	}
	return out
}

// nextInWords says what comes next: the meeting, then the actions.
func (c *composer) nextInWords() string {
	w := c.asideWords()
	var parts []string
	switch at := c.p.MeetingAt; {
	case c.p.Status == "reviewed" || c.p.Status == "published": // the meeting is over
	case at.None():
		parts = append(parts, w.noMeeting)
	default:
		parts = append(parts, fmt.Sprintf(w.meetingOn, c.fullTime(at.Time())))
	}
	open, next := 0, ""
	c.eachOpen(func(a postmortem.ActionItem) {
		open++
		if a.DueOn != "" && (next == "" || a.DueOn < next) {
			next = a.DueOn
		}
	})
	actions := fmt.Sprintf(w.manyOpen, open)
	if open == 1 {
		actions = w.oneOpen
	}
	if due, err := time.Parse(time.DateOnly, next); err == nil {
		actions = fmt.Sprintf(w.nextDue, actions, c.w.date(due))
	}
	if open > 0 || len(parts) == 0 {
		parts = append(parts, actions)
	}
	return strings.Join(parts, "; ")
}

func (c *composer) titleWithReference() string {
	if blank(c.p.Reference) {
		return c.title()
	}
	return c.title() + " (" + oneLine(c.p.Reference) + ")"
}

// impactInWords gives "1 h 12 min, 20 Nov 14:04 to 15:16; 1 in 5 checkouts".
func (c *composer) impactInWords() string {
	var parts []string
	for _, d := range c.durations() {
		if d.Key == "impact" && d.Gap.Known && !d.OutOfOrder {
			parts = append(parts, breakable(c.w.gap(d.Gap)+", "+c.window(d.FromEvent, d.ToEvent)))
		}
	}
	if !blank(c.p.Affected) {
		parts = append(parts, oneLine(c.p.Affected))
	}
	return strings.Join(parts, "; ")
}

// fullTime gives "25 November 2026, 10:00 (UTC+1)".
func (c *composer) fullTime(t time.Time) string {
	t = t.In(c.loc)
	return fmt.Sprintf(c.asideWords().atOn, c.w.date(t), c.clockBy(t, false, nowhere), c.w.utcOffset(t))
}

// summaryInWords gives the first paragraph of a person's Markdown without its
// marks, of links with the address: short texts stay short. A cell of a table is no
// paragraph.
func (c *composer) summaryInWords(s string) string {
	first := ""
	document.Walk(c.prose(s), document.Visitor{Block: func(b document.Block) bool {
		switch b := b.(type) {
		case document.Table:
			return false
		case document.Paragraph:
			if first == "" {
				first = strings.Join(strings.Fields(plainInlines(b.Inlines)), " ")
			}
		}
		return first == ""
	}})
	return first
}

// breakable lets what holds together in a narrow column break in running text.
func breakable(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

func firstUpper(s string) string {
	if s == "" {
		return s
	}
	letters := []rune(s)
	return strings.ToUpper(string(letters[:1])) + string(letters[1:])
}
