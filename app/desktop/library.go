package desktop

import (
	"context"
	"slices"

	"afterword/backend/errs"
	"afterword/backend/library"
	"afterword/backend/postmortem"
)

// Library is bound to the page: all post-mortems.
type Library struct{ app *app }

// maxPage is the most rows that one call gives.
const maxPage = 500

// List gives a page of the library.
func (l *Library) List(token string, q LibraryQuery) (LibraryPage, error) {
	const op = "Library.List"
	return guarded(l.app, token, op, func(ctx context.Context) (LibraryPage, error) {
		return l.app.list(ctx, op, q)
	})
}

// list gives a page of the library.
func (a *app) list(ctx context.Context, op string, q LibraryQuery) (LibraryPage, error) {
	if !slices.Contains(postmortem.Filters, q.Filter) {
		return LibraryPage{}, errs.InvalidField(op, "", "filter", "There is no filter called %.40q.", q.Filter)
	}
	if q.Limit <= 0 || q.Limit > maxPage {
		q.Limit = maxPage
	}
	page, err := a.store.List(ctx, postmortem.ListQuery{
		Filter: q.Filter, Text: q.Text, Offset: max(q.Offset, 0), Limit: q.Limit, Now: postmortem.At(a.now()),
	})
	if err != nil {
		return LibraryPage{}, err
	}
	return pageOf(page), nil
}

// Create makes a post-mortem from a template, in the zone of this machine,
// and gives its id. The title may be "".
func (l *Library) Create(token, template, title string) (string, error) {
	return guarded(l.app, token, "Library.Create", func(ctx context.Context) (string, error) {
		return library.Create(ctx, l.app.store, l.app.deps(), template, title, library.MachineZone())
	})
}

// Duplicate copies a post-mortem and gives the id of the copy.
func (l *Library) Duplicate(token, id string) (string, error) {
	return guarded(l.app, token, "Library.Duplicate", func(ctx context.Context) (string, error) {
		return library.Duplicate(ctx, l.app.store, l.app.deps(), id)
	})
}

// OpenSample gives the id of the sample incident, which it makes if need be.
func (l *Library) OpenSample(token string) (string, error) {
	return guarded(l.app, token, "Library.OpenSample", func(ctx context.Context) (string, error) {
		return library.OpenSample(ctx, l.app.store, l.app.deps())
	})
}

// Rename changes the title.
func (l *Library) Rename(token, id, title string) error {
	return guardedCall(l.app, token, "Library.Rename", func(ctx context.Context) error {
		return library.Rename(ctx, l.app.store, l.app.deps(), id, title)
	})
}

// MoveToBin moves a post-mortem to the bin.
func (l *Library) MoveToBin(token, id string) error {
	return guardedCall(l.app, token, "Library.MoveToBin", func(ctx context.Context) error {
		return library.MoveToBin(ctx, l.app.store, l.app.deps(), id)
	})
}

// Restore takes a post-mortem back out of the bin.
func (l *Library) Restore(token, id string) error {
	return guardedCall(l.app, token, "Library.Restore", func(ctx context.Context) error {
		return library.Restore(ctx, l.app.store, l.app.deps(), id)
	})
}

func (a *app) deps() library.Deps { return library.Deps{Now: a.now, NewID: a.newID} }
