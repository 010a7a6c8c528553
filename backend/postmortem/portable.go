package postmortem

import "context"

// SchemaVersion numbers the state of Schema. It is the number of the newest
// migration of backend/sqlite (a test there compares the two), and a document
// file says which one it was written with.
const SchemaVersion = 5

// LogEntry is one change as the history keeps it: what was changed, when, in
// which revision, and as part of which step ("Add event").
type LogEntry struct {
	ID           string
	Revision     int64
	At           Instant
	Origin       string
	Group, Label string
	Change       Change
}

// Whole is a post-mortem with everything that is known of it. Blobs are the
// bytes that its records name or ever named, by hash alone: see BlobStore.
type Whole struct {
	Snapshot Snapshot
	History  []LogEntry // in the order in which it was made
	Blobs    []Blob     // in the order of their hashes
}

// DocumentStore reads and takes in whole post-mortems.
type DocumentStore interface {
	// Whole reads a post-mortem in one read transaction. not_found.
	Whole(ctx context.Context, id string) (Whole, error)
	// TakeIn makes a new post-mortem of a whole one in one transaction, with
	// revision, time and history as they are; its bytes must be there already.
	// A reference that is taken is
	// replaced by the next one, as an edit of its own.
	// conflict if the id is in the library, invalid.
	TakeIn(ctx context.Context, w Whole) error
}

// CitedBlobs gives the hashes of all bytes that the records name or ever named.
func CitedBlobs(s Snapshot, log []LogEntry) map[string]bool {
	out := map[string]bool{}
	note := func(f Fields) {
		if hash, _ := f["blob"].(string); hash != "" {
			out[hash] = true
		}
	}
	for _, r := range s.Records {
		if r.Kind == KindEvidence {
			note(r.Fields)
		}
	}
	for _, e := range log {
		if e.Change.Kind == KindEvidence {
			note(e.Change.Before)
			note(e.Change.After)
		}
	}
	return out
}
