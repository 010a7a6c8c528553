package report

import (
	"time"

	"afterword/backend/document"
)

// The night, by the local clock.
const (
	nightBegins = 22
	nightEnds   = 6
)

// Lengths beyond which an axis says less, and lists of marks end: what counts
// days has no place on an axis of years.
const (
	clockLength = 4 * aDay
	nightLength = 10 * aDay
	shiftLength = 400 * aDay
)

// stretch makes the axis of a stretch: ticks, dates, nights, changes of the
// clock. It reaches a little beyond the first and the last event.
func (c *composer) stretch(first, last time.Time, share float64) document.Stretch {
	margin := max(last.Sub(first)/40, leastLength/20)
	if !last.After(first) {
		margin = leastLength / 2
	}
	from, to := first.Add(-margin), last.Add(margin)
	s := document.Stretch{From: from, To: to, Share: share}
	length := to.Sub(from)
	s.Ticks = ticksUpTo(max(int(share*mostTicks), 1), from, to, c.loc, c.w)
	s.Days = []document.Tick{{At: from, Label: c.w.shortDate(first.In(c.loc))}}
	if length <= clockLength {
		for i := range s.Ticks {
			// The date stands in a row of its own.
			if at := s.Ticks[i].At.In(c.loc); s.Ticks[i].Label == c.w.day(at) {
				s.Ticks[i].Label = c.w.clockOf(at, clockForm, whereTwice)
			}
		}
		for _, at := range midnights(first, to, c.loc) {
			s.Days = append(s.Days, document.Tick{At: at.UTC(), Label: c.w.day(at)})
		}
	}
	if length <= nightLength {
		s.Nights = nights(from, to, c.loc)
	}
	if length <= shiftLength {
		s.Shifts = c.shifts(from, to)
	}
	return s
}

// midnights gives the starts of the days after from, to to.
func midnights(from, to time.Time, loc *time.Location) []time.Time {
	var out []time.Time
	day := from.In(loc)
	for d := 1; ; d++ {
		at := time.Date(day.Year(), day.Month(), day.Day()+d, 0, 0, 0, 0, loc)
		if at.After(to) {
			return out
		}
		if at.After(from) {
			out = append(out, at)
		}
	}
}

// nights gives the nights and the weekends, cut to the stretch. Neighbours are
// one span: Friday's night runs into Saturday.
func nights(from, to time.Time, loc *time.Location) []document.Span {
	var out []document.Span
	add := func(a, b time.Time) {
		if a.Before(from) {
			a = from
		}
		if b.After(to) {
			b = to
		}
		if !b.After(a) {
			return
		}
		if n := len(out); n > 0 && !a.After(out[n-1].To) {
			if b.After(out[n-1].To) {
				out[n-1].To = b.UTC()
			}
			return
		}
		out = append(out, document.Span{From: a.UTC(), To: b.UTC()})
	}
	day := from.In(loc)
	for d := -1; ; d++ {
		hour := func(h int) time.Time {
			return time.Date(day.Year(), day.Month(), day.Day()+d, h, 0, 0, 0, loc)
		}
		if hour(0).After(to) {
			return out
		}
		switch hour(12).Weekday() {
		case time.Saturday, time.Sunday:
			add(hour(0), hour(24))
		}
		add(hour(nightBegins), hour(24+nightEnds))
	}
}

// shifts gives the changes of the clock inside a stretch.
func (c *composer) shifts(from, to time.Time) []document.Tick {
	var out []document.Tick
	at := from.In(c.loc)
	for len(out) < mostTicks {
		_, end := at.ZoneBounds()
		if end.IsZero() || end.After(to) {
			return out
		}
		before, after := c.w.utcOffset(end.Add(-time.Second).In(c.loc)), c.w.utcOffset(end.In(c.loc))
		if before != after {
			out = append(out, document.Tick{At: end.UTC(), Label: before + " → " + after})
		}
		at = end.In(c.loc)
	}
	return out
}
