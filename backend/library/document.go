package library

import (
	"context"
	"io"
	"slices"

	"afterword/backend/bundle"
	"afterword/backend/errs"
	"afterword/backend/markdown"
	"afterword/backend/postmortem"
)

// Taken is what became of a document file.
type Taken struct {
	ID, Reference string
	Copy          bool // the library had it already: this one has ids of its own
	Renamed       bool // its reference was taken: it got the next one
	Text          bool // it was Markdown, which does not carry everything
	// Left names the sections of Markdown that had no place of their own and are
	// in the private notes.
	Left []string
}

// TakeDocument makes a post-mortem of a document file, with its history. One
// that is in the library already stays as it is: the file becomes a copy.
//
// Errors: those of bundle and of the store. Then the library is as it was.
func TakeDocument(ctx context.Context, store postmortem.Store, deps Deps, f *bundle.File) (Taken, error) {
	d := f.Document
	whole := postmortem.Whole{Snapshot: d.Snapshot, History: slices.Clone(d.History)}
	var out Taken
	switch _, err := store.Open(ctx, d.Snapshot.ID); {
	case err == nil:
		out.Copy = true
		whole = withNewIDs(whole, deps)
	case errs.CodeOf(err) != errs.NotFound:
		return out, err
	}
	for _, named := range d.Blobs {
		b, err := f.Blob(named.Hash)
		if err != nil {
			return out, err
		}
		if _, err := store.PutBlob(ctx, b); err != nil {
			return out, err
		}
	}
	if err := store.TakeIn(ctx, whole); err != nil {
		return out, err
	}
	snapshot, err := store.Open(ctx, whole.Snapshot.ID)
	out.ID, out.Reference = snapshot.ID, snapshot.PostMortem().Reference
	asked := d.Snapshot.PostMortem().Reference
	out.Renamed = err == nil && asked != "" && out.Reference != asked
	return out, err
}

// TakeFile is TakeDocument for a file of so many bytes, or TakeMarkdown where its
// name says so.
//
// Errors: those of bundle.Open, TakeDocument and TakeMarkdown.
func TakeFile(ctx context.Context, store postmortem.Store, deps Deps, name string, in io.ReaderAt, size int64) (Taken, error) {
	if IsMarkdown(name) {
		source, err := io.ReadAll(io.NewSectionReader(in, 0, min(size, markdown.MostBytes+1)))
		if err != nil {
			return Taken{}, errs.Wrap(err, errs.Invalid, "library.TakeFile", "“%s” cannot be read. %s", name, unchanged)
		}
		return TakeMarkdown(ctx, store, deps, string(source))
	}
	file, err := bundle.Open(in, size)
	if err != nil {
		return Taken{}, err
	}
	return TakeDocument(ctx, store, deps, file)
}

// withNewIDs gives every record and every edit of the history another id, and
// leads references between records to the new ones.
func withNewIDs(w postmortem.Whole, deps Deps) postmortem.Whole {
	ids := map[string]string{"": ""}
	renew := func(old string) string {
		if _, ok := ids[old]; !ok {
			ids[old] = deps.NewID()
		}
		return ids[old]
	}
	fields := func(kind postmortem.Kind, in postmortem.Fields) postmortem.Fields {
		if in == nil {
			return nil
		}
		out := make(postmortem.Fields, len(in))
		for name, value := range in {
			out[name] = value
			field, _ := postmortem.FieldOf(kind, name)
			switch v := value.(type) {
			case string:
				if field.Type == postmortem.Ref {
					out[name] = renew(v)
				}
			case []string:
				if field.Type == postmortem.RefList {
					list := make([]string, len(v))
					for i, old := range v {
						list[i] = renew(old)
					}
					out[name] = list
				}
			}
		}
		return out
	}
	out := w
	out.Snapshot.ID = renew(w.Snapshot.ID)
	out.Snapshot.Records = make([]postmortem.Record, len(w.Snapshot.Records))
	for i, r := range w.Snapshot.Records {
		out.Snapshot.Records[i] = postmortem.Record{Kind: r.Kind, ID: renew(r.ID), Fields: fields(r.Kind, r.Fields)}
	}
	out.History = make([]postmortem.LogEntry, len(w.History))
	for i, e := range w.History {
		c := e.Change
		c.Record, c.Before, c.After = renew(c.Record), fields(c.Kind, c.Before), fields(c.Kind, c.After)
		e.ID, e.Change = deps.NewID(), c
		out.History[i] = e
	}
	return out
}
