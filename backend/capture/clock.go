package capture

import (
	"fmt"
	"strings"

	"afterword/backend/pattern"
)

// clock is a time of day as told.
type clock struct {
	hour, minute, sec, nano int
	seconds                 bool // told to the second or better
	meridiem                bool // am or pm was told
	spread                  int  // minutes left open: 60 for 14:??, 10 for 14:5?, else 0
	remark                  string
	problem                 string
}

var (
	beforeClock = pattern.Lazily(`(?i)^(?:t|:|_|` + sp + `*` + dash + sp + `*|` + sp + `*,?` + sp + `*(?:at` + sp + `+)?)`)
	maskClock   = pattern.Lazily(`(?i)^(\d{1,2}):(?:([0-5])[?x]|[?x]{2})`)
	meridiem    = pattern.Lazily(`(?i)^(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:[.,](\d{1,9}))?)?` + sp + `*([ap])(?:m\b|\.m\.)`)
	colonClock  = pattern.Lazily(`^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?`)
	basicClock  = pattern.Lazily(`^(\d{2})(\d{2})(?:(\d{2})(?:[.,](\d{1,9}))?)?`)
	hClock      = pattern.Lazily(`^(\d{1,2})[hH](\d{2})`)
	uhrClock    = pattern.Lazily(`(?i)^(\d{1,2})[.:](\d{2})` + sp + `*uhr`)
	hourMark    = pattern.Lazily(`(?i)^(?:h|` + sp + `*uhr)`)
)

// scanClock reads a time of day.
func scanClock(s *scanner) (clock, bool) {
	if m := s.take(maskClock); m != nil {
		return maskedClock(m), true
	}
	if m := s.take(meridiem); m != nil {
		return meridiemClock(m), true
	}
	if m := s.takeWord(uhrClock); m != nil {
		return newClock(m[1], m[2], "", ""), true
	}
	if m := s.takeWord(hClock); m != nil {
		return newClock(m[1], m[2], "", ""), true
	}
	mark := s.at
	if m := s.take(colonClock); m != nil {
		if s.takeWord(hourMark) != nil || s.atClockEnd() {
			return newClock(m[1], m[2], m[3], m[4]), true
		}
	}
	s.at = mark
	return clock{}, false
}

// atClockEnd allows what may directly follow a time: no digit, no further
// colon with a digit, no letters but a zone ("14:05Z", "14:05CET").
func (s *scanner) atClockEnd() bool {
	rest := s.rest()
	switch {
	case s.atBoundary():
		return len(rest) < 2 || (rest[0] != ':' && rest[0] != '.') || rest[1] < '0' || rest[1] > '9'
	case rest[0] >= 'A' && rest[0] <= 'Z':
		ahead := scanner{text: s.text, at: s.at}
		return ahead.takeWord(abbreviation) != nil
	case rest[0] == 'z':
		ahead := scanner{text: s.text, at: s.at}
		return ahead.takeWord(zulu) != nil
	}
	return false
}

func newClock(hour, minute, sec, fraction string) clock {
	k := clock{hour: number(hour), minute: number(minute), sec: number(sec), seconds: sec != ""}
	if fraction != "" {
		k.nano = number((fraction + "000000000")[:9])
	}
	k.check()
	return k
}

func (k *clock) check() {
	switch {
	case k.hour == 24 && k.minute == 0 && k.sec == 0 && k.nano == 0:
		k.remark = "24:00 was read as the midnight that follows."
	case k.hour > 23:
		k.problem = fmt.Sprintf("There is no hour %d: a day goes from 00:00 to 24:00.", k.hour)
	case k.minute > 59:
		k.problem = fmt.Sprintf("There is no minute %d.", k.minute)
	case k.sec == 60 && k.minute == 59:
		k.remark = "The leap second was counted as the first second of the next minute, as computers do."
	case k.sec > 59:
		k.problem = fmt.Sprintf("There is no second %d.", k.sec)
	}
}

func maskedClock(m []string) clock {
	k := newClock(m[1], "00", "", "")
	k.spread = 60
	if m[2] != "" {
		k.minute, k.spread = number(m[2])*10, 10
	}
	if k.hour > 23 {
		k.problem = fmt.Sprintf("There is no hour %d: a day goes from 00:00 to 24:00.", k.hour)
	}
	return k
}

func meridiemClock(m []string) clock {
	k := newClock(m[1], m[2], m[3], m[4])
	if k.problem == "" && (k.hour < 1 || k.hour > 12) {
		if strings.EqualFold(m[5], "p") && k.hour > 12 && k.hour < 24 {
			k.meridiem = true // "14:05 pm" can mean one thing only
			return k
		}
		k.problem = fmt.Sprintf("With am and pm the hours go from 1 to 12, not to %d.", k.hour)
	}
	k.setMeridiem(strings.EqualFold(m[5], "p"))
	return k
}

func (k *clock) setMeridiem(pm bool) {
	k.meridiem = true
	k.hour %= 12
	if pm {
		k.hour += 12
	}
}
