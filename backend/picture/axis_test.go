package picture

import (
	"slices"
	"testing"
	"time"

	"afterword/backend/document"
)

// TestDatesStandOnTheirSideOfMidnight: the day on which a stretch begins never
// stands below a midnight that follows at once, which begins another day.
func TestDatesStandOnTheirSideOfMidnight(t *testing.T) {
	evening := time.Date(2026, 10, 8, 20, 30, 0, 0, time.UTC)
	midnight := evening.Add(3*time.Hour + 30*time.Minute)
	stretch := func(to time.Time, share float64) document.Stretch {
		days := []document.Tick{{At: evening, Label: "8 Oct 2026"}, {At: midnight, Label: "9 Oct"}}
		return document.Stretch{From: evening, To: to, Share: share, Silence: "14 h 30 min", Days: days}
	}
	week := evening.AddDate(0, 0, -7)
	before := document.Stretch{From: week, To: evening.AddDate(0, 0, -1), Share: 0.5, Days: []document.Tick{{At: week, Label: "1 Oct 2026"}}}
	tests := []struct {
		name      string
		lanes     []string
		stretches []document.Stretch
		want      []string // from left to right
	}{
		{"room at both sides", nil, []document.Stretch{stretch(midnight.Add(time.Hour), 1)}, []string{"8 Oct 2026", "9 Oct"}},
		{"room below the names of the lanes", []string{"deployments"}, []document.Stretch{stretch(midnight.AddDate(0, 0, 3), 1)}, []string{"8 Oct 2026", "9 Oct"}},
		{"no room", []string{""}, []document.Stretch{stretch(midnight.AddDate(0, 0, 3), 1)}, []string{"9 Oct"}},
		{"room below the break", []string{""}, []document.Stretch{before, stretch(midnight.AddDate(0, 0, 2), 0.5)}, []string{"1 Oct 2026", "8 Oct 2026", "9 Oct"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			strip := document.Strip{Caption: "Part 1", Alt: "A strip.", Stretches: tt.stretches}
			p := Lay(document.Timeline{Lanes: tt.lanes, Strips: []document.Strip{strip}}, sixths{}, Options{Width: 770})
			var days []Shape
			for _, s := range p.Parts[0].Shapes {
				if s.Kind == Text && s.Font == dayFont {
					days = append(days, s)
				}
			}
			slices.SortFunc(days, func(a, b Shape) int { return int(a.X - b.X) })
			var got []string
			for _, s := range days {
				got = append(got, s.Text)
			}
			if !slices.Equal(got, tt.want) {
				t.Fatalf("dates %q, want %q", got, tt.want)
			}
		})
	}
}
