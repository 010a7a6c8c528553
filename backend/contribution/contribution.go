// Package contribution reads what an attendee filled in before the meeting: the
// page that report.Contribution writes, with the sections "What I remember" and
// "Questions" and a name. People edit it in whatever is at hand, so marks,
// headings and order are taken as they come; nothing is added by reading, it
// becomes proposals that a person accepts or not.
package contribution

import (
	"strings"
	"time"

	"afterword/backend/capture"
	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

const (
	maxBytes = 1_000_000 // a page of text has some thousand
	maxItems = 500       // of each kind; more is another kind of file
	maxTitle = 200       // letters of a title, the rest goes into the description
)

// Context is what the times in a contribution are read by.
type Context struct {
	Zone      string             // of the post-mortem; a file that names another is read by its own
	Reference postmortem.Instant // whose day the first time takes that has no date
	Now       time.Time          // for "yesterday"
}

// Contribution is what one person wrote.
type Contribution struct {
	Name      string // "" when it was left empty
	Reference string // of the post-mortem the page was made for, "" when the line is gone
	Zone      string // that the times were read in
	Memories  []Memory
	Questions []Question
	Notes     []string // sentences on what was left out or read otherwise
}

// Memory is a proposed event.
type Memory struct {
	Line        int    // in the file, from 1
	Text        string // the line as it was written
	Title       string
	Description string
	When        *capture.When    // nil while the time is not known
	Choices     []capture.Choice // the readings of a time that can mean several things
	Message     string           // why the time is not known, or a remark on it
}

// Question is a proposed question.
type Question struct {
	Line int
	Text string
}

// Parse reads the text of a file. Line ends are "\n".
//
// Errors: too_large; unsupported for a text without any of the sections.
func Parse(text string, c Context) (Contribution, error) {
	const op = "contribution.Parse"
	if len(text) > maxBytes {
		return Contribution{}, errs.New(errs.TooLarge, op, "This file is larger than a contribution can be (1 MB). Nothing was read from it.")
	}
	p := parser{c: c, out: Contribution{Zone: c.Zone}, reference: c.Reference}
	for i, line := range strings.Split(text, "\n") {
		p.read(i+1, line)
	}
	p.finish()
	if !p.found {
		return Contribution{}, errs.New(errs.Unsupported, op,
			"This file has no section “What I remember” and none “Questions”. Save a page to fill in from the meeting, or give one of its headings to the text.")
	}
	return p.out, nil
}
