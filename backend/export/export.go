// Package export is the use case of writing a post-mortem to a file: one read
// transaction of the store, report.Compose, a renderer, an atomic file.
package export

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"afterword/backend/atomicfile"
	"afterword/backend/audience"
	"afterword/backend/document"
	"afterword/backend/errs"
	"afterword/backend/html"
	"afterword/backend/markdown"
	"afterword/backend/pdf"
	"afterword/backend/postmortem"
	"afterword/backend/report"
)

// Formats lists the names of the formats, as used in the functions below and on
// the command line: the document, the picture of its timeline, what is made of its
// parts, and the document file. Extension gives the ending of their files.
var Formats = []string{
	"pdf", "md", "html", "svg", "png",
	"csv", "timeline-csv", "github-csv", "jira-csv", "ics", "announcement", "status", "contribution", DocumentFormat,
}

// Lanes lists by what the events of a picture can be sorted into lanes, the
// usual choice first.
var Lanes = []string{"source", "kind", "role"}

// Layouts lists the orders in which a document can stand, the usual one first.
var Layouts = report.Layouts

// Flavours lists the kinds of Markdown, the usual one first.
var Flavours = markdown.Flavours

// Papers lists the sizes of paper for a PDF, the usual one first.
var Papers = []string{"a4", "letter"}

// Languages lists the languages of what an export says in its own voice, as
// headings, by their BCP 47 tags, the usual one first.
var Languages = []string{"en", "de"}

// Form is what a post-mortem is written as. Only Format must be given; "" is
// the usual choice of everything else.
type Form struct {
	Format   string // one of Formats
	Lanes    string // of the picture of the timeline: one of Lanes
	Paper    string // one of Papers
	Language string // one of Languages
	// Audience is who reads it; the zero value takes nothing out.
	Audience audience.Audience

	Layout      string    // of the document: one of Layouts
	Flavour     string    // of Markdown: one of Flavours
	FrontMatter bool      // of Markdown: begin with the facts about the document
	Pictures    *Pictures // of a PDF: stored ones that stand in it, nil for none
	Inside      bool      // of a PDF: the document file stands inside, to be continued by who gets it
	Evidence    *Evidence // stored files that Markdown leads to and HTML holds, nil for none
	Document    *Document // history and evidence for a document file, nil for none
	Program     string    // version of this program, which a document file names
	// Step is told how far a PDF is, nil if nobody asks; an error of it ends the
	// export, which gives it back.
	Step func(done, total int) error

	attachment *pdf.Attachment // the document file, for a PDF that carries it
}

// Result says what was written.
type Result struct {
	Path     string
	Bytes    int64
	Warnings []string // sentences for the person; the file can be used all the same
}

var renderers = map[string]func(io.Writer, document.Document, Form) ([]string, error){
	"pdf": func(w io.Writer, d document.Document, form Form) ([]string, error) {
		return pdf.Render(w, d, pdf.Options{Paper: papers[form.Paper], Photos: form.Pictures.photos(), Inside: form.attachment, Step: form.Step})
	},
	"md": func(w io.Writer, d document.Document, form Form) ([]string, error) {
		return nil, markdown.Render(w, d, markdown.Options{Flavour: form.Flavour, FrontMatter: form.FrontMatter, Files: form.Evidence.links()})
	},
	"html": func(w io.Writer, d document.Document, form Form) ([]string, error) {
		return nil, html.Render(w, d, html.Options{Letters: pdf.NewTypesetter(), Photos: form.Evidence.photos()})
	},
}

// Bytes renders a post-mortem of the store. The same revision gives the same
// bytes.
//
// Errors: those of FromPostMortem, and those of Store.Open (not_found and the
// storage codes).
func Bytes(ctx context.Context, store postmortem.Store, id string, form Form) (data []byte, warnings []string, err error) {
	r, err := Prepare(ctx, store, id, form)
	if err != nil {
		return nil, nil, err
	}
	return r.As(form.Format)
}

// Prepared is all that a post-mortem of the store is rendered from. The store
// must stay open for as long as a document file is made of it.
type Prepared struct {
	Shown

	savedAt time.Time
	form    Form
	formats []string // that it was prepared for
}

// As renders it as Bytes does, also in another format than it was prepared for,
// which then goes without what only the store has.
func (r Prepared) As(format string) (data []byte, warnings []string, err error) {
	form := r.form.As(format)
	form.Inside = form.Inside && slices.Contains(r.formats, format)
	return r.Render(r.savedAt, form)
}

// Prepare reads a post-mortem as its readers may have it, and what else the
// store has for the form. The errors are those of Bytes.
func Prepare(ctx context.Context, store postmortem.Store, id string, form Form) (Prepared, error) {
	if err := form.Check(); err != nil {
		return Prepared{}, err
	}
	snapshot, err := store.Open(ctx, id)
	if err != nil {
		return Prepared{}, err
	}
	return PrepareSaved(ctx, store, snapshot.Saved(), form)
}

// PrepareSaved is Prepare for a post-mortem that was read already, and for
// more formats than that of the form: what they share is made once.
func PrepareSaved(ctx context.Context, store postmortem.Store, saved postmortem.Saved, form Form, more ...string) (r Prepared, err error) {
	if err := ctx.Err(); err != nil {
		return Prepared{}, err
	}
	p := saved.PostMortem
	r = Prepared{For(p, form.Audience), DateOf(p, saved.SavedAt), form, slices.Concat(more, []string{form.Format})}
	for _, format := range r.formats {
		form := r.form.As(format)
		if form.Pictures == nil {
			if r.form.Pictures, err = LoadPictures(ctx, store, r.PostMortem, form); err != nil {
				return Prepared{}, err
			}
		}
		if form.Document == nil && form.HoldsDocument() {
			if r.form.Document, err = LoadDocument(ctx, store, p.ID, form.Program); err != nil {
				return Prepared{}, err
			}
		}
	}
	return r, nil
}

// FromSnapshot renders a post-mortem as it was read at one revision.
//
// Errors: those of FromPostMortem.
func FromSnapshot(snapshot postmortem.Snapshot, form Form) (data []byte, warnings []string, err error) {
	p := snapshot.PostMortem()
	return FromPostMortem(p, DateOf(p, snapshot.SavedAt), form)
}

// Warm begins to make ready what the formats need besides the post-mortem, as
// fonts, and returns at once. Exports are right without it, the first is
// quicker with it.
func Warm(formats []string) {
	for _, format := range formats {
		_, picture := pictures[format]
		if picture || format == "pdf" || format == "html" { // they measure text
			pdf.Warm()
			return
		}
	}
}

// File renders a post-mortem of the store into the file at path, whole or not
// at all. An existing file is replaced: asking first is up to the caller.
//
// Errors: those of Bytes, and export_io if the file cannot be written.
func File(ctx context.Context, store postmortem.Store, id string, form Form, path string) (Result, error) {
	r, err := Prepare(ctx, store, id, form)
	if err != nil {
		return Result{}, err
	}
	result := Result{Path: path}
	err = atomicfile.Write(path, func(w io.Writer) error {
		counted := &counter{to: w}
		var err error
		result.Warnings, err = r.Write(counted, r.savedAt, r.form)
		if err == nil {
			err = ctx.Err() // nothing is written of what was cancelled meanwhile
		}
		result.Bytes = counted.bytes
		return err
	})
	if err != nil {
		return Result{}, err
	}
	return result, nil
}

// counter counts what is written.
type counter struct {
	to    io.Writer
	bytes int64
}

func (c *counter) Write(data []byte) (int, error) {
	n, err := c.to.Write(data)
	c.bytes += int64(n)
	return n, err
}

// FromPostMortem renders a post-mortem that need not be in a store, as the
// sample. savedAt is the only date the file carries about itself.
//
// Errors: unsupported for another format, other lanes, a picture of nothing, or
// a calendar without a date;
// too_large for a picture that nobody could read; internal.
func FromPostMortem(p postmortem.PostMortem, savedAt time.Time, form Form) (data []byte, warnings []string, err error) {
	if err := form.Check(); err != nil {
		return nil, nil, err
	}
	defer rescue("export.FromPostMortem", &data, &warnings, &err)
	return For(p, form.Audience).Render(savedAt, form)
}

// rescue is deferred: a fault in composing or rendering must cost one export,
// not the program.
func rescue(op string, data *[]byte, warnings *[]string, err *error) {
	if fault := recover(); fault != nil {
		*data, *warnings = nil, nil
		*err = failed(fmt.Errorf("panic: %v\n%s", fault, debug.Stack()), op)
	}
}

// render writes what there is.
func render(p postmortem.PostMortem, savedAt time.Time, form Form) (data []byte, warnings []string, err error) {
	const op = "export.render"
	options := report.Options{
		Date: savedAt, Language: cmp.Or(form.Language, Languages[0]), Lanes: lanesOf[form.Lanes], Layout: form.Layout, Paper: form.Paper,
		NoTimeline: form.Audience.TakesOut("timeline"), NoPicture: form.Format == "md",
		Notes: !form.Audience.TakesOut(audience.Notes), CheckIn: !form.Audience.TakesOut(audience.CheckIn), NoPlaces: form.Audience.TakesOut(audience.InternalLinks),
	}
	if draw, ok := pictures[form.Format]; ok {
		return fromPicture(p, options, draw)
	}
	if write, ok := asides[form.Format]; ok {
		data, err := fromAside(p, options, write)
		return data, nil, err
	}
	var out bytes.Buffer
	warnings, renderErr := renderers[form.Format](&out, report.Compose(p, options), form)
	if errors.Is(renderErr, context.Canceled) {
		return nil, nil, renderErr
	}
	if renderErr != nil {
		return nil, nil, failed(renderErr, op)
	}
	return out.Bytes(), append(warnings, form.Pictures.missing()...), nil
}

func failed(cause error, op string) error {
	return errs.Wrap(cause, errs.Internal, op,
		"The export failed because of a fault in Afterword. The post-mortem itself is safe. Try the other format, and report the details.")
}

// lanesOf gives the lanes as the report knows them.
var lanesOf = map[string]string{
	"": report.LanesBySource, "source": report.LanesBySource, "kind": report.LanesByKind, "role": report.LanesByRole,
}

var papers = map[string]pdf.Paper{"": pdf.A4, "a4": pdf.A4, "letter": pdf.Letter}

// As is the same form in another format.
func (f Form) As(format string) Form {
	f.Format = format
	return f
}

// Check says what is wrong with a form before anything is read or asked.
//
// Errors: unsupported.
func (f Form) Check() error {
	if !slices.Contains(Formats, f.Format) {
		return errs.New(errs.Unsupported, "export", "There is no export format %.20q. Choose one of: %s.", f.Format, strings.Join(Formats, ", "))
	}
	if _, ok := lanesOf[f.Lanes]; !ok {
		return errs.New(errs.Unsupported, "export", "There are no lanes by %.20q. Choose one of: %s.", f.Lanes, strings.Join(Lanes, ", "))
	}
	if _, ok := papers[f.Paper]; !ok {
		return errs.New(errs.Unsupported, "export", "There is no paper called %.20q. Choose one of: %s.", f.Paper, strings.Join(Papers, ", "))
	}
	if f.Language != "" && !slices.Contains(Languages, f.Language) {
		return errs.New(errs.Unsupported, "export", "There are no headings in the language %.20q. Choose one of: %s.", f.Language, strings.Join(Languages, ", "))
	}
	if f.Layout != "" && !slices.Contains(Layouts, f.Layout) {
		return errs.New(errs.Unsupported, "export", "There is no layout %.20q. Choose one of: %s.", f.Layout, strings.Join(Layouts, ", "))
	}
	if !markdown.Known(f.Flavour) {
		return errs.New(errs.Unsupported, "export", "There is no flavour %.20q of Markdown. Choose one of: %s.", f.Flavour, strings.Join(Flavours, ", "))
	}
	if err := f.Audience.Check(); err != nil {
		return errs.New(errs.Unsupported, "export", "The choice of readers is not possible: %s.", err)
	}
	return nil
}

// DateOf gives the date for the file's properties: when the revision was
// saved, or the best that is known instead.
func DateOf(p postmortem.PostMortem, savedAt postmortem.Instant) time.Time {
	for _, at := range []postmortem.Instant{savedAt, p.CreatedAt, p.StartedAt()} {
		if !at.None() {
			return at.Time()
		}
	}
	return time.Unix(0, 0).UTC()
}
