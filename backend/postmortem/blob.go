package postmortem

import (
	"context"
	"regexp"
	"sync"
)

// MaxBlob is the most bytes that one piece of evidence can have. The reason is
// the person's patience and memory, not the store: every backup copies them.
const MaxBlob = 25_000_000

// MaxThumbnail bounds the small picture that goes with a blob.
const MaxThumbnail = 500_000

// Blob is the bytes of a picture or file. The same bytes are kept once.
type Blob struct {
	Hash      string // SHA-256 in hex; given by PutBlob
	MediaType string // "image/png"; what the bytes are, not what a file name says
	Size      int64
	Width     int64 // of pictures, in pixels; else 0
	Height    int64
	Data      []byte
	Thumbnail []byte // a small PNG or JPEG of a picture, nil for none
}

// BlobStore keeps the bytes of evidence. An edit that names a blob which is not
// there is refused, so bytes come before the record that cites them. What any
// edit of the log ever named stays for good: undo brings evidence back whole.
// Bytes that no edit named within a day are forgotten.
type BlobStore interface {
	// PutBlob keeps bytes, durable when it returns, and gives their hash. Bytes
	// that are there already stay as they are. too_large.
	PutBlob(ctx context.Context, b Blob) (string, error)
	// Blob reads bytes and checks them against their hash. not_found;
	// storage_corrupt for bytes that something else changed.
	Blob(ctx context.Context, hash string) (Blob, error)
	// Thumbnail reads a blob without its bytes. not_found, storage_corrupt.
	Thumbnail(ctx context.Context, hash string) (Blob, error)
}

var hashForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9a-f]{64}$`) })

// ValidHash reports whether s has the form of a blob's hash.
func ValidHash(s string) bool { return hashForm().MatchString(s) }
