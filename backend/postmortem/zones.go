package postmortem

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // zone rules for machines that have none of their own

	"afterword/backend/errs"
)

// zonenames.txt holds "UTC" and then the names of the IANA time zone
// database, as its files zone.tab and zone1970.tab list them (public domain).
//
//go:embed zonenames.txt
var zoneNames string

// ZoneNames gives the zone names to choose from, "UTC" first, the others by
// name. Older names (US/Pacific, Asia/Calcutta) are valid as well.
func ZoneNames() []string { return strings.Fields(zoneNames) }

// Zone is the offsets of one zone, for showing times where the rules
// themselves are not at hand.
type Zone struct {
	Name        string       `json:"name"`
	Transitions []Transition `json:"transitions"` // in time order; the first has At "" and holds before all others
}

// Transition is a change of offset or abbreviation. OffsetSec is seconds east of UTC.
type Transition struct {
	At           Instant `json:"at"`
	OffsetSec    int     `json:"offsetSec"`
	Abbreviation string  `json:"abbreviation"`
}

// The years that a ZoneTable covers, the first included, the last not.
const (
	zoneTableFrom = 1900
	zoneTableTo   = 2101
)

// ZoneTable gives the offsets of a zone from 1900 to 2100. The name is as in a
// zone field: an IANA name or an offset like "+05:45"; "" is UTC. Error: invalid.
func ZoneTable(name string) (Zone, error) {
	if !ValidZone(name) {
		return Zone{}, errs.InvalidField("postmortem.ZoneTable", "", "zone",
			"%.80q is not a time zone known here. Use a name like Europe/Berlin or an offset like +05:45.", name)
	}
	loc := LoadZone(name)
	if name == "" {
		name = "UTC"
	}
	t := time.Date(zoneTableFrom, 1, 1, 0, 0, 0, 0, time.UTC).In(loc)
	_, offset := t.Zone()
	zone := Zone{Name: name, Transitions: []Transition{{OffsetSec: offset, Abbreviation: ZoneLabel(t)}}}
	for {
		_, end := t.ZoneBounds()
		if end.IsZero() || end.UTC().Year() >= zoneTableTo {
			return zone, nil
		}
		if !end.After(t) {
			// Beyond the listed transitions ZoneBounds ends every year after 365
			// days, and so stands still on the last day of a leap year. No rule
			// changes the clocks on that day.
			end = t.Add(24 * time.Hour)
		}
		t = end
		_, offset = t.Zone()
		next := Transition{At: At(t), OffsetSec: offset, Abbreviation: ZoneLabel(t)}
		last := zone.Transitions[len(zone.Transitions)-1]
		if last.OffsetSec != next.OffsetSec || last.Abbreviation != next.Abbreviation {
			zone.Transitions = append(zone.Transitions, next)
		}
	}
}

// ZoneLabel gives the short name of the offset in force at t, in the zone of
// t: "CEST", or "UTC+05:45" for zones that have no letters of their own.
func ZoneLabel(t time.Time) string {
	name, offset := t.Zone()
	if name != "" && !strings.ContainsAny(name[:1], "+-") {
		return name
	}
	return "UTC" + OffsetText(offset)
}

// OffsetText gives an offset in seconds east of UTC as "+05:45"; seconds,
// which only local mean times have, are shown when there are any.
func OffsetText(seconds int) string {
	sign := "+"
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	text := fmt.Sprintf("%s%02d:%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		text += fmt.Sprintf(":%02d", seconds%60)
	}
	return text
}

var (
	offsetForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[+-](0\d|1[0-4]):[0-5]\d$`) })
	zoneForm   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}$`) })

	// loadedZones remembers what was read from the zone database: there are
	// some 600 names, and an export asks once for every event.
	loadedZones sync.Map // name → *time.Location
)

// ValidZone reports whether s is "", an IANA zone name or an offset like "+05:45".
func ValidZone(s string) bool {
	return s == "" || offsetForm().MatchString(s) || namedZone(s) != nil
}

// LoadZone gives the location of a zone field; UTC for "" and for what is not valid.
func LoadZone(s string) *time.Location {
	if offsetForm().MatchString(s) {
		seconds := (int(s[1]-'0')*10+int(s[2]-'0'))*3600 + (int(s[4]-'0')*10+int(s[5]-'0'))*60
		if s[0] == '-' {
			seconds = -seconds
		}
		return time.FixedZone("UTC"+s, seconds)
	}
	if loc := namedZone(s); loc != nil {
		return loc
	}
	return time.UTC
}

// namedZone gives the location with an IANA name, nil if there is none.
func namedZone(s string) *time.Location {
	if s == "UTC" {
		return time.UTC
	}
	if loc, ok := loadedZones.Load(s); ok {
		return loc.(*time.Location)
	}
	// Files next to the zones must not be taken for zones, nor the copies
	// below right/, whose clocks count leap seconds.
	if len(s) > 64 || !zoneForm().MatchString(s) {
		return nil
	}
	switch first, _, _ := strings.Cut(s, "/"); first {
	case "Local", "localtime", "posixrules", "posix", "right", "Factory":
		return nil
	}
	loc, err := time.LoadLocation(s)
	if err != nil {
		return nil
	}
	loadedZones.Store(s, loc)
	return loc
}
