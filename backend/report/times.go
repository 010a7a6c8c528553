package report

import (
	"fmt"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// eventTime gives the start of an event as running text that shows its
// precision: "14:05", "about 14:05", "14:51–14:56", "21 Oct", "time unknown".
// The day is said if asked, and always where the two ends differ in it.
func (c *composer) eventTime(e postmortem.TimelineEvent, day bool) string {
	return c.eventTimeBy(e, day, c.offsetsOf(c.told(e)...))
}

func (c *composer) eventTimeBy(e postmortem.TimelineEvent, day bool, say offsets) string {
	told := c.told(e)
	switch {
	case !e.When().Known:
		return c.w.unknownTime
	case len(told) == 0:
		return c.dates(e.When())
	case len(told) == 1:
		at := c.instantBy(told[0], e.Precision == "exact", day, say)
		if e.Precision == "approximate" {
			return fmt.Sprintf(c.w.about, at)
		}
		return at
	}
	first, last := told[0], told[1]
	day = day || !c.sameDay(first, last)
	second := day && !c.sameDay(first, last)
	seconds := first.Second() != 0 || last.Second() != 0
	if c.offset(first) != c.offset(last) {
		return c.instantBy(first, seconds, day, say) + "–" + c.instantBy(last, seconds, second, say)
	}
	both := c.instantBy(first, seconds, day, nowhere) + "–" + c.instantBy(last, seconds, second, nowhere)
	if c.says(say, first, last) {
		both += " " + c.w.utcOffset(last.In(c.loc))
	}
	return both
}

// told gives the instants whose clock times an event is told by: none for a day
// and for an unknown time, two for a time between.
func (c *composer) told(e postmortem.TimelineEvent) []time.Time {
	w := e.When()
	switch {
	case !w.Known || e.Precision == "date":
		return nil
	case e.Precision == "between" && !w.Certain():
		return []time.Time{w.Earliest, w.Latest}
	}
	return []time.Time{e.OccurredAt.Time()}
}

// dates gives the day, or the days, of an event told to the date only.
func (c *composer) dates(w postmortem.When) string {
	first, last := w.Earliest.In(c.loc), w.Latest.In(c.loc)
	if c.sameDay(first, last) {
		return c.w.day(first)
	}
	return c.w.day(first) + "–" + c.w.day(last)
}

func (c *composer) sameDay(a, b time.Time) bool {
	a, b = a.In(c.loc), b.In(c.loc)
	return a.Year() == b.Year() && a.YearDay() == b.YearDay()
}

// timeCell is the time column of the timeline: the start, and below it, more
// quietly, the end or what kind of time it is. offsets adds the offset from
// UTC, for timelines in which it changes.
func (c *composer) timeCell(e postmortem.TimelineEvent, offsets bool) document.Cell {
	w := e.When()
	if !w.Known {
		return cell(soft(c.w.unknownTime))
	}
	if e.Precision == "date" {
		if c.sameDay(w.Earliest, w.Latest) {
			return cell(soft(c.w.thatDay))
		}
		return cell(text(c.dates(w)))
	}
	said := c.told(e)
	end := e.End()
	if end.Known {
		said = append(said, e.EndedAt.Time())
	}
	say := c.offsetsOf(said...)
	if offsets {
		say = everywhere
	}
	var out []document.Inline
	if told := c.told(e); c.oneOffset(told...) && c.says(say, told...) {
		out = []document.Inline{text(c.eventTimeBy(e, false, nowhere)), text(" "), soft(c.w.utcOffset(told[0].In(c.loc)))}
	} else {
		out = plain(c.eventTimeBy(e, false, say))
	}
	if e.Precision == "between" && !w.Certain() {
		out = append(out, document.Break{}, soft(c.w.betweenTimes))
	}
	if end.Known {
		when := c.instantBy(e.EndedAt.Time(), e.EndPrecision == "exact", !c.sameDay(w.Earliest, e.EndedAt.Time()), say)
		form := c.w.spanTo
		if e.EndPrecision == "approximate" {
			form = c.w.until
		}
		out = append(out, document.Break{}, soft(fmt.Sprintf(form, when)))
	}
	return cell(out...)
}

// findOffsetsChange reports whether the zone's offset from UTC differs among the
// times that are shown; first is the earliest of them.
func (c *composer) findOffsetsChange() (change bool, first time.Time) {
	seen := map[int]bool{}
	look := func(t time.Time) {
		if t.IsZero() {
			return
		}
		if first.IsZero() || t.Before(first) {
			first = t
		}
		_, offset := t.In(c.loc).Zone()
		seen[offset] = true
	}
	for i := range c.shown {
		e := &c.shown[i]
		if w := e.When(); w.Known {
			look(w.Earliest)
			look(w.Latest)
			look(e.EndedAt.Time())
			look(e.KnownAt.Time())
		}
	}
	return len(seen) > 1, first
}

// zoneNote says once in which zone all times of the timeline are. "Europe/Berlin
// (UTC+1)", "UTC", or the name alone where each row says its offset.
func (c *composer) zoneNote(change bool, first time.Time) string {
	name := c.loc.String()
	if _, offset := first.In(c.loc).Zone(); !change && !first.IsZero() {
		full := c.w.utcOffset(first.In(c.loc))
		switch {
		case offset == 0 && name == "UTC", c.fixedOffset():
			name = full
		default:
			name += " (" + full + ")"
		}
	}
	return fmt.Sprintf(c.w.allTimes, name)
}

// fixedOffset reports whether the display zone is an offset and not a place.
func (c *composer) fixedOffset() bool {
	return len(c.p.Zone) > 0 && (c.p.Zone[0] == '+' || c.p.Zone[0] == '-')
}
