// Package capture turns what people type and paste into proposed events. Here:
// a quick add line (QuickAdd) and the text of a time field (ParseWhen). Both
// are pure: the same request gives the same reply, whatever the machine.
//
// Nothing is guessed in silence. What the text leaves open is asked (Ask with
// choices) or taken from the context and listed in When.Inferred.
//
// How text is read:
//
//   - "14:05" takes the day of the reference in the zone of the request. More
//     than twelve hours before the reference the date is marked as inferred;
//     more than eighteen (00:10 after 23:50) it is the next day, unless that is
//     still to come.
//   - "14:05–14:20", "14:05 to 14:20" and "14:05..14:20" are a span;
//     "between 14:51 and 14:56" and "14:5?" are one uncertain time.
//   - "29.03.2026" is day first; "03/04/2026" is asked. A year that is missing
//     is the one that brings the date nearest to the reference.
//   - "today" and "yesterday" count from the clock, not from the reference.
//   - "23:50-00:10" goes over midnight; an end that would be more than twelve
//     hours later on the next day is refused, or asked if it may be an offset.
//   - An abbreviation is taken at its word: CET is UTC+01:00 in July as well.
//   - "24:00" is the midnight that follows, 23:59:60 the second after it began.
package capture

import (
	"strings"
	"time"

	"afterword/backend/postmortem"
)

// Request is a text to read and its context.
type Request struct {
	Text      string
	Zone      string             // zone of the text when it names none: an IANA name, an offset or "" for UTC
	Reference postmortem.Instant // what "+12m" counts from and whose day "14:05" takes; "" for none
	Now       time.Time          // for "now" and "yesterday"; the zero time if there is no clock
}

// Status says what became of a request.
type Status string

// The statuses.
const (
	OK      Status = "ok"      // When is set
	None    Status = "none"    // no time found; the whole text is the title
	Ask     Status = "ask"     // Choices holds the possible readings, Message says why
	Invalid Status = "invalid" // Message says what is wrong
)

// When is a time as an event keeps it; the fields are those of a TimelineEvent.
type When struct {
	Precision      string             `json:"precision"`
	OccurredAt     postmortem.Instant `json:"occurredAt"`
	OccurredLatest postmortem.Instant `json:"occurredLatest"`
	ToleranceSec   int64              `json:"toleranceSec"`
	EndedAt        postmortem.Instant `json:"endedAt"`
	EndPrecision   string             `json:"endPrecision"`
	Zone           string             `json:"zone"`     // zone the text names, "" if none
	Inferred       []string           `json:"inferred"` // of postmortem.InferredAspects, never nil
}

// Choice is one possible reading.
type Choice struct {
	Label string `json:"label"`
	When  When   `json:"when"`
}

// Reply is what was understood. Message may be set with OK too: then it is a
// remark ("CET is winter time ...").
type Reply struct {
	Status  Status   `json:"status"`
	When    *When    `json:"when"`    // nil unless OK
	Choices []Choice `json:"choices"` // never nil
	Title   string   `json:"title"`   // what is left of the text, as one clean line
	Message string   `json:"message"`
}

// maxTime is how much of a text is looked at for a time, in bytes.
const maxTime = 160

// QuickAdd reads a line with a time first and a title after it.
func QuickAdd(r Request) Reply {
	text := strings.TrimSpace(postmortem.CleanLine(r.Text))
	return read(r, text, true)
}

// ParseWhen reads the text of a time field: a time and nothing else. Text that
// is no time is invalid; an empty text gives None.
func ParseWhen(r Request) Reply {
	text := strings.TrimSpace(postmortem.CleanLine(r.Text))
	if text == "" {
		return Reply{Status: None, Choices: []Choice{}}
	}
	reply := read(r, text, false)
	switch {
	case reply.Status == None:
		return invalid("", "%s is not a time that is understood here. Try 14:05, 2026-03-29 14:05 CET, +12m or yesterday 23:10.", quote(text))
	case reply.Status != Invalid && reply.Title != "":
		return invalid("", "%s", leftover(reply.Title))
	}
	reply.Title = ""
	return reply
}

func read(r Request, text string, quick bool) Reply {
	none := Reply{Status: None, Title: text, Choices: []Choice{}}
	c, problem := newContext(r, quick)
	if problem != "" {
		return invalid(text, "%s", problem)
	}
	s := &scanner{text: text}
	e, found := scanExpression(s, c)
	if !found {
		return none
	}
	title := cleanTitle(s.rest())
	if e.problem != "" {
		return invalid(title, "%s", e.problem)
	}
	choices, remark, problem := e.resolve(c)
	switch {
	case problem != "":
		return invalid(title, "%s", problem)
	case len(choices) == 1:
		return Reply{Status: OK, When: &choices[0].When, Choices: []Choice{}, Title: title, Message: remark}
	}
	return Reply{Status: Ask, Choices: choices, Title: title, Message: remark}
}

// context is a request made ready.
type context struct {
	loc          *time.Location
	reference    time.Time // in loc
	hasReference bool
	now          time.Time // in loc
	hasNow       bool
	quick        bool // a title may follow
}

func newContext(r Request, quick bool) (context, string) {
	if !postmortem.ValidZone(r.Zone) {
		return context{}, unknownZone(r.Zone)
	}
	c := context{loc: postmortem.LoadZone(r.Zone), quick: quick}
	if t := r.Reference.Time(); !r.Reference.None() && postmortem.At(t) == r.Reference {
		c.reference, c.hasReference = t.In(c.loc), true
	}
	if !r.Now.IsZero() {
		c.now, c.hasNow = r.Now.In(c.loc), true
	}
	return c, ""
}

// base is the time that missing parts are taken from: the reference, or else now.
func (c context) base() (time.Time, bool) {
	if c.hasReference {
		return c.reference, true
	}
	return c.now, c.hasNow
}
