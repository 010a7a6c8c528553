package report

import (
	"math/rand/v2"
	"testing"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

func momentsAt(minutes ...float64) []moment {
	var out []moment
	for i, m := range minutes {
		at := time.Date(2026, 10, 25, 0, 0, 0, 0, time.UTC).Add(time.Duration(m * float64(time.Minute)))
		out = append(out, moment{event: i, from: at, to: at})
	}
	return out
}

func TestCutFindsTheSilence(t *testing.T) {
	for name, c := range map[string]struct {
		minutes []float64
		want    []int // first moment of each leaf
	}{
		"even":           {[]float64{0, 10, 20, 30, 40, 50}, []int{0}},
		"months before":  {[]float64{0, 120_000, 120_010, 120_020, 120_030, 120_040}, []int{0, 1}},
		"hour and day":   {[]float64{0, 2, 4, 6, 8, 10, 12, 14, 1000, 1200, 1400}, []int{0, 8}},
		"at one instant": {make([]float64, 500), []int{0}},
		"two":            {[]float64{0, 5}, []int{0}},
		"one":            {[]float64{7}, []int{0}},
	} {
		leaves := cut(momentsAt(c.minutes...))
		var firsts []int
		for _, l := range leaves {
			firsts = append(firsts, l.first)
		}
		if len(firsts) != len(c.want) {
			t.Errorf("%s: leaves at %v, want %v", name, firsts, c.want)
			continue
		}
		for i := range firsts {
			if firsts[i] != c.want[i] {
				t.Errorf("%s: leaves at %v, want %v", name, firsts, c.want)
			}
		}
	}
}

// Leaves cover all moments once, in order, and are few whatever the input.
func TestCutCoversEverything(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 4))
		var minutes []float64
		at := 0.0
		for range 1 + r.IntN(400) {
			at += r.ExpFloat64() * r.ExpFloat64() * r.ExpFloat64() * 10
			minutes = append(minutes, at)
		}
		leaves := cut(momentsAt(minutes...))
		next := 0
		for _, l := range leaves {
			if l.first != next || l.end <= l.first {
				t.Fatalf("seed %d: leaf %d to %d after %d", seed, l.first, l.end, next)
			}
			next = l.end
		}
		if next != len(minutes) || len(leaves) > mostLeaves {
			t.Fatalf("seed %d: %d leaves cover %d of %d", seed, len(leaves), next, len(minutes))
		}
	}
}

func TestAxisOverTheChangeOfTheClock(t *testing.T) {
	c := newComposer(postmortem.PostMortem{Zone: "Europe/Berlin"}, Options{})
	for name, want := range map[string]struct {
		from, to, shift string
		midnights       int
		nights          int
	}{
		"back":     {"2026-10-24T20:00:00Z", "2026-10-26T10:00:00Z", "UTC+2 → UTC+1", 2, 1}, // a weekend, and the night to Monday
		"forward":  {"2026-03-28T22:30:00Z", "2026-03-29T03:00:00Z", "UTC+1 → UTC+2", 1, 1},
		"none":     {"2026-06-10T08:00:00Z", "2026-06-10T16:00:00Z", "", 0, 0},
		"leap day": {"2028-02-28T20:00:00Z", "2028-03-01T12:00:00Z", "", 2, 2},
	} {
		from, _ := time.Parse(time.RFC3339, want.from)
		to, _ := time.Parse(time.RFC3339, want.to)
		s := c.stretch(from, to, 1)
		shift := ""
		for _, at := range s.Shifts {
			shift += at.Label
		}
		if shift != want.shift || len(s.Days)-1 != want.midnights || len(s.Nights) != want.nights {
			t.Errorf("%s: shift %q, days %v, nights %v", name, shift, s.Days, s.Nights)
		}
		for i, tick := range s.Ticks {
			if tick.At.Before(s.From) || tick.At.After(s.To) || i > 0 && !tick.At.After(s.Ticks[i-1].At) {
				t.Errorf("%s: ticks %v", name, s.Ticks)
			}
		}
	}
}

// Every shown event with a time stands in the picture once, and others are
// named in its notes.
func TestPictureLosesNothing(t *testing.T) {
	for name, p := range map[string]postmortem.PostMortem{"edges": edges()} {
		for _, by := range []string{LanesBySource, LanesByKind, LanesByRole} {
			pic, ok := Picture(p, Options{Lanes: by})
			if !ok {
				t.Fatal(name)
			}
			if err := document.Check(document.Document{Body: []document.Block{pic, rowsFor(p)}}); err != nil {
				t.Error(name, by, err)
			}
			seen := map[int]int{}
			for _, s := range pic.Strips {
				for _, e := range s.Events {
					if !e.Continued {
						seen[e.Number]++
					}
				}
			}
			number := 0
			for _, e := range p.Events {
				if e.Hidden {
					continue
				}
				number++
				if want := map[bool]int{true: 1}[e.When().Known]; seen[number] != want {
					t.Errorf("%s by %q: event %d is there %d times, want %d", name, by, number, seen[number], want)
				}
			}
		}
	}
}

// rowsFor holds the rows that the picture refers to.
func rowsFor(p postmortem.PostMortem) document.Table {
	var t document.Table
	for i := range p.Events {
		t.Rows = append(t.Rows, document.Row{ID: eventTarget(i + 1)})
	}
	return t
}
