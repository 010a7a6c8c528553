package sqlite

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

func wholeOf(t *testing.T, s *Store, id string) postmortem.Whole {
	t.Helper()
	w, err := s.Whole(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// What was taken in is what was read, with revision, time and history, and can
// be edited from there.
func TestTakeIn(t *testing.T) {
	ctx := context.Background()
	from, to := openStore(t, t.TempDir()), openStore(t, t.TempDir())
	hash, err := from.PutBlob(ctx, postmortem.Blob{MediaType: "text/plain", Data: []byte("log")})
	if err != nil {
		t.Fatal(err)
	}
	id := make1(t, from, postmortem.Fields{"title": "One"})
	evidence, event := testID(), testID()
	a := typing(t, from, id, 1, create(postmortem.KindEvidence, evidence, postmortem.Fields{"title": "Log", "kind": "log", "blob": hash}))
	a = typing(t, from, id, a.Revision, create(postmortem.KindEvent, event, postmortem.Fields{"title": "It began", "evidence": []string{evidence}}))
	a = typing(t, from, id, a.Revision, update(postmortem.KindPostMortem, id, postmortem.Fields{"title": "Two"}))
	typing(t, from, id, a.Revision, remove(postmortem.KindEvidence, evidence))
	w := wholeOf(t, from, id)
	if len(w.History) != 5 || len(w.Blobs) != 1 {
		t.Fatalf("%d edits, %d blobs", len(w.History), len(w.Blobs))
	}

	if err := to.TakeIn(ctx, w); errs.CodeOf(err) != errs.Invalid {
		t.Fatalf("without its bytes: %v", err)
	}
	if _, err := to.Open(ctx, id); errs.CodeOf(err) != errs.NotFound {
		t.Fatalf("something was made: %v", err)
	}
	if _, err := to.PutBlob(ctx, postmortem.Blob{MediaType: "text/plain", Data: []byte("log")}); err != nil {
		t.Fatal(err)
	}
	if err := to.TakeIn(ctx, w); err != nil {
		t.Fatal(err)
	}
	got := wholeOf(t, to, id)
	w.Snapshot.Undo = postmortem.Step{} // the steps to undo stay behind
	if diff := cmp.Diff(w, got); diff != "" {
		t.Error(diff)
	}
	if err := to.TakeIn(ctx, w); errs.CodeOf(err) != errs.Conflict {
		t.Errorf("twice: %v", err)
	}
	typing(t, to, id, got.Snapshot.Revision, update(postmortem.KindPostMortem, id, postmortem.Fields{"title": "Three"}))
	verifyStore(t, to)
}

// A reference that is taken is replaced, and the history tells it.
func TestTakeInReferenceTaken(t *testing.T) {
	ctx := context.Background()
	from, to := openStore(t, t.TempDir()), openStore(t, t.TempDir())
	id := make1(t, from, postmortem.Fields{"title": "One"})
	make1(t, to, postmortem.Fields{"title": "Other"})
	if err := to.TakeIn(ctx, wholeOf(t, from, id)); err != nil {
		t.Fatal(err)
	}
	got := wholeOf(t, to, id)
	last := got.History[len(got.History)-1]
	if p := got.Snapshot.PostMortem(); p.Reference != "PM-2026-002" || got.Snapshot.Revision != 2 || last.Change.Before["reference"] != "PM-2026-001" {
		t.Errorf("reference %s, revision %d, history %v", p.Reference, got.Snapshot.Revision, last.Change)
	}
	// Without a history the records are created by edits of their own.
	w := wholeOf(t, from, id)
	third := openStore(t, t.TempDir())
	w.History, w.Snapshot.Revision = nil, 1
	if err := third.TakeIn(ctx, w); err != nil {
		t.Fatal(err)
	}
	if got := wholeOf(t, third, id); len(got.History) != 1 || got.History[0].Origin != "import" {
		t.Errorf("history %v", got.History)
	}
	verifyStore(t, to)
}
