package postmortem

// SchemaVersion numbers the state of Schema. It is the number of the newest
// migration of backend/sqlite (a test there compares the two), and a document
// file says which one it was written with.
const SchemaVersion = 4

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
