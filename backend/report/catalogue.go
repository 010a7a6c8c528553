package report

import (
	"fmt"
	"strconv"
	"time"

	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// words is everything an export says in its own voice, in one language. What
// people wrote stays in theirs.
type words struct {
	language string

	postMortem, untitled                                             string
	contributed, change, facts, timeline, analysis                   string
	trigger, why, factors, lessons, actions, people                  string
	sources, evidence, definitions, noProof                          string
	number, factor, events, due, action, owner                       string
	doneWhen, clock, event, services, tags                           string
	addresses, cost, notChosen, noDate                               string
	about, knownAt, unknownTime, thatDay                             string
	betweenTimes, spanTo, until                                      string
	notYetKnown, since, at, outOfOrder, rangeNote                    string
	asked, unanswered                                                string
	affected, meeting, excerpt, excerptOf                            string
	clockAhead, clockBehind                                          string
	inEvent, inEvents, inLead, inEvidence                            string // in front of numbers: "event 3"
	figureOf, figureOutside, offset, allTimes, noTitle, inferredForm string
	and                                                              string
	part, stretchOf, wholeIncident, eventsFrom, andMore              string // of the picture
	oneEvent, describedBelow, silence, noLane, otherLanes            string
	untimed, oneHidden, someHidden, hereNumbered                     string

	statuses, milestones, figures, prompts, kinds map[string]string
	briefly                                       map[string]string // prompts, where a link leads to their lessons
	brackets                                      map[string]string
	signs                                         map[document.SignKind]string
	inferred, sourceKinds, evidenceKinds          map[string]string
	questions                                     [4]string // awareness, impact, sequence, resolution
	quantities                                    []string  // words that belong to a figure, as "million"
	months                                        [12]string
	shortMonth                                    int    // letters of a short month
	dayForm                                       string // of day and month
	decimal                                       string // between a whole number and its parts
	bytes                                         string // "312 bytes"
	notes                                         string
	to                                            string // of a range: "47 to 52 min"

	definition func(d postmortem.Duration) string
}

var english = words{
	language:   "en",
	postMortem: "Post-mortem", untitled: "Untitled post-mortem", noTitle: "(no title)",
	contributed: "What contributed", change: "What will change", facts: "Facts", timeline: "Timeline",
	analysis: "Analysis", trigger: "Trigger", why: "Why it could happen", factors: "Contributing factors",
	lessons: "Lessons", actions: "Actions", people: "People", sources: "Sources", evidence: "Evidence",
	definitions: "How the durations are measured",
	number:      "No.", factor: "Factor", events: "Events", due: "Due", action: "Action", owner: "Owner",
	doneWhen: "Done when", clock: "Time", event: "Event", services: "Services", tags: "Tags",
	addresses: "Addresses", cost: "Cost", notChosen: "We choose not to", noDate: "–",
	about: "about %s", knownAt: "known at %s", unknownTime: "time unknown", thatDay: "that day",
	betweenTimes: "between", spanTo: "to %s", until: "to about %s",
	notYetKnown: "not yet known", since: "since %s", at: "at %s", outOfOrder: "milestones are out of order",
	rangeNote: "A figure is a range when a time it rests on is uncertain.",
	asked:     "Questions", unanswered: "not answered yet",
	affected: "affected", meeting: "Post-mortem meeting: %s", excerpt: "excerpt below", excerptOf: "Excerpt of evidence %d",
	clockAhead: "its clock was %s ahead", clockBehind: "its clock was %s behind",
	inEvent: "event", inEvents: "events", inLead: "Summary", inEvidence: "evidence", noProof: "evidence not in this export",
	figureOf: "Timeline from %s to %s", figureOutside: "Events before or after: %d.",
	offset: "UTC%s", allTimes: "All times %s.", inferredForm: "%s inferred", and: " and ",

	part: "Part %d of %d", andMore: "and %d more", stretchOf: "%s, %s to %s", wholeIncident: "The whole incident",
	eventsFrom: "%d events, %d to %d", oneEvent: "event %d", describedBelow: "The table of events says the same.",
	silence: "after %s with no event", noLane: "not said", otherLanes: "other",
	untimed:   "Not in the picture, because no time is known: %s.",
	oneHidden: "One hidden event is left out.", someHidden: "%d hidden events are left out.",
	hereNumbered: "Numbers are those of the table of events.",
	brackets:     map[string]string{"ttd": "TTD %s", "tta": "TTA %s", "ttm": "TTM %s", "ttr": "TTR %s"},
	signs: map[document.SignKind]string{
		document.SignImpact: "impact", document.SignSpan: "from start to end", document.SignApproximate: "approximate",
		document.SignBetween: "at some time between", document.SignDate: "some time that day",
		document.SignNight: "night (22:00 to 6:00) or weekend", document.SignCluster: "several events close together",
		document.SignBreak: "time without events is left out",
	},

	statuses: map[string]string{
		"draft": "draft", "ready": "ready for meeting", "reviewed": "reviewed", "published": "published",
		"open": "open", "started": "started", "done": "done", "declined": "declined",
	},
	milestones: map[string]string{
		"impact_started": "impact started", "detected": "detected", "acknowledged": "acknowledged",
		"declared": "declared", "escalated": "escalated", "mitigated": "mitigated", "resolved": "resolved",
	},
	figures: map[string]string{"impact": "impact", "ttd": "to detect", "tta": "to acknowledge", "ttm": "to mitigate", "ttr": "to resolve"},
	prompts: map[string]string{
		"helped": "What helped us?", "slowed": "What slowed us down?", "differently": "What could we have done differently?",
		"learned": "What knowledge did we lack then and have now?",
	},
	briefly: map[string]string{"helped": "what helped", "slowed": "what slowed us", "differently": "what else to do", "learned": "what we know now"},
	kinds: map[string]string{
		"prevent": "prevent", "detect": "detect", "mitigate": "mitigate", "learn": "learn",
		"high": "high priority", "medium": "medium priority", "low": "low priority",
		"trigger": "trigger", "technical": "technical", "process": "process", "knowledge": "knowledge", "environment": "environment",
	},
	inferred:      map[string]string{"year": "year", "date": "date", "zone": "time zone", "time": "time"},
	sourceKinds:   map[string]string{"log": "log", "chat": "chat", "monitor": "monitoring", "deploys": "deployments", "tickets": "tickets", "person": "a person's memory"},
	evidenceKinds: map[string]string{"link": "link", "log": "log excerpt", "chat": "chat excerpt", "picture": "picture", "file": "file"},
	questions: [4]string{
		"How did we become aware?", "What was the impact?", "What series of events led to the failure?", "How and when was it solved?",
	},
	quantities: []string{"about", "over", "under", "nearly", "up", "to", "at", "least", "most", "in", "of", "out", "million", "billion", "thousand", "all", "none", "half", "every"},
	months: [12]string{
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
	},
	shortMonth: 3, dayForm: "%d %s", decimal: ".", bytes: "%d bytes", to: "to", notes: "Private notes",
	definition: func(d postmortem.Duration) string { return d.Definition },
}

// catalogue gives the words for a language tag, English for one not known.
func catalogue(language string) words {
	base := document.BaseLanguage(language)
	for _, w := range []*words{&english, &german} {
		if w.language == base {
			return *w
		}
	}
	return english
}

// date gives "20 November 2026".
func (w words) date(t time.Time) string {
	return fmt.Sprintf(w.dayForm+" %04d", t.Day(), w.months[t.Month()-1], t.Year())
}

// shortDate gives "20 Nov 2026".
func (w words) shortDate(t time.Time) string { return fmt.Sprintf("%s %04d", w.day(t), t.Year()) }

// day gives "20 Nov".
func (w words) day(t time.Time) string {
	return fmt.Sprintf(w.dayForm, t.Day(), w.month(t))
}

// month gives "Nov".
func (w words) month(t time.Time) string {
	return string([]rune(w.months[t.Month()-1])[:w.shortMonth])
}

// gap gives "47 to 52 min"; the units are the same in all these languages.
func (w words) gap(g postmortem.Gap) string { return g.Text(w.to) }

// utcOffset gives "UTC", "UTC+1" or "UTC+5:45" for the zone of t at t.
func (w words) utcOffset(t time.Time) string {
	_, seconds := t.Zone()
	if seconds == 0 {
		return fmt.Sprintf(w.offset, "")
	}
	sign := "+"
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	text := sign + strconv.Itoa(seconds/3600)
	if seconds%3600 != 0 {
		text += fmt.Sprintf(":%02d", seconds%3600/60)
	}
	return fmt.Sprintf(w.offset, text)
}
