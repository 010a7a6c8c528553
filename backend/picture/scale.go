package picture

import (
	"time"

	"afterword/backend/document"
)

// scale gives the place of a time in one stretch.
type scale struct {
	from, to float64 // seconds
	x0, x1   float64
}

// seconds is the time for arithmetic: a time.Duration ends at 292 years.
func seconds(t time.Time) float64 { return float64(t.Unix()) + float64(t.Nanosecond())/1e9 }

func newScale(from, to time.Time, x0, x1 float64) scale {
	s := scale{seconds(from), seconds(to), x0, x1}
	if s.to <= s.from {
		s.to = s.from + 1
	}
	return s
}

// x gives the place of a time, held inside the stretch.
func (s scale) x(t time.Time) float64 {
	part := (seconds(t) - s.from) / (s.to - s.from)
	return s.x0 + inset + (s.x1-s.x0-2*inset)*min(max(part, 0), 1)
}

// label gives the left edge of a label of the width w below a time.
func (s scale) label(at time.Time, w float64, centred bool) float64 {
	x := s.x(at)
	if centred {
		x -= w / 2
	}
	return max(min(x, s.x1-w), s.x0)
}

// inset is the room for half a mark at both ends of a stretch.
const inset = 6.0

// span gives the place of a stretch of time that is a ground: to the very edge
// where it goes on beyond it.
func (s scale) span(from, to time.Time) (x0, w float64) {
	x0, x1 := s.x(from), s.x(to)
	if seconds(from) <= s.from {
		x0 = s.x0
	}
	if seconds(to) >= s.to {
		x1 = s.x1
	}
	return x0, max(x1-x0, 1)
}

func (s scale) before(t time.Time) bool { return seconds(t) < s.from }
func (s scale) after(t time.Time) bool  { return seconds(t) > s.to }

// axis is the axis of a strip: one scale for each stretch, with breaks between.
type axis struct {
	scales []scale
	x0, x1 float64
}

const leastBreak = 34.0

// axis shares the width among the stretches. Each break is as wide as what is
// written in it.
func (l *layouter) axis(s document.Strip) axis {
	a := axis{x0: l.inner, x1: l.w}
	breaks := make([]float64, len(s.Stretches))
	room := a.x1 - a.x0
	shares := 0.0
	for i, t := range s.Stretches {
		if i > 0 {
			breaks[i] = max(leastBreak, l.width(t.Silence, tickFont)+14)
			room -= breaks[i]
		}
		shares += t.Share
	}
	x := a.x0
	for i, t := range s.Stretches {
		x += breaks[i]
		w := room * t.Share / shares
		a.scales = append(a.scales, newScale(t.From, t.To, x, x+w))
		x += w
	}
	return a
}

// place gives where a time lies on the axis. Times in a break, and outside,
// are held at the nearest edge.
func (a axis) place(t time.Time) float64 {
	for _, s := range a.scales {
		if !s.after(t) {
			return s.x(t)
		}
	}
	return a.x1
}
