package desktop

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// The types below are what crosses to the page, field by field the interfaces
// of frontend/src/backend/backend.ts (a test compares them). Instants are
// text, and a slice is never nil: JSON's null would break the page.

// LibraryQuery asks for a page of the library.
type LibraryQuery struct {
	Filter string `json:"filter"`
	Text   string `json:"text"`
	Offset int    `json:"offset"`
	Limit  int    `json:"limit"`
}

// LibraryRow is a post-mortem in the library.
type LibraryRow struct {
	ID             string        `json:"id"`
	Reference      string        `json:"reference"`
	Title          string        `json:"title"`
	Status         string        `json:"status"`
	Template       string        `json:"template"`
	Severity       string        `json:"severity"`
	Services       []string      `json:"services"`
	Tags           []string      `json:"tags"`
	Zone           string        `json:"zone"`
	StartedAt      string        `json:"startedAt"`
	StartedUnknown bool          `json:"startedUnknown"`
	MeetingAt      string        `json:"meetingAt"`
	TrashedAt      string        `json:"trashedAt"`
	UpdatedAt      string        `json:"updatedAt"`
	Events         int           `json:"events"`
	OpenActions    int           `json:"openActions"`
	Impact         string        `json:"impact"`
	Milestones     []MilestoneAt `json:"milestones"`
}

// MilestoneAt is a milestone with its time.
type MilestoneAt struct {
	Name string `json:"name"`
	At   string `json:"at"`
}

// LibraryPage is a page of the library.
type LibraryPage struct {
	Rows   []LibraryRow   `json:"rows"`
	Total  int            `json:"total"`
	Counts map[string]int `json:"counts"`
}

// Step is the undo or redo step that is next.
type Step struct {
	Label string `json:"label"`
}

// StoredRecord is one record; fields that are left out have their defaults.
type StoredRecord struct {
	Kind   string            `json:"kind"`
	ID     string            `json:"id"`
	Fields postmortem.Fields `json:"fields"`
}

// DocumentSnapshot is a whole post-mortem at one revision.
type DocumentSnapshot struct {
	ID       string         `json:"id"`
	Revision int64          `json:"revision"`
	Records  []StoredRecord `json:"records"`
	Undo     Step           `json:"undo"`
	Redo     Step           `json:"redo"`
}

// Edit is one change to one record.
type Edit struct {
	ID     string         `json:"id"`
	Group  string         `json:"group"`
	Label  string         `json:"label"`
	Op     string         `json:"op"`
	Kind   string         `json:"kind"`
	Record string         `json:"record"`
	Fields map[string]any `json:"fields"`
}

// EditBatch is a set of edits made on one revision.
type EditBatch struct {
	PostMortem   string `json:"postMortem"`
	BaseRevision int64  `json:"baseRevision"`
	Edits        []Edit `json:"edits"`

	problem error // why the batch could not be read
}

// Applied is what became of a batch, an undo or a redo.
type Applied struct {
	Revision int64  `json:"revision"`
	SavedAt  string `json:"savedAt"`
	Effects  []Edit `json:"effects"`
	Undo     Step   `json:"undo"`
	Redo     Step   `json:"redo"`
}

// UnmarshalJSON reads a batch strictly: a name that is not known is an error,
// and numbers keep their digits until the domain has checked them. The error
// is kept for Document.Apply, which reports it as the page expects; Wails
// would turn it into plain text.
func (b *EditBatch) UnmarshalJSON(data []byte) error {
	type plain EditBatch // without this method
	var read plain
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	decoder.UseNumber()
	err := decoder.Decode(&read)
	if err == nil {
		if _, extra := decoder.Token(); !errors.Is(extra, io.EOF) {
			err = errors.New("more than one value")
		}
	}
	*b = EditBatch(read)
	if err != nil {
		b.problem = errs.Wrap(err, errs.Invalid, "desktop.EditBatch", "These edits could not be read, so nothing was changed.")
	}
	return nil
}

// edits gives the batch's edits to the domain.
func (b EditBatch) edits() []postmortem.Edit {
	out := make([]postmortem.Edit, len(b.Edits))
	for i, e := range b.Edits {
		out[i] = postmortem.Edit{
			ID: e.ID, Group: e.Group, Label: e.Label, Op: postmortem.Op(e.Op),
			Kind: postmortem.Kind(e.Kind), Record: e.Record, Fields: postmortem.Fields(e.Fields),
		}
	}
	return out
}
