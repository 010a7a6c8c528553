package capture

import (
	"slices"
	"time"
)

// civil is a date and time as a clock on the wall shows it.
type civil struct {
	year, month, day        int
	hour, minute, sec, nano int
}

// asUTC gives the civil time as if it were UTC. Seconds and hours may be over
// their range (23:59:60, 24:00) and run on into what follows.
func (c civil) asUTC() time.Time {
	return time.Date(c.year, time.Month(c.month), c.day, c.hour, c.minute, c.sec, c.nano, time.UTC)
}

// localReadings gives every instant at which clocks in loc show c, in time
// order: one, or two when clocks were set back over it. When clocks were put
// forward over it there is none; then gap is true and the two instants are
// those that the offset after and the offset before the change give.
//
// time.Date picks one in both cases without saying so, hence this function.
func localReadings(loc *time.Location, c civil) (readings []time.Time, gap bool) {
	wall := c.asUTC()
	var all []time.Time
	for _, offset := range offsetsAround(loc, wall) {
		at := wall.Add(-time.Duration(offset) * time.Second).In(loc)
		all = append(all, at)
		if _, actual := at.Zone(); actual == offset {
			readings = append(readings, at)
		}
	}
	if len(readings) == 0 {
		readings, gap = all, true
	}
	slices.SortFunc(readings, time.Time.Compare)
	return readings, gap
}

// offsetsAround lists the distinct offsets in force from 38 hours before to 38
// hours after t. No zone is further than 15 hours from UTC, and the longest
// jump, over a whole day, fits too.
func offsetsAround(loc *time.Location, t time.Time) []int {
	const reach, step = 38 * time.Hour, 30 * time.Minute
	var offsets []int
	at, end := t.Add(-reach), t.Add(reach)
	for !at.After(end) {
		_, offset := at.In(loc).Zone()
		if !slices.Contains(offsets, offset) {
			offsets = append(offsets, offset)
		}
		at = at.Add(step)
	}
	return offsets
}

// dayBounds gives the first and the last millisecond of a day in loc; false
// for a day that was skipped there (30 December 2011 in Samoa).
func dayBounds(loc *time.Location, year, month, day int) (first, last time.Time, ok bool) {
	first = dayStart(loc, civil{year: year, month: month, day: day})
	next := dayStart(loc, civil{year: year, month: month, day: day + 1})
	return first, next.Add(-time.Millisecond), first.Before(next)
}

// dayStart gives the first instant at which clocks in loc show midnight of the
// day or later.
func dayStart(loc *time.Location, midnight civil) time.Time {
	readings, gap := localReadings(loc, midnight)
	if !gap {
		return readings[0]
	}
	start, _ := readings[len(readings)-1].ZoneBounds() // the moment of the change
	return start
}
