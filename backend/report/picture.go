package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

const (
	fewestInPicture = 6 // timed events from which a document has the whole picture
	mostContinued   = 8 // spans that are drawn on into another stretch
	leastLength     = 10 * time.Minute
	noEvent         = -1 // a moment that is the end of a span
)

// Picture makes the picture of the whole incident, for a file that holds
// nothing else. It reports false if no event has a time.
func Picture(p postmortem.PostMortem, o Options) (document.Timeline, bool) {
	c := newComposer(p, o)
	t, ok := c.picture()
	if !ok {
		return t, false
	}
	t.Title = c.title()
	change, first := c.offsetsChange()
	t.Subtitle = strings.Join(append(c.kicker()[1:], c.zoneNote(change, first)), " · ")
	return t, true
}

// wholePicture stands before the table where there are enough events for it
// to show more than the small figure of page one does.
func (c *composer) wholePicture() []document.Block {
	if c.noPicture {
		return nil
	}
	t, ok := c.picture()
	if !ok {
		return nil
	}
	timed := 0
	for _, s := range t.Strips {
		for _, e := range s.Events {
			if !e.Continued {
				timed++
			}
		}
	}
	if timed < fewestInPicture {
		return nil
	}
	return []document.Block{t}
}

// moments gives the events with a time, and the ends of spans, in order: both
// are places on the axis that must be seen.
func (c *composer) moments() []moment {
	out := make([]moment, 0, len(c.shown))
	for i := range c.shown {
		e := &c.shown[i]
		w := e.When()
		if !w.Known {
			continue
		}
		m := moment{event: i, from: w.Earliest, to: w.Latest}
		if end := e.End(); end.Known && e.EndedAt.Time().After(m.from) {
			if end.Latest.After(m.to) {
				m.to = end.Latest
			}
			at := e.EndedAt.Time()
			out = append(out, moment{event: noEvent, from: at, to: at})
		}
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b moment) int { return a.from.Compare(b.from) })
	return out
}

func (c *composer) picture() (document.Timeline, bool) {
	all := c.moments()
	if len(all) == 0 {
		return document.Timeline{}, false
	}
	b := &pictureBuilder{composer: c, all: all, leaves: cut(all)}
	var names []string
	names, b.laneOf = c.lanes()
	t := document.Timeline{Lanes: names}
	groups := strips(b.leaves)
	next := 0
	var spans []document.Span
	for i, group := range groups {
		s := b.strip(group, next)
		next += len(group)
		if len(groups) > 1 {
			s.Caption = fmt.Sprintf(c.w.part, i+1, len(groups)) + ": " + s.Caption
		}
		s.Alt = b.stripAlt(s)
		spans = append(spans, document.Span{From: s.Stretches[0].From, To: s.Stretches[len(s.Stretches)-1].To})
		t.Strips = append(t.Strips, s)
	}
	if f, ok := c.figure(); ok && len(groups) > 1 {
		t.Overview = &document.Overview{Caption: c.w.wholeIncident, Figure: f, Brackets: c.brackets(f.From, f.To), Strips: spans}
	}
	t.Legend = c.legend(t)
	t.Notes = c.pictureNotes()
	return t, true
}

// pictureNotes says what is not in the picture, so that nothing is lost silently.
func (c *composer) pictureNotes() []string {
	var untimed []string
	for _, e := range c.shown {
		if !e.When().Known {
			untimed = append(untimed, fmt.Sprint(c.eventNo[e.ID]))
		}
	}
	var out []string
	if len(untimed) > 0 {
		const most = 20
		if more := len(untimed) - most; more > 0 {
			untimed = append(untimed[:most], fmt.Sprintf(c.w.andMore, more))
		}
		out = append(out, fmt.Sprintf(c.w.untimed, strings.Join(untimed, ", ")))
	}
	switch hidden := len(c.p.Events) - len(c.shown); {
	case hidden == 1:
		out = append(out, c.w.oneHidden)
	case hidden > 1:
		out = append(out, fmt.Sprintf(c.w.someHidden, hidden))
	}
	return append(out, c.w.hereNumbered)
}

// legend explains the signs that the picture uses.
func (c *composer) legend(t document.Timeline) []document.Sign {
	used := map[document.SignKind]bool{document.SignCluster: true}
	for _, s := range t.Strips {
		used[document.SignImpact] = used[document.SignImpact] || s.Impact != nil
		used[document.SignBreak] = used[document.SignBreak] || len(s.Stretches) > 1
		for _, stretch := range s.Stretches {
			used[document.SignNight] = used[document.SignNight] || len(stretch.Nights) > 0
		}
		for _, e := range s.Events {
			used[document.SignSpan] = used[document.SignSpan] || e.End != nil
			used[document.SignKind(e.Precision)] = true
		}
	}
	var out []document.Sign
	for _, kind := range []document.SignKind{
		document.SignImpact, document.SignSpan, document.SignApproximate, document.SignBetween, document.SignDate,
		document.SignCluster, document.SignBreak, document.SignNight,
	} {
		if used[kind] {
			out = append(out, document.Sign{Kind: kind, Text: c.w.signs[kind]})
		}
	}
	return out
}

// brackets gives the durations whose two ends lie between from and to.
func (c *composer) brackets(from, to time.Time) []document.Bracket {
	var out []document.Bracket
	for _, b := range c.measured() {
		inside := true
		for _, at := range []time.Time{b.From.From, b.From.To, b.To.From, b.To.To} {
			inside = inside && !at.Before(from) && !at.After(to)
		}
		if inside {
			out = append(out, b)
		}
	}
	return out
}

// allBrackets gives the durations that are known. The impact window is the band
// already, and the time to resolve as well.
func (c *composer) allBrackets() []document.Bracket {
	var out []document.Bracket
	for _, d := range c.durations() {
		form, ok := c.w.brackets[d.Key]
		if !ok || !d.Gap.Known {
			continue
		}
		a, z := c.byID(d.FromEvent).When(), c.byID(d.ToEvent).When()
		b := document.Bracket{
			From: document.Span{From: a.Earliest, To: a.Latest}, To: document.Span{From: z.Earliest, To: z.Latest},
			Label: fmt.Sprintf(form, c.w.gap(d.Gap)), OutOfOrder: d.OutOfOrder,
		}
		if d.OutOfOrder {
			b.Label += ", " + c.w.outOfOrder
		}
		out = append(out, b)
	}
	return out
}
