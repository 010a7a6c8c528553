package postmortem

import (
	"testing"
	"time"
)

func TestDurationsBeyondTheirReachAreNoFigures(t *testing.T) {
	at := func(year int) When {
		day := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
		return When{Earliest: day, Latest: day, Known: true, Coarse: true}
	}
	cases := []struct {
		from, to int
		want     string
	}{
		{1, 9999, "> 106751 d"}, {9999, 1, "< -106751 d"}, {1900, 2100, "73049 d"}, {2100, 1900, "-73049 d"},
	}
	for _, c := range cases {
		if got := Between(at(c.from), at(c.to)).String(); got != c.want {
			t.Errorf("%d to %d: got %q, want %q", c.from, c.to, got, c.want)
		}
	}
}
