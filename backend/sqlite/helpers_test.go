package sqlite

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

var idCount atomic.Int64

func testID() string { return fmt.Sprintf("id-%012d", idCount.Add(1)) }

func options(dir string) Options {
	return Options{Dir: dir, Now: func() time.Time { return noon }, NewID: testID}
}

func openStore(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(context.Background(), options(dir))
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	t.Cleanup(func() { closeStore(t, s) })
	return s
}

func closeStore(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
}

// make1 creates a post-mortem and gives its id.
func make1(t testing.TB, s *Store, fields postmortem.Fields) string {
	t.Helper()
	id := testID()
	_, err := s.Apply(context.Background(), postmortem.Batch{PostMortem: id, Origin: "template", Edits: []postmortem.Edit{
		create(postmortem.KindPostMortem, id, fields),
	}})
	if err != nil {
		t.Fatalf("create: %v", err)
	}
	return id
}

func create(kind postmortem.Kind, id string, fields postmortem.Fields) postmortem.Edit {
	return postmortem.Edit{ID: testID(), Label: "Add " + string(kind), Op: postmortem.Create, Kind: kind, Record: id, Fields: fields}
}

func update(kind postmortem.Kind, id string, fields postmortem.Fields) postmortem.Edit {
	return postmortem.Edit{ID: testID(), Label: "Edit " + string(kind), Op: postmortem.Update, Kind: kind, Record: id, Fields: fields}
}

func remove(kind postmortem.Kind, id string) postmortem.Edit {
	return postmortem.Edit{ID: testID(), Label: "Remove " + string(kind), Op: postmortem.Delete, Kind: kind, Record: id}
}

// typing applies edits and gives the reply.
func typing(t testing.TB, s *Store, id string, base int64, edits ...postmortem.Edit) postmortem.Applied {
	t.Helper()
	a, err := s.Apply(context.Background(), postmortem.Batch{PostMortem: id, Base: base, Origin: "typing", Edits: edits})
	if err != nil {
		t.Fatalf("Apply: %v", err)
	}
	return a
}

func snapshot(t testing.TB, s *Store, id string) postmortem.Snapshot {
	t.Helper()
	snap, err := s.Open(context.Background(), id)
	if err != nil {
		t.Fatalf("Open(%s): %v", id, err)
	}
	return snap
}

func verifyStore(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Verify(context.Background()); err != nil {
		t.Fatalf("Verify: %v", err)
	}
}

func wantCode(t testing.TB, err error, code errs.Code) {
	t.Helper()
	if got := errs.CodeOf(err); got != code {
		t.Fatalf("error %v has code %q, want %q", err, got, code)
	}
}

// content is a post-mortem as one comparable map.
func content(records []postmortem.Record) map[string]string {
	out := map[string]string{}
	for _, r := range records {
		for _, f := range postmortem.Schema[r.Kind] {
			out[string(r.Kind)+"/"+r.ID+"/"+f.Name] = fmt.Sprintf("%T %v", r.Fields[f.Name], r.Fields[f.Name])
		}
	}
	return out
}

func dbPath(dir string) string { return filepath.Join(dir, FileName) }

var words = []string{"api", "deploy 4.2 started", "Überlastung", "数据库", "naïve\nline", "retry storm", "🔥 pager", "a < b & \"c\"", ""}

// randomValue gives a valid value of a field.
func randomValue(r *rand.Rand, f postmortem.Field, ids []string) any {
	word := words[r.IntN(len(words))]
	at := postmortem.At(noon.Add(-time.Duration(r.IntN(6000)) * time.Minute))
	switch f.Type {
	case postmortem.Line:
		return postmortem.CleanLine(word)
	case postmortem.Text:
		return word
	case postmortem.Choice:
		return f.Choices[r.IntN(len(f.Choices))]
	case postmortem.InstantField:
		if r.IntN(4) == 0 {
			return ""
		}
		return string(at)
	case postmortem.DateField:
		return []string{"", "2026-12-01"}[r.IntN(2)]
	case postmortem.ZoneField:
		return []string{"", "Europe/Berlin", "+05:45"}[r.IntN(3)]
	case postmortem.Bool:
		return r.IntN(2) == 0
	case postmortem.Int:
		return int64(f.Min + r.IntN(min(1000, f.Max-f.Min+1)))
	case postmortem.Ref:
		return ids[r.IntN(len(ids))]
	case postmortem.RefList:
		return []string{ids[len(ids)-1]} // the first may be ""
	case postmortem.LineList:
		if f.Choices != nil {
			return []string{f.Choices[r.IntN(len(f.Choices))]}
		}
		return []string{"one", "zwei"}[:r.IntN(3)]
	case postmortem.Hash:
		return "" // bytes have tests of their own: no edit can name what is not there
	case postmortem.Rank:
		return []string{"", "i", "i5", "z"}[r.IntN(4)]
	}
	panic("unknown type")
}

// randomFields gives values for some fields of a kind.
func randomFields(r *rand.Rand, kind postmortem.Kind, ids []string) postmortem.Fields {
	out := postmortem.Fields{}
	for _, f := range postmortem.Schema[kind] {
		if f.Name != "reference" && r.IntN(3) == 0 {
			out[f.Name] = randomValue(r, f, ids)
		}
	}
	return out
}

// bigDocument fills a post-mortem with events and gives its id and theirs.
func bigDocument(tb testing.TB, s *Store, n int) (string, []string) {
	tb.Helper()
	id := make1(tb, s, postmortem.Fields{"title": "Big"})
	edits := make([]postmortem.Edit, n)
	ids := make([]string, n)
	for i := range edits {
		ids[i] = testID()
		fields := postmortem.Fields{
			"title":       fmt.Sprintf("Event %d of the evening", i),
			"description": "What was seen: requests to the checkout took more than ten seconds.",
			"occurredAt":  string(postmortem.At(noon.Add(time.Duration(i) * time.Second))),
			"original":    "2026-11-23T12:00:00Z checkout p99=10.2s",
		}
		if i%2000 == 7 {
			fields["milestone"] = postmortem.Milestones[1+i/2000]
		}
		edits[i] = create(postmortem.KindEvent, ids[i], fields)
		edits[i].Group = "import" // one undo step, as an import is
	}
	if _, err := s.Apply(context.Background(), postmortem.Batch{PostMortem: id, Base: 1, Origin: "import", Edits: edits}); err != nil {
		tb.Fatal(err)
	}
	return id, ids
}

// tamper changes the database behind the store's back, but not while its
// keeper appends to the log: no program of ours does that.
func tamper(s *Store, statement string) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	_, err := s.h.writer.exec(context.Background(), statement)
	return err
}
