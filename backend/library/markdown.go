package library

import (
	"context"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"afterword/backend/document"
	"afterword/backend/errs"
	"afterword/backend/markdown"
	"afterword/backend/postmortem"
	"afterword/backend/report"
)

// IsMarkdown tells Markdown by the name of its file.
func IsMarkdown(name string) bool {
	ending := strings.ToLower(filepath.Ext(name))
	return ending == ".md" || ending == ".markdown"
}

// TakeMarkdown makes a new post-mortem of an export as Markdown, in any flavour,
// without a history. It never takes the place of one that is there, whatever reference
// it names.
//
// Errors: foreign_file for what is no such export, too_large, invalid, and those
// of the store. Then the library is as it was.
func TakeMarkdown(ctx context.Context, store postmortem.Store, deps Deps, source string) (Taken, error) {
	const op = "library.TakeMarkdown"
	if !utf8.ValidString(source) {
		return Taken{}, errs.New(errs.ForeignFile, op, "This file is not Markdown in UTF-8. %s", unchanged)
	}
	d, err := markdown.Read(postmortem.Clean(strings.TrimPrefix(source, "\ufeff")))
	if err != nil {
		return Taken{}, errs.Wrap(err, errs.TooLarge, op, "The Markdown cannot be taken in: %s. %s", err, unchanged)
	}
	p, left, ok := report.Recover(d, report.Back{Prose: prose, NewID: deps.NewID})
	if !ok {
		return Taken{}, errs.New(errs.ForeignFile, op, "This Markdown is no post-mortem that Afterword wrote. %s To make events of any text, paste it on the stage Timeline.", unchanged)
	}
	whole := postmortem.Whole{Snapshot: postmortem.Snapshot{
		ID: p.ID, Revision: 1, SavedAt: postmortem.At(deps.Now()), Records: postmortem.Disassemble(p),
	}}
	if err := store.TakeIn(ctx, whole); err != nil {
		return Taken{}, err
	}
	snapshot, err := store.Open(ctx, p.ID)
	taken := Taken{ID: p.ID, Reference: snapshot.PostMortem().Reference, Text: true, Left: left}
	taken.Renamed = err == nil && p.Reference != "" && taken.Reference != p.Reference
	return taken, err
}

const unchanged = "Nothing was changed."

// prose writes blocks as people would. The note for linters in front of every
// file of ours is none of theirs.
func prose(blocks []document.Block) string {
	var out strings.Builder
	_ = markdown.Render(&out, document.Document{Body: blocks}, markdown.Options{}) // a builder takes everything
	_, text, _ := strings.Cut(out.String(), "\n")
	return strings.TrimSpace(text)
}
