package desktop

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"unicode"

	"afterword/backend/atomicfile"
	"afterword/backend/errs"
	"afterword/backend/export"
)

// Exports is bound to the page: writing files, always to where the person
// says in a native dialog. The page never sees or gives a path to write to.
type Exports struct{ app *app }

// ExportReply is what became of an export. Cancelled is a value, not an error;
// then nothing else is set.
type ExportReply struct {
	Cancelled bool     `json:"cancelled"`
	Ticket    string   `json:"ticket"`
	FileName  string   `json:"fileName"`
	Folder    string   `json:"folder"`
	Bytes     int64    `json:"bytes"`
	Warnings  []string `json:"warnings"`
}

var cancelled = ExportReply{Cancelled: true, Warnings: []string{}}

// settingFolder remembers the folder of the last export.
const settingFolder = "export.folder"

// kinds of file, as the save dialog names them.
var fileKinds = map[string]struct{ title, filter string }{
	"pdf":          {"Export as PDF", "PDF document"},
	"md":           {"Export as Markdown", "Markdown text"},
	"html":         {"Export as a page", "HTML page"},
	"svg":          {"Export the timeline as SVG", "SVG picture"},
	"png":          {"Export the timeline as PNG", "PNG picture"},
	"csv":          {"Export the actions as a table", "Table (CSV)"},
	"timeline-csv": {"Export the timeline as a table", "Table (CSV)"},
	"github-csv":   {"Export the actions for GitHub", "Table (CSV)"},
	"jira-csv":     {"Export the actions for Jira", "Table (CSV)"},
	"ics":          {"Export meeting and due dates", "Calendar"},
	"announcement": {"Export the announcement", "Text"},
	"status":       {"Export the status text", "Text"},
	"contribution": {"Save a page to fill in", "Markdown text"},
	"afterword":    {"Save as a document file", "Document file of Afterword"},
}

// Save asks where and writes an export. The page flushes its edits before.
// Errors: not_found, unsupported, export_io.
func (e *Exports) Save(token, id string, choices ShareChoices) (ExportReply, error) {
	const op = "Exports.Save"
	return guarded(e.app, token, op, func(ctx context.Context) (ExportReply, error) {
		form := choices.form()
		form.Program = e.app.version
		if err := form.Check(); err != nil {
			return ExportReply{}, err
		}
		snapshot, err := e.app.store.Open(ctx, id)
		if err != nil {
			return ExportReply{}, err
		}
		readable := export.For(snapshot.PostMortem(), form.Audience).PostMortem
		kind := fileKinds[form.Format]
		path, err := e.app.ask(ctx, saveRequest{
			Title: kind.title, Name: export.FileName(readable, form.Format),
			FilterName: kind.filter, Pattern: "*." + export.Extension(form.Format),
		})
		if err != nil || path == "" {
			return cancelled, err
		}
		ctx, done := e.app.saving.begin(ctx)
		defer done()
		form.Step = e.app.step(ctx)
		result, err := export.File(ctx, e.app.store, id, form, path)
		if errors.Is(err, context.Canceled) {
			return cancelled, nil
		}
		if err != nil {
			return ExportReply{}, err
		}
		return e.app.written(ctx, path, result.Bytes, result.Warnings), nil
	})
}

// step tells the page how far an export is, and ends one that was cancelled.
func (a *app) step(ctx context.Context) func(done, total int) error {
	told := 0
	return func(done, total int) error {
		if percent := 100 * done / max(total, 1); percent > told {
			told = percent
			a.desk.Progress(percent)
		}
		return ctx.Err()
	}
}

// Cancel stops the export that is being written, if there is one: nothing is
// written then.
func (e *Exports) Cancel(token string) error {
	return guardedCall(e.app, token, "Exports.Cancel", func(context.Context) error {
		e.app.saving.stop()
		return nil
	})
}

// cancelling can stop what was begun last.
type cancelling struct {
	mu     sync.Mutex
	cancel context.CancelFunc
}

func (c *cancelling) begin(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cancel = cancel
	return ctx, cancel
}

func (c *cancelling) stop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.cancel != nil {
		c.cancel()
	}
}

// SaveCopy writes text that could not be stored to where the person says.
func (e *Exports) SaveCopy(token, suggestedName, text string) (ExportReply, error) {
	return guarded(e.app, token, "Exports.SaveCopy", func(ctx context.Context) (ExportReply, error) {
		path, err := e.app.ask(ctx, saveRequest{
			Title: "Save a copy elsewhere", Name: plainName(suggestedName), FilterName: "All files", Pattern: "*",
		})
		if err != nil || path == "" {
			return cancelled, err
		}
		err = atomicfile.Write(path, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		})
		if err != nil {
			return ExportReply{}, err
		}
		return e.app.written(ctx, path, int64(len(text)), nil), nil
	})
}

// ShowInFolder shows the file of a ticket that Save or SaveCopy gave.
func (e *Exports) ShowInFolder(token, ticket string) error {
	const op = "Exports.ShowInFolder"
	return guardedCall(e.app, token, op, func(ctx context.Context) error {
		e.app.mu.Lock()
		path, ok := e.app.tickets[ticket]
		e.app.mu.Unlock()
		if !ok {
			return errs.New(errs.NotFound, op, "Afterword no longer knows where this file was written. Export it again.")
		}
		if _, err := os.Stat(path); err != nil {
			return errs.Wrap(err, errs.NotFound, op, "%s is no longer in %s. Export it again.", filepath.Base(path), filepath.Dir(path))
		}
		if err := e.app.desk.Reveal(ctx, path); err != nil {
			return errs.Wrap(err, errs.ExportIO, op, "No file manager could be started. The file is in %s.", filepath.Dir(path))
		}
		return nil
	})
}

// ask opens the save dialog in the folder of the last export; "" if cancelled.
func (a *app) ask(ctx context.Context, r saveRequest) (string, error) {
	r.Folder = a.folder(ctx, settingFolder)
	path, err := a.desk.SaveFile(ctx, r)
	if err != nil {
		return "", errs.Wrap(err, errs.ExportIO, "desktop.ask", "The dialog to choose a file could not be opened. Nothing was written.")
	}
	if path == "" {
		return "", nil
	}
	// A name typed without its ending gets the one that was chosen.
	if ending := strings.TrimPrefix(r.Pattern, "*"); ending != "" && !strings.EqualFold(filepath.Ext(path), ending) {
		withEnding := path + ending
		if _, err := os.Lstat(withEnding); err != nil { // never replace what the dialog did not ask about
			path = withEnding
		}
	}
	return path, nil
}

// written remembers where a file went and gives the page its ticket.
func (a *app) written(ctx context.Context, path string, size int64, warnings []string) ExportReply {
	ticket := newToken()[:32]
	a.mu.Lock()
	a.tickets[ticket] = path
	a.mu.Unlock()
	if a.store != nil {
		// Only a convenience: the export succeeded whether or not this does.
		_ = a.store.SetSetting(ctx, settingFolder, filepath.Dir(path))
	}
	return ExportReply{
		Ticket: ticket, FileName: filepath.Base(path), Folder: filepath.Dir(path), Bytes: size, Warnings: list(warnings),
	}
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && filepath.IsAbs(path) && info.IsDir()
}

// plainName makes a suggestion of the page into a bare file name: no folders,
// no control or bidirectional characters, never empty or hidden.
func plainName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
			return '-'
		}
		return r
	}, name)
	name = strings.Trim(name, " .-")
	for len(name) > 200 {
		name = strings.ToValidUTF8(name[:200], "")
	}
	if name == "" {
		return "afterword-unsaved.txt"
	}
	return name
}
