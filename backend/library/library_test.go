package library_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"afterword/backend/errs"
	"afterword/backend/library"
	"afterword/backend/postmortem"
	"afterword/backend/sqlite"
)

var now = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func setUp(t *testing.T) (postmortem.Store, library.Deps) {
	t.Helper()
	count := 0
	deps := library.Deps{Now: func() time.Time { return now }, NewID: func() string { count++; return fmt.Sprintf("id-%05d", count) }}
	store, err := sqlite.Open(context.Background(), sqlite.Options{Dir: t.TempDir(), Now: deps.Now, NewID: deps.NewID})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store, deps
}

func open(t *testing.T, store postmortem.Store, id string) postmortem.Snapshot {
	t.Helper()
	snapshot, err := store.Open(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return snapshot
}

func TestCreate(t *testing.T) {
	store, deps := setUp(t)
	ctx := context.Background()
	id, err := library.Create(ctx, store, deps, "small", "Checkout\x00 slow 🐌", "Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	p := open(t, store, id).PostMortem()
	if p.Title != "Checkout␀ slow 🐌" || p.Template != "small" || p.Zone != "Europe/Berlin" || p.Status != "draft" || p.Reference != "PM-2026-001" {
		t.Errorf("created %+v", p)
	}
	id, err = library.Create(ctx, store, deps, "", "", "")
	if err != nil {
		t.Fatal(err)
	}
	if p := open(t, store, id).PostMortem(); p.Title != "" || p.Template != "standard" || p.Zone != "UTC" {
		t.Errorf("with nothing said it is %+v", p)
	}
	for field, args := range map[string][3]string{
		"template": {"huge", "", ""}, "zone": {"", "", "Mars/Olympus"}, "title": {"", strings.Repeat("x", 2001), ""},
	} {
		_, err := library.Create(ctx, store, deps, args[0], args[1], args[2])
		var e *errs.Error
		if !errors.As(err, &e) || e.Code != errs.Invalid || e.Field != field {
			t.Errorf("a bad %s gives %v", field, err)
		}
	}
	page, err := store.List(ctx, postmortem.ListQuery{Filter: "all", Now: postmortem.At(now)})
	if err != nil || page.Total != 2 {
		t.Errorf("the library has %d, %v; what was refused must leave nothing", page.Total, err)
	}
}

func TestOpenSample(t *testing.T) {
	store, deps := setUp(t)
	ctx := context.Background()
	sample := func() string {
		id, err := library.OpenSample(ctx, store, deps)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	first := sample()
	if p := open(t, store, first).PostMortem(); len(p.Events) < 20 || p.Title == "" {
		t.Errorf("the sample has %d events", len(p.Events))
	}
	if sample() != first {
		t.Error("a second call made a second sample")
	}
	if err := library.MoveToBin(ctx, store, deps, first); err != nil {
		t.Fatal(err)
	}
	second := sample()
	if second == first {
		t.Error("the sample in the bin was opened")
	}
	if sample() != second {
		t.Error("the new sample was not remembered")
	}
}

func TestDuplicate(t *testing.T) {
	store, deps := setUp(t)
	ctx := context.Background()
	original, err := library.OpenSample(ctx, store, deps)
	if err != nil {
		t.Fatal(err)
	}
	// A reference to what is gone, and a status that the copy must not have.
	before := open(t, store, original)
	var cited string
	for _, factor := range before.PostMortem().Factors {
		if len(factor.Events) > 0 {
			cited = factor.Events[0]
		}
	}
	if cited == "" {
		t.Fatal("no factor of the sample cites an event")
	}
	_, err = store.Apply(ctx, postmortem.Batch{PostMortem: original, Base: before.Revision, Origin: "typing", Edits: []postmortem.Edit{
		{ID: deps.NewID(), Group: "g", Op: postmortem.Delete, Kind: postmortem.KindEvent, Record: cited},
		{ID: deps.NewID(), Group: "g", Op: postmortem.Update, Kind: postmortem.KindPostMortem, Record: original, Fields: postmortem.Fields{"status": "published"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	copied, err := library.Duplicate(ctx, store, deps, original)
	if err != nil {
		t.Fatal(err)
	}
	from, to := open(t, store, original), open(t, store, copied)
	if len(from.Records) != len(to.Records) {
		t.Fatalf("%d records became %d", len(from.Records), len(to.Records))
	}
	old := map[string]bool{cited: true}
	for _, r := range from.Records {
		old[r.ID] = true
	}
	here := map[string]bool{}
	for _, r := range to.Records {
		if old[r.ID] {
			t.Errorf("%s %s kept its id", r.Kind, r.ID)
		}
		here[r.ID] = true
	}
	for _, r := range to.Records {
		for _, f := range postmortem.Schema[r.Kind] {
			var refs []string
			switch f.Type {
			case postmortem.Ref:
				refs = []string{r.Fields[f.Name].(string)}
			case postmortem.RefList:
				refs = r.Fields[f.Name].([]string)
			}
			for _, ref := range refs {
				if ref != "" && !here[ref] {
					t.Errorf("%s.%s leads to %s, which is not in the copy", r.Kind, f.Name, ref)
				}
			}
		}
	}
	a, b := from.PostMortem(), to.PostMortem()
	if b.Title != a.Title+" (copy)" || b.Status != "draft" || b.Reference == a.Reference || b.Reference == "" {
		t.Errorf("the copy is %q, %s, %s", b.Title, b.Status, b.Reference)
	}
	// Without ids the two must say the same.
	if diff := cmp.Diff(titles(a), titles(b)); diff != "" {
		t.Error(diff)
	}
	if _, err := library.Duplicate(ctx, store, deps, "gone"); errs.CodeOf(err) != errs.NotFound {
		t.Errorf("a copy of nothing gives %v", err)
	}
}

// titles tells a post-mortem without ids: each event with what it cites.
func titles(p postmortem.PostMortem) []string {
	names := map[string]string{}
	for _, e := range p.Evidence {
		names[e.ID] = e.Title
	}
	for _, s := range p.Sources {
		names[s.ID] = s.Name
	}
	var out []string
	for _, e := range p.Events {
		line := e.Title + " " + string(e.OccurredAt) + " " + names[e.Source]
		for _, id := range e.Evidence {
			line += " [" + names[id] + "]"
		}
		out = append(out, line)
	}
	for _, f := range p.Factors {
		out = append(out, fmt.Sprintf("%s cites %d", f.Title, len(f.Events)))
	}
	return out
}

func TestDuplicateOfTheLongestTitle(t *testing.T) {
	store, deps := setUp(t)
	ctx := context.Background()
	id, err := library.Create(ctx, store, deps, "", strings.Repeat("é", 1000), "")
	if err != nil {
		t.Fatal(err)
	}
	copied, err := library.Duplicate(ctx, store, deps, id)
	if err != nil {
		t.Fatal(err)
	}
	if title := open(t, store, copied).PostMortem().Title; !strings.HasSuffix(title, "é (copy)") || !utf8.ValidString(title) || len(title) > postmortem.MaxLine {
		t.Errorf("the title is %q", title)
	}
}

func TestRenameBinRestore(t *testing.T) {
	store, deps := setUp(t)
	ctx := context.Background()
	id, err := library.Create(ctx, store, deps, "", "Checkout", "")
	if err != nil {
		t.Fatal(err)
	}
	for name, step := range map[string]func() error{
		"rename":  func() error { return library.Rename(ctx, store, deps, "gone", "x") },
		"bin":     func() error { return library.MoveToBin(ctx, store, deps, "gone") },
		"restore": func() error { return library.Restore(ctx, store, deps, "gone") },
	} {
		if err := step(); errs.CodeOf(err) != errs.NotFound {
			t.Errorf("%s of nothing gives %v", name, err)
		}
	}
	if err := library.Rename(ctx, store, deps, id, "Checkout was slow"); err != nil {
		t.Fatal(err)
	}
	if s := open(t, store, id); s.PostMortem().Title != "Checkout was slow" || s.Undo.Label != "Rename" {
		t.Errorf("renamed: %q, undo %q", s.PostMortem().Title, s.Undo.Label)
	}
	for range 2 { // the second time changes nothing
		if err := library.MoveToBin(ctx, store, deps, id); err != nil {
			t.Fatal(err)
		}
	}
	binned := open(t, store, id)
	if binned.PostMortem().TrashedAt != postmortem.At(now) {
		t.Errorf("in the bin since %q", binned.PostMortem().TrashedAt)
	}
	if binned.Undo.Label != "Rename" {
		t.Errorf("undo would take back %q", binned.Undo.Label)
	}
	for range 2 {
		if err := library.Restore(ctx, store, deps, id); err != nil {
			t.Fatal(err)
		}
	}
	if s := open(t, store, id); s.PostMortem().TrashedAt != "" || s.Revision != binned.Revision+1 {
		t.Errorf("restored: bin %q, revision %d after %d", s.PostMortem().TrashedAt, s.Revision, binned.Revision)
	}
}

// racing is a store in which somebody else saves before each of our first
// tries.
type racing struct {
	postmortem.Store
	deps library.Deps
	left int
}

func (r *racing) Apply(ctx context.Context, b postmortem.Batch) (postmortem.Applied, error) {
	if r.left > 0 {
		r.left--
		snapshot, err := r.Open(ctx, b.PostMortem)
		if err != nil {
			return postmortem.Applied{}, err
		}
		_, err = r.Store.Apply(ctx, postmortem.Batch{PostMortem: b.PostMortem, Base: snapshot.Revision, Origin: "typing", Edits: []postmortem.Edit{{
			ID: r.deps.NewID(), Op: postmortem.Update, Kind: postmortem.KindPostMortem, Record: b.PostMortem,
			Fields: postmortem.Fields{"summary": r.deps.NewID()},
		}}})
		if err != nil {
			return postmortem.Applied{}, err
		}
	}
	return r.Store.Apply(ctx, b)
}

func TestConflictsAreTriedAgain(t *testing.T) {
	store, deps := setUp(t)
	ctx := context.Background()
	id, err := library.Create(ctx, store, deps, "", "Checkout", "")
	if err != nil {
		t.Fatal(err)
	}
	if err := library.Rename(ctx, &racing{store, deps, 3}, deps, id, "Renamed"); err != nil {
		t.Errorf("three conflicts: %v", err)
	}
	if p := open(t, store, id).PostMortem(); p.Title != "Renamed" || p.Summary == "" {
		t.Errorf("title %q, summary %q: both edits must be there", p.Title, p.Summary)
	}
	if err := library.Rename(ctx, &racing{store, deps, 1000}, deps, id, "Again"); errs.CodeOf(err) != errs.Conflict {
		t.Errorf("conflicts without end give %v", err)
	}
}
