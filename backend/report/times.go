package report

import (
	"fmt"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// clock gives the time of day in the display zone: "14:05", with seconds (and
// milliseconds) if the time was told to them.
func (c *composer) clock(t time.Time, seconds bool) string {
	t = t.In(c.loc)
	switch {
	case t.Nanosecond() != 0:
		return t.Format("15:04:05.000")
	case seconds || t.Second() != 0:
		return t.Format("15:04:05")
	default:
		return t.Format("15:04")
	}
}

// instant is clock with the day in front if asked: "21 Oct 22:52".
func (c *composer) instant(t time.Time, seconds, day bool) string {
	if day {
		return c.w.day(t.In(c.loc)) + " " + c.clock(t, seconds)
	}
	return c.clock(t, seconds)
}

// eventTime gives the start of an event as running text that shows its
// precision: "14:05", "about 14:05", "14:51–14:56", "21 Oct", "time unknown".
// The day is said if asked, and always where the two ends differ in it.
func (c *composer) eventTime(e postmortem.TimelineEvent, day bool) string {
	w := e.When()
	if !w.Known {
		return c.w.unknownTime
	}
	at := e.OccurredAt.Time()
	switch e.Precision {
	case "approximate":
		return fmt.Sprintf(c.w.about, c.instant(at, false, day))
	case "date":
		return c.dates(w)
	case "between":
		if w.Certain() {
			break
		}
		day = day || !c.sameDay(w.Earliest, w.Latest)
		second := day && !c.sameDay(w.Earliest, w.Latest)
		seconds := w.Earliest.Second() != 0 || w.Latest.Second() != 0
		return c.instant(w.Earliest, seconds, day) + "–" + c.instant(w.Latest, seconds, second)
	}
	return c.instant(at, e.Precision == "exact", day)
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
	out := []document.Inline{text(c.eventTime(e, false))}
	if offsets {
		out = append(out, text(" "), soft(c.w.utcOffset(w.Earliest.In(c.loc))))
	}
	if e.Precision == "between" && !w.Certain() {
		out = append(out, document.Break{}, soft(c.w.betweenTimes))
	}
	if end := e.End(); end.Known {
		when := c.instant(e.EndedAt.Time(), e.EndPrecision == "exact", !c.sameDay(w.Earliest, e.EndedAt.Time()))
		form := c.w.spanTo
		if e.EndPrecision == "approximate" {
			form = c.w.until
		}
		out = append(out, document.Break{}, soft(fmt.Sprintf(form, when)))
		if offsets {
			out = append(out, text(" "), soft(c.w.utcOffset(e.EndedAt.Time().In(c.loc))))
		}
	}
	return cell(out...)
}

// offsetsChange reports whether the zone's offset from UTC differs among the
// times that are shown; first is the earliest of them.
func (c *composer) offsetsChange() (change bool, first time.Time) {
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
	for _, e := range c.shown {
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
