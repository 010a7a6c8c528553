package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"afterword/backend/atomicfile"
	"afterword/backend/errs"
	"afterword/backend/export"
	"afterword/backend/postmortem"
	"afterword/backend/sample"
)

var exportCommand = command{
	name: "export", args: "REF | --sample | --all", summary: "write a post-mortem as PDF or Markdown, or its timeline as a picture", maxArgs: 1,
	help: `Without --output the file gets a name from reference and title, in the current
folder. --output takes a file, a folder, or - for standard output.

pdf, md and html are the whole post-mortem; html is one page that needs no other
file and no network. svg and png are its timeline at full length, as one picture:
svg stays sharp at any size, png goes everywhere. In this picture and in those of
pdf and html each lane is a source, a kind of event, or the role of who acted.

csv is the actions for a spreadsheet, timeline-csv the events. github-csv and
jira-csv are the open actions for an importer. ics is the meeting and the days on
which open actions are due, for a calendar. announcement and status are short
plain texts: an invitation to the meeting, and where things stand. contribution is
a page on which an attendee writes down what they remember before the meeting.

afterword is the document file, for a colleague who continues it (afterword
import): the whole post-mortem with history, private notes and evidence. For an
audience it is what that audience may have, without the history.
`,
	flags: func(o *options) []flagDef {
		return append([]flagDef{
			{"sample", "", "the sample incident; needs no library", &o.sample},
			{"all", "", "every post-mortem of the library, into the new folder of --output", &o.all},
			{"format", "FORMAT", "one of the formats above or several, as pdf,md (default: pdf)", &o.format},
			{"lanes", "BY", "lanes of the picture: " + strings.Join(export.Lanes, ", ") + " (default: source)", &o.lanes},
			{"paper", "SIZE", "of a pdf: " + strings.Join(export.Papers, " or ") + " (default: a4)", &o.paper},
			{"language", "TAG", "of headings and dates: " + strings.Join(export.Languages, " or ") + " (default: en)", &o.language},
			{"layout", "LAYOUT", "headings and order of pdf, md, html: " + strings.Join(export.Layouts, ", ") + " (default: own)", &o.layout},
			{"flavour", "FLAVOUR", "of Markdown: " + strings.Join(export.Flavours, ", ") + " (default: gfm)", &o.flavour},
			{"front-matter", "", "begin Markdown with title, date, tags and more as YAML", &o.frontMatter},
			{"evidence", "", "put stored pictures into html; write them and stored files into evidence/ beside md", &o.evidence},
			{"document", "", "put the document file into the pdf, for a colleague who continues it (afterword import)", &o.inside},
			{"output", "PATH", "file or folder to write to", &o.output},
			{"force", "", "replace a file that is there already", &o.force},
			{"audience", "NAME", "who reads it: team, company, customer or one of your own", &o.audience},
			{"removals", "", "write nothing; list what the audience does not get, and where it stood", &o.showRemovals},
		}, audienceFlags(o)...)
	},
	run: runExport,
}

// written is a row of export --json.
type written struct {
	Path     string   `json:"path"`
	Format   string   `json:"format"`
	Bytes    int      `json:"bytes"`
	Warnings []string `json:"warnings"`
	Evidence string   `json:"evidence,omitempty"` // folder of its evidence
}

// renderer writes one format.
type renderer func(w io.Writer, format string) (warnings []string, err error)

func runExport(ctx context.Context, c *call) error {
	switch {
	case c.all && (c.sample || len(c.args) > 0):
		return usagef("Either --all, or a reference, or --sample.")
	case c.all:
	case c.sample && len(c.args) > 0:
		return usagef("Either a reference or --sample, not both.")
	case !c.sample && len(c.args) == 0:
		return usagef("“export” needs a reference, --sample or --all.")
	}
	formats, err := c.formats()
	if err != nil {
		return err
	}
	form := export.Form{
		Format: formats[0], Lanes: strings.ToLower(c.lanes), Paper: strings.ToLower(c.paper), Language: strings.ToLower(c.language),
		Layout: strings.ToLower(c.layout), Flavour: strings.ToLower(c.flavour), FrontMatter: c.frontMatter,
		Inside: c.inside, Program: c.env.Version,
	}
	if err := form.Check(); err != nil {
		return usagef("%s", sentence(err))
	}
	if err := c.checkChoices(formats); err != nil {
		return err
	}
	export.Warm(formats) // while the library is read
	sparingly(func() { takeLargePages(largePages) })
	c.said = progress{to: c.env.Stderr, began: time.Now()}
	defer c.said.end()
	if c.all {
		form.Step = func(int, int) error { return ctx.Err() }
		return runExportAll(ctx, c, form, formats)
	}
	form.Step = func(done, total int) error {
		c.said.tell(done, total)
		return ctx.Err()
	}
	if c.sample { // without touching any library
		p := sample.PostMortem()
		if form.Audience, err = c.readers(ctx, nil); err != nil {
			return err
		}
		shown := export.For(p, form.Audience)
		if c.showRemovals {
			return c.removals(shown.Changes)
		}
		defer c.tellChanges(shown.Changes)
		return c.exportAll(shown.PostMortem, formats, nil, func(w io.Writer, format string) ([]string, error) {
			return shown.Write(w, sample.Published(), form.As(format))
		})
	}
	var shown export.Shown
	var write func() error
	err = c.readStore(ctx, func(store postmortem.Store) error {
		id, err := c.find(ctx, store, c.args[0])
		if err != nil {
			return err
		}
		read, err := store.Read(ctx, []string{id})
		if err != nil {
			return err
		}
		p, savedAt := read[0].PostMortem, read[0].SavedAt
		if form.Audience, err = c.readers(ctx, store); err != nil {
			return err
		}
		if shown = export.For(p, form.Audience); c.evidence && !c.showRemovals {
			form.Evidence, err = c.readEvidence(ctx, store, shown.PostMortem, formats)
		}
		if err == nil && slices.Contains(formats, "pdf") && !c.showRemovals {
			form.Pictures, err = export.LoadPictures(ctx, store, shown.PostMortem, form.As("pdf"))
		}
		write = func() error {
			return c.exportAll(shown.PostMortem, formats, form.Evidence, func(w io.Writer, format string) ([]string, error) {
				return shown.Write(w, export.DateOf(p, savedAt), form.As(format))
			})
		}
		holds := func(format string) bool { return form.As(format).HoldsDocument() }
		if err == nil && slices.ContainsFunc(formats, holds) && !c.showRemovals {
			// The bytes of its evidence are read while it is written.
			if form.Document, err = export.LoadDocument(ctx, store, id, c.env.Version); err == nil {
				err = write()
			}
			write = func() error { return nil }
		}
		return err
	})
	defer form.Evidence.Discard()
	if err != nil {
		return err
	}
	// Otherwise the library is closed by now: others may use it while this one is set.
	if c.showRemovals {
		return c.removals(shown.Changes)
	}
	defer c.tellChanges(shown.Changes)
	return write()
}

// readEvidence reads the stored evidence while the library is open. No folder is
// in its place before the Markdown is made.
func (c *call) readEvidence(ctx context.Context, store postmortem.Store, p postmortem.PostMortem, formats []string) (*export.Evidence, error) {
	evidence := export.EvidenceOf(p)
	if evidence == nil {
		return nil, nil
	}
	if slices.Contains(formats, "html") {
		if err := evidence.Load(ctx, store); err != nil {
			return nil, err
		}
	}
	if !slices.Contains(formats, "md") {
		return evidence, nil
	}
	target := c.target(p, "md")
	if err := c.checkTarget(target); err != nil {
		return nil, err
	}
	folder := filepath.Join(filepath.Dir(target), filepath.FromSlash(evidence.Folder))
	if _, err := os.Lstat(folder); err == nil && !c.force {
		return nil, errs.New(errs.ExportIO, "cli.export", "The folder “%s” is there already and was left as it is. To replace it, add --force.", folder)
	}
	return evidence, evidence.Stage(ctx, store, filepath.Dir(target), c.force)
}

func (c *call) exportAll(p postmortem.PostMortem, formats []string, evidence *export.Evidence, render renderer) error {
	if c.output == "-" {
		if c.json {
			return usagef("--json and --output - would both write to standard output.")
		}
		warnings, err := render(standardOutput{c}, formats[0])
		c.said.end()
		if err != nil {
			return err
		}
		c.warn(warnings)
		return nil
	}
	done := make([]written, len(formats))
	for i, format := range formats {
		done[i] = written{Path: c.target(p, format), Format: format}
		if err := c.checkTarget(done[i].Path); err != nil {
			return err
		}
		if format == "md" && evidence != nil {
			done[i].Evidence = filepath.Join(filepath.Dir(done[i].Path), filepath.FromSlash(evidence.Folder))
		}
	}
	if err := c.writeAll(done, render, evidence.Commit); err != nil {
		return err
	}
	for i := range done {
		info, err := os.Stat(done[i].Path)
		if err != nil {
			return err
		}
		done[i].Bytes = int(info.Size())
		c.warn(done[i].Warnings)
	}
	if c.json {
		return c.printJSON(done)
	}
	for _, file := range done {
		lines := printable(file.Path) + "\n"
		if file.Evidence != "" {
			lines += printable(file.Evidence) + "\n"
		}
		if err := c.print(lines); err != nil {
			return err
		}
	}
	return nil
}

// writeAll writes every file, one inside the other: none is in its place before
// all are made, for who is told of a fault of the last must not find the first.
// last comes when all are made, before any is there.
func (c *call) writeAll(files []written, render renderer, last func() error) error {
	if len(files) == 0 {
		c.said.end()
		return last()
	}
	return atomicfile.Write(files[0].Path, func(w io.Writer) error {
		warnings, err := render(w, files[0].Format)
		if err != nil {
			c.said.end()
			return err
		}
		files[0].Warnings = notNil(warnings)
		return c.writeAll(files[1:], render, last)
	})
}

// standardOutput says what failing to write there means.
type standardOutput struct{ c *call }

func (o standardOutput) Write(data []byte) (int, error) { return len(data), o.c.write(data) }

// target gives the path of one format.
func (c *call) target(p postmortem.PostMortem, format string) string {
	if c.output == "" || isFolder(c.output) {
		return filepath.Join(c.output, export.FileName(p, format))
	}
	return c.output
}

// isFolder reports whether a path is a folder that is there, or is written as one.
func isFolder(path string) bool {
	if path == "" {
		return false
	}
	if os.IsPathSeparator(path[len(path)-1]) {
		return true
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// checkTarget refuses to replace a file unless told to.
func (c *call) checkTarget(path string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil && isLink(path):
		return errs.New(errs.ExportIO, "cli.export", "“%s” is a link that leads nowhere and was left as it is. Name another file or a folder.", path)
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err == nil && info.Mode().IsRegular() && !c.force:
		return errs.New(errs.ExportIO, "cli.export", "“%s” is there already and was left as it is. To replace it, add --force.", path)
	case err == nil && !info.Mode().IsRegular():
		return errs.New(errs.ExportIO, "cli.export", "“%s” is no ordinary file and was left as it is. Name another file or a folder.", path)
	}
	return nil // whatever else is wrong, writing says it better
}

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

func (c *call) warn(warnings []string) {
	for _, text := range warnings {
		c.env.complain(fmt.Sprintf("note: %s", text))
	}
}
