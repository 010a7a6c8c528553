package desktop

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"

	"afterword/backend/errs"
	"afterword/backend/library"
)

// TakenDocument is what became of a document file.
type TakenDocument struct {
	ID        string `json:"id"`
	Reference string `json:"reference"`
	Copy      bool   `json:"copy"`    // the library had it already: this is a copy beside it
	Renamed   bool   `json:"renamed"` // its reference was taken: it has the next one
	// Text says that it was Markdown, which does not carry everything; InNotes names
	// its sections that had no place of their own.
	Text    bool     `json:"text"`
	InNotes []string `json:"inNotes"`
}

// settingDocuments remembers the folder that document files came from last.
const settingDocuments = "documents.folder"

// PickDocuments asks for document files; an empty list means the person cancelled.
func (l *Library) PickDocuments(token string) ([]OfferedFile, error) {
	const op = "Library.PickDocuments"
	return guarded(l.app, token, op, func(ctx context.Context) ([]OfferedFile, error) {
		return l.app.pick(ctx, op, "Open document file", settingDocuments)
	})
}

// Waiting gives the document files that the program was started with, once.
func (l *Library) Waiting(token string) ([]OfferedFile, error) {
	return guarded(l.app, token, "Library.Waiting", func(context.Context) ([]OfferedFile, error) {
		return l.app.documents.take(), nil
	})
}

// TakeDocument makes a post-mortem of a document file, with its history and
// evidence, or of exported Markdown. One that is in the library stays as it is.
//
// Errors: not_found, invalid, too_large, unsupported, newer_schema, and those of
// the store. Then the library is as it was.
func (l *Library) TakeDocument(token, ticket string) (TakenDocument, error) {
	const op = "Library.TakeDocument"
	return guarded(l.app, token, op, func(ctx context.Context) (TakenDocument, error) {
		o, ctx, done, err := l.app.offers.begin(ctx, ticket)
		if err != nil {
			return TakenDocument{}, err
		}
		defer done()
		if why := l.app.store.ReadOnly(); why != "" {
			return TakenDocument{}, errs.New(errs.StorageIO, op, "“%s” was not taken in, because the library can only be read. %s", o.name, why)
		}
		in, size, closing, err := o.reader()
		if err != nil {
			return TakenDocument{}, errs.Wrap(err, errs.Invalid, op, "“%s” cannot be read. Nothing was changed.", o.name)
		}
		defer closing()
		taken, err := library.TakeFile(ctx, l.app.store, l.app.deps(), o.name, in, size)
		if err != nil {
			return TakenDocument{}, err
		}
		l.app.offers.forget(ticket)
		return TakenDocument{
			ID: taken.ID, Reference: taken.Reference, Copy: taken.Copy, Renamed: taken.Renamed,
			Text: taken.Text, InNotes: append([]string{}, taken.Left...), // never null
		}, nil
	})
}

// reader opens what was offered without reading it whole: a document file may
// be as large as a disk allows.
func (o *offer) reader() (in io.ReaderAt, size int64, closing func(), err error) {
	if o.pasted() {
		return bytes.NewReader(o.data), int64(len(o.data)), func() {}, nil
	}
	info, err := os.Stat(o.path) // before it is opened: to open a pipe waits for who writes into it
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is no ordinary file", o.name)
	}
	if err != nil {
		return nil, 0, nil, err
	}
	file, err := os.Open(o.path)
	if err != nil {
		return nil, 0, nil, err
	}
	return file, info.Size(), func() { _ = file.Close() }, nil // it was only read
}
