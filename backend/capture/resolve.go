package capture

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/backend/postmortem"
)

// reading is one way to read a moment.
type reading struct {
	first, last time.Time // the same for a point; both ends for 14:5? and a date
	spread      bool      // first and last differ because the text leaves it open
	dateOnly    bool
	precision   string
	zone        string
	label       string
	inferred    []string
	remark      string
	why         string // why there is more than one reading
	key         [2]int // which of the dates and zones told, so that two moments go together
}

const maxChoices = 8

// collapse keeps one reading for each date and zone told, the first or the
// last: where a text says "between", a time that came twice leaves nothing to
// ask, the stretch just takes in both.
func collapse(list []reading, last bool) []reading {
	var out []reading
	for _, r := range list {
		if i := len(out) - 1; i >= 0 && out[i].key == r.key {
			if last {
				out[i] = r
			}
			continue
		}
		out = append(out, r)
	}
	return out
}

// readings lists every way to read a moment. day is taken for a moment
// without a date, zone for one without a zone.
func (m moment) readings(c context, day *dates, zone zones) ([]reading, string) {
	if !m.instant.IsZero() {
		return []reading{{first: m.instant, last: m.instant, precision: m.precision}}, ""
	}
	if m.dates != nil {
		day = m.dates
	}
	if m.zones.told {
		zone = m.zones
	}
	if !zone.told {
		zone = zones{readings: []zoneReading{{loc: c.loc}}}
	}
	var out []reading
	var problem string
	for zi, z := range zone.readings {
		here := day
		if here == nil {
			d := contextDay(c, z.loc, *m.clock)
			if d.problem != "" {
				return nil, d.problem
			}
			here = &d
		}
		for di, d := range here.readings {
			list, wrong := m.onDay(d, z, c)
			if wrong != "" {
				problem = wrong
				continue
			}
			for _, r := range list {
				r.key = [2]int{di, zi}
				r.why = firstText(r.why, here.why, zone.why)
				r.label += dateLabel(r, z, len(zone.readings) > 1)
				out = append(out, r)
			}
		}
	}
	if len(out) > 0 {
		problem = ""
	}
	return out, problem
}

// onDay reads the moment on one day in one zone.
func (m moment) onDay(d dateReading, z zoneReading, c context) ([]reading, string) {
	base := reading{zone: z.name, inferred: slices.Concat(d.inferred, z.inferred), remark: d.remark}
	if m.clock == nil {
		first, last, ok := dayBounds(z.loc, d.year, d.month, d.day)
		if !ok {
			return nil, fmt.Sprintf("%04d-%02d-%02d did not exist in %s: the calendar skipped that day.", d.year, d.month, d.day, z.loc)
		}
		base.first, base.last, base.dateOnly, base.precision = first, last, true, "date"
		return []reading{base}, outOfRange(first, last)
	}
	k := m.clock
	at := civil{d.year, d.month, d.day, k.hour, k.minute, k.sec, k.nano}
	base.precision = "minute"
	if k.seconds {
		base.precision = "exact"
	}
	base.remark = firstText(base.remark, k.remark)
	times, gap := localReadings(z.loc, at)
	if k.spread > 0 { // an open time takes in all its readings
		at.minute += k.spread - 1
		ends, _ := localReadings(z.loc, at)
		base.first, base.last, base.spread = times[0], ends[len(ends)-1], true
		return []reading{base}, outOfRange(base.first, base.last)
	}
	var out []reading
	for _, t := range times {
		one := base
		one.first, one.last = t, t
		one.remark = firstText(one.remark, seasonRemark(t, z.abbr, c))
		switch {
		case gap:
			one.why = fmt.Sprintf("%02d:%02d does not exist on this day: the clocks were put forward over it. Which time is meant?", k.hour, k.minute)
		case len(times) > 1:
			one.why = fmt.Sprintf("%02d:%02d happened twice on this day: the clocks were put back. Which one is meant?", k.hour, k.minute)
		}
		out = append(out, one)
	}
	return out, outOfRange(times...)
}

func outOfRange(times ...time.Time) string {
	for _, t := range times {
		if postmortem.At(t) == "" {
			return "This time is outside the years 0001 to 9999."
		}
	}
	return ""
}

// contextDay gives the day for a time of day without a date: that of the
// reference, or today. Near midnight a neighbouring day can be meant; see the
// package comment. What is not plain is marked as inferred.
func contextDay(c context, loc *time.Location, k clock) dates {
	base, ok := c.base()
	if !ok {
		return dates{problem: "Please write the date as well: there is no other time to take it from."}
	}
	base = base.In(loc)
	day := dayOf(base)
	if !c.hasReference {
		day.inferred = []string{"date"}
		return dates{readings: []dateReading{day}}
	}
	const far, nextDay = 12 * time.Hour, 18 * time.Hour
	at := func(days int) time.Time {
		return time.Date(day.year, time.Month(day.month), day.day+days, k.hour, k.minute, k.sec, k.nano, loc)
	}
	switch {
	case base.Sub(at(0)) > far:
		remark := "This is much earlier than the event before it; if another day is meant, please write the date."
		if base.Sub(at(0)) > nextDay && c.hasNow && !at(1).After(c.now) {
			day = dayOf(noon(base).AddDate(0, 0, 1))
			remark = "Read as the day after the event before it; if another day is meant, please write the date."
		}
		day.inferred, day.remark = []string{"date"}, remark
	case at(0).Sub(base) > far && c.hasNow && at(0).After(c.now):
		day = dayOf(noon(base).AddDate(0, 0, -1))
		day.inferred = []string{"date"}
		day.remark = "Read as the day before, as it would still be to come; if another day is meant, please write the date."
	}
	return dates{readings: []dateReading{day}}
}

// dateLabel tells readings apart: "25 Oct 2026, 02:30 CEST (UTC+02:00)".
func dateLabel(r reading, z zoneReading, severalZones bool) string {
	if r.dateOnly {
		return r.first.Format("2 January 2006")
	}
	form := "15:04"
	if r.precision == "exact" {
		form = "15:04:05"
	}
	at := r.first.In(z.loc)
	_, offset := at.Zone()
	zone := "UTC" + postmortem.OffsetText(offset)
	switch name := postmortem.ZoneLabel(at); {
	case severalZones:
		zone = fmt.Sprintf("%s (%s)", z.label, zone)
	case z.loc == time.UTC:
		zone = "UTC"
	case !strings.HasPrefix(name, "UTC"):
		zone = fmt.Sprintf("%s (%s)", name, zone)
	}
	return at.Format("2 January 2006, "+form) + " " + zone
}

func firstText(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
