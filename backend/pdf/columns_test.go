package pdf

import (
	"math"
	"math/rand/v2"
	"strings"
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

// Where the widest words of many columns hardly fit beside each other, gaps and type
// give way, and only as far as it keeps the words whole.
func TestCloserColumns(t *testing.T) {
	for name, c := range map[string]struct {
		columns   int
		unit      float64
		gap, size float64 // within a hundredth
	}{
		"room":                  {10, 30, cellGap, 1},
		"narrower gaps":         {10, 40, 7.89, 1},
		"and smaller type":      {10, 47, narrowGap, 0.89},
		"too wide all the same": {10, 60, cellGap, 1},
		"one":                   {1, 900, cellGap, 1},
	} {
		t.Run(name, func(t *testing.T) {
			const width = 476.0
			units := repeated(c.columns, c.unit)
			gap, size := closer(width, make([]document.Column, c.columns), units, units)
			if math.Abs(gap-c.gap) > 0.01 || math.Abs(size-c.size) > 0.01 {
				t.Fatalf("gap %.2f, size %.2f, want %.2f, %.2f", gap, size, c.gap, c.size)
			}
			if gap == cellGap {
				return
			}
			smaller := repeated(c.columns, c.unit*size)
			for _, w := range shareWidth(width-gap*float64(c.columns-1), make([]document.Column, c.columns), smaller, smaller) {
				if w < c.unit*size {
					t.Errorf("%.2f wide for a word of %.2f", w, c.unit*size)
				}
			}
		})
	}
}

// TestWordsOfManyColumnsStayWhole: a table of ten columns pasted from a wiki.
func TestWordsOfManyColumnsStayWhole(t *testing.T) {
	rows := [][]string{
		{"acme-manufacturing-international", "Enterprise", "eu-central-1", "1,204,551", "38.1 %", "yes", "1,200 EUR", "see CRM", "INC-88123", "Asked for a written report until Friday"},
		{"gamma-retail-holdings", "Enterprise", "ap-southeast-2", "88,120", "12.4 %", "yes", "300 EUR", "see CRM", "INC-88124", ""},
	}
	table := document.Table{}
	for _, title := range []string{"Tenant", "Plan", "Region", "Batches refused", "Share", "SLO breached?", "Credit", "Contact", "Ticket", "Notes"} {
		table.Columns = append(table.Columns, document.Column{Title: title})
	}
	for _, r := range rows {
		var row document.Row
		for _, cell := range r {
			row.Cells = append(row.Cells, document.Cell{Blocks: []document.Block{words(cell)}})
		}
		table.Rows = append(table.Rows, row)
	}
	l := newLayouter(document.Document{Language: "en"}, A4)
	var drawn strings.Builder
	l.table(table, place{x: marginLeft, w: A4.width - marginLeft - marginRight, el: &element{kind: "Sect"}}, 0, func(b box) {
		for _, o := range b.ops {
			for _, pc := range o.pieces {
				if pc.sh != nil {
					drawn.WriteString(pc.sh.text)
				}
			}
			drawn.WriteString("\n")
		}
	})
	for _, word := range []string{"Enterprise", "INC-88123", "1,204,551", "manufacturing-", "breached?"} {
		if !strings.Contains(drawn.String(), word) {
			t.Errorf("%q is cut in %q", word, drawn.String())
		}
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
