package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// opening is the top of page one: title, lead, key figures and the picture.
func (c *composer) opening() []document.Block {
	out := []document.Block{document.TitleBlock{
		Kicker: c.kicker(), Title: c.title(), Lead: c.prose(c.p.Summary),
	}}
	if figures := c.keyFigures(); len(figures) > 0 {
		out = append(out, document.KeyFigures{Figures: figures})
	}
	if figure, ok := c.figure(); ok {
		out = append(out, figure)
	}
	return out
}

func (c *composer) kicker() []string {
	out := []string{c.w.postMortem}
	for _, part := range []string{c.p.Reference, c.p.Severity, c.dateOfIncident(), c.w.statuses[c.p.Status]} {
		if !blank(part) {
			out = append(out, oneLine(part))
		}
	}
	return out
}

// dateOfIncident is "" while no event has a time: the day the post-mortem was
// created is not the day of the incident.
func (c *composer) dateOfIncident() string {
	for _, e := range c.p.Events {
		if e.When().Known {
			return c.w.date(c.p.StartedAt().Time().In(c.loc))
		}
	}
	return ""
}

// keyFigures gives at most five: the impact window, the times to detect,
// acknowledge and mitigate, and how much was affected. The time to resolve is
// the impact window by definition, so it is not said twice.
func (c *composer) keyFigures() []document.KeyFigure {
	var out []document.KeyFigure
	for _, d := range c.durations() {
		if d.Key == "ttr" {
			continue
		}
		figure := document.KeyFigure{Label: c.w.figures[d.Key], Value: c.w.unbrokenGap(d.Gap)}
		switch {
		case d.OutOfOrder:
			figure.Note = c.w.outOfOrder
		case d.Gap.Known && d.Key == "impact":
			figure.Note = c.window(d.FromEvent, d.ToEvent)
		case d.Gap.Known:
			figure.Note = c.milestoneNote(d)
		case d.Key == "impact":
			start, ok := c.p.Milestone("impact_started")
			if !ok || !start.When().Known {
				continue
			}
			figure.Value, figure.Note = c.w.notYetKnown, fmt.Sprintf(c.w.since, c.eventTime(start, false))
		default:
			continue
		}
		out = append(out, figure)
	}
	if !blank(c.p.Affected) {
		value, rest := splitQuantity(oneLine(c.p.Affected), c.w.quantities)
		out = append(out, document.KeyFigure{Label: c.w.affected, Value: value, Note: rest})
	}
	return out
}

// window says from when to when, with days if they differ.
func (c *composer) window(fromID, toID string) string {
	from, to := c.byID(fromID), c.byID(toID)
	days := !c.sameDay(from.When().Earliest, to.When().Latest)
	say := c.offsetsOf(append(c.told(from), c.told(to)...)...)
	return unbroken(c.eventTimeBy(from, days, say)) + " " + fmt.Sprintf(c.w.spanTo, unbroken(c.eventTimeBy(to, days, say)))
}

// milestoneNote says when the second milestone was reached.
func (c *composer) milestoneNote(d postmortem.Duration) string {
	from, to := c.byID(d.FromEvent), c.byID(d.ToEvent)
	when := c.eventTime(to, !c.sameDay(from.When().Earliest, to.When().Latest))
	if to.Precision == "minute" || to.Precision == "exact" {
		return fmt.Sprintf(c.w.at, unbroken(when))
	}
	return unbroken(when)
}

// unbrokenGap is gap with no break but between the ends of a range: "27 h 55 min
// to" stands in one line, "31 h 55 min" in the next.
func (w words) unbrokenGap(g postmortem.Gap) string {
	ends := strings.Split(w.gap(g), " "+w.to+" ")
	for i := range ends {
		ends[i] = unbroken(ends[i])
	}
	return strings.Join(ends, " "+w.to+" ")
}

// unbroken keeps "22 Oct 23:03" on one line of a narrow column.
func unbroken(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

func (c *composer) byID(id string) postmortem.TimelineEvent {
	for _, e := range c.p.Events {
		if e.ID == id {
			return e
		}
	}
	return postmortem.TimelineEvent{}
}

// splitQuantity takes the figure off the front of a text, as "1 in 5" off
// "1 in 5 checkouts", so that it can be set large. A text without a figure in
// front stays whole if it is short, and else is broken at a word.
func splitQuantity(s string, quantities []string) (figure, rest string) {
	s = strings.TrimSpace(s)
	fields := strings.Fields(s)
	count, digits := 0, false
	for i, word := range fields {
		number := strings.ContainsFunc(word, unicode.IsDigit) && !beginsWithLetter(word)
		sign := !strings.ContainsFunc(word, unicode.IsLetter) // "%" behind it, "~" in front, "–" between two
		if !number && !sign && !slices.Contains(quantities, strings.ToLower(word)) {
			break
		}
		// A figure ends with what counts: the "of" of "12 % of orders" is of the rest.
		digits = digits || number
		if number || sign && isUnit(word) || !sign && !slices.Contains(links, strings.ToLower(word)) {
			count = i + 1
		}
	}
	if digits && count > 0 && count < len(fields) && count <= 5 {
		return strings.Join(fields[:count], " "), strings.Join(fields[count:], " ")
	}
	const short = 24 // letters that fit in a fifth of the page in large type, on two lines
	if utf8.RuneCountInString(s) <= short {
		return s, ""
	}
	length := 0
	for i, word := range fields {
		if length += utf8.RuneCountInString(word) + 1; length > short && i > 0 {
			return strings.Join(fields[:i], " "), strings.Join(fields[i:], " ")
		}
	}
	return s, ""
}

// links are the words of a figure that only lead to the next one.
var links = []string{"to", "in", "of", "out", "up", "at", "bis", "zu", "von"}

// isUnit tells the signs that stand behind a number.
func isUnit(sign string) bool {
	return strings.Trim(sign, "%‰°+") == "" || strings.ContainsFunc(sign, func(c rune) bool { return unicode.Is(unicode.Sc, c) })
}

func beginsWithLetter(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLetter(first)
}
