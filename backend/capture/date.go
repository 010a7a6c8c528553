package capture

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"afterword/backend/pattern"
)

// dateReading is one reading of a date: the day and what was inferred for it.
type dateReading struct {
	year, month, day int
	inferred         []string
	remark           string
}

// dates is a date as told, with all its readings; a problem if there is none.
type dates struct {
	readings []dateReading
	why      string // why there is more than one reading
	problem  string
	weekday  *time.Weekday // told before the date
}

const (
	monthName = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	likelyYr  = `((?:1[89]|20|21)\d\d)`
)

var (
	isoDate   = pattern.Lazily(`^(\d{4})([-/.])(\d{1,2})([-/.])(\d{1,2})`)
	basicDate = pattern.Lazily(`^(\d{4})(\d{2})(\d{2})T`)
	threePart = pattern.Lazily(`^(\d{1,2})([-/.])(\d{1,2})([-/.])(\d{4}|\d{2})`)
	twoPart   = pattern.Lazily(`^(\d{1,2})([/.])(\d{1,2})(\.?)`)
	dayMonth  = pattern.Lazily(`(?i)^(\d{1,2})(?:st|nd|rd|th|\.)?(?:` + sp + `*[-/]?` + sp + `*|` + sp + `+of` + sp + `+)` + monthName)
	monthDay  = pattern.Lazily(`(?i)^` + monthName + sp + `+(\d{1,2})(?:st|nd|rd|th)?`)
	yearAfter = pattern.Lazily(`^(?:` + sp + `*,?` + sp + `+|[-/])` + likelyYr)
	ctimeYear = pattern.Lazily(`^` + sp + `+` + likelyYr)
	shortYear = pattern.Lazily(`^(?:-|/|` + sp + `+')(\d{2})`)
	weekday   = pattern.Lazily(`(?i)^(last` + sp + `+)?(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)`)
	relDay    = pattern.Lazily(`(?i)^(the` + sp + `+day` + sp + `+before` + sp + `+yesterday|yesterday|today|tomorrow)`)
	dateComma = pattern.Lazily(`^\.?,?` + sp + `*`)
)

// scanDate reads a date; found is false if there is none here.
func scanDate(s *scanner, c context) (d dates, found bool) {
	mark := s.at
	if m := s.takeWord(relDay); m != nil && !s.apostrophe() {
		return relativeDay(strings.ToLower(m[1]), c), true
	}
	s.at = mark
	if m := s.takeWord(weekday); m != nil {
		afterName := s.at
		s.take(dateComma)
		if d, found := scanCalendarDate(s, c); found {
			day := weekdayOf(m[2])
			d = checkWeekday(d, day)
			d.weekday = &day
			return d, true
		}
		s.at = afterName
		if strings.HasSuffix(strings.ToLower(m[2]), "day") && !s.apostrophe() || s.clockAhead() || !c.quick {
			return nearestWeekday(weekdayOf(m[2]), m[1] != "", c), true
		}
	}
	s.at = mark
	return scanCalendarDate(s, c)
}

func scanCalendarDate(s *scanner, c context) (dates, bool) {
	mark := s.at
	if m := s.take(basicDate); m != nil {
		s.at-- // the T stays
		return fullDate(number(m[1]), number(m[2]), number(m[3])), true
	}
	if m := s.take(isoDate); m != nil && m[2] == m[4] && (s.atBoundary() || strings.ContainsAny(s.rest()[:1], "Tt_")) {
		return fullDate(number(m[1]), number(m[3]), number(m[5])), true
	}
	s.at = mark
	// 1.2.34 may be a version: where a title may follow, a time of day must.
	if m := s.takeWord(threePart); m != nil && m[2] == m[4] && (len(m[5]) == 4 || !c.quick || s.clockAhead()) {
		return numericDate(number(m[1]), number(m[3]), m[5], m[2]), true
	}
	s.at = mark
	if m := s.takeWord(monthDay); m != nil {
		return namedDate(s, c, number(m[2]), monthOf(m[1])), true
	}
	if m := s.takeWord(dayMonth); m != nil {
		return namedDate(s, c, number(m[1]), monthOf(m[2])), true
	}
	if m := s.takeWord(twoPart); m != nil && plausibleTwoPart(s, c, m) {
		return shortNumericDate(c, number(m[1]), number(m[3]), m[2]), true
	}
	s.at = mark
	return dates{}, false
}

// plausibleTwoPart keeps "3/4 of the pods" and "4.2 was deployed" from being
// dates: where a title may follow, a time of day must come first.
func plausibleTwoPart(s *scanner, c context, m []string) bool {
	if m[2] == "." && m[4] == "" {
		return false
	}
	if m[2] == "/" && m[4] == "." {
		return false
	}
	return !c.quick || s.clockAhead()
}

// clockAhead reports whether a time of day comes next.
func (s *scanner) clockAhead() bool {
	ahead := scanner{text: s.text, at: s.at}
	ahead.take(beforeClock)
	_, found := scanClock(&ahead)
	return found
}

// apostrophe reports whether "today" goes on as "today's".
func (s *scanner) apostrophe() bool {
	return strings.HasPrefix(s.rest(), "'") || strings.HasPrefix(s.rest(), "’")
}

// scanCtimeYear reads the year at the end of "Thu Mar 12 14:05:01 CET 2026",
// as date and ctime write it. Elsewhere a number there belongs to the title.
func (d *dates) scanCtimeYear(s *scanner, k clock) {
	if d.weekday == nil || !k.seconds || len(d.readings) != 1 || !slices.Contains(d.readings[0].inferred, "year") {
		return
	}
	if m := s.takeWord(ctimeYear); m != nil {
		*d = checkWeekday(fullDate(number(m[1]), d.readings[0].month, d.readings[0].day), *d.weekday)
	}
}

func namedDate(s *scanner, c context, day, month int) dates {
	if m := s.takeWord(yearAfter); m != nil {
		return fullDate(number(m[1]), month, day)
	}
	if m := s.takeWord(shortYear); m != nil {
		d := fullDate(2000+number(m[1]), month, day)
		return d.inferring("year")
	}
	return yearlessDate(c, month, day)
}

func fullDate(year, month, day int) dates {
	if problem := dateProblem(year, month, day); problem != "" {
		return dates{problem: problem}
	}
	return dates{readings: []dateReading{{year: year, month: month, day: day}}}
}

func (d dates) inferring(aspect string) dates {
	for i := range d.readings {
		d.readings[i].inferred = append(d.readings[i].inferred, aspect)
	}
	return d
}

// numericDate reads 29.03.2026, 03/04/2026, 29-03-26. With dots the day comes
// first; else both orders count, and with dashes and a short year the order
// year, month, day as well.
func numericDate(a, b int, yearText, separator string) dates {
	year, short := number(yearText), len(yearText) == 2
	if short {
		year += 2000
	}
	readings := [][3]int{{year, b, a}}
	if separator != "." {
		readings = append(readings, [3]int{year, a, b})
		if short && separator == "-" {
			readings = append(readings, [3]int{2000 + a, b, year - 2000})
		}
	}
	d := pickDates(readings, func(x [3]int) dates { return fullDate(x[0], x[1], x[2]) })
	if short {
		return d.inferring("year")
	}
	return d
}

// shortNumericDate reads 29/03 and "29.03." with the year inferred.
func shortNumericDate(c context, a, b int, separator string) dates {
	readings := [][3]int{{0, b, a}}
	if separator != "." {
		readings = append(readings, [3]int{0, a, b})
	}
	return pickDates(readings, func(x [3]int) dates { return yearlessDate(c, x[1], x[2]) })
}

// pickDates keeps the readings that are dates, each once. If none is, the
// first one says why.
func pickDates(from [][3]int, read func([3]int) dates) dates {
	var out dates
	for _, x := range from {
		d := read(x)
		if d.problem != "" {
			if out.problem == "" {
				out.problem = d.problem
			}
			continue
		}
		one := d.readings[0]
		twice := false
		for _, other := range out.readings {
			twice = twice || (other.year == one.year && other.month == one.month && other.day == one.day)
		}
		if !twice {
			out.readings = append(out.readings, one)
		}
	}
	if len(out.readings) > 0 {
		out.problem = ""
	}
	if len(out.readings) > 1 {
		out.why = "This date can be read in more than one way. Which day is meant?"
	}
	return out
}

// yearlessDate takes the year that brings the date nearest to the context.
func yearlessDate(c context, month, day int) dates {
	if problem := dateProblem(2000, month, day); problem != "" { // a leap year
		return dates{problem: strings.Replace(problem, " in 2000.", ".", 1)}
	}
	base, ok := c.base()
	if !ok {
		return dates{problem: "Please add the year: there is no other time to take it from."}
	}
	best, distance := 0, time.Duration(1<<62)
	for year := base.Year() - 8; year <= base.Year()+8; year++ { // 8: from 1896 to 1904 there is no 29 February
		if dateProblem(year, month, day) != "" {
			continue
		}
		at := time.Date(year, time.Month(month), day, 12, 0, 0, 0, base.Location())
		far := at.Sub(base).Abs()
		if at.After(base) && far > 366*24*time.Hour {
			far *= 2 // of two 29 Februaries years away, more likely the past one
		}
		if far < distance {
			best, distance = year, far
		}
	}
	if best == 0 {
		return dates{problem: "Please add the year."}
	}
	return fullDate(best, month, day).inferring("year")
}

// dateProblem says why a date does not exist, "" if it does.
func dateProblem(year, month, day int) string {
	switch {
	case year < 1 || year > 9999:
		return fmt.Sprintf("The year %04d is out of range: 0001 to 9999 can be kept.", year)
	case month < 1 || month > 12:
		return fmt.Sprintf("There is no month %d.", month)
	}
	name := time.Month(month).String()
	last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	switch {
	case day < 1:
		return fmt.Sprintf("There is no day %d in %s.", day, name)
	case day > last && month == 2 && day == 29:
		return fmt.Sprintf("%d is no leap year: February has 28 days in %04d.", year, year)
	case day > last:
		return fmt.Sprintf("There is no %d %s: it has %d days in %04d.", day, name, last, year)
	}
	return ""
}

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil { // the patterns allow short runs of digits only
		return 0
	}
	return n
}

func monthOf(name string) int {
	const names = "janfebmaraprmayjunjulaugsepoctnovdec"
	return strings.Index(names, strings.ToLower(name[:3]))/3 + 1
}
