package library_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"afterword/backend/bundle"
	"afterword/backend/library"
	"afterword/backend/postmortem"
)

func document(t *testing.T, store postmortem.Store, id string) (*bundle.File, []byte) {
	t.Helper()
	ctx := context.Background()
	whole, err := store.Whole(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	d := bundle.Document{Program: "test", Snapshot: whole.Snapshot, History: whole.History, Blobs: whole.Blobs}
	if err := bundle.Write(&out, d, func(hash string) (postmortem.Blob, error) { return store.Blob(ctx, hash) }); err != nil {
		t.Fatal(err)
	}
	f, err := bundle.Open(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return f, out.Bytes()
}

// grow makes random edits, some of which it takes back again.
func grow(t *testing.T, store postmortem.Store, deps library.Deps, id string, r *rand.Rand) {
	t.Helper()
	ctx := context.Background()
	var events []string
	for step := range 3 + r.IntN(15) {
		base := open(t, store, id).Revision
		e := postmortem.Edit{ID: deps.NewID(), Group: fmt.Sprint("g", step/2), Label: "Edit", Kind: postmortem.KindEvent}
		switch r.IntN(6) {
		case 0:
			if _, err := store.Undo(ctx, id, base); err != nil {
				t.Fatal(err)
			}
			continue
		case 1:
			hash, err := store.PutBlob(ctx, postmortem.Blob{MediaType: "text/plain", Data: fmt.Appendf(nil, "log %d\n", r.IntN(3))})
			if err != nil {
				t.Fatal(err)
			}
			e.Op, e.Kind, e.Record = postmortem.Create, postmortem.KindEvidence, deps.NewID()
			e.Fields = postmortem.Fields{"title": "Log", "kind": "log", "blob": hash}
		case 2:
			e.Op, e.Kind, e.Record = postmortem.Update, postmortem.KindPostMortem, id
			e.Fields = postmortem.Fields{"title": fmt.Sprintf("Title <%d> & “é🐌”", r.IntN(9)), "tags": []string{"a", "b"}}
		default:
			e.Op, e.Record = postmortem.Create, deps.NewID()
			e.Fields = postmortem.Fields{"title": fmt.Sprint("Event ", step), "occurredAt": fmt.Sprintf("2026-11-%02dT10:00:00.000Z", 1+r.IntN(28))}
			if len(events) > 0 {
				e.Fields["afterEvent"] = events[r.IntN(len(events))]
			}
			events = append(events, e.Record)
		}
		if _, err := store.Apply(ctx, postmortem.Batch{PostMortem: id, Base: base, Origin: "typing", Edits: []postmortem.Edit{e}}); err != nil {
			t.Fatal(err)
		}
	}
}

// A document goes to another library and back as the same bytes; taken in where
// it is already, it is a copy that says the same.
func TestDocumentRoundTrip(t *testing.T) {
	ctx := context.Background()
	from, deps := setUp(t)
	to, other := setUp(t)
	fresh := other.NewID
	other.NewID = func() string { return "other-" + fresh() }
	for seed := range uint64(40) {
		id, err := library.Create(ctx, from, deps, "standard", fmt.Sprint("Incident ", seed), "UTC")
		if err != nil {
			t.Fatal(err)
		}
		grow(t, from, deps, id, rand.New(rand.NewPCG(seed, 1)))
		f, data := document(t, from, id)
		taken, err := library.TakeDocument(ctx, to, other, f)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if taken.ID != id || taken.Copy || taken.Renamed {
			t.Fatalf("seed %d: %+v", seed, taken)
		}
		if _, again := document(t, to, id); !bytes.Equal(data, again) {
			t.Fatalf("seed %d: the second library writes another file", seed)
		}
	}
	list, err := to.List(ctx, postmortem.ListQuery{Filter: "all"})
	if err != nil || list.Total != 40 {
		t.Fatal(list.Total, err)
	}
}

func TestDocumentTwice(t *testing.T) {
	ctx := context.Background()
	store, deps := setUp(t)
	id, err := library.OpenSample(ctx, store, deps)
	if err != nil {
		t.Fatal(err)
	}
	grow(t, store, deps, id, rand.New(rand.NewPCG(7, 7)))
	f, before := document(t, store, id)
	taken, err := library.TakeDocument(ctx, store, deps, f)
	if err != nil {
		t.Fatal(err)
	}
	if !taken.Copy || !taken.Renamed || taken.ID == id {
		t.Errorf("%+v", taken)
	}
	if _, after := document(t, store, id); !bytes.Equal(before, after) {
		t.Error("the first one changed")
	}
	a, b := open(t, store, id).PostMortem(), open(t, store, taken.ID).PostMortem()
	if len(a.Events) != len(b.Events) || len(a.Evidence) != len(b.Evidence) {
		t.Fatalf("%d events and %d pieces of evidence became %d and %d", len(a.Events), len(a.Evidence), len(b.Events), len(b.Evidence))
	}
	titles := func(p postmortem.PostMortem) (out []string) {
		for _, e := range p.Events {
			out = append(out, e.Title)
		}
		slices.Sort(out) // events of one time are in the order of their ids
		return out
	}
	if diff := cmp.Diff(titles(a), titles(b)); diff != "" {
		t.Error(diff)
	}
	ids := map[string]bool{"": true}
	for _, e := range b.Events {
		ids[e.ID] = true
	}
	for _, e := range b.Events {
		if !ids[e.AfterEvent] {
			t.Errorf("event %s follows one that is not in the copy", e.Title)
		}
	}
}
