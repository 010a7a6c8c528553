package postmortem

// Duration is one derived figure of an incident. Definition is the sentence
// shown with it wherever it is shown.
type Duration struct {
	Key        string // "impact", "ttd", "tta", "ttm", "ttr"
	Label      string // "impact", "time to detect"
	Short      string // "impact", "TTD"
	From, To   string // milestones
	Definition string
	Gap        Gap    // Known is false while a milestone is missing
	OutOfOrder bool   // To certainly came before From: shown as such, not corrected
	FromEvent  string // ids of the events it was taken from
	ToEvent    string
}

var durationTable = []Duration{
	{Key: "impact", Label: "impact", Short: "impact", From: "impact_started", To: "resolved", Definition: "Impact window: from impact started to resolved."},
	{Key: "ttd", Label: "time to detect", Short: "TTD", From: "impact_started", To: "detected", Definition: "Time to detect: from impact started to detected."},
	{Key: "tta", Label: "time to acknowledge", Short: "TTA", From: "impact_started", To: "acknowledged", Definition: "Time to acknowledge: from impact started to acknowledged."},
	{Key: "ttm", Label: "time to mitigate", Short: "TTM", From: "impact_started", To: "mitigated", Definition: "Time to mitigate: from impact started to mitigated."},
	{Key: "ttr", Label: "time to resolve", Short: "TTR", From: "impact_started", To: "resolved", Definition: "Time to resolve: from impact started to resolved."},
}

// Durations derives the five figures from the milestones. They are never
// stored. Of several events with the same milestone the earliest counts.
// Hidden events count as well: hiding is about showing, not about truth.
func (p PostMortem) Durations() []Duration {
	out := make([]Duration, len(durationTable))
	for i, d := range durationTable {
		from, okFrom := p.Milestone(d.From)
		to, okTo := p.Milestone(d.To)
		if okFrom && okTo {
			d.Gap = Between(from.When(), to.When())
			d.FromEvent, d.ToEvent = from.ID, to.ID
			d.OutOfOrder = d.Gap.Known && d.Gap.Max < 0
		}
		out[i] = d
	}
	return out
}

// Milestone finds the first event with this milestone by the time told, or
// else one without a time.
func (p PostMortem) Milestone(name string) (TimelineEvent, bool) {
	var best *TimelineEvent
	for i := range p.Events { // an event is large: copying each would be most of the work
		e := &p.Events[i]
		if e.Milestone != name {
			continue
		}
		if best == nil || (e.When().Known && (!best.When().Known || e.OccurredAt < best.OccurredAt)) {
			best = e
		}
	}
	if best == nil {
		return TimelineEvent{}, false
	}
	return *best, true
}

// StartedAt gives when the incident began, for its age and its date: the time
// told for impact started, or else for the first event with a time, or else
// when the post-mortem was created.
func (p PostMortem) StartedAt() Instant {
	if e, ok := p.Milestone("impact_started"); ok && e.When().Known {
		return e.OccurredAt
	}
	first := p.CreatedAt
	found := false
	for _, e := range p.Events {
		if e.When().Known && (!found || e.OccurredAt < first) {
			first, found = e.OccurredAt, true
		}
	}
	return first
}
