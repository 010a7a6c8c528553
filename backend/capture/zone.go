package capture

import (
	"fmt"
	"strings"
	"time"

	"afterword/backend/pattern"
	"afterword/backend/postmortem"
)

// zoneReading is one reading of a zone told in the text.
type zoneReading struct {
	loc      *time.Location
	name     string // as a zone field keeps it
	label    string // for choices: "CST, North America"
	abbr     string // the abbreviation it was told with, "" if another way
	inferred []string
}

// zones is a zone as told, with all its readings; a problem if there is none.
// Told is false while the text names no zone.
type zones struct {
	told     bool
	readings []zoneReading
	why      string
	problem  string
}

var (
	abbreviation = pattern.Lazily(`^([A-Z]{1,5}|utc|gmt|cet|cest|est|edt|pst|pdt|jst)`)
	inBrackets   = pattern.Lazily(`^(?:\(([A-Za-z]{1,5})\)|\[([A-Za-z]{1,5})\])`)
	zulu         = pattern.Lazily(`^z`)
	compound     = pattern.Lazily(`^[-/'’.]\pL`)
	utcOffset    = pattern.Lazily(`^(?:UTC|GMT)` + sp + `*([+±]|` + dash + `)` + sp + `*(\d{1,2})(?::?([0-5]\d))?`)
	bareOffset   = pattern.Lazily(`^` + sp + `?([+±]|` + dash + `)(\d{2}):?([0-5]\d)`)
	hourOffset   = pattern.Lazily(`^([+±]|` + dash + `)(\d{2})`)
	ianaName     = pattern.Lazily(`^\(?([A-Z][A-Za-z_]*/[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)?)\)?`)
	regions      = pattern.Lazily(`^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc|US|Canada|Brazil)/`)
)

// scanZone reads a zone after a time of day. With minus false an offset west
// of UTC is left alone: in "14:05-14:20" it is the end of a span.
func scanZone(s *scanner, c context, minus bool) zones {
	if m := s.takeWord(bareOffset); m != nil {
		// "14:05 -05:00" is an offset, "14:05-14:20" and "14:05 - 14:20" are not.
		apart := m[0][0] != m[1][0] && (m[1] == "-" || m[1] == "−") && number(m[2]) <= 12
		if isPlus(m[1]) || minus || apart || !strings.Contains(m[0], ":") {
			return offsetZone(m[1], m[2], m[3])
		}
		s.at -= len(m[0])
		return zones{}
	}
	if m := s.takeWord(hourOffset); m != nil {
		if isPlus(m[1]) || minus {
			return offsetZone(m[1], m[2], "")
		}
		s.at -= len(m[0])
		return zones{}
	}
	if s.takeWord(zulu) != nil { // 14:05z; "14:05 z" may begin a title
		return oneZone(fixedZone(0))
	}
	mark := s.at
	s.spaces()
	if m := s.takeWord(utcOffset); m != nil {
		return offsetZone(m[1], m[2], m[3])
	}
	if m := s.takeWord(ianaName); m != nil {
		if postmortem.ValidZone(m[1]) {
			return oneZone(zoneReading{loc: postmortem.LoadZone(m[1]), name: m[1], label: m[1]})
		}
		if !c.quick || regions().MatchString(m[1]) {
			return zones{told: true, problem: unknownZone(m[1])}
		}
		s.at -= len(m[0]) // "CET/15:05 EET" begins with a zone all the same
	}
	for _, form := range []pattern.Pattern{abbreviation, inBrackets} {
		before := s.at
		if m := s.takeWord(form); m != nil {
			// In "UTC-based" and "Z-index" the letters begin a longer word.
			name := strings.ToUpper(strings.Join(m[1:], ""))
			if z, known := abbreviatedZone(name, c); known && !compound().MatchString(s.rest()) {
				return z
			}
		}
		s.at = before
	}
	s.at = mark
	return zones{}
}

func isPlus(sign string) bool { return sign == "+" || sign == "±" }

func oneZone(r zoneReading) zones { return zones{told: true, readings: []zoneReading{r}} }

func offsetZone(sign, hourText, minuteText string) zones {
	hours, minutes := number(hourText), number(minuteText)
	total := hours*60 + minutes
	if !isPlus(sign) {
		total = -total
	}
	if total > 14*60 || total < -12*60 {
		return zones{told: true, problem: fmt.Sprintf("No place has the offset %s: they go from -12:00 to +14:00.", postmortem.OffsetText(total*60))}
	}
	return oneZone(fixedZone(total * 60))
}

func fixedZone(seconds int) zoneReading {
	if seconds == 0 {
		return zoneReading{loc: time.UTC, name: "UTC", label: "UTC"}
	}
	name := postmortem.OffsetText(seconds)
	return zoneReading{loc: postmortem.LoadZone(name), name: name, label: "UTC" + name}
}

func unknownZone(name string) string {
	return fmt.Sprintf("%s is not a time zone known here. Use a name like Europe/Berlin or an offset like +05:45.", quote(name))
}

// meaning is what an abbreviation stands for somewhere.
type meaning struct {
	hours float64 // east of UTC
	where string
}

// abbreviations holds the ones in common use. The offsets are those of the
// IANA time zone database; where two countries use the same letters, both.
var abbreviations = map[string][]meaning{
	"Z": {{0, ""}}, "UTC": {{0, ""}}, "GMT": {{0, ""}},
	"WET": {{0, ""}}, "WEST": {{1, ""}}, "CET": {{1, ""}}, "CEST": {{2, ""}}, "MEZ": {{1, ""}}, "MESZ": {{2, ""}}, "MET": {{1, ""}}, "MEST": {{2, ""}}, "EET": {{2, ""}}, "EEST": {{3, ""}}, "MSK": {{3, ""}},
	"EST": {{-5, ""}}, "EDT": {{-4, ""}}, "CDT": {{-5, "North America"}, {-4, "Cuba"}}, "MST": {{-7, ""}}, "MDT": {{-6, ""}},
	"PST": {{-8, ""}}, "PDT": {{-7, ""}}, "AKST": {{-9, ""}}, "AKDT": {{-8, ""}}, "HST": {{-10, ""}}, "NST": {{-3.5, ""}}, "NDT": {{-2.5, ""}},
	"JST": {{9, ""}}, "KST": {{9, ""}}, "HKT": {{8, ""}}, "SGT": {{8, ""}}, "PKT": {{5, ""}}, "WIB": {{7, ""}},
	"SAST": {{2, ""}}, "EAT": {{3, ""}}, "CAT": {{2, ""}}, "WAT": {{1, ""}}, "BRT": {{-3, ""}},
	"AEST": {{10, ""}}, "AEDT": {{11, ""}}, "ACST": {{9.5, ""}}, "ACDT": {{10.5, ""}}, "AWST": {{8, ""}}, "NZST": {{12, ""}}, "NZDT": {{13, ""}},
	"CST": {{-6, "North America"}, {8, "China"}, {-5, "Cuba"}},
	"IST": {{5.5, "India"}, {2, "Israel"}, {1, "Ireland"}},
	"BST": {{1, "Britain, summer"}, {6, "Bangladesh"}},
	"AST": {{-4, "Atlantic"}, {3, "Arabia"}},
	"SST": {{-11, "Samoa"}, {8, "Singapore"}},
}

// abbreviatedZone looks an abbreviation up. One that means several things is
// settled by the zone of the request if that uses these very letters, and
// marked as inferred; else it is asked.
func abbreviatedZone(abbr string, c context) (zones, bool) {
	places := map[string]string{"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
	if place, ok := places[abbr]; ok {
		return oneZone(zoneReading{loc: postmortem.LoadZone(place), name: place, label: place}), true
	}
	meanings, ok := abbreviations[abbr]
	if !ok {
		return zones{}, false
	}
	z := zones{told: true}
	for _, m := range meanings {
		r := fixedZone(int(m.hours * 3600))
		r.abbr, r.label = abbr, abbr
		if m.where != "" {
			r.label = abbr + ", " + m.where
		}
		z.readings = append(z.readings, r)
	}
	if len(meanings) == 1 {
		return z, true
	}
	for _, offset := range offsetsNamed(abbr, c) {
		for _, r := range z.readings {
			if postmortem.OffsetText(offset) == r.name {
				r.inferred = []string{"zone"}
				return oneZone(r), true
			}
		}
	}
	z.why = fmt.Sprintf("%s is used for more than one time zone. Which one is meant?", abbr)
	return z, true
}

// offsetsNamed gives the offsets for which the zone of the request uses the
// abbreviation in the year of the context.
func offsetsNamed(abbr string, c context) []int {
	base, ok := c.base()
	if !ok {
		return nil
	}
	var out []int
	for month := range 12 {
		name, offset := base.AddDate(0, month, 0).Zone()
		if name == abbr {
			out = append(out, offset)
		}
	}
	return out
}

// seasonRemark says so when an abbreviation was told that the zone of the
// request uses in the other half of the year: "CET" in July.
func seasonRemark(at time.Time, abbr string, c context) string {
	if abbr == "" {
		return ""
	}
	inForce, _ := at.In(c.loc).Zone()
	opposite, _ := at.AddDate(0, 6, 0).In(c.loc).Zone()
	if inForce == abbr || opposite != abbr {
		return ""
	}
	_, offset := at.Zone()
	return fmt.Sprintf("%s was taken literally, as UTC%s; on that day %s is in force here.", abbr, postmortem.OffsetText(offset), inForce)
}
