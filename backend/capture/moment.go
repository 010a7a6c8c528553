package capture

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"afterword/backend/pattern"
	"afterword/backend/postmortem"
)

// moment is one point in time as told: a date, a time of day, a zone, or an
// instant in one piece (now, +12m, epoch seconds).
type moment struct {
	dates     *dates // nil if no date was told
	clock     *clock // nil if no time of day was told
	zones     zones
	instant   time.Time // set for an instant in one piece
	precision string    // of that instant
	problem   string
}

func (m moment) hasTime() bool { return m.clock != nil || !m.instant.IsZero() }

var (
	nowWord     = pattern.Lazily(`(?i)^now`)
	sign        = pattern.Lazily(`^([+±]|` + dash + `)`)
	shiftPart   = pattern.Lazily(`(?i)^` + sp + `?(\d{1,7})` + sp + `?(d(?:ays?)?|h(?:ours?|rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)`)
	bareMinutes = pattern.Lazily(`^([0-5]\d)`)
	epoch       = pattern.Lazily(`^(-?\d{19}|-?\d{16}|-?\d{13}|-?\d{10})(?:\.(\d{1,9}))?`)
	atEpoch     = pattern.Lazily(`^@(-?\d{1,19})(?:\.(\d{1,9}))?`)
	onDate      = pattern.Lazily(`(?i)^` + sp + `*,?` + sp + `+(?:on` + sp + `+)?`)
)

// scanMoment reads a point in time; found is false if there is none here.
func scanMoment(s *scanner, c context) (m moment, found bool) {
	if m, found := scanInstant(s, c); found {
		return m, true
	}
	mark := s.at
	if d, found := scanDate(s, c); found {
		m.dates, m.problem = &d, d.problem
		afterDate := s.at
		isoT := strings.HasPrefix(s.rest(), "T")
		s.take(beforeClock)
		k, hasClock := scanClock(s)
		if !hasClock && isoT {
			if b := s.take(basicClock); b != nil {
				k, hasClock = newClock(b[1], b[2], b[3], b[4]), true
			}
		}
		if !hasClock {
			s.at = afterDate
			return m, s.atBoundary()
		}
		m.addClock(k)
		m.addZone(scanZone(s, c, isoT || (k.seconds && !startsSpan(s, k))))
		if d.scanCtimeYear(s, k); m.problem == "" {
			m.problem = d.problem
		}
		if !s.atBoundary() {
			s.at = mark
			return moment{}, false
		}
		return m, true
	}
	k, found := scanClock(s)
	if !found {
		return moment{}, false
	}
	m.addClock(k)
	m.addZone(scanZone(s, c, false))
	m.scanDateAfter(s, c)
	return m, true
}

func (m *moment) addClock(k clock) {
	m.clock = &k
	if m.problem == "" {
		m.problem = k.problem
	}
}

func (m *moment) addZone(z zones) {
	m.zones = z
	if m.problem == "" {
		m.problem = z.problem
	}
}

// scanDateAfter reads "14:05 on 29 March 2026" and "14:05 yesterday". Where a
// title may follow, any other date there must be led in by "on".
func (m *moment) scanDateAfter(s *scanner, c context) {
	mark := s.at
	lead := s.take(onDate)
	if lead == nil {
		s.at = mark
		return
	}
	ahead := scanner{text: s.text, at: s.at}
	if c.quick && !strings.Contains(strings.ToLower(lead[0]), "on") && ahead.takeWord(relDay) == nil {
		s.at = mark
		return
	}
	d, found := scanDate(s, c)
	if !found {
		s.at = mark
		return
	}
	m.dates = &d
	if m.problem == "" {
		m.problem = d.problem
	}
}

// startsSpan reports whether "-05:00" after a time with seconds is a second
// time with seconds, and so the end of a span, or an offset.
func startsSpan(s *scanner, k clock) bool {
	ahead := scanner{text: s.text, at: s.at}
	if ahead.take(spanMark) == nil {
		return false
	}
	end, found := scanClock(&ahead)
	return found && end.seconds == k.seconds
}

// scanInstant reads an instant in one piece.
func scanInstant(s *scanner, c context) (moment, bool) {
	if s.takeWord(nowWord) != nil {
		if !c.hasNow {
			return moment{problem: "Please write the time: there is no clock here to read it from."}, true
		}
		return moment{instant: c.now.Truncate(time.Minute), precision: "minute"}, true
	}
	if total, seconds, found := scanShift(s); found {
		return shifted(total, seconds, c), true
	}
	for i, form := range []pattern.Pattern{atEpoch, epoch} {
		mark, bare := s.at, i > 0
		if m := s.takeWord(form); m != nil {
			if next := s.rest(); next != "" && strings.ContainsAny(next[:1], ":-/") {
				s.at = mark
				continue
			}
			at := fromEpoch(m[1], m[2])
			if bare && c.quick && !c.plausible(at.instant) {
				s.at = mark // "4915123456 called" and "2147483647 rows" begin a title
				continue
			}
			return at, true
		}
	}
	return moment{}, false
}

// scanShift reads "+1h30m"; seconds reports whether it names seconds.
func scanShift(s *scanner) (total time.Duration, seconds, found bool) {
	mark := s.at
	m := s.take(sign)
	if m == nil || s.rest() == "" || s.rest()[0] < '0' || s.rest()[0] > '9' {
		s.at = mark
		return 0, false, false
	}
	units := map[string]time.Duration{"d": 24 * time.Hour, "h": time.Hour, "m": time.Minute, "s": time.Second}
	for {
		before := s.at
		part := s.take(shiftPart)
		next, _ := utf8.DecodeRuneInString(s.rest())
		if part == nil || (!s.atBoundary() && !unicode.IsDigit(next)) {
			s.at = before
			break
		}
		unit := strings.ToLower(part[2][:1])
		// Too long a shift is refused by shifted; here it must not overflow.
		total = min(total+time.Duration(min(number(part[1]), int(tooFar/units[unit])))*units[unit], tooFar)
		seconds = seconds || unit == "s"
		found = true
		if rest := s.takeWord(bareMinutes); unit == "h" && rest != nil { // +1h30
			total += time.Duration(number(rest[1])) * time.Minute
			break
		} else if rest != nil {
			s.at -= len(rest[0])
		}
	}
	if !found || !s.atBoundary() {
		s.at = mark
		return 0, false, false
	}
	if !isPlus(m[1]) {
		total = -total
	}
	return total, seconds, true
}

// tooFar is the shift that is refused.
const tooFar = 100 * 366 * 24 * time.Hour

// shifted counts from the reference. The result is told to the minute unless
// the shift names seconds.
func shifted(total time.Duration, seconds bool, c context) moment {
	switch {
	case !c.hasReference:
		return moment{problem: "“+12m” counts from the event before, and there is none with a time yet. Please write the time."}
	case total.Abs() >= tooFar:
		return moment{problem: "This is too far away: up to a hundred years can be counted."}
	case seconds:
		return moment{instant: c.reference.Add(total), precision: "exact"}
	}
	return moment{instant: c.reference.Add(total).Truncate(time.Minute), precision: "minute"}
}

// plausible reports whether a bare number that would be this time may be meant
// as one: within ten years of the context, if there is one.
func (c context) plausible(at time.Time) bool {
	const near = 10 * 366 * 24 * time.Hour
	base, ok := c.base()
	return !ok || !at.IsZero() && at.Sub(base).Abs() < near
}

// fromEpoch reads seconds, milliseconds, microseconds or nanoseconds since
// 1970, told apart by the number of digits.
func fromEpoch(digits, fraction string) moment {
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return moment{problem: fmt.Sprintf("%s is out of range for a time.", quote(digits))}
	}
	var at time.Time
	switch count := len(strings.TrimPrefix(digits, "-")); {
	case count > 16:
		at = time.Unix(0, n)
	case count > 13:
		at = time.UnixMicro(n)
	case count > 11:
		at = time.UnixMilli(n)
	default:
		at = time.Unix(n, 0)
		if fraction != "" {
			nano := time.Duration(number((fraction + "000000000")[:9]))
			if n < 0 || strings.HasPrefix(digits, "-") {
				nano = -nano
			}
			at = at.Add(nano)
		}
	}
	if postmortem.At(at) == "" {
		return moment{problem: "This time is outside the years 0001 to 9999."}
	}
	return moment{instant: at, precision: "exact"}
}
