package pdf

import (
	"testing"
	"time"

	"afterword/backend/document"
)

// Where all that matters happened at the end of a long time the milestones are
// named all the same: their flags fly to the left.
func TestMilestonesAreNamedWhereverTheyStand(t *testing.T) {
	from := time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC)
	for name, days := range map[string][]float64{
		"at the end":   {3, 180, 180.01, 187, 209},
		"at the start": {3, 3.01, 10, 30, 209},
		"spread":       {3, 50, 90, 140, 209},
	} {
		f := document.TimelineFigure{From: from, To: from.AddDate(0, 0, 212), Alt: name}
		for i, label := range []string{"4 Sep 07:30 impact started", "2 Mar 16:30 detected", "2 Mar 16:50 acknowledged", "9 Mar 21:30 mitigated", "30 Mar 15:30 resolved"} {
			at := from.Add(time.Duration(days[i] * 24 * float64(time.Hour)))
			f.Marks = append(f.Marks, document.Mark{From: at, To: at, Role: "detected", Label: label})
		}
		l := newLayouter(document.Document{}, A4)
		g := &figure{l: l, f: f, el: &element{}, x0: marginLeft + figureMargin, x1: marginLeft + A4.content() - figureMargin, left: marginLeft, right: marginLeft + A4.content()}
		g.placeLabels()
		if len(g.labels) != len(f.Marks) {
			t.Errorf("%s: %d of %d milestones are named", name, len(g.labels), len(f.Marks))
		}
		for i := range g.labels[1:] {
			if g.labels[i].mark.From.After(g.labels[i+1].mark.From) {
				t.Errorf("%s: %q is read before %q", name, g.labels[i].mark.Label, g.labels[i+1].mark.Label)
			}
		}
	}
}
