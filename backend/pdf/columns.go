package pdf

import (
	"math"

	"afterword/backend/document"
)

// measure shares the width out. Fixed columns are as wide as their widest
// cell, within reason. The others share what is left by their weights, or by
// what is in them where all weigh the same, but none gets less than its widest
// word while another has room to spare.
//
// It gives 1, or how much smaller the type must be for the widest words of all
// columns to stand beside each other whole.
func (tb *tableLayout) measure(titles []*paragraph, rows [][]tableCell, source []document.Row) (size float64) {
	n := len(tb.cols)
	full, unit := make([]float64, n), make([]float64, n)
	for i, p := range titles {
		f, u := p.natural()
		full[i], unit[i] = f, u
	}
	for r, cells := range rows {
		if source[r].Day {
			continue
		}
		for i, c := range cells {
			if i == tb.later {
				continue
			}
			for _, p := range c.paragraphs {
				f, u := p.natural()
				full[i], unit[i] = max(full[i], f), max(unit[i], u)
			}
			if c.paragraphs == nil && len(c.blocks) > 0 {
				full[i] = max(full[i], tb.at.w)
				unit[i] = max(unit[i], 60)
			}
		}
	}
	gap, size := cellGap, 1.0
	if tb.later < 0 {
		gap, size = closer(tb.at.w, tb.cols, full, unit)
	}
	room := tb.at.w - gap*float64(n-1)
	tb.w = shareWidth(room, tb.cols, full, unit)
	tb.x = make([]float64, n)
	x := tb.at.x
	for i := range tb.w {
		if tb.x[i] = x; tb.on == right {
			tb.x[i] = 2*tb.at.x + tb.at.w - x - tb.w[i]
		}
		x += tb.w[i] + gap
	}
	return size
}

// closer gives the gap between columns, and how much of its usual size the type has.
// Where the widest words of all columns do not fit beside each other, first the gaps
// are narrower and then the type is smaller, as long as the words come out whole for
// it: a table that is too wide all the same keeps what reads best.
func closer(w float64, cols []document.Column, full, unit []float64) (gap, size float64) {
	words, between := 0.0, float64(len(cols)-1)
	for i, c := range cols {
		if c.Fixed {
			words += full[i]
		} else {
			words += unit[i]
		}
	}
	room := w - slack*float64(len(cols)) - 0.01
	switch {
	case between == 0 || words+cellGap*between <= room:
		return cellGap, 1
	case words+narrowGap*between <= room:
		return (room - words) / between, 1
	case smallType*words+narrowGap*between <= room:
		return narrowGap, (room - narrowGap*between) / words
	default:
		return cellGap, 1
	}
}

// slack is the room that a column has beyond what is in it.
const slack = 0.5

// mostForWords is the share of the width left by fixed columns that a column gets at most
// for the sake of its widest word.
const mostForWords = 0.45

// unmeasured gives the column whose width shareWidth finds without what is in it,
// -1 if there is none. It is alone with what is left, or has most of it and one
// other beside it, which can ask for less than it has to spare. The text of such a
// column, most of a timeline, need not all be set and held before the first row is
// drawn.
func unmeasured(cols []document.Column) int {
	weights, free, widest := 0.0, 0, -1
	for i, c := range cols {
		if c.Fixed {
			continue
		}
		free++
		weights += weight(c)
		if widest < 0 || weight(c) > weight(cols[widest]) {
			widest = i
		}
	}
	if free == 1 || free == 2 && !alike(cols) && weight(cols[widest]) >= mostForWords*weights {
		return widest
	}
	return -1
}

// shareWidth gives the widths of columns that together fill room.
func shareWidth(room float64, cols []document.Column, full, unit []float64) []float64 {
	n := len(cols)
	w := make([]float64, n)
	weights, fixed := 0.0, 0.0
	for i, c := range cols {
		if c.Fixed {
			w[i] = min(full[i]+slack, room*0.4)
			fixed += w[i]
			continue
		}
		weights += weight(c)
	}
	limit := room
	if weights > 0 {
		limit = room * 0.6
	}
	if fixed > limit {
		for i := range w {
			w[i] *= limit / fixed
		}
		fixed = limit
	}
	left := room - fixed
	if weights == 0 {
		w[n-1] += left // nothing to share: the last column takes the rest
		return w
	}
	if alike(cols) {
		byContent(w, left, cols, full)
	} else {
		for i, c := range cols {
			if !c.Fixed {
				w[i] = left * weight(c) / weights
			}
		}
	}
	least := make([]float64, n)
	spare, lack := 0.0, 0.0
	for i, c := range cols {
		if c.Fixed {
			continue
		}
		least[i] = min(unit[i]+slack, left*mostForWords)
		if w[i] >= least[i] {
			spare += w[i] - least[i]
		} else {
			lack += least[i] - w[i]
		}
	}
	given := min(lack, spare)
	for i, c := range cols {
		switch {
		case c.Fixed:
		case w[i] < least[i]:
			w[i] += (least[i] - w[i]) * given / lack
		case spare > 0:
			w[i] -= (w[i] - least[i]) * given / spare
		}
	}
	return w
}

func weight(c document.Column) float64 {
	if c.Weight > 0 && c.Weight < 1e6 {
		return c.Weight
	}
	return 1
}

// alike reports whether all columns that are not fixed weigh the same, as those of
// tables that people write do: their weights tell nothing.
func alike(cols []document.Column) bool {
	first := 0.0
	for _, c := range cols {
		switch {
		case c.Fixed:
		case first == 0:
			first = weight(c)
		case weight(c) != first:
			return false
		}
	}
	return true
}

// byContent gives columns that are not fixed the width that they would like to
// have if that is no more than their share of left, and divides the rest among
// those that must break their lines. A share goes by the root of what a column
// would like: ten times the text gets three times the width and so three times
// the lines, where one times either would leave the other a ribbon.
func byContent(w []float64, left float64, cols []document.Column, full []float64) {
	open, settled := make([]bool, len(cols)), 0
	wish := 0.0
	for i, c := range cols {
		if open[i] = !c.Fixed; open[i] {
			wish += full[i] + slack
		}
	}
	if wish <= left { // all have what they want, and more
		for i := range w {
			if open[i] {
				w[i] = left * (full[i] + slack) / wish
			}
		}
		return
	}
	for settled >= 0 {
		roots := 0.0
		for i := range w {
			if open[i] {
				roots += math.Sqrt(full[i] + slack)
			}
		}
		settled = -1
		rest := left
		for i := range w {
			if !open[i] {
				continue
			}
			w[i] = rest * math.Sqrt(full[i]+slack) / roots
			if full[i]+slack <= w[i] {
				w[i], open[i], settled = full[i]+slack, false, i
				left -= w[i]
			}
		}
	}
}
