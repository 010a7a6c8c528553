package report

import (
	"cmp"
	"slices"
	"time"
)

// moment is the time an event takes in the picture.
type moment struct {
	event    int // index into composer.shown
	from, to time.Time
}

// leaf is a run of moments that stand on one linear scale: m[first:end].
type leaf struct {
	first, end int
	cost       float64
}

// How a strip is judged, in the nominal pixels of the picture.
const (
	stripWidth  = 640.0
	labelWidth  = 170.0
	sideBySide  = 11  // labels that may stand below each other before it is crowded
	closest     = 5.0 // marks of different times should be so far apart
	mostLeaves  = 14  // a picture of ten thousand events still ends
	candidates  = 24  // gaps that are tried for a cut
	eventsFull  = 16  // events that fill a strip
	leastShare  = 0.2
	fullStrip   = 1.25
	mostInStrip = 4

	worthCutting = 2.0 // the least crowding that a cut must take away
	mostOfIt     = 0.6 // of the length of a run: a silence that is cut in any case
	mostlySilent = 1.5 // crowding of a run that is one long silence for the most part
)

// seconds is the time for arithmetic: a time.Duration ends at 292 years.
func seconds(t time.Time) float64 { return float64(t.Unix()) + float64(t.Nanosecond())/1e9 }

// cut divides moments, in order of time, into leaves: where a dense stretch
// and a long silence share one linear scale, nothing in the dense one can be
// read. The most crowded leaf is cut first, where that helps most, until
// nothing is crowded or no cut helps (a thousand events at one instant).
func cut(m []moment) []leaf {
	at := make([]float64, len(m))
	for i := range m {
		at[i] = seconds(m[i].from)
	}
	leaves := []leaf{{0, len(m), crowding(at)}}
	stuck := map[int]bool{} // by first moment
	for len(leaves) < mostLeaves {
		worst := -1
		for i, l := range leaves {
			if l.cost >= worthCutting && !stuck[l.first] && (worst < 0 || l.cost > leaves[worst].cost) {
				worst = i
			}
		}
		if worst < 0 {
			break
		}
		l := leaves[worst]
		k, left, right := bestCut(at[l.first:l.end])
		if k == 0 {
			stuck[l.first] = true
			continue
		}
		two := []leaf{{l.first, l.first + k, left}, {l.first + k, l.end, right}}
		leaves = slices.Replace(leaves, worst, worst+1, two...)
	}
	return leaves
}

// bestCut gives the index before which a cut helps most, 0 if none helps. A
// silence that is most of a run is where it is cut in any case; of places that
// help alike the one nearest to the middle is taken.
func bestCut(at []float64) (best int, left, right float64) {
	places := cutPlaces(at)
	if len(places) == 0 {
		return 0, 0, 0
	}
	if k := places[0]; at[k]-at[k-1] > (at[len(at)-1]-at[0])*mostOfIt {
		return k, crowding(at[:k]), crowding(at[k:])
	}
	off := func(k int) int { return max(2*k-len(at), len(at)-2*k) }
	for _, k := range places {
		a, b := crowding(at[:k]), crowding(at[k:])
		if best == 0 || a+b < left+right || a+b == left+right && off(k) < off(best) {
			best, left, right = k, a, b
		}
	}
	if whole := crowding(at); left+right > whole*0.8 || left+right > whole-worthCutting {
		return 0, 0, 0
	}
	return best, left, right
}

// cutPlaces gives the longest gaps, the longest first, and places that cut evenly.
func cutPlaces(at []float64) []int {
	var places []int
	longest := make([]int, 0, candidates+1)
	gap := func(k int) float64 { return at[k] - at[k-1] }
	for k := 1; k < len(at); k++ {
		if gap(k) <= 0 || len(longest) == candidates && gap(k) <= gap(longest[candidates-1]) {
			continue
		}
		i, _ := slices.BinarySearchFunc(longest, k, func(a, b int) int {
			return cmp.Or(cmp.Compare(gap(b), gap(a)), cmp.Compare(a, b))
		})
		longest = slices.Insert(longest, i, k)
		longest = longest[:min(len(longest), candidates)]
	}
	places = append(places, longest...)
	for i := 1; i < 8; i++ {
		k := max(len(at)*i/8, 1)
		for k < len(at) && gap(k) <= 0 {
			k++
		}
		if k < len(at) {
			places = append(places, k)
		}
	}
	return places
}

// crowding tells how badly a run can be read on one linear scale: labels that
// would have to stand below each other beyond what a lane holds, and marks of
// different times that fall together. A cut in a long silence is a good one.
func crowding(at []float64) float64 {
	n := len(at)
	if n < 2 {
		return 0
	}
	length := at[n-1] - at[0]
	window, near := length*labelWidth/stripWidth, length*closest/stripWidth
	cost, longest, first := 0.0, 0.0, 0
	for i := range at {
		for at[i]-at[first] > window {
			first++
		}
		if depth := i - first + 1; depth > sideBySide {
			cost += float64(depth - sideBySide)
		}
		if i == 0 {
			continue
		}
		longest = max(longest, at[i]-at[i-1])
		if at[i] > at[i-1] && at[i]-at[i-1] < near {
			cost++
		}
	}
	if longest > length*mostOfIt {
		cost += mostlySilent
	}
	return cost
}

// share is the part of a strip's width that a leaf asks for.
func (l leaf) share() float64 {
	return min(max(float64(l.end-l.first)/eventsFull, leastShare), 1)
}

// strips puts leaves that need little room side by side.
func strips(leaves []leaf) [][]leaf {
	var out [][]leaf
	used := 0.0
	for _, l := range leaves {
		if n := len(out); n > 0 && used+l.share() <= fullStrip && len(out[n-1]) < mostInStrip {
			out[n-1] = append(out[n-1], l)
			used += l.share()
			continue
		}
		out = append(out, []leaf{l})
		used = l.share()
	}
	return out
}
