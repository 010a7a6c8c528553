package capture

import (
	"fmt"
	"slices"
	"time"

	"afterword/backend/postmortem"
)

const defaultTolerance = 5 * time.Minute

// longestNight is how long a span may be that ends on the next day without
// saying so. 23:50-00:10 is plain; 14:56-14:51 is more likely a slip.
const longestNight = 12 * time.Hour

// resolve gives every reading of the expression, best first, with a remark
// (one reading) or the reason to ask (several).
func (e expression) resolve(c context) (choices []Choice, remark, problem string) {
	if e.unknown {
		return []Choice{{When: When{Precision: "unknown", ToleranceSec: seconds(defaultTolerance), EndPrecision: "minute", Inferred: []string{}}}}, "", ""
	}
	var zone zones
	if e.second != nil && !e.first.zones.told {
		zone = e.second.zones // "14:05-14:20 CET" is CET throughout
	}
	firsts, problem := e.first.readings(c, nil, zone)
	if problem != "" {
		return nil, "", problem
	}
	if e.between {
		firsts = collapse(firsts, false)
	}
	why, unsure := "", ""
	for _, a := range firsts {
		if e.second == nil {
			choices = append(choices, Choice{Label: a.label, When: e.point(a)})
			why, remark = firstText(why, a.why), firstText(remark, a.remark)
			continue
		}
		seconds, wrong := e.ends(c, a)
		if wrong != "" {
			problem = wrong
			continue
		}
		for _, b := range seconds {
			if e.overnight(b) && b.last.Sub(a.first) > longestNight {
				problem = fmt.Sprintf("The end (%s) is before the start; if it is on a later day, please write the date of the end as well.", clockLabel(*e.second.clock))
				if !e.offset.told {
					continue
				}
				unsure = fmt.Sprintf("Is %s the end, or is it an offset from UTC?", clockLabel(*e.second.clock))
			}
			choices = append(choices, Choice{Label: a.label + " – " + b.label, When: e.pair(a, b)})
			why, remark = firstText(why, a.why, b.why), firstText(remark, a.remark, b.remark)
		}
	}
	if unsure != "" {
		point := expression{first: e.first, about: e.about}
		point.first.zones = e.offset
		others, _, _ := point.resolve(c)
		choices, why = append(others, choices...), unsure
	}
	switch choices = distinct(choices); {
	case len(choices) == 0:
		return nil, "", problem
	case len(choices) == 1:
		return choices, remark, ""
	case len(choices) > maxChoices:
		return nil, "", "This can be read in too many ways. Please write the date with the year first and the zone as an offset."
	}
	return choices, why, ""
}

// overnight reports whether an end was moved to the next day to be after its
// start, which the text did not say.
func (e expression) overnight(end reading) bool {
	return e.second.dates == nil && e.second.clock != nil && slices.Contains(end.inferred, "date")
}

func clockLabel(k clock) string { return fmt.Sprintf("%02d:%02d", k.hour, k.minute) }

// point is the time of an event without an end.
func (e expression) point(a reading) When {
	w := When{
		Precision: a.precision, OccurredAt: postmortem.At(a.first), ToleranceSec: seconds(defaultTolerance),
		EndPrecision: "minute", Zone: a.zone, Inferred: unique(a.inferred),
	}
	switch {
	case a.spread:
		w.Precision, w.OccurredLatest = "between", postmortem.At(a.last)
	case a.dateOnly:
		w.OccurredLatest = postmortem.At(a.last)
	case e.about:
		w.Precision = "approximate"
		if e.tolerance > 0 {
			w.ToleranceSec = seconds(e.tolerance)
		}
	}
	return w
}

// pair is a span, or a time between two others.
func (e expression) pair(a, b reading) When {
	w := When{
		Precision: a.precision, OccurredAt: postmortem.At(a.first), ToleranceSec: seconds(defaultTolerance),
		EndPrecision: b.precision, Zone: a.zone, Inferred: unique(slices.Concat(a.inferred, b.inferred)),
	}
	switch {
	case e.between:
		w.Precision, w.OccurredLatest, w.EndPrecision = "between", postmortem.At(b.last), "minute"
	case a.spread:
		w.Precision, w.OccurredLatest, w.EndedAt = "between", postmortem.At(a.last), postmortem.At(b.last)
	case !b.last.After(a.first):
		w.EndPrecision = "minute" // a span of no length is a point
	default:
		w.EndedAt = postmortem.At(b.last)
	}
	if e.about && w.Precision != "between" {
		w.Precision, w.EndPrecision = "approximate", "approximate"
	}
	return w
}

// ends lists the readings of the second moment that go with a reading of the
// first: same choice of zone, same day unless told, not before it.
func (e expression) ends(c context, a reading) ([]reading, string) {
	m := *e.second
	zone := m.zones
	if !zone.told {
		zone = e.first.zones
	}
	var day *dates
	if m.dates == nil && m.instant.IsZero() {
		loc := c.loc
		if zone.told && len(zone.readings) > 0 {
			loc = zone.readings[min(a.key[1], len(zone.readings)-1)].loc
		}
		day = &dates{readings: []dateReading{dayOf(a.first.In(loc))}}
	}
	list, problem := m.readings(c, day, zone)
	if problem != "" {
		return nil, problem
	}
	if fitting := e.endsAfter(list, a); len(fitting) > 0 {
		return fitting, ""
	}
	if day != nil { // over midnight
		next := noon(time.Date(day.readings[0].year, time.Month(day.readings[0].month), day.readings[0].day, 0, 0, 0, 0, time.UTC))
		day.readings[0] = dayOf(next.AddDate(0, 0, 1))
		day.readings[0].inferred = []string{"date"}
		if list, problem = m.readings(c, day, zone); problem != "" {
			return nil, problem
		}
		if fitting := e.endsAfter(list, a); len(fitting) > 0 {
			return fitting, ""
		}
	}
	return nil, fmt.Sprintf("The end (%s) is before the start (%s).", list[0].label, a.label)
}

// endsAfter keeps the ends that are not before the start. If one zone was
// told for both moments, both must take the same reading of it.
func (e expression) endsAfter(list []reading, a reading) []reading {
	sameZone := !e.first.zones.told || !e.second.zones.told
	var out []reading
	for _, b := range list {
		if !b.last.Before(a.first) && (!sameZone || b.key[1] == a.key[1]) {
			out = append(out, b)
		}
	}
	if e.between {
		return collapse(out, true)
	}
	return out
}

func distinct(choices []Choice) []Choice {
	var out []Choice
	for _, choice := range choices {
		if !slices.ContainsFunc(out, func(o Choice) bool {
			return o.When.OccurredAt == choice.When.OccurredAt && o.When.OccurredLatest == choice.When.OccurredLatest && o.When.EndedAt == choice.When.EndedAt
		}) {
			out = append(out, choice)
		}
	}
	return out
}

func unique(aspects []string) []string {
	out := []string{}
	for _, aspect := range postmortem.InferredAspects {
		if slices.Contains(aspects, aspect) {
			out = append(out, aspect)
		}
	}
	return out
}

func seconds(d time.Duration) int64 { return int64(d / time.Second) }
