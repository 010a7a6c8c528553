package pdf

import (
	"math"
	"math/rand/v2"
	"testing"

	"afterword/backend/document"
)

// Columns share the room of a page: none is lost, none is wider than it, and what
// is short is not given what the long ones need.
func TestColumnsByContent(t *testing.T) {
	plain := func(n int) []document.Column { return make([]document.Column, n) }
	for name, c := range map[string]struct {
		cols       []document.Column
		full, unit []float64
		want       []float64 // within two points; nil: not asked
	}{
		"all fit":              {plain(3), []float64{20, 100, 80}, []float64{20, 40, 40}, []float64{48, 238, 191}},
		"a time, a text, who":  {plain(3), []float64{24, 2000, 40}, []float64{24, 60, 40}, []float64{24, 410, 40}},
		"two texts":            {plain(2), []float64{400, 1600}, []float64{50, 60}, []float64{159, 317}},
		"the longest word":     {plain(2), []float64{200, 5000}, []float64{190, 60}, []float64{190, 286}},
		"twelve":               {plain(12), repeated(12, 60), repeated(12, 60), repeated(12, 39.7)},
		"one":                  {plain(1), []float64{10}, []float64{10}, []float64{476}},
		"nothing in it":        {plain(2), []float64{0, 0}, []float64{0, 0}, []float64{238, 238}},
		"words wider than all": {plain(3), repeated(3, 9000), repeated(3, 9000), repeated(3, 158.7)},
		"weighed":              {[]document.Column{{Weight: 3}, {Weight: 1}}, []float64{900, 900}, []float64{40, 40}, []float64{357, 119}},
		"fixed beside":         {[]document.Column{{Fixed: true}, {}, {}}, []float64{50, 30, 900}, []float64{50, 30, 60}, []float64{50, 30, 395}},
	} {
		t.Run(name, func(t *testing.T) {
			const room = 476.0
			got, sum := shareWidth(room, c.cols, c.full, c.unit), 0.0
			for i, w := range got {
				sum += w
				if d := w - c.want[i]; d > 2 || d < -2 {
					t.Errorf("column %d: %.1f, want %.1f", i, w, c.want[i])
				}
			}
			if sum < room-1 || sum > room+0.1 {
				t.Errorf("together %.1f", sum)
			}
		})
	}
}

func repeated(n int, v float64) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = v
	}
	return out
}

// TestUnmeasuredColumnsNeedNoMeasure: whatever is in the column that is set later,
// all have the same widths.
func TestUnmeasuredColumnsNeedNoMeasure(t *testing.T) {
	fixed, one, wide, narrow := document.Column{Fixed: true}, document.Column{}, document.Column{Weight: 1}, document.Column{Weight: 0.14}
	r := rand.New(rand.NewPCG(3, 4))
	for name, c := range map[string]struct {
		cols []document.Column
		want int
	}{
		"a timeline":               {[]document.Column{fixed, fixed, wide, narrow}, 2},
		"one without evidence":     {[]document.Column{fixed, fixed, wide}, 2},
		"one that is alone":        {[]document.Column{one}, 0},
		"the narrow one first":     {[]document.Column{narrow, wide}, 1},
		"two alike":                {[]document.Column{fixed, one, one}, -1},
		"two nearly alike":         {[]document.Column{wide, {Weight: 0.9}}, 0},
		"three":                    {[]document.Column{wide, narrow, narrow}, -1},
		"fixed ones only":          {[]document.Column{fixed, fixed}, -1},
		"weights beyond all sense": {[]document.Column{{Weight: 1e9}, {Weight: 0.5}}, 0},
	} {
		later := unmeasured(c.cols)
		if later != c.want {
			t.Errorf("%s: %d, want %d", name, later, c.want)
		}
		for range 500 {
			if later < 0 {
				break
			}
			full, unit := make([]float64, len(c.cols)), make([]float64, len(c.cols))
			for i := range full {
				unit[i] = 300 * r.Float64()
				full[i] = unit[i] + 900*r.Float64()
			}
			measured := shareWidth(480, c.cols, full, unit)
			full[later], unit[later] = 20, 20 // of its title
			for i, w := range shareWidth(480, c.cols, full, unit) {
				if math.Abs(w-measured[i]) > 1e-6 {
					t.Fatalf("%s: column %d is %v wide, measured %v", name, i, w, measured[i])
				}
			}
		}
	}
}
