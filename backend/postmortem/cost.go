package postmortem

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// CostFormula says in one sentence how costs are reckoned. It is shown with
// the figures wherever they are shown; frontend/src/domain/meeting/cost.ts has
// the same sentence and the same rule, tested on the same table.
const CostFormula = "An incident costs the people it kept busy times its length, from impact started (or else detected) to resolved, " +
	"and the hours afterwards and of impact; a year costs that times how often it could happen again (once and yearly 1, quarterly 4, monthly 12, weekly 52); " +
	"an action costs in its first year its hours to build and twelve times its hours a month."

var timesAYear = map[string]float64{"once": 1, "yearly": 1, "quarterly": 4, "monthly": 12, "weekly": 52}

// Hours is a figure in hours of work: at least Min, at most Max.
type Hours struct {
	Min, Max float64
	Known    bool
}

// Cost is what an incident cost. Of what it rests on, People is never empty
// while there are events; without a length nothing is known, for what came
// after is rarely the larger part and half a sum misleads.
type Cost struct {
	People int64
	Length Gap
	Once   Hours
	Year   Hours // not Known either while nobody said how often it could recur
}

// IncidentCost reckons the cost by CostFormula. The length cannot be below
// zero: where the order of the two times is not certain, its least is none.
func IncidentCost(p PostMortem) Cost {
	c := Cost{People: p.Responders}
	if c.People == 0 {
		c.People = int64(len(p.Participants))
	}
	if c.People == 0 && len(p.Events) > 0 {
		c.People = 1
	}
	from, ok := p.Milestone("impact_started")
	if !ok || !from.When().Known {
		from, ok = p.Milestone("detected")
	}
	to, resolved := p.Milestone("resolved")
	if !ok || !resolved {
		return c
	}
	c.Length = Between(from.When(), to.When())
	if !c.Length.Known || c.Length.Max < 0 {
		c.Length = Gap{}
		return c
	}
	c.Length.Min = max(c.Length.Min, 0)
	more := float64(p.AfterHours + p.ImpactHours)
	c.Once = Hours{
		Min:   float64(c.People)*c.Length.Min.Hours() + more,
		Max:   float64(c.People)*c.Length.Max.Hours() + more,
		Known: true,
	}
	if times := timesAYear[p.Recurrence]; times > 0 {
		c.Year = Hours{Min: c.Once.Min * times, Max: c.Once.Max * times, Known: true}
	}
	return c
}

// FirstYear is what an action costs until a year after it was built, in hours;
// 0 while nobody said.
func (a ActionItem) FirstYear() int64 { return a.BuildHours + 12*a.KeepHours }

// HourWords are the words around figures of cost, in one language.
type HourWords struct {
	To, Decimal                      string // "2 to 3", "1.5"
	Unit                             string // "%s h"
	Half, One, Some, UpToOne, UpTo   string // what an action costs beside the incident
	AtLeastOne, AtLeast, BetweenSome string
}

// EnglishHours are the words of the window and of an English report.
var EnglishHours = HourWords{
	To: "to", Decimal: ".", Unit: "%s h",
	Half: "costs less than half of one such incident", One: "costs about as much as one such incident",
	Some: "costs about as much as %s such incidents", UpToOne: "costs up to as much as one such incident",
	UpTo: "costs up to as much as %s such incidents", AtLeastOne: "costs at least as much as one such incident",
	AtLeast: "costs at least as much as %s such incidents", BetweenSome: "costs as much as %s to %s such incidents",
}

// Text gives "35 h", "1.5 h", "32 to 38 h"; "" if it is not known. From ten on
// whole hours are told: the figure is no better than that.
func (h Hours) Text(w HourWords) string {
	if !h.Known {
		return ""
	}
	low, high := hourText(h.Min, w), hourText(h.Max, w)
	if low != high {
		low += " " + w.To + " " + high
	}
	return fmt.Sprintf(w.Unit, low)
}

func hourText(hours float64, w HourWords) string {
	if hours >= 9.95 {
		return strconv.FormatFloat(halfUp(hours), 'f', 0, 64)
	}
	tenths := halfUp(hours * 10)
	text := strconv.FormatFloat(math.Floor(tenths/10), 'f', 0, 64)
	if rest := int(math.Mod(tenths, 10)); rest > 0 {
		text += w.Decimal + strconv.Itoa(rest)
	}
	return text
}

func halfUp(x float64) float64 { return math.Floor(x + 0.5) }

// Beside says what an action costs in its first year in such incidents; ""
// while one of the two figures is missing, or where nothing can be said.
func (a ActionItem) Beside(c Cost, w HourWords) string {
	hours := float64(a.FirstYear())
	if hours == 0 || !c.Once.Known || c.Once.Max == 0 {
		return ""
	}
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', 0, 64) }
	low := halfUp(hours / c.Once.Max)
	if c.Once.Min == 0 {
		return several(low, w.AtLeastOne, w.AtLeast)
	}
	high := halfUp(hours / c.Once.Min)
	switch {
	case hours/c.Once.Min < 0.5:
		return w.Half
	case low == high:
		return several(low, w.One, w.Some)
	case low == 0:
		return several(high, w.UpToOne, w.UpTo)
	}
	return strings.Replace(strings.Replace(w.BetweenSome, "%s", number(low), 1), "%s", number(high), 1)
}

// several takes the words for one or for more; "" for none.
func several(n float64, one, more string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return one
	}
	return strings.Replace(more, "%s", strconv.FormatFloat(n, 'f', 0, 64), 1)
}
