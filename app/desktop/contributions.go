package desktop

import (
	"context"

	"afterword/backend/capture"
	"afterword/backend/contribution"
	"afterword/backend/errs"
	"afterword/backend/evidence"
	"afterword/backend/postmortem"
)

// Contributions is bound to the page: what attendees filled in before the
// meeting is read as proposals. Reading changes nothing; what is accepted comes
// back as ordinary edits.
type Contributions struct{ app *app }

// Contribution is what one person wrote.
type Contribution struct {
	Name string `json:"name"`
	// OtherReference names another post-mortem that the page was made for, "" if it fits.
	OtherReference string             `json:"otherReference"`
	Zone           string             `json:"zone"`
	Memories       []ProposedEvent    `json:"memories"`
	Questions      []ProposedQuestion `json:"questions"`
	Notes          []string           `json:"notes"`
}

// ProposedEvent is a line of what a person remembers. When is null while its
// time is not known; Choices are the readings to choose from, if there are any.
type ProposedEvent struct {
	Line        int           `json:"line"`
	Text        string        `json:"text"`
	Title       string        `json:"title"`
	Description string        `json:"description"`
	When        *ParsedWhen   `json:"when"`
	Choices     []ParseChoice `json:"choices"`
	Message     string        `json:"message"`
}

// ProposedQuestion is a question that a person asks.
type ProposedQuestion struct {
	Line int    `json:"line"`
	Text string `json:"text"`
}

// settingContribution remembers the folder that a contribution came from last.
const settingContribution = "contribution.folder"

// Pick asks for files that attendees sent; an empty list means the person
// cancelled.
func (c *Contributions) Pick(token string) ([]OfferedFile, error) {
	return guarded(c.app, token, "Contributions.Pick", func(ctx context.Context) ([]OfferedFile, error) {
		return c.app.pick(ctx, "Contributions.Pick", "Read what attendees wrote", settingContribution)
	})
}

// Read reads the file of a ticket as a contribution to a post-mortem, whose
// zone and beginning the times are read by. The ticket is used up. The page
// flushes its edits before.
//
// Errors: not_found, too_large, unsupported, and those of the store.
func (c *Contributions) Read(token, id, ticket string) (Contribution, error) {
	const op = "Contributions.Read"
	return guarded(c.app, token, op, func(ctx context.Context) (Contribution, error) {
		o, ctx, done, err := c.app.offers.begin(ctx, ticket)
		if err != nil {
			return Contribution{}, err
		}
		defer c.app.offers.forget(ticket)
		defer done()
		snapshot, err := c.app.store.Open(ctx, id)
		if err != nil {
			return Contribution{}, err
		}
		data, err := o.read(ctx)
		if err != nil {
			return Contribution{}, err
		}
		text, note, ok := evidence.DecodeText(data)
		if !ok {
			return Contribution{}, errs.New(errs.Unsupported, op, "%s is not a text. A contribution is the page that the meeting saves to fill in, as Markdown or plain text.", o.name)
		}
		return c.app.contribution(snapshot.PostMortem(), text, note)
	})
}

func (a *app) contribution(p postmortem.PostMortem, text, note string) (Contribution, error) {
	zone := p.Zone
	if zone == "" {
		zone = "UTC"
	}
	read, err := contribution.Parse(text, contribution.Context{Zone: zone, Reference: p.StartedAt(), Now: a.now()})
	if err != nil {
		return Contribution{}, err
	}
	out := Contribution{Name: read.Name, Zone: read.Zone, Memories: []ProposedEvent{}, Questions: []ProposedQuestion{}, Notes: list(read.Notes)}
	if note != "" {
		out.Notes = append(out.Notes, note)
	}
	if read.Reference != "" && p.Reference != "" && read.Reference != p.Reference {
		out.OtherReference = read.Reference
	}
	for _, m := range read.Memories {
		reply := replyOf(capture.Reply{When: m.When, Choices: m.Choices})
		out.Memories = append(out.Memories, ProposedEvent{
			Line: m.Line, Text: m.Text, Title: m.Title, Description: m.Description,
			When: reply.When, Choices: reply.Choices, Message: m.Message,
		})
	}
	for _, q := range read.Questions {
		out.Questions = append(out.Questions, ProposedQuestion{Line: q.Line, Text: q.Text})
	}
	return out, nil
}
