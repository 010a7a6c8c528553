package report

import (
	"slices"
	"strconv"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// Steps between ticks that read well on a clock.
var clockSteps = []time.Duration{
	time.Second, 2 * time.Second, 5 * time.Second, 10 * time.Second, 15 * time.Second, 30 * time.Second,
	time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 15 * time.Minute, 30 * time.Minute,
	time.Hour, 2 * time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour,
}

// Steps in days and months.
var (
	daySteps   = []int{1, 2, 7, 14}
	monthSteps = []int{1, 3, 6}
)

const (
	mostTicks = 8
	aDay      = 24 * time.Hour

	// hoursOnAxis is the longest stretch whose ticks are times of the day.
	hoursOnAxis = mostTicks * 12 * time.Hour
)

// ticks gives at most nine places on the axis between from and to, at round
// times of the zone. Days and hours follow the local clock, so that a tick
// stays at 06:00 on both sides of a change to daylight saving time.
func ticks(from, to time.Time, loc *time.Location, w words) []document.Tick {
	return ticksUpTo(mostTicks, from, to, loc, w)
}

// ticksUpTo is ticks with at most one more than most places.
func ticksUpTo(most int, from, to time.Time, loc *time.Location, w words) []document.Tick {
	length := to.Sub(from)
	if length <= 0 {
		return nil
	}
	for _, step := range clockSteps {
		if length/step <= time.Duration(most) {
			return clockTicks(from, to, loc, step, w)
		}
	}
	for _, days := range daySteps {
		if length/(time.Duration(days)*aDay) <= time.Duration(most) {
			return dateTicks(from, to, loc, 0, days, w.day)
		}
	}
	month := func(t time.Time) string { return w.month(t) + " " + strconv.Itoa(t.Year()) }
	for _, months := range monthSteps {
		if length/(time.Duration(months)*30*aDay) <= time.Duration(most) {
			return dateTicks(from, to, loc, months, 0, month)
		}
	}
	years := 1
	for (to.Year()-from.Year())/years > most {
		years *= 2
	}
	return dateTicks(from, to, loc, 12*years, 0, func(t time.Time) string { return strconv.Itoa(t.Year()) })
}

// clockTicks counts steps of the local clock from the midnight before from.
func clockTicks(from, to time.Time, loc *time.Location, step time.Duration, w words) []document.Tick {
	day := from.In(loc)
	form := clockForm
	if step < time.Minute {
		form = secondsForm
	}
	var out []document.Tick
	add := func(at time.Time, day bool) {
		switch {
		case at.Before(from) || at.After(to):
		case day:
			out = append(out, document.Tick{At: at.UTC(), Label: w.day(at)})
		default:
			out = append(out, document.Tick{At: at.UTC(), Label: w.clockOf(at, form, whereTwice)})
		}
	}
	const set = 3 * time.Hour // no clock is set by as much
	_, before := from.Add(-set).In(loc).Zone()
	_, after := to.Add(set).In(loc).Zone()
	changes := before != after
	for d := 0; len(out) <= mostTicks+1; d++ {
		midnight := time.Date(day.Year(), day.Month(), day.Day()+d, 0, 0, 0, 0, loc)
		if midnight.After(to) {
			break
		}
		// Only what may be in between is looked at.
		first := max(from.Sub(midnight)-set, 0) / step * step
		end := min(to.Sub(midnight)+set, aDay)
		for offset := first; offset < end; offset += step {
			at := time.Date(day.Year(), day.Month(), day.Day()+d, 0, 0, int(offset/time.Second), 0, loc)
			// A local time that does not exist lands on a neighbour, and what the
			// clock shows twice has two places.
			add(at, offset == 0 && step >= time.Minute)
			if !changes {
				continue
			}
			if twin, twice := postmortem.Twin(at); twice {
				add(twin, false)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b document.Tick) int { return a.At.Compare(b.At) })
	return slices.CompactFunc(out, func(a, b document.Tick) bool { return a.At.Equal(b.At) })
}

// dateTicks counts steps of months or days from the start of the year.
func dateTicks(from, to time.Time, loc *time.Location, months, days int, label func(time.Time) string) []document.Tick {
	start := from.In(loc)
	at := time.Date(start.Year(), 1, 1, 0, 0, 0, 0, loc)
	if days > 0 {
		at = time.Date(start.Year(), start.Month(), start.Day(), 0, 0, 0, 0, loc)
	}
	var out []document.Tick
	for ; !at.After(to) && len(out) <= 2*mostTicks; at = at.AddDate(0, months, days) {
		if !at.Before(from) {
			out = append(out, document.Tick{At: at.UTC(), Label: label(at)})
		}
	}
	return out
}
