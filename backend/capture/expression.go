package capture

import (
	"strconv"
	"strings"
	"time"

	"afterword/backend/pattern"
)

// expression is everything a text says about the time of one event.
type expression struct {
	first     moment
	second    *moment // end of a span, or the later limit of a between
	offset    zones   // what the end is if it is none: -05:00 in "14:05-05:00"
	between   bool
	unknown   bool
	about     bool
	tolerance time.Duration // of an approximate time, zero if not told
	problem   string
}

var (
	bullet      = pattern.Lazily(`^(?:[*•]|` + dash + `)` + sp + `+`)
	unknownMark = pattern.Lazily(`(?i)^(?:\?+(?:` + sp + `|$)|(?:after|later|unknown|time unknown)` + sp + `*:|unknown$)`)
	aboutMark   = pattern.Lazily(`(?i)^(?:[~≈]` + sp + `*|(?:at` + sp + `+)?(?:about|around|approx\.?|approximately|roughly|circa|ca\.?)` + sp + `+)`)
	betweenMark = pattern.Lazily(`(?i)^between` + sp + `+`)
	betweenAnd  = pattern.Lazily(`(?i)^(?:` + sp + `+and` + sp + `+|` + sp + `*` + dash + sp + `*)`)
	fromMark    = pattern.Lazily(`(?i)^(?:from|on)` + sp + `+`)
	spanMark    = pattern.Lazily(`(?i)^(?:` + sp + `*(?:[-=]>|` + dash + `+|\.\.+|…|→)` + sp + `*|` + sp + `+(?:to|until|till)` + sp + `+)`)
	plusMinus   = pattern.Lazily(`(?i)^` + sp + `*(?:±|\+/?-)` + sp + `*(\d{1,4})` + sp + `*(s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:ours?)?)\b`)
	wrapOpen    = pattern.Lazily("^(?:[\\[(`]|\\*\\*)")
	atMark      = pattern.Lazily(`(?i)^(?:at` + sp + `+|@` + sp + `*)`)
	doubtMark   = pattern.Lazily(`^[?~]+`)
	offsetLike  = pattern.Lazily(`^` + dash + `(0\d|1[0-2]):(00|30|45)`)
)

// scanExpression reads what stands at the start of the text; found is false
// if that is no time.
func scanExpression(s *scanner, c context) (e expression, found bool) {
	mark := s.at
	s.take(bullet)
	if s.take(unknownMark) != nil {
		return expression{unknown: true}, true
	}
	if s.take(betweenMark) != nil {
		if e, found = scanPair(s, c, betweenAnd); found {
			e.between = true
			return e, true
		}
		s.at = mark
		return expression{}, false
	}
	s.take(fromMark)
	e.about = s.take(aboutMark) != nil
	wrap := s.take(wrapOpen)
	e.first, found = scanMoment(s, c)
	if !found && s.take(atMark) != nil {
		e.first, found = scanMoment(s, c)
	}
	if wrap != nil { // [14:05], **14:05**
		closing := map[string]string{"[": "]", "(": ")", "`": "`", "**": "**"}[wrap[0]]
		if found = found && strings.HasPrefix(s.rest(), closing); found {
			s.at += len(closing)
		}
	}
	if found && e.first.hasTime() && s.take(doubtMark) != nil { // 14:05?
		e.about = true
	}
	if !found || !s.atBoundary() {
		s.at = mark
		return expression{}, false
	}
	e.problem = e.first.problem
	if m := s.take(plusMinus); m != nil && e.first.hasTime() {
		e.about, e.tolerance = true, toleranceOf(m[1], m[2])
		return e, true
	}
	e.scanEnd(s, c, spanMark)
	return e, true
}

// scanPair reads two moments with the mark between them.
func scanPair(s *scanner, c context, mark pattern.Pattern) (e expression, found bool) {
	e.first, found = scanMoment(s, c)
	if !found {
		return e, false
	}
	e.problem = e.first.problem
	e.scanEnd(s, c, mark)
	return e, e.second != nil
}

// scanEnd reads the second moment if there is one with a time of day.
func (e *expression) scanEnd(s *scanner, c context, between pattern.Pattern) {
	mark := s.at
	if !e.first.hasTime() || s.take(between) == nil {
		s.at = mark
		return
	}
	offset := offsetLike().FindStringSubmatch(s.text[mark:])
	about := s.take(aboutMark) != nil
	second, found := scanMoment(s, c)
	if !found || !second.hasTime() || !s.atBoundary() {
		s.at = mark
		return
	}
	e.about = e.about || about
	e.second = &second
	if offset != nil && !e.first.zones.told && !second.zones.told && second.dates == nil {
		e.offset = offsetZone("-", offset[1], offset[2])
	}
	e.shareMeridiem()
	if e.problem == "" {
		e.problem = second.problem
	}
}

// shareMeridiem reads "2:00-3:30 pm" as two times after noon, and
// "11:30-1:00 pm" as one before and one after.
func (e *expression) shareMeridiem() {
	a, b := e.first.clock, e.second.clock
	if a == nil || b == nil || a.meridiem || !b.meridiem || a.hour < 1 || a.hour > 12 {
		return
	}
	same := *a
	same.setMeridiem(b.hour >= 12)
	if same.hour*60+same.minute <= b.hour*60+b.minute {
		*a = same
	}
}

func toleranceOf(count, unit string) time.Duration {
	n, err := strconv.Atoi(count)
	if err != nil {
		return 0
	}
	switch unit[0] {
	case 's', 'S':
		return time.Duration(n) * time.Second
	case 'h', 'H':
		return time.Duration(n) * time.Hour
	}
	return time.Duration(n) * time.Minute
}

// leftover says what could not be read behind a time.
func leftover(rest string) string {
	word, _, _ := strings.Cut(rest, " ")
	if m := ianaName().FindStringSubmatch(rest); m != nil {
		return unknownZone(m[1])
	}
	if m := abbreviation().FindString(word); m == word && len(word) > 2 {
		return quote(word) + " is not a time zone abbreviation known here. Use a name like Europe/Berlin or an offset like +05:45."
	}
	return "Only a time is expected here; " + quote(rest) + " was not understood."
}
