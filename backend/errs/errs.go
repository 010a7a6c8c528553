// Package errs holds the error type that every room of the backend returns.
//
// A code exists only if the interface acts on it: the front end switches over
// exactly these codes (frontend/src/backend/errors.ts, checked by a test).
package errs

import (
	"errors"
	"fmt"
)

// Code tells the interface what to do about an error.
type Code string

// The codes, each with what the interface does about it.
const (
	Invalid        Code = "invalid"         // show Message at Field, keep what was typed
	NotFound       Code = "not_found"       // go back to the library, say what is gone
	Conflict       Code = "conflict"        // reload and rebase the pending edits
	TooLarge       Code = "too_large"       // say the limit, keep the source where it is
	Unsupported    Code = "unsupported"     // say which kinds are supported
	StorageLocked  Code = "storage_locked"  // another Afterword has the library open
	StorageFull    Code = "storage_full"    // keep edits, banner, retry, offer a copy elsewhere
	StorageIO      Code = "storage_io"      // same as StorageFull
	StorageCorrupt Code = "storage_corrupt" // open read-only, offer the newest backup
	NewerSchema    Code = "newer_schema"    // ask for a newer Afterword, change nothing
	ForeignFile    Code = "foreign_file"    // not an Afterword library, change nothing
	ExportIO       Code = "export_io"       // the target could not be written, offer another
	Internal       Code = "internal"        // a fault of ours: say so, offer details to copy
)

// Codes lists every code once, in the order above.
var Codes = []Code{
	Invalid, NotFound, Conflict, TooLarge, Unsupported, StorageLocked, StorageFull,
	StorageIO, StorageCorrupt, NewerSchema, ForeignFile, ExportIO, Internal,
}

// Error is an error that a person can act on. Message is one or two plain
// sentences: what happened, what is safe, what to do. Err is the technical
// cause; it is shown only under "Copy details".
type Error struct {
	Code    Code
	Op      string // the operation, as "sqlite.ApplyEdits"
	Field   string // the field of the record it concerns, for Invalid
	Ref     string // the id of the edit or record it concerns, if one
	Message string
	Err     error
}

// Error gives the message for logs and the command line, with the cause.
func (e *Error) Error() string {
	text := e.Message
	if text == "" {
		text = string(e.Code)
	}
	if e.Err != nil {
		text = fmt.Sprintf("%s (%v)", text, e.Err)
	}
	return text
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// New makes an error without a cause.
func New(code Code, op, format string, args ...any) *Error {
	return &Error{Code: code, Op: op, Message: fmt.Sprintf(format, args...)}
}

// Wrap makes an error around a cause.
func Wrap(err error, code Code, op, format string, args ...any) *Error {
	return &Error{Code: code, Op: op, Message: fmt.Sprintf(format, args...), Err: err}
}

// InvalidField makes an Invalid error for one field of one record or edit.
func InvalidField(op, ref, field, format string, args ...any) *Error {
	return &Error{Code: Invalid, Op: op, Field: field, Ref: ref, Message: fmt.Sprintf(format, args...)}
}

// CodeOf gives the code of the first Error in the chain, Internal for any
// other error, and "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}
