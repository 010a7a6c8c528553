// Package library holds the use cases over whole post-mortems: create,
// duplicate, open the sample, rename, move to the bin and restore. Each is a
// batch of edits through the store's one way in.
package library

import (
	"context"
	"time"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// Deps are the clock and the source of new ids.
type Deps struct {
	Now   func() time.Time
	NewID func() string
}

// attempts is how often a change of the root record is tried again when
// somebody else (the open window) saved in between.
const attempts = 5

// Create makes a post-mortem and gives its id. The title may be empty and
// stays so; an empty template means standard, an empty zone UTC.
//
// Errors: invalid (Field says which), and those of the store.
func Create(ctx context.Context, store postmortem.Store, deps Deps, template, title, zone string) (string, error) {
	id := deps.NewID()
	fields := postmortem.Fields{"title": title}
	if template != "" {
		fields["template"] = template
	}
	if zone != "" {
		fields["zone"] = zone
	}
	_, err := store.Apply(ctx, postmortem.Batch{
		PostMortem: id, Origin: "template",
		Edits: []postmortem.Edit{{
			ID: deps.NewID(), Group: deps.NewID(), Label: "Create", Op: postmortem.Create,
			Kind: postmortem.KindPostMortem, Record: id, Fields: fields,
		}},
	})
	if err != nil {
		return "", err
	}
	return id, nil
}

// Rename changes the title. Undo in the workspace takes it back.
//
// Errors: not_found, invalid (the title is too long), and those of the store.
func Rename(ctx context.Context, store postmortem.Store, deps Deps, id, title string) error {
	return changeRoot(ctx, store, deps, id, "typing", "Rename", func(postmortem.PostMortem) postmortem.Fields {
		return postmortem.Fields{"title": title}
	})
}

// MoveToBin takes a post-mortem out of the library. Restore brings it back;
// nothing is deleted. One that is in the bin already stays as it is.
//
// Errors: not_found, and those of the store.
func MoveToBin(ctx context.Context, store postmortem.Store, deps Deps, id string) error {
	return changeRoot(ctx, store, deps, id, "library", "Move to the bin", func(p postmortem.PostMortem) postmortem.Fields {
		if !p.TrashedAt.None() {
			return nil
		}
		return postmortem.Fields{"trashedAt": string(postmortem.At(deps.Now()))}
	})
}

// Restore brings a post-mortem back from the bin.
//
// Errors: not_found, and those of the store.
func Restore(ctx context.Context, store postmortem.Store, deps Deps, id string) error {
	return changeRoot(ctx, store, deps, id, "library", "Restore from the bin", func(p postmortem.PostMortem) postmortem.Fields {
		if p.TrashedAt.None() {
			return nil
		}
		return postmortem.Fields{"trashedAt": ""}
	})
}

// changeRoot updates fields of the root record. On a conflict it reads the
// new revision and asks again. Nil fields change nothing.
func changeRoot(
	ctx context.Context, store postmortem.Store, deps Deps, id, origin, label string,
	change func(postmortem.PostMortem) postmortem.Fields,
) error {
	// The same edit with every attempt: should one have got through after all,
	// the store knows its id.
	edit := postmortem.Edit{
		ID: deps.NewID(), Group: deps.NewID(), Label: label,
		Op: postmortem.Update, Kind: postmortem.KindPostMortem, Record: id,
	}
	for attempt := 1; ; attempt++ {
		snapshot, err := store.Open(ctx, id)
		if err != nil {
			return err
		}
		if edit.Fields = change(snapshot.PostMortem()); edit.Fields == nil {
			return nil
		}
		_, err = store.Apply(ctx, postmortem.Batch{
			PostMortem: id, Base: snapshot.Revision, Origin: origin, Edits: []postmortem.Edit{edit},
		})
		if errs.CodeOf(err) != errs.Conflict || attempt == attempts {
			return err
		}
	}
}
