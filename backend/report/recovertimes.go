package report

import (
	"strconv"
	"strings"
	"time"

	"afterword/backend/postmortem"
)

// zone finds the display zone in the note above the timeline: a name or an
// offset, with or without the other behind it. Without a timeline it is that of
// the meeting.
func (r *recovery) zone() *time.Location {
	for _, s := range r.byRole[rolePeople] {
		for _, b := range s.Blocks {
			meeting, _ := filled(r.w.meeting, paragraphText(b))
			_, offset, _ := strings.Cut(strings.TrimSuffix(meeting, ")"), "(")
			if seconds, ok := r.offset(offset); ok && seconds != 0 {
				r.p.Zone = offsetName(seconds)
			}
		}
	}
	for _, s := range r.byRole[roleTimeline] {
		for _, b := range s.Blocks {
			name, ok := filled(r.w.allTimes, paragraphText(b))
			if !ok {
				continue
			}
			name, _, _ = strings.Cut(name, " (")
			if seconds, ok := r.offset(name); ok && name != "UTC" {
				name = offsetName(seconds)
			}
			if zone, err := zoneField.Canonical(name); err == nil {
				r.p.Zone, _ = zone.(string)
			}
		}
	}
	return postmortem.LoadZone(r.p.Zone)
}

var zoneField, _ = postmortem.FieldOf(postmortem.KindPostMortem, "zone")

// offset reads "UTC", "UTC+1" and "UTC-5:45".
func (r *recovery) offset(s string) (seconds int, ok bool) {
	said, ok := filled(r.w.offset, s)
	if !ok || said == "" {
		return 0, ok
	}
	hours, minutes, _ := strings.Cut(said[1:], ":")
	h, err := strconv.Atoi(hours)
	m, err2 := strconv.Atoi("0" + minutes)
	if err != nil || err2 != nil || !strings.ContainsAny(said[:1], "+-") || h > 18 || m > 59 {
		return 0, false
	}
	if seconds = h*3600 + m*60; said[0] == '-' {
		seconds = -seconds
	}
	return seconds, true
}

func offsetName(seconds int) string {
	sign := "+"
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	return time.Time{}.Add(time.Duration(seconds) * time.Second).Format(sign + "15:04")
}

// filled gives what stands in the place of the %s of a form.
func filled(form, s string) (value string, ok bool) {
	before, after, _ := strings.Cut(form, "%s")
	if len(s) < len(before)+len(after) || !strings.HasPrefix(s, before) || !strings.HasSuffix(s, after) {
		return "", false
	}
	return s[len(before) : len(s)-len(after)], true
}

// date reads "20 November 2026" and "20 Nov 2026".
func (r *recovery) date(s string) (time.Time, bool) {
	fields := strings.Fields(s)
	if len(fields) != 3 {
		return time.Time{}, false
	}
	year, err := strconv.Atoi(fields[2])
	if err != nil || year < 1 || year > 9999 {
		return time.Time{}, false
	}
	return r.dayNear(fields[0]+" "+fields[1], time.Date(year, 7, 1, 0, 0, 0, 0, time.UTC))
}

// dayNear reads "20 November" or "20 Nov": the day of that name which is next to
// another.
func (r *recovery) dayNear(s string, other time.Time) (time.Time, bool) {
	for away := range 184 {
		for _, days := range [2]int{away, -away} {
			day := time.Date(other.Year(), other.Month(), other.Day()+days, 0, 0, 0, 0, time.UTC)
			if s == r.w.day(day) || strings.HasPrefix(r.w.date(day), s+" ") {
				return day, true
			}
		}
	}
	return time.Time{}, false
}

// toldTime is a time as a text gives it.
type toldTime struct {
	at       time.Time
	seconds  bool // told to the second
	day      bool // only the day is told; at is its beginning
	offset   int
	offsetIs bool // the offset from UTC is told
}

// instantNear reads "14:05", "21 Oct 22:52:10", "02:45 UTC+2" and "21 Oct". day is
// that of the row, or of the time before.
func (r *recovery) instantNear(s string, day time.Time) (out toldTime, ok bool) {
	fields := strings.Fields(strings.ReplaceAll(s, "\u00a0", " "))
	if n := len(fields); n > 1 {
		if out.offset, out.offsetIs = r.offset(fields[n-1]); out.offsetIs {
			fields = fields[:n-1]
		}
	}
	if len(fields) == 0 || day.IsZero() {
		return out, false
	}
	var clock time.Time
	if last := fields[len(fields)-1]; strings.Contains(last, ":") {
		for _, form := range []string{clockForm, secondsForm} { // parsing takes milliseconds as well
			if at, err := time.Parse(form, last); err == nil {
				clock, ok, out.seconds = at, true, form == secondsForm
			}
		}
		if fields = fields[:len(fields)-1]; !ok {
			return out, false
		}
	}
	out.day = !ok
	if len(fields) > 0 {
		if day, ok = r.dayNear(strings.Join(fields, " "), day); !ok {
			return out, false
		}
	}
	loc := r.loc
	if out.offsetIs {
		loc = time.FixedZone("", out.offset)
	}
	out.at = time.Date(day.Year(), day.Month(), day.Day(), clock.Hour(), clock.Minute(), clock.Second(), clock.Nanosecond(), loc)
	return out, true
}

// rangeNear reads two such times with a dash between, or one. An offset at the
// end is that of both.
func (r *recovery) rangeNear(s string, day time.Time) (first, last toldTime, ok bool) {
	from, to, two := strings.Cut(s, "–")
	if !two {
		first, ok = r.instantNear(s, day)
		return first, first, ok
	}
	if last, ok = r.instantNear(to, day); !ok {
		return first, last, false
	}
	if last.offsetIs && !strings.Contains(from, "UTC") {
		from += " " + r.w.utcOffset(last.at)
	}
	if first, ok = r.instantNear(from, day); !ok {
		return first, last, false
	}
	last, ok = r.instantNear(to, first.at)
	return first, last, ok
}

// times reads the cell of a time into an event. It reports false for what is in
// no form of ours.
func (r *recovery) times(s string, day time.Time, e *postmortem.TimelineEvent) bool {
	s = strings.Join(strings.Fields(s), " ")
	if e.Precision = "unknown"; s == r.w.unknownTime {
		return true
	}
	end := ""
	for _, form := range []string{r.w.until, r.w.spanTo} {
		lead, _, _ := strings.Cut(form, "%s")
		if before, after, ok := strings.Cut(s, " "+lead); ok && end == "" {
			s, end = before, after
			if e.EndPrecision = "minute"; form == r.w.until {
				e.EndPrecision = "approximate"
			}
		}
	}
	s, between := strings.CutSuffix(s, " "+r.w.betweenTimes)
	bare, about := filled(r.w.about, s)
	if about {
		s = bare
	}
	if s == r.w.thatDay {
		s = r.w.day(day)
	}
	first, last, ok := r.rangeNear(s, day)
	if !ok {
		return false
	}
	e.OccurredAt, e.Precision = postmortem.At(first.at), "minute"
	switch {
	case first.day:
		e.Precision, e.OccurredLatest = "date", postmortem.At(last.at.AddDate(0, 0, 1).Add(-time.Millisecond))
	case between || last.at.After(first.at):
		e.Precision, e.OccurredLatest = "between", postmortem.At(last.at)
	case about:
		e.Precision, e.ToleranceSec = "approximate", usualTolerance
	case first.seconds:
		e.Precision = "exact"
	}
	if end == "" {
		return true
	}
	until, ok := r.instantNear(end, first.at)
	if e.EndedAt = postmortem.At(until.at); until.seconds && e.EndPrecision == "minute" {
		e.EndPrecision = "exact"
	}
	return ok
}

// usualTolerance is that of an approximate time: no text says how much it is.
const usualTolerance = 300
