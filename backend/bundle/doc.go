// Package bundle reads and writes the document file (.afterword): a whole
// post-mortem with its history and the bytes of its evidence in one file that
// can be handed to a colleague or put away.
//
// The file is a zip with manifest.json, document.json, history.jsonl,
// evidence/<sha256> and thumbnails/<sha256>. The manifest names every other
// entry with its size and SHA-256. Reading trusts nothing: only entries with
// exactly these names are looked at, every size has a limit, every hash is
// checked, and nothing is ever written to disk.
package bundle

import "afterword/backend/postmortem"

// MediaType is what a document file is called where files have types.
const MediaType = "application/vnd.afterword+zip"

// The limits on what is read, in bytes if not said otherwise.
const (
	maxEntries  = 10_000 // in the zip
	maxManifest = 8_000_000
	maxDocument = 64_000_000
	maxHistory  = 256_000_000
	maxTotal    = 2_000_000_000 // of all entries, unpacked

	maxRevision = 1 << 40 // nobody edits that often, and edits must still find a next one
)

const (
	formatName    = "afterword document"
	formatVersion = 1

	manifestName = "manifest.json"
	documentName = "document.json"
	historyName  = "history.jsonl"
	evidenceDir  = "evidence/"
	pictureDir   = "thumbnails/"
)

// Document is what a document file holds, without the bytes of evidence.
// Blobs say what these bytes are; Data and Thumbnail are not set.
type Document struct {
	Program  string // version of the program that wrote the file
	Snapshot postmortem.Snapshot
	History  []postmortem.LogEntry
	Blobs    []postmortem.Blob
}

type manifest struct {
	Format  string  `json:"format"`
	Version int     `json:"version"`
	Schema  int     `json:"schema"`
	Program string  `json:"program"`
	Entries []entry `json:"entries"`
}

// entry is one entry of the zip. The last three are of evidence only.
type entry struct {
	Path      string `json:"path"`
	Size      int64  `json:"size"`
	SHA256    string `json:"sha256"`
	MediaType string `json:"mediaType,omitempty"`
	Width     int64  `json:"width,omitempty"`
	Height    int64  `json:"height,omitempty"`
}

type documentJSON struct {
	ID       string              `json:"id"`
	Revision int64               `json:"revision"`
	SavedAt  postmortem.Instant  `json:"savedAt"`
	Records  []postmortem.Record `json:"records"`
}

// groupJSON is a line of the history: changes that were made together.
type groupJSON struct {
	Revision int64              `json:"revision"`
	At       postmortem.Instant `json:"at"`
	Origin   string             `json:"origin"`
	Group    string             `json:"group"`
	Label    string             `json:"label"`
	Edits    []editJSON         `json:"edits"`
}

type editJSON struct {
	ID     string            `json:"id"`
	Op     postmortem.Op     `json:"op"`
	Kind   postmortem.Kind   `json:"kind"`
	Record string            `json:"record"`
	Before postmortem.Fields `json:"before"`
	After  postmortem.Fields `json:"after"`
}
