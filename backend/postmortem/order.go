package postmortem

import (
	"cmp"
	"slices"
)

// OrderEvents sorts events as the list shows them: by the time told
// (OccurredAt: about 14:05 stands at 14:05, between 14:51 and 14:56 at 14:51),
// then by latest time, then by rank, then by id. An event of unknown time
// follows the event it is ordered after (directly, several by rank); with no
// such event it comes last. A ring of unknown events, each after the other,
// is broken before its member with the smallest id. The list given is used for
// the one that comes back: a long one is not copied.
// frontend/src/domain/order.ts has the same rule, tested on the same table.
func OrderEvents(events []TimelineEvent) []TimelineEvent {
	here := make(map[string]bool, len(events))
	timed := events[:0]
	var loose []TimelineEvent
	for _, e := range events {
		here[e.ID] = true
		if e.When().Known {
			timed = append(timed, e)
		} else {
			loose = append(loose, e)
		}
	}
	byRank := func(a, b TimelineEvent) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.ID, b.ID))
	}
	slices.SortFunc(timed, func(a, b TimelineEvent) int {
		if c := cmp.Compare(a.OccurredAt, b.OccurredAt); c != 0 {
			return c // most differ here, and to read times takes longer than all else
		}
		return cmp.Or(a.When().Latest.Compare(b.When().Latest), byRank(a, b))
	})
	slices.SortFunc(loose, byRank)

	if len(loose) == 0 && len(here) == len(events) {
		return timed
	}
	after := map[string][]TimelineEvent{}
	var roots []TimelineEvent
	for _, e := range loose {
		if e.AfterEvent != "" && e.AfterEvent != e.ID && here[e.AfterEvent] {
			after[e.AfterEvent] = append(after[e.AfterEvent], e)
		} else {
			roots = append(roots, e)
		}
	}

	out := make([]TimelineEvent, 0, len(events))
	placed := make(map[string]bool, len(events))
	// An explicit stack: a chain of ten thousand unknown events must not
	// overflow anything.
	place := func(first TimelineEvent) {
		stack := []TimelineEvent{first}
		for len(stack) > 0 {
			e := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if placed[e.ID] {
				continue
			}
			placed[e.ID] = true
			out = append(out, e)
			followers := after[e.ID]
			for i := len(followers) - 1; i >= 0; i-- {
				stack = append(stack, followers[i])
			}
		}
	}
	for _, e := range timed {
		place(e)
	}
	for _, e := range roots {
		place(e)
	}
	if len(out) < len(events) {
		byID := make(map[string]TimelineEvent, len(loose))
		for _, e := range loose {
			byID[e.ID] = e
		}
		slices.SortFunc(loose, func(a, b TimelineEvent) int { return cmp.Compare(a.ID, b.ID) })
		for _, e := range loose { // what is left stands in a ring or behind one
			if !placed[e.ID] {
				place(ringStart(e, byID))
			}
		}
	}
	return out
}

// ringStart follows e backwards into the ring it hangs on and gives the
// member of that ring with the smallest id.
func ringStart(e TimelineEvent, byID map[string]TimelineEvent) TimelineEvent {
	seen := map[string]bool{}
	for !seen[e.ID] {
		seen[e.ID] = true
		e = byID[e.AfterEvent]
	}
	smallest := e
	for next := byID[e.AfterEvent]; next.ID != e.ID; next = byID[next.AfterEvent] {
		if next.ID < smallest.ID {
			smallest = next
		}
	}
	return smallest
}
