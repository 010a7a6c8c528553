package library

import (
	"context"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
	"afterword/backend/sample"
)

// settingSample remembers the id of the sample in this library.
const settingSample = "library.sample"

// OpenSample gives the id of the sample incident. It is made on the first
// call; later calls give the same one, with what was changed in it, as long
// as it is not in the bin: then a new one is made.
//
// Errors: those of the store.
func OpenSample(ctx context.Context, store postmortem.Store, deps Deps) (string, error) {
	id, err := store.Setting(ctx, settingSample)
	if err != nil {
		return "", err
	}
	if id != "" {
		snapshot, err := store.Open(ctx, id)
		switch {
		case err == nil && snapshot.PostMortem().TrashedAt.None():
			return id, nil
		case err != nil && errs.CodeOf(err) != errs.NotFound:
			return "", err
		}
	}
	edits := sample.Edits(deps.NewID)
	id = edits[0].Record
	// The setting first: if the second step fails it leads nowhere and the next
	// call begins anew. The other way round there could be two samples.
	if err := store.SetSetting(ctx, settingSample, id); err != nil {
		return "", err
	}
	if _, err := store.Apply(ctx, postmortem.Batch{PostMortem: id, Origin: "sample", Edits: edits}); err != nil {
		return "", err
	}
	return id, nil
}
