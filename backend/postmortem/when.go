package postmortem

import "time"

// When is the time of an event as far as it is known: somewhere from Earliest
// to Latest, both inclusive. A known point has Earliest equal to Latest. If
// Known is false the event has no time of its own, only an order.
type When struct {
	Earliest, Latest time.Time
	Known            bool
	Coarse           bool // told to the minute or worse: durations are shown without seconds
}

// Certain reports whether the time is a single instant as far as told.
func (w When) Certain() bool { return w.Known && w.Earliest.Equal(w.Latest) }

// When gives the start of the event.
//
//   - exact, minute: that instant. A time told to the minute counts as its full
//     minute; the error below a minute is hidden by showing durations in minutes.
//   - approximate: plus or minus the tolerance (300 seconds unless said).
//   - between, date: from OccurredAt to OccurredLatest.
//   - unknown: no time.
func (e TimelineEvent) When() When {
	if e.Precision == "unknown" || e.OccurredAt.None() {
		return When{}
	}
	at := e.OccurredAt.Time()
	w := When{Earliest: at, Latest: at, Known: true, Coarse: e.Precision != "exact"}
	switch e.Precision {
	case "approximate":
		tolerance := time.Duration(e.ToleranceSec) * time.Second
		w.Earliest, w.Latest = at.Add(-tolerance), at.Add(tolerance)
	case "between", "date":
		if latest := e.OccurredLatest.Time(); latest.After(at) {
			w.Latest = latest
		}
	}
	return w
}

// End gives the end of a span; Known is false for a point event. An
// approximate end has the tolerance of the event.
func (e TimelineEvent) End() When {
	if e.EndedAt.None() {
		return When{}
	}
	at := e.EndedAt.Time()
	w := When{Earliest: at, Latest: at, Known: true, Coarse: e.EndPrecision != "exact"}
	if e.EndPrecision == "approximate" {
		tolerance := time.Duration(e.ToleranceSec) * time.Second
		w.Earliest, w.Latest = at.Add(-tolerance), at.Add(tolerance)
	}
	return w
}

// Gap is a duration between two uncertain times: at least Min, at most Max.
// Min below zero means the order of the two is not certain, Max below zero
// that the second came first.
type Gap struct {
	Min, Max time.Duration
	Coarse   bool // show no seconds
	Known    bool
}

// Exact reports whether the duration is one figure and not a range.
func (g Gap) Exact() bool { return g.Known && g.Min == g.Max }

// Between gives the duration from a to b. It is not Known if either time is not.
func Between(a, b When) Gap {
	if !a.Known || !b.Known {
		return Gap{}
	}
	return Gap{
		Min:    b.Earliest.Sub(a.Latest),
		Max:    b.Latest.Sub(a.Earliest),
		Coarse: a.Coarse || b.Coarse,
		Known:  true,
	}
}
