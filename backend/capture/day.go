package capture

import (
	"fmt"
	"strings"
	"time"
)

// relativeDay reads today, yesterday and tomorrow. They count from the clock:
// who writes "yesterday" means the day before the writing.
func relativeDay(word string, c context) dates {
	if !c.hasNow {
		return dates{problem: "Please write the date: it is not known here which day is today."}
	}
	shift := map[string]int{"yesterday": -1, "today": 0, "tomorrow": 1}
	days, ok := shift[word]
	if !ok {
		days = -2 // the day before yesterday
	}
	return dates{readings: []dateReading{dayOf(noon(c.now).AddDate(0, 0, days))}}
}

func dayOf(t time.Time) dateReading {
	return dateReading{year: t.Year(), month: int(t.Month()), day: t.Day()}
}

func weekdayOf(name string) time.Weekday {
	const names = "sunmontuewedthufrisat"
	return time.Weekday(strings.Index(names, strings.ToLower(name[:3])) / 3)
}

// nearestWeekday takes the named day that is nearest to the reference. With no
// reference, or for "last Monday", it is the one that came before.
func nearestWeekday(day time.Weekday, last bool, c context) dates {
	base, ok := c.base()
	if !ok {
		return dates{problem: "Please write the date: there is no other time to count the weekday from."}
	}
	back := (int(base.Weekday()) - int(day) + 7) % 7
	switch {
	case last && back == 0:
		back = 7
	case !last && c.hasReference && back > 3:
		back -= 7
	}
	return dates{readings: []dateReading{dayOf(noon(base).AddDate(0, 0, -back))}}.inferring("date")
}

// noon keeps days from being missed where midnight does not exist.
func noon(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC)
}

// checkWeekday keeps the readings of a date that fall on the weekday told. If
// none does, the date counts and the contradiction is said.
func checkWeekday(d dates, day time.Weekday) dates {
	var fitting []dateReading
	for _, r := range d.readings {
		if time.Date(r.year, time.Month(r.month), r.day, 0, 0, 0, 0, time.UTC).Weekday() == day {
			fitting = append(fitting, r)
		}
	}
	if len(fitting) > 0 {
		d.readings = fitting
		return d
	}
	for i, r := range d.readings {
		date := time.Date(r.year, time.Month(r.month), r.day, 0, 0, 0, 0, time.UTC)
		d.readings[i].remark = fmt.Sprintf("%s is a %s, not a %s. The date was taken.", date.Format("2 January 2006"), date.Weekday(), day)
		d.readings[i].inferred = append(d.readings[i].inferred, "date")
	}
	return d
}
