package sqlite

import (
	"bytes"
	"context"
	"os"
	"testing"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

func openToRead(t *testing.T, dir string) *Store {
	t.Helper()
	o := options(dir)
	o.Reading = true
	s, err := Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestReadingChangesNothing(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	id, _ := bigDocument(t, s, 50)
	want := content(snapshot(t, s, id).Records)
	closeStore(t, s)
	before, err := os.ReadFile(dbPath(dir))
	if err != nil {
		t.Fatal(err)
	}
	s = openToRead(t, dir)
	if !s.glancing || s.keeper != nil {
		t.Fatal("a library in order is opened with all that writing needs")
	}
	got := content(snapshot(t, s, id).Records)
	if len(got) != len(want) {
		t.Errorf("%d records, want %d", len(got), len(want))
	}
	for key, text := range want {
		if got[key] != text {
			t.Errorf("%s reads %q, want %q", key, got[key], text)
		}
	}
	_, err = s.Apply(context.Background(), postmortem.Batch{PostMortem: id, Origin: "typing", Edits: []postmortem.Edit{
		update(postmortem.KindPostMortem, id, postmortem.Fields{"title": "x"}),
	}})
	if err == nil {
		t.Error("a library opened to read was written")
	}
	if _, err := Open(context.Background(), options(dir)); errs.CodeOf(err) != errs.StorageLocked {
		t.Errorf("a second one opens it meanwhile: %v", err)
	}
	closeStore(t, s)
	if after, _ := os.ReadFile(dbPath(dir)); !bytes.Equal(after, before) {
		t.Error("reading changed the file")
	}
}

// TestReadingOpensAsEverWhatIsNotInOrder: what a crash left in the log is read,
// a new library is made, and damage is told.
func TestReadingOpensAsEverWhatIsNotInOrder(t *testing.T) {
	dir := t.TempDir()
	s := openToRead(t, dir)
	if s.glancing {
		t.Error("there was nothing to read")
	}
	closeStore(t, s)

	s = openStore(t, dir)
	id := make1(t, s, postmortem.Fields{"title": "Only in the log"})
	crashed := t.TempDir() // as the disk looks when the program is killed here
	for _, end := range []string{"", "-wal"} {
		data, err := os.ReadFile(dbPath(dir) + end)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(dbPath(crashed)+end, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	closeStore(t, s)
	s = openToRead(t, crashed)
	if s.glancing {
		t.Error("a log that was never brought into the file is no library in order")
	}
	if snap := snapshot(t, s, id); snap.PostMortem().Title != "Only in the log" {
		t.Errorf("the title is %q", snap.PostMortem().Title)
	}
	closeStore(t, s)

	data, err := os.ReadFile(dbPath(dir))
	if err != nil {
		t.Fatal(err)
	}
	copy(data[len(data)/2/4096*4096:], make([]byte, 8192))
	if err := os.WriteFile(dbPath(dir), data, 0o600); err != nil {
		t.Fatal(err)
	}
	o := options(dir)
	o.Reading = true
	_, err = Open(context.Background(), o)
	wantCode(t, err, errs.StorageCorrupt)
}
