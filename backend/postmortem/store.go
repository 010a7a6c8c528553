package postmortem

import "context"

// Store keeps post-mortems. Every change goes through Apply, Undo or Redo:
// one transaction each, durable when the call returns without an error.
//
// Errors of every method: storage_locked, storage_full, storage_io,
// storage_corrupt, internal; and those named at the method.
type Store interface {
	BlobStore
	DocumentStore
	// List gives the rows of the library, newest incident first.
	List(ctx context.Context, q ListQuery) (ListPage, error)
	// Find gives the id of the post-mortem with this reference (or id). not_found.
	Find(ctx context.Context, reference string) (string, error)
	// Open reads a whole post-mortem in one read transaction. not_found.
	Open(ctx context.Context, id string) (Snapshot, error)
	// Read gives some post-mortems in their typed form, in the order of their ids
	// and in one read transaction: for who only reads, as an export does, and needs
	// no records. All are in memory at once. not_found if one is not there.
	Read(ctx context.Context, ids []string) ([]Saved, error)
	// Apply makes edits. Base 0 creates the post-mortem: the first edit must
	// create its root record, whose id is the post-mortem's. A root created
	// with an empty reference gets the next of its year, and createdAt is set.
	// not_found, conflict (Base is not the current revision), invalid (Ref is
	// the edit's id): then nothing of the batch was made.
	Apply(ctx context.Context, b Batch) (Applied, error)
	// Undo takes back the newest step, Redo makes the step taken back last
	// again. With none left they change nothing and give the same revision.
	// not_found, conflict.
	Undo(ctx context.Context, id string, base int64) (Applied, error)
	Redo(ctx context.Context, id string, base int64) (Applied, error)
	// Setting and SetSetting keep small things about the program itself (last
	// folder, window place). An unknown key reads as "".
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
	// Backup writes a verified copy of the whole library to path, which must
	// not exist. export_io.
	Backup(ctx context.Context, path string) error
	// ReadOnly says why nothing can be written, "" if it can.
	ReadOnly() string
	Close() error
}

// Filters are the parts of the library that a list can show. Do not change it.
var Filters = []string{"all", "drafts", "meeting_due", "open_actions", "bin"}

// ListQuery asks for a page of the library. Limit 0 means all.
type ListQuery struct {
	Filter        string // one of Filters
	Text          string // words that must all occur in title, reference, services or tags
	Offset, Limit int
	Now           Instant // for "meeting_due": incident began, draft or ready, meeting not planned or still to come (also when overdue)
}

// ListPage is a page of the library.
type ListPage struct {
	Rows   []Summary
	Total  int            // rows that match filter and text
	Counts map[string]int // rows of each filter, without regard to text
}

// Summary is a row of the library.
type Summary struct {
	ID, Reference, Title, Status, Template, Severity, Zone string
	Services, Tags                                         []string
	StartedAt                                              Instant // see PostMortem.StartedAt
	StartedUnknown                                         bool    // no event has a time
	MeetingAt, CreatedAt, UpdatedAt, TrashedAt             Instant
	Events, OpenActions                                    int // open: status open or started
	Impact                                                 Gap // impact window
	Milestones                                             []MilestoneAt
}

// MilestoneAt is a milestone with its earliest time.
type MilestoneAt struct {
	Name string
	At   Instant
}

// Snapshot is a post-mortem as read at one revision.
type Snapshot struct {
	ID       string
	Revision int64
	SavedAt  Instant // when this revision was made; the date of its exports
	Records  []Record
	Undo     Step
	Redo     Step
}

// PostMortem gives the typed form.
func (s Snapshot) PostMortem() PostMortem { return Assemble(s.Records) }

// Saved is a post-mortem as read at one revision, in its typed form.
type Saved struct {
	PostMortem

	SavedAt Instant // when this revision was made; the date of its exports
}

// Saved gives it in its typed form.
func (s Snapshot) Saved() Saved { return Saved{s.PostMortem(), s.SavedAt} }

// Step is the undo or redo step that is next; Label is "" when there is none.
type Step struct {
	Label string `json:"label"`
}

// Batch is a set of edits made together. Origin says where they come from:
// "typing", "template", "sample", "duplicate", "library" (to the bin and back),
// "import", "cli". Only steps of
// origin "typing" and "import" can be undone.
type Batch struct {
	PostMortem string
	Base       int64
	Origin     string
	Edits      []Edit
}

// Applied is what became of a batch, an undo or a redo. Effects holds, after
// Apply, updates for stored values that differ from what was sent; after Undo
// and Redo, everything that changed.
type Applied struct {
	Revision int64
	SavedAt  Instant
	Effects  []Edit
	Undo     Step
	Redo     Step
}
