package cli

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"

	"afterword/backend/atomicfile"
	"afterword/backend/errs"
	"afterword/backend/export"
	"afterword/backend/postmortem"
)

// exportAll is the export of a whole library into a folder of its own, which
// appears whole or not at all.
type exportAll struct {
	c       *call
	store   postmortem.Store
	form    export.Form
	formats []string
	folder  *atomicfile.Folder

	files, bytes atomic.Int64
	mu           sync.Mutex
	names        map[string]bool
	skipped      int
	why          error // why the first one was
}

// allWritten is what export --all --json prints.
type allWritten struct {
	Path        string `json:"path"`
	PostMortems int    `json:"postMortems"`
	Files       int64  `json:"files"`
	Bytes       int64  `json:"bytes"`
	Skipped     int    `json:"skipped"` // files that could not be made of a post-mortem
}

func runExportAll(ctx context.Context, c *call, form export.Form, formats []string) error {
	switch {
	case c.output == "" || c.output == "-":
		return usagef("--all needs --output with a folder for all the files.")
	case c.force: // it would take the place of everything in a folder
		return usagef("--all writes into a new folder only: --force does not go with it.")
	case c.evidence:
		return usagef("--evidence is for one post-mortem at a time.")
	case c.showRemovals:
		return usagef("--removals is for one post-mortem at a time.")
	}
	var done allWritten
	err := c.readStore(ctx, func(store postmortem.Store) (err error) {
		page, err := store.List(ctx, postmortem.ListQuery{Filter: "all", Now: postmortem.At(c.env.Now())})
		if err != nil {
			return err
		}
		if form.Audience, err = c.readers(ctx, store); err != nil {
			return err
		}
		folder, err := atomicfile.NewFolder(c.output, false)
		if err != nil {
			next := ""
			if _, taken := os.Lstat(c.output); taken == nil {
				next = " Name a folder that is not there yet."
			}
			return errs.Wrap(err, errs.CodeOf(err), "cli.exportAll", "%s Nothing was written.%s", sentence(err), next)
		}
		defer folder.Discard()
		e := &exportAll{c: c, store: store, form: form, formats: formats, folder: folder, names: map[string]bool{}}
		if err := e.each(ctx, page.Rows); err != nil {
			return err
		}
		c.said.end()
		if done = (allWritten{c.output, len(page.Rows), e.files.Load(), e.bytes.Load(), e.skipped}); done.Files == 0 && e.why != nil {
			return errs.Wrap(e.why, errs.CodeOf(e.why), "cli.exportAll", "There is nothing to write of any post-mortem. The first one: %s", sentence(e.why))
		}
		return folder.Commit()
	})
	if err != nil {
		return err
	}
	c.done = fmt.Sprintf("%d post-mortems were exported.", done.PostMortems)
	if done.Skipped > 0 {
		c.env.complain(fmt.Sprintf("note: %d of %d files could not be made and were left out.", done.Skipped, done.Files+int64(done.Skipped)))
	}
	if c.json {
		return c.printJSON(done)
	}
	return c.print(printable(done.Path) + "\n")
}

// What is read at once: so many post-mortems, but no more once they have so many
// events, since all are in memory.
const someAtOnce, eventsAtOnce = 32, 4000

// nextToRead cuts the next post-mortems to read off a list.
func nextToRead(rows []postmortem.Summary) (ids []string, rest []postmortem.Summary) {
	events := 0
	for len(rows) > 0 && len(ids) < someAtOnce && events < eventsAtOnce {
		ids = append(ids, rows[0].ID)
		events += rows[0].Events
		rows = rows[1:]
	}
	return ids, rows
}

// each exports the post-mortems, several at a time. The first error ends it.
func (e *exportAll) each(ctx context.Context, rows []postmortem.Summary) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	rest := rows
	next := func() (ids []string) {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.c.said.tell(len(rows)-len(rest), len(rows))
		ids, rest = nextToRead(rest)
		return ids
	}
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for ids := next(); len(ids) > 0 && ctx.Err() == nil; ids = next() {
				if err := e.some(ctx, ids); err != nil {
					cancel(err)
				}
			}
		})
	}
	wait.Wait()
	return context.Cause(ctx)
}

func (e *exportAll) some(ctx context.Context, ids []string) error {
	some, err := e.store.Read(ctx, ids)
	if err != nil {
		return err
	}
	for i := range some {
		if err := e.one(ctx, some[i]); err != nil {
			return err
		}
		some[i] = postmortem.Saved{} // no longer needed
	}
	return nil
}

func (e *exportAll) one(ctx context.Context, saved postmortem.Saved) error {
	r, err := export.PrepareSaved(ctx, e.store, saved, e.form, e.formats...)
	if err != nil {
		return err
	}
	for _, format := range e.formats {
		data, warnings, err := r.As(format)
		switch {
		case nothingToWrite(err):
			e.skip(format, r.PostMortem.Reference, err)
			continue
		case err != nil:
			return errs.Wrap(err, errs.CodeOf(err), "cli.exportAll", "%s: %s Nothing was written.", r.PostMortem.Reference, sentence(err))
		}
		if err := e.folder.Add(e.name(r.PostMortem, format), data); err != nil {
			return err
		}
		e.files.Add(1)
		e.bytes.Add(int64(len(data)))
		e.mu.Lock()
		for _, text := range warnings {
			e.note(r.PostMortem.Reference, text)
		}
		e.mu.Unlock()
	}
	return nil
}

// nothingToWrite tells a post-mortem that a format has no form for, as a picture
// of no events, from a fault: the others are exported all the same.
func nothingToWrite(err error) bool {
	code := errs.CodeOf(err)
	return code == errs.Unsupported || code == errs.TooLarge
}

// mostNotes is how many files that are left out are named one by one.
const mostNotes = 20

func (e *exportAll) skip(format, reference string, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.skipped++; e.why == nil {
		e.why = err
	}
	if e.skipped <= mostNotes {
		e.note(reference, "no "+format+": "+sentence(err))
	}
}

// note says something about a post-mortem; the caller holds mu.
func (e *exportAll) note(reference, text string) {
	e.c.said.end()
	e.c.env.complain(fmt.Sprintf("note: %s: %s", reference, text))
}

// name is that of a single export. Without references two can have the same one:
// the second gets its id as well.
func (e *exportAll) name(p postmortem.PostMortem, format string) string {
	name := export.FileName(p, format)
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.names[name] {
		p.Reference = p.ID
		name = export.FileName(p, format)
	}
	e.names[name] = true
	return name
}
