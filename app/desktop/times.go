package desktop

import (
	"context"

	"afterword/backend/capture"
	"afterword/backend/postmortem"
)

// Times is bound to the page: zones and the reading of times. Go is the
// authority on both, so that what is shown is what is stored and exported.
type Times struct{ app *app }

// ZoneTable is the offsets of one zone.
type ZoneTable struct {
	Name        string           `json:"name"`
	Transitions []ZoneTransition `json:"transitions"`
}

// ZoneTransition is a change of offset; the first of a table has At "".
type ZoneTransition struct {
	At           string `json:"at"`
	OffsetSec    int    `json:"offsetSec"`
	Abbreviation string `json:"abbreviation"`
}

// ParseRequest is a text with what is needed to read a time from it.
type ParseRequest struct {
	Text      string `json:"text"`
	Zone      string `json:"zone"`
	Reference string `json:"reference"`
}

// ParsedWhen is a time as it was understood.
type ParsedWhen struct {
	Precision      string   `json:"precision"`
	OccurredAt     string   `json:"occurredAt"`
	OccurredLatest string   `json:"occurredLatest"`
	ToleranceSec   int64    `json:"toleranceSec"`
	EndedAt        string   `json:"endedAt"`
	EndPrecision   string   `json:"endPrecision"`
	Zone           string   `json:"zone"`
	Inferred       []string `json:"inferred"`
}

// ParseChoice is one possible reading.
type ParseChoice struct {
	Label string     `json:"label"`
	When  ParsedWhen `json:"when"`
}

// ParseReply says what was understood.
type ParseReply struct {
	Status  string        `json:"status"`
	When    *ParsedWhen   `json:"when"`
	Choices []ParseChoice `json:"choices"`
	Title   string        `json:"title"`
	Message string        `json:"message"`
}

// Zones gives the names of all zones.
func (t *Times) Zones(token string) ([]string, error) {
	return guarded(t.app, token, "Times.Zones", func(context.Context) ([]string, error) {
		return list(postmortem.ZoneNames()), nil
	})
}

// Zone gives the offsets of one zone.
func (t *Times) Zone(token, name string) (ZoneTable, error) {
	return guarded(t.app, token, "Times.Zone", func(context.Context) (ZoneTable, error) {
		zone, err := postmortem.ZoneTable(name)
		if err != nil {
			return ZoneTable{}, err
		}
		transitions := make([]ZoneTransition, len(zone.Transitions))
		for i, x := range zone.Transitions {
			transitions[i] = ZoneTransition{At: string(x.At), OffsetSec: x.OffsetSec, Abbreviation: x.Abbreviation}
		}
		return ZoneTable{Name: zone.Name, Transitions: transitions}, nil
	})
}

// QuickAdd reads a line with a time at its start and a title after it.
func (t *Times) QuickAdd(token string, r ParseRequest) (ParseReply, error) {
	return guarded(t.app, token, "Times.QuickAdd", func(context.Context) (ParseReply, error) {
		return replyOf(capture.QuickAdd(t.app.request(r))), nil
	})
}

// ParseWhen reads the text of a time field.
func (t *Times) ParseWhen(token string, r ParseRequest) (ParseReply, error) {
	return guarded(t.app, token, "Times.ParseWhen", func(context.Context) (ParseReply, error) {
		return replyOf(capture.ParseWhen(t.app.request(r))), nil
	})
}

func (a *app) request(r ParseRequest) capture.Request {
	return capture.Request{Text: r.Text, Zone: r.Zone, Reference: postmortem.Instant(r.Reference), Now: a.now()}
}

func replyOf(r capture.Reply) ParseReply {
	choices := make([]ParseChoice, len(r.Choices))
	for i, c := range r.Choices {
		choices[i] = ParseChoice{Label: c.Label, When: whenOf(c.When)}
	}
	reply := ParseReply{Status: string(r.Status), Choices: choices, Title: r.Title, Message: r.Message}
	if r.When != nil {
		when := whenOf(*r.When)
		reply.When = &when
	}
	return reply
}

func whenOf(w capture.When) ParsedWhen {
	return ParsedWhen{
		Precision: w.Precision, OccurredAt: string(w.OccurredAt), OccurredLatest: string(w.OccurredLatest),
		ToleranceSec: w.ToleranceSec, EndedAt: string(w.EndedAt), EndPrecision: w.EndPrecision,
		Zone: w.Zone, Inferred: list(w.Inferred),
	}
}
