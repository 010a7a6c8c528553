package export

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"time"

	"afterword/backend/audience"
	"afterword/backend/bundle"
	"afterword/backend/errs"
	"afterword/backend/pdf"
	"afterword/backend/postmortem"
)

// DocumentFormat is the name of the document file among the formats.
const DocumentFormat = "afterword"

// Document is what a document file has besides the post-mortem as its readers
// may have it: the history, and the bytes of the evidence.
type Document struct {
	program string
	whole   postmortem.Whole
	load    func(hash string) (postmortem.Blob, error)
}

// HoldsDocument reports whether history and evidence are part of a form: in a
// document file, and in a PDF that carries it.
func (f Form) HoldsDocument() bool {
	return f.Format == DocumentFormat || f.Format == "pdf" && f.Inside
}

// LoadDocument reads the history of a post-mortem. The bytes of its evidence
// are read one after the other while the file is written: until then the store
// must stay open. Program is the version of this program, which the file names.
//
// Errors: not_found, storage codes.
func LoadDocument(ctx context.Context, store postmortem.Store, id, program string) (*Document, error) {
	whole, err := store.Whole(ctx, id)
	if err != nil {
		return nil, err
	}
	load := func(hash string) (postmortem.Blob, error) {
		if err := ctx.Err(); err != nil {
			return postmortem.Blob{}, err
		}
		return store.Blob(ctx, hash)
	}
	return &Document{program, whole, load}, nil
}

// writeDocument writes the document file: the whole post-mortem if nothing is
// taken out for its readers, else what they may have and no history, which
// would tell what was taken out.
func (s Shown) writeDocument(w io.Writer, savedAt time.Time, form Form) error {
	d := bundle.Document{Program: "sample"}
	load := func(string) (postmortem.Blob, error) {
		return postmortem.Blob{}, errs.New(errs.NotFound, "export.writeDocument", "The bytes of this evidence are not there.")
	}
	from := form.Document
	if from != nil {
		d.Program, load = from.program, from.load
	}
	if from != nil && s.Whole() {
		d.Snapshot, d.History, d.Blobs = from.whole.Snapshot, from.whole.History, from.whole.Blobs
	} else {
		d.Snapshot, d.Blobs = s.readable(savedAt, from != nil)
	}
	err := bundle.Write(w, d, load)
	var known *errs.Error
	if err != nil && !errors.As(err, &known) && !errors.Is(err, context.Canceled) {
		err = failed(err, "export.writeDocument")
	}
	return err
}

// readableKinds go into a document file for readers who do not get everything.
// What a meeting keeps of its people, as what they said at its beginning, is in
// no other format either, and a kind that is new stays out until it is listed.
var readableKinds = []postmortem.Kind{
	postmortem.KindParticipant, postmortem.KindSource, postmortem.KindEvidence, postmortem.KindEvent,
	postmortem.KindQuestion, postmortem.KindFactor, postmortem.KindLesson, postmortem.KindAction,
}

// readable gives the records as the readers may have them, as a first revision.
func (s Shown) readable(savedAt time.Time, bytesToo bool) (postmortem.Snapshot, []postmortem.Blob) {
	p := s.PostMortem
	p.Events = nil
	for _, e := range s.PostMortem.Events {
		silent := e.Title == "" && e.Description == "" && e.Original == ""
		if e.Hidden && s.readers.TakesOut(audience.Hidden) || silent && s.readers.TakesOut("timeline") {
			if e.Milestone == "" {
				continue // nothing in the document rests on it
			}
			e.Source, e.Kind, e.RememberedBy = "", "", ""
		}
		p.Events = append(p.Events, e)
	}
	p.TrashedAt = ""
	p.Evidence = append([]postmortem.Evidence(nil), p.Evidence...)
	var blobs []postmortem.Blob
	seen := map[string]bool{"": true}
	for i := range p.Evidence {
		e := &p.Evidence[i]
		if !bytesToo {
			e.Blob, e.Size = "", 0
		}
		if !seen[e.Blob] {
			seen[e.Blob] = true
			blobs = append(blobs, postmortem.Blob{Hash: e.Blob})
		}
	}
	return postmortem.Snapshot{ID: p.ID, Revision: 1, SavedAt: postmortem.At(savedAt), Records: postmortem.Disassemble(p, readableKinds...)}, blobs
}

// Write renders like Render, into w. The document file of a whole post-mortem
// goes there piece by piece, since it may be larger than what memory should
// hold; everything else is whole, and searched, before the first byte.
func (s Shown) Write(w io.Writer, savedAt time.Time, form Form) (warnings []string, err error) {
	if form.Format == DocumentFormat && s.Whole() {
		if err := form.Check(); err != nil {
			return nil, err
		}
		var none []byte
		defer rescue("export.Write", &none, &warnings, &err)
		return nil, s.writeDocument(w, savedAt, form)
	}
	data, warnings, err := s.Render(savedAt, form)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(data)
	return warnings, err
}

// insideWords say what it is that a PDF carries, by language.
var insideWords = map[string]string{
	"en": "The post-mortem as a document file, to be continued with Afterword",
	"de": "Das Post-mortem als Dokumentdatei, zum Weiterarbeiten mit Afterword",
}

// attached makes the document file that a PDF carries: what its readers may have,
// as in every other format.
//
// Errors: too_large, and those of the document file.
func (s Shown) attached(savedAt time.Time, form Form) (*pdf.Attachment, error) {
	var out bundle.Inside
	if err := s.writeDocument(&out, savedAt, form); err != nil {
		return nil, err
	}
	return &pdf.Attachment{
		Name: FileName(s.PostMortem, DocumentFormat), MediaType: bundle.MediaType,
		Description: insideWords[cmp.Or(form.Language, Languages[0])], Data: out.Bytes(),
	}, nil
}

func (s Shown) documentBytes(savedAt time.Time, form Form) ([]byte, error) {
	var out bytes.Buffer
	err := s.writeDocument(&out, savedAt, form)
	return out.Bytes(), err
}
