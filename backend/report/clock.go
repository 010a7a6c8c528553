package report

import (
	"slices"
	"time"

	"afterword/backend/postmortem"
)

// clock gives the time of day in the display zone: "14:05", with seconds (and
// milliseconds) if the time was told to them; with its offset from UTC where the
// clock shows it twice: "02:45 UTC+2".
func (c *composer) clock(t time.Time, seconds bool) string { return c.clockBy(t, seconds, whereTwice) }

// offsets says with which times their offset from UTC stands.
type offsets uint8

const (
	whereTwice offsets = iota // with what the clock shows twice when it is set back: else nobody knows which is meant
	everywhere
	nowhere // who asks says it
)

// clockBy is the one place that says the time of day of an instant.
func (c *composer) clockBy(t time.Time, seconds bool, say offsets) string {
	t = t.In(c.loc)
	form := clockForm
	switch {
	case t.Nanosecond() != 0:
		form = "15:04:05.000"
	case seconds || t.Second() != 0:
		form = secondsForm
	}
	return c.w.clockOf(t, form, say)
}

const (
	clockForm   = "15:04"
	secondsForm = "15:04:05"
)

// clockOf gives the time of day of t in its own zone, with its offset if asked.
func (w words) clockOf(t time.Time, form string, say offsets) string {
	if say.needed(t) {
		return t.Format(form) + " " + w.utcOffset(t)
	}
	return t.Format(form)
}

// instant is clock with the day in front if asked: "21 Oct 22:52".
func (c *composer) instant(t time.Time, seconds, day bool) string {
	return c.instantBy(t, seconds, day, whereTwice)
}

func (c *composer) instantBy(t time.Time, seconds, day bool, say offsets) string {
	if day {
		return c.w.day(t.In(c.loc)) + " " + c.clockBy(t, seconds, say)
	}
	return c.clockBy(t, seconds, say)
}

// needed reports whether the offset of t, in its zone, is to be said.
func (say offsets) needed(t time.Time) bool {
	if say == whereTwice {
		_, twice := postmortem.Twin(t)
		return twice
	}
	return say == everywhere
}

// says reports whether the offset of any of the times is to be said.
func (c *composer) says(say offsets, times ...time.Time) bool {
	return slices.ContainsFunc(times, func(t time.Time) bool { return say.needed(t.In(c.loc)) })
}

// offsetsOf says which of times that stand together have their offset: all, where
// they differ in it and one has to. Else the one that is said would seem to be
// that of the others too.
func (c *composer) offsetsOf(times ...time.Time) offsets {
	if c.says(whereTwice, times...) && !c.oneOffset(times...) {
		return everywhere
	}
	return whereTwice
}

// oneOffset reports whether the times have the same offset.
func (c *composer) oneOffset(times ...time.Time) bool {
	return !slices.ContainsFunc(times, func(t time.Time) bool { return c.offset(t) != c.offset(times[0]) })
}

// offset gives the seconds east of UTC in the display zone.
func (c *composer) offset(t time.Time) int {
	_, seconds := t.In(c.loc).Zone()
	return seconds
}
