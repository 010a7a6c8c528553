package postmortem

import (
	"testing"
	"time"
)

func TestTwinIsTheOtherHourOfTheSameClock(t *testing.T) {
	cases := []struct{ zone, at, want string }{
		{"Europe/Berlin", "2026-10-24T23:59:59Z", ""},
		{"Europe/Berlin", "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z"},
		{"Europe/Berlin", "2026-10-25T00:59:59Z", "2026-10-25T01:59:59Z"},
		{"Europe/Berlin", "2026-10-25T01:00:00Z", "2026-10-25T00:00:00Z"},
		{"Europe/Berlin", "2026-10-25T02:00:00Z", ""},
		{"Europe/Berlin", "2026-03-29T00:59:59Z", ""}, // clocks are set forward
		{"Europe/Berlin", "2026-03-29T01:00:00Z", ""},
		{"Europe/Berlin", "2090-10-29T00:30:00Z", "2090-10-29T01:30:00Z"}, // by the rule, past the listed changes
		{"Europe/Berlin", "2088-12-31T12:00:00Z", ""},
		{"America/Havana", "2026-11-01T04:30:00Z", "2026-11-01T05:30:00Z"},      // midnight comes twice
		{"Australia/Lord_Howe", "2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z"}, // half an hour
		{"America/New_York", "1883-11-18T16:59:00Z", "1883-11-18T17:02:58Z"},    // a local mean time ends
		{"+02:00", "2026-10-25T00:30:00Z", ""},
		{"UTC", "2026-10-25T00:30:00Z", ""},
	}
	for _, c := range cases {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		other, twice := Twin(at.In(LoadZone(c.zone)))
		got := ""
		if twice {
			got = other.UTC().Format(time.RFC3339)
		}
		if got != c.want {
			t.Errorf("%s in %s: got %q, want %q", c.at, c.zone, got, c.want)
		}
		const form = "2006-01-02 15:04:05"
		if twice && other.Format(form) != at.In(LoadZone(c.zone)).Format(form) {
			t.Errorf("%s in %s: the clock shows %s then", c.at, c.zone, other.Format(form))
		}
	}
}
