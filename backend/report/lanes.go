package report

import (
	"slices"

	"afterword/backend/postmortem"
)

// Ways to sort events into lanes.
const (
	LanesBySource = ""
	LanesByKind   = "kind"
	LanesByRole   = "role"
)

const mostLanes = 6

// lanes gives the names of the lanes, from the top, and the lane of every
// shown event. Sources come in their order, other things in the order they
// first appear; what names nothing comes last, and so does what is left when
// there are more than six.
func (c *composer) lanes() (names []string, laneOf []int) {
	keys := make([]string, len(c.shown))
	count, order := map[string]int{}, []string{}
	name := map[string]string{"": c.w.noLane}
	if c.lanesBy == LanesBySource {
		for _, s := range c.p.Sources {
			if !blank(s.Name) {
				order = append(order, s.ID)
				name[s.ID] = s.Name
			}
		}
	}
	for i, e := range c.shown {
		key := c.laneKey(e)
		if c.lanesBy == LanesBySource && name[key] == "" {
			key = ""
		} else if _, known := name[key]; !known {
			order, name[key] = append(order, key), key
		}
		keys[i] = key
		if e.When().Known {
			count[key]++
		}
	}
	order = slices.DeleteFunc(append(order, ""), func(key string) bool { return count[key] == 0 })
	kept := order
	if len(order) > mostLanes {
		kept = slices.Clone(order)
		slices.SortStableFunc(kept, func(a, b string) int { return count[b] - count[a] })
		kept = kept[:mostLanes-1]
	}
	index := map[string]int{}
	for _, key := range order {
		if slices.Contains(kept, key) {
			index[key] = len(names)
			names = append(names, oneLine(name[key]))
		}
	}
	if len(kept) < len(order) {
		names = append(names, c.w.otherLanes)
	} else if len(names) == 1 {
		names[0] = "" // one lane needs no name
	}
	laneOf = make([]int, len(keys))
	for i, key := range keys {
		if lane, ok := index[key]; ok {
			laneOf[i] = lane
		} else {
			laneOf[i] = max(len(names)-1, 0)
		}
	}
	return names, laneOf
}

func (c *composer) laneKey(e postmortem.TimelineEvent) string {
	switch c.lanesBy {
	case LanesByKind:
		return e.Kind
	case LanesByRole:
		if blank(e.ActorRole) {
			return ""
		}
		return oneLine(e.ActorRole)
	}
	return e.Source
}
