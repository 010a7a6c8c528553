package library_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"afterword/backend/errs"
	"afterword/backend/library"
	"afterword/backend/postmortem"
)

// past makes a post-mortem with one event and actions as "title/status/due".
func past(t *testing.T, store postmortem.Store, deps library.Deps, title, began string, services []string, actions ...string) string {
	t.Helper()
	id, err := library.Create(context.Background(), store, deps, "", title, "UTC")
	if err != nil {
		t.Fatal(err)
	}
	edit := func(op postmortem.Op, kind postmortem.Kind, record string, fields postmortem.Fields) postmortem.Edit {
		return postmortem.Edit{ID: deps.NewID(), Group: "g", Label: "Make", Op: op, Kind: kind, Record: record, Fields: fields}
	}
	edits := []postmortem.Edit{edit(postmortem.Update, postmortem.KindPostMortem, id, postmortem.Fields{"services": services})}
	if began != "" {
		edits = append(edits, edit(postmortem.Create, postmortem.KindEvent, deps.NewID(), postmortem.Fields{"title": "it began", "occurredAt": began + "T12:00:00.000Z"}))
	}
	for i, a := range actions {
		part := strings.Split(a, "/")
		edits = append(edits, edit(postmortem.Create, postmortem.KindAction, deps.NewID(), postmortem.Fields{
			"title": part[0], "status": part[1], "dueOn": part[2], "owner": "Ana", "rank": fmt.Sprintf("a%d", i+1),
		}))
	}
	if _, err := store.Apply(context.Background(), postmortem.Batch{PostMortem: id, Base: open(t, store, id).Revision, Origin: "typing", Edits: edits}); err != nil {
		t.Fatal(err)
	}
	return id
}

func TestEarlierActions(t *testing.T) {
	store, deps := setUp(t)
	ctx := context.Background()
	past(t, store, deps, "old", "2025-03-01", []string{"Checkout "}, "late/open/2025-06-01", "no date/started/", "first/open/2025-04-01", "done/done/2025-03-02", "no/declined/")
	past(t, store, deps, "newer", "2026-01-01", []string{"search", "cache"}, "warm it/open/")
	past(t, store, deps, "another service", "2026-01-02", []string{"mail"}, "x/open/")
	past(t, store, deps, "nothing open", "2026-01-03", []string{"checkout"}, "x/done/")
	past(t, store, deps, "later", "2026-12-01", []string{"checkout"}, "x/open/")
	binned := past(t, store, deps, "in the bin", "2026-01-04", []string{"checkout"}, "x/open/")
	if err := library.MoveToBin(ctx, store, deps, binned); err != nil {
		t.Fatal(err)
	}
	id := past(t, store, deps, "this one", "2026-03-28", []string{"checkout"}, "own/open/")

	for _, c := range []struct {
		services []string
		want     []string
	}{
		{nil, nil},
		{[]string{"", " "}, nil},
		{[]string{"nobody"}, nil},
		{[]string{"checkout"}, []string{"old [Checkout]: first, late, no date"}},
		{[]string{"CACHE", "checkout"}, []string{"newer [cache]: warm it", "old [Checkout]: first, late, no date"}},
	} {
		found, more, err := library.EarlierActions(ctx, store, id, c.services)
		if err != nil || more != 0 {
			t.Fatalf("%v: %v, %d more", c.services, err, more)
		}
		var got []string
		for _, e := range found {
			var titles []string
			for _, a := range e.Actions {
				titles = append(titles, a.Title)
			}
			got = append(got, fmt.Sprintf("%s %v: %s", e.Title, e.Shared, strings.Join(titles, ", ")))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%v: %s", c.services, diff)
		}
	}
	if _, _, err := library.EarlierActions(ctx, store, "gone", []string{"checkout"}); errs.CodeOf(err) != errs.NotFound {
		t.Errorf("of one that is not there: %v", err)
	}
}

func TestEarlierActionsAreTheNewest(t *testing.T) {
	store, deps := setUp(t)
	for i := range 13 {
		past(t, store, deps, fmt.Sprintf("number %d", i), fmt.Sprintf("2026-01-%02d", i+1), []string{"checkout"}, "x/open/")
	}
	id := past(t, store, deps, "this one", "2026-03-28", nil)
	found, more, err := library.EarlierActions(context.Background(), store, id, []string{"checkout"})
	if err != nil || len(found) != 10 || more != 3 || found[0].Title != "number 12" {
		t.Errorf("%d found, %d more, %v", len(found), more, err)
	}
}

// damagedStore cannot open one post-mortem.
type damagedStore struct {
	postmortem.Store

	id string
}

func (s damagedStore) Open(ctx context.Context, id string) (postmortem.Snapshot, error) {
	if id == s.id {
		return postmortem.Snapshot{}, errs.Wrap(errors.New("bit rot"), errs.StorageCorrupt, "test", "It is damaged.")
	}
	return s.Store.Open(ctx, id)
}

func TestEarlierActionsPassOverWhatIsDamaged(t *testing.T) {
	store, deps := setUp(t)
	bad := past(t, store, deps, "damaged", "2026-01-01", []string{"checkout"}, "x/open/")
	past(t, store, deps, "whole", "2026-01-02", []string{"checkout"}, "y/open/")
	id := past(t, store, deps, "this one", "2026-03-28", nil)
	found, _, err := library.EarlierActions(context.Background(), damagedStore{store, bad}, id, []string{"checkout"})
	if err != nil || len(found) != 1 || found[0].Title != "whole" {
		t.Errorf("%v, %+v", err, found)
	}
}
