package picture

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
	"unicode/utf8"

	"afterword/backend/document"
)

// sixths measures every letter alike.
type sixths struct{}

func (sixths) Width(text string, f Font) float64 {
	return float64(utf8.RuneCountInString(text)) * f.Size * 0.6
}

var start = time.Date(2026, 10, 25, 0, 0, 0, 0, time.UTC)

// random makes a timeline of one to three strips with up to n events in each.
func random(r *rand.Rand, n int) document.Timeline {
	t := document.Timeline{Title: "Random", Subtitle: "SEV2", Notes: []string{"A note."}}
	lanes := 1 + r.IntN(6)
	for i := range lanes {
		t.Lanes = append(t.Lanes, fmt.Sprintf("lane number %d of the picture", i)[:3+r.IntN(26)])
	}
	roles := []string{"", "", "", "", "", "impact_started", "detected", "acknowledged", "mitigated", "resolved"}
	number := 0
	for s := range 1 + r.IntN(3) {
		strip := document.Strip{Caption: fmt.Sprintf("Part %d", s+1), Alt: "A strip."}
		stretches := 1 + r.IntN(3)
		for k := range stretches {
			from := start.Add(time.Duration(s*10+k) * 100 * time.Hour)
			to := from.Add(time.Duration(1+r.IntN(5000)) * time.Minute)
			strip.Stretches = append(strip.Stretches, document.Stretch{
				From: from, To: to, Share: 0.2 + r.Float64(), Silence: "5 h 41 min",
				Ticks:  []document.Tick{{At: from.Add(to.Sub(from) / 2), Label: "12:00"}},
				Days:   []document.Tick{{At: from, Label: "25 Oct 2026"}, {At: from.Add(to.Sub(from) / time.Duration(2+r.IntN(40))), Label: "26 Oct"}},
				Nights: []document.Span{{From: from, To: from.Add(to.Sub(from) / 3)}},
			})
		}
		for range r.IntN(n) + 1 {
			number++
			k := r.IntN(stretches)
			st := strip.Stretches[k]
			length := st.To.Sub(st.From)
			at := st.From.Add(time.Duration((0.03 + 0.94*r.Float64()*r.Float64()) * float64(length)))
			e := document.PictureEvent{
				Number: number, Ref: fmt.Sprintf("event-%d", number), Lane: r.IntN(lanes), Stretch: k,
				Start: document.Span{From: at, To: at}, Precision: document.Certain, Title: fmt.Sprintf("%0*d happened", 1+r.IntN(60), number),
			}
			if e.Role = roles[r.IntN(len(roles))]; e.Role != "" {
				e.Flag = "12:00 " + e.Role
			}
			switch r.IntN(6) {
			case 0:
				e.End = &document.Span{From: at.Add(length / 10), To: at.Add(length / 8)}
			case 1:
				e.Precision, e.Start = document.Approximate, document.Span{From: at.Add(-length / 30), To: at.Add(length / 30)}
			case 2:
				e.Precision, e.Start.To = document.Between, at.Add(length/9)
			case 3:
				e.Precision, e.Start.To = document.DateOnly, at.Add(length)
			}
			strip.Events = append(strip.Events, e)
		}
		slices.SortStableFunc(strip.Events, func(a, b document.PictureEvent) int { return a.Start.From.Compare(b.Start.From) })
		first, last := strip.Stretches[0], strip.Stretches[stretches-1]
		for k := range 1 + r.IntN(4) { // from the beginning to somewhere, the last one over all
			to := last.To.Add(-time.Duration(r.Float64() * float64(3-min(k, 3)) / 3 * float64(last.To.Sub(last.From))))
			strip.Brackets = append(strip.Brackets, document.Bracket{
				Label: fmt.Sprintf("TT%d 1 h %d to %d min", k, k, k*7), From: document.Span{From: first.From, To: first.From},
				To: document.Span{From: to.Add(-last.To.Sub(last.From) / 20), To: to}, OutOfOrder: r.IntN(9) == 0,
			})
		}
		t.Strips = append(t.Strips, strip)
	}
	return t
}

// TestEveryEventIsThereOnce: as a mark or in the count of a cluster.
func TestEveryEventIsThereOnce(t *testing.T) {
	for seed := range uint64(200) {
		tl := random(rand.New(rand.NewPCG(seed, 1)), []int{5, 30, 300}[seed%3])
		seen := map[int]int{}
		for _, part := range Lay(tl, sixths{}, Options{Width: 900}).Parts {
			for _, s := range part.Shapes {
				for _, n := range s.Events {
					seen[n]++
				}
			}
		}
		for _, strip := range tl.Strips {
			for _, e := range strip.Events {
				if seen[e.Number] == 0 {
					t.Fatalf("seed %d: event %d is lost", seed, e.Number)
				}
				// A span and the sign at its start are two shapes of one event.
				if seen[e.Number] > 2 {
					t.Fatalf("seed %d: event %d is there %d times", seed, e.Number, seen[e.Number])
				}
			}
		}
	}
}

// TestNothingOverlapsAndAllIsInside looks at every text of random pictures.
func TestNothingOverlapsAndAllIsInside(t *testing.T) {
	for seed := range uint64(200) {
		tl := random(rand.New(rand.NewPCG(seed, 2)), []int{5, 30, 300}[seed%3])
		o := Options{Width: []float64{770, 1280}[seed%2], Head: seed%2 == 1}
		p := Lay(tl, sixths{}, o)
		height := 0.0
		for _, part := range p.Parts {
			height += part.Gap + part.Height
			checkPart(t, seed, part, o.Width)
		}
		if p.Height < height {
			t.Fatalf("seed %d: height %.0f, the parts have %.0f", seed, p.Height, height)
		}
	}
}

func checkPart(t *testing.T, seed uint64, part Part, width float64) {
	t.Helper()
	var texts []Shape
	for _, s := range part.Shapes {
		x0, x1, y0, y1 := s.X, s.X+s.W, s.Y, s.Y+s.H
		switch s.Kind {
		case Text:
			y0, y1 = s.Y-s.Font.Size*0.8, s.Y+s.Font.Size*0.2
			texts = append(texts, s)
		case Mark:
			x0, x1, y0, y1 = s.X-s.W, s.X+s.W, s.Y-s.W, s.Y+s.W
		}
		if min(x0, x1) < -1 || max(x0, x1) > width+1 || min(y0, y1) < -2 || max(y0, y1) > part.Height+4 {
			t.Fatalf("seed %d: outside of %.0f x %.0f: %+v", seed, width, part.Height, s)
		}
	}
	slices.SortFunc(texts, func(a, b Shape) int { return int(a.Y*16) - int(b.Y*16) })
	for i, a := range texts {
		for _, b := range texts[i+1:] {
			if b.Y-b.Font.Size*0.75 >= a.Y+a.Font.Size*0.15 {
				if b.Y-a.Y > 30 {
					break
				}
				continue
			}
			if a.X+a.W > b.X+0.1 && b.X+b.W > a.X+0.1 {
				t.Fatalf("seed %d: %q at %.1f,%.1f and %q at %.1f,%.1f overlap", seed, a.Text, a.X, a.Y, b.Text, b.X, b.Y)
			}
		}
	}
}

func TestMilestonesKeepTheirFlags(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 3))
		tl := random(r, 2)
		s := &tl.Strips[0]
		s.Events = nil
		for i, role := range []string{"impact_started", "detected", "acknowledged", "declared", "mitigated", "resolved"} {
			st := s.Stretches[0]
			at := st.From.Add(time.Duration((0.03 + 0.94*r.Float64()) * float64(st.To.Sub(st.From))))
			s.Events = append(s.Events, document.PictureEvent{
				Number: i + 1, Start: document.Span{From: at, To: at}, Precision: document.Certain, Role: role, Flag: "12:00 " + role, Title: role,
			})
		}
		tl.Strips = tl.Strips[:1]
		flags := map[string]bool{}
		for _, part := range Lay(tl, sixths{}, Options{Width: 1280}).Parts {
			for _, shape := range part.Shapes {
				flags[shape.Text] = true
			}
		}
		for _, e := range s.Events {
			if !flags[e.Flag] {
				t.Errorf("seed %d: no flag for %s", seed, e.Role)
			}
		}
	}
}

func TestFit(t *testing.T) {
	l := &layouter{m: sixths{}, widths: map[textKey]float64{}}
	font := Font{Size: 10}
	for _, c := range []struct {
		text string
		room float64
		want string
	}{
		{"short", 100, "short"},
		{"a longer text, cut", 66, "a longer t…"},
		{"a longer text, cut", 90, "a longer text…"}, // no comma before the dots
		{"too narrow", 20, ""},
		{"eeee\u0301eee", 36, "eeee\u0301…"},
		{"", 10, ""},
	} {
		if got, w := l.fit(c.text, font, c.room); got != c.want || w > c.room {
			t.Errorf("%q in %.0f: %q, %.1f wide, want %q", c.text, c.room, got, w, c.want)
		}
	}
}

func TestSameInputSamePicture(t *testing.T) {
	tl := random(rand.New(rand.NewPCG(9, 9)), 300)
	a, b := fmt.Sprintf("%+v", Lay(tl, sixths{}, Options{Width: 770})), fmt.Sprintf("%+v", Lay(tl, sixths{}, Options{Width: 770}))
	if a != b {
		t.Error("two layouts of one timeline differ")
	}
}
