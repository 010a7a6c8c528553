package postmortem

import "time"

// Twin gives the other instant at which the clock of t's zone shows the same as
// at t, and false if there is none: where clocks are set back, what they show
// comes twice, and a time told without its offset from UTC is one of two.
func Twin(t time.Time) (other time.Time, twice bool) {
	start, end := t.ZoneBounds()
	_, now := t.Zone()
	const most = 24 * time.Hour // no clock was ever set back further
	if !start.IsZero() && t.Sub(start) < most {
		_, before := start.Add(-time.Nanosecond).Zone()
		if back := time.Duration(before-now) * time.Second; back > 0 && t.Sub(start) < back {
			return t.Add(-back), true
		}
	}
	if !end.IsZero() && end.Sub(t) <= most {
		_, after := end.Zone()
		if back := time.Duration(now-after) * time.Second; back > 0 && end.Sub(t) <= back {
			return t.Add(back), true
		}
	}
	return time.Time{}, false
}
