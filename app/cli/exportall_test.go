package cli

import (
	"testing"

	"afterword/backend/postmortem"
)

func TestSomeAreReadAtOnce(t *testing.T) {
	list := func(events ...int) (out []postmortem.Summary) {
		for _, n := range events {
			out = append(out, postmortem.Summary{ID: "x", Events: n})
		}
		return out
	}
	for name, c := range map[string]struct {
		rows []postmortem.Summary
		want int
	}{
		"none":                 {nil, 0},
		"few":                  {list(1, 2, 3), 3},
		"as many as allowed":   {list(make([]int, someAtOnce+5)...), someAtOnce},
		"a long one alone":     {list(10*eventsAtOnce, 1), 1},
		"up to the long one":   {list(5, eventsAtOnce, 1, 1), 2},
		"many of middle size":  {list(eventsAtOnce/2, eventsAtOnce/2, 1), 2},
		"the last of the list": {list(0), 1},
	} {
		if ids, rest := nextToRead(c.rows); len(ids) != c.want || len(ids)+len(rest) != len(c.rows) {
			t.Errorf("%s: %d are read and %d left of %d, want %d read", name, len(ids), len(rest), len(c.rows), c.want)
		}
	}
}
