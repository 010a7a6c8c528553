package report

import (
	"slices"
	"strconv"

	"afterword/backend/document"
)

// cite gives references by number, in order, with runs of three or more as
// "3–7". Ids that are not shown (hidden events) are left out; nothing is left
// gives nil.
func (c *composer) cite(ids []string, numbers map[string]int, target func(int) string) []document.Inline {
	var list []int
	for _, id := range ids {
		if n := numbers[id]; n > 0 {
			list = append(list, n)
		}
	}
	return runs(list, target)
}

// runs gives references by number as cite does.
func runs(list []int, target func(int) string) []document.Inline {
	slices.Sort(list)
	list = slices.Compact(list)
	var out []document.Inline
	number := func(n int) document.Inline { return ref(target(n), strconv.Itoa(n)) }
	for i := 0; i < len(list); {
		last := i
		for last+1 < len(list) && list[last+1] == list[last]+1 {
			last++
		}
		if last-i < 2 { // a pair reads better as "3, 4"
			last = i
		}
		if len(out) > 0 {
			out = append(out, text(", "))
		}
		out = append(out, number(list[i]))
		if last > i {
			out = append(out, text("–"), number(list[last]))
		}
		i = last + 1
	}
	return out
}

// citeEvents gives "event 3" or "events 3, 7", nil for none that is shown.
func (c *composer) citeEvents(ids []string) []document.Inline {
	return c.eventsSaid(c.cite(ids, c.eventNo, eventTarget))
}

func (c *composer) eventsSaid(cited []document.Inline) []document.Inline {
	switch len(cited) {
	case 0:
		return nil
	case 1:
		return append(plain(c.w.inEvent+" "), cited...)
	default:
		return append(plain(c.w.inEvents+" "), cited...)
	}
}

// citeFactors gives "F1 Title of the factor, F3 ...".
func (c *composer) citeFactors(ids []string) []document.Inline {
	var out []document.Inline
	for _, id := range ids {
		n := c.factorNo[id]
		if n == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, text(", "))
		}
		name := factorMark(n) + " " + orElse(c.p.Factors[n-1].Title, c.w.noTitle)
		out = append(out, ref(factorTarget(n), name))
	}
	return out
}
