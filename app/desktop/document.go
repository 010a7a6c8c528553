package desktop

import (
	"context"

	"afterword/backend/postmortem"
)

// Document is bound to the page: one post-mortem and its edits.
type Document struct{ app *app }

// Open reads a whole post-mortem.
func (d *Document) Open(token, id string) (DocumentSnapshot, error) {
	return guarded(d.app, token, "Document.Open", func(ctx context.Context) (DocumentSnapshot, error) {
		snapshot, err := d.app.store.Open(ctx, id)
		if err != nil {
			return DocumentSnapshot{}, err
		}
		return snapshotOf(snapshot), nil
	})
}

// Apply makes edits; they are durable when it returns.
func (d *Document) Apply(token string, batch EditBatch) (Applied, error) {
	return guarded(d.app, token, "Document.Apply", func(ctx context.Context) (Applied, error) {
		if batch.problem != nil {
			return Applied{}, batch.problem
		}
		return applied(d.app.store.Apply(ctx, postmortem.Batch{
			PostMortem: batch.PostMortem, Base: batch.BaseRevision, Origin: "typing", Edits: batch.edits(),
		}))
	})
}

// Undo takes back the newest step.
func (d *Document) Undo(token, id string, baseRevision int64) (Applied, error) {
	return guarded(d.app, token, "Document.Undo", func(ctx context.Context) (Applied, error) {
		return applied(d.app.store.Undo(ctx, id, baseRevision))
	})
}

// Redo makes the step taken back last again.
func (d *Document) Redo(token, id string, baseRevision int64) (Applied, error) {
	return guarded(d.app, token, "Document.Redo", func(ctx context.Context) (Applied, error) {
		return applied(d.app.store.Redo(ctx, id, baseRevision))
	})
}

func applied(a postmortem.Applied, err error) (Applied, error) {
	if err != nil {
		return Applied{}, err
	}
	return appliedOf(a), nil
}
