package desktop

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"afterword/backend/errs"
	"afterword/backend/evidence"
	"afterword/backend/postmortem"
)

// Evidence is bound to the page: files become evidence. The page never gives
// or sees a path: a person chooses files in a dialog, drops them on the window
// or pastes a picture, and the page gets a ticket for each.
type Evidence struct{ app *app }

// OfferedFile is a file that a person chose, not yet read.
type OfferedFile struct {
	Ticket string `json:"ticket"`
	Name   string `json:"name"`
	Size   int64  `json:"size"`
}

// ImportedEvidence is what a file became: the fields of an evidence record,
// whose bytes are in the library already, and what to say about it.
type ImportedEvidence struct {
	Kind      string `json:"kind"`
	Title     string `json:"title"`
	FileName  string `json:"fileName"`
	MediaType string `json:"mediaType"`
	Blob      string `json:"blob"`
	Size      int64  `json:"size"`
	Excerpt   string `json:"excerpt"`
	Note      string `json:"note"`
}

// settingEvidence remembers the folder that evidence came from last.
const settingEvidence = "evidence.folder"

// PickFiles asks for files; an empty list means the person cancelled.
func (e *Evidence) PickFiles(token string) ([]OfferedFile, error) {
	const op = "Evidence.PickFiles"
	return guarded(e.app, token, op, func(ctx context.Context) ([]OfferedFile, error) {
		return e.app.pick(ctx, op, "Add files as evidence", settingEvidence)
	})
}

// pick asks for files, beginning in the folder that a setting remembers.
func (a *app) pick(ctx context.Context, op, title, setting string) ([]OfferedFile, error) {
	paths, err := a.desk.OpenFiles(ctx, openRequest{Title: title, Folder: a.folder(ctx, setting)})
	if err != nil {
		return nil, errs.Wrap(err, errs.Internal, op, "The dialog to choose files could not be opened. Drop the files on the window instead.")
	}
	if len(paths) > 0 && a.store.ReadOnly() == "" {
		_ = a.store.SetSetting(ctx, setting, filepath.Dir(paths[0])) // only a convenience
	}
	return a.offers.files(paths), nil
}

// Import reads the file of a ticket and keeps what it becomes. With asFile it
// is kept as it is. The ticket lasts until this succeeds or Forget is called.
//
// Errors: not_found, invalid, too_large, unsupported, and those of the store;
// invalid with the field "cancelled" after Forget.
func (e *Evidence) Import(token, ticket string, asFile bool) (ImportedEvidence, error) {
	const op = "Evidence.Import"
	return guarded(e.app, token, op, func(ctx context.Context) (ImportedEvidence, error) {
		o, ctx, done, err := e.app.offers.begin(ctx, ticket)
		if err != nil {
			return ImportedEvidence{}, err
		}
		defer done()
		out, err := e.app.keepEvidence(ctx, o, asFile)
		switch {
		case errors.Is(err, context.Canceled):
			return ImportedEvidence{}, errs.InvalidField(op, ticket, "cancelled", "%s was not added.", o.name)
		case err == nil:
			e.app.offers.forget(ticket)
		}
		return out, err
	})
}

func (a *app) keepEvidence(ctx context.Context, o *offer, asFile bool) (ImportedEvidence, error) {
	data, err := o.read(ctx)
	if err != nil {
		return ImportedEvidence{}, err
	}
	item, err := evidence.Import(ctx, o.name, data, asFile)
	if err != nil {
		return ImportedEvidence{}, err
	}
	out := ImportedEvidence{Kind: item.Kind, Title: item.Title, FileName: item.FileName, Excerpt: item.Excerpt, Note: item.Note}
	if o.pasted() && item.Kind == "picture" {
		out.Title, out.FileName = "Pasted picture", ""
	}
	if item.Blob == nil {
		out.MediaType, out.Size = "text/plain", int64(len(item.Excerpt))
		return out, nil
	}
	if err := ctx.Err(); err != nil { // the last moment: what is begun now ends
		return ImportedEvidence{}, err
	}
	out.MediaType, out.Size = item.Blob.MediaType, int64(len(item.Blob.Data))
	out.Blob, err = a.store.PutBlob(ctx, *item.Blob)
	return out, err
}

// Forget takes back a ticket, and ends its import if one is going on.
func (e *Evidence) Forget(token, ticket string) error {
	return guardedCall(e.app, token, "Evidence.Forget", func(context.Context) error {
		e.app.offers.forget(ticket)
		return nil
	})
}

// folder gives a remembered folder if it is still there, else a likely one.
func (a *app) folder(ctx context.Context, setting string) string {
	// The store may be in trouble: then the dialog opens where the system likes.
	if folder, err := a.store.Setting(ctx, setting); err == nil && isFolder(folder) {
		return folder
	}
	if home, err := os.UserHomeDir(); err == nil {
		for _, folder := range []string{filepath.Join(home, "Documents"), home} {
			if isFolder(folder) {
				return folder
			}
		}
	}
	return ""
}

// shownTypes are the only media types that are sent as a picture.
var shownTypes = []string{"image/png", "image/jpeg", "image/gif", "image/webp"}

func shownAsPicture(b postmortem.Blob) bool { return slices.Contains(shownTypes, b.MediaType) }
