package sqlite

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

func putBytes(t testing.TB, s *Store, data string) string {
	t.Helper()
	hash, err := s.PutBlob(context.Background(), postmortem.Blob{MediaType: "text/plain", Data: []byte(data)})
	if err != nil {
		t.Fatalf("PutBlob: %v", err)
	}
	return hash
}

func countBlobs(t *testing.T, s *Store) int64 {
	t.Helper()
	n, err := s.h.writer.number(context.Background(), "SELECT count(*) FROM blob")
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func cites(hash string) postmortem.Edit {
	return create(postmortem.KindEvidence, testID(), postmortem.Fields{"kind": "file", "blob": hash})
}

func TestBytesAreKeptOnce(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	picture := postmortem.Blob{MediaType: "image/png", Width: 3, Height: 2, Data: []byte("\x89PNG…"), Thumbnail: []byte("small")}
	hash, err := s.PutBlob(t.Context(), picture)
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.PutBlob(t.Context(), picture)
	if err != nil || again != hash || countBlobs(t, s) != 1 {
		t.Fatalf("the second time: %s, %v, %d rows", again, err, countBlobs(t, s))
	}
	closeStore(t, s)
	s = openStore(t, dir)
	got, err := s.Blob(t.Context(), hash)
	if err != nil || !bytes.Equal(got.Data, picture.Data) || !bytes.Equal(got.Thumbnail, picture.Thumbnail) ||
		got.MediaType != "image/png" || got.Size != int64(len(picture.Data)) || got.Width != 3 || got.Height != 2 {
		t.Errorf("read %+v, %v", got, err)
	}
	small, err := s.Thumbnail(t.Context(), hash)
	if err != nil || small.Data != nil || !bytes.Equal(small.Thumbnail, picture.Thumbnail) {
		t.Errorf("small %+v, %v", small, err)
	}
	if empty := putBytes(t, s, ""); len(empty) != 64 {
		t.Errorf("no bytes are bytes too: %q", empty)
	}
	verifyStore(t, s)
	for _, unknown := range []string{"", strings.Repeat("0", 64), "../../etc/passwd"} {
		_, err := s.Blob(t.Context(), unknown)
		wantCode(t, err, errs.NotFound)
	}
}

func TestTooManyBytes(t *testing.T) {
	s := openStore(t, t.TempDir())
	_, err := s.PutBlob(t.Context(), postmortem.Blob{Data: make([]byte, postmortem.MaxBlob+1)})
	wantCode(t, err, errs.TooLarge)
	if !strings.Contains(err.Error(), "25 MB") {
		t.Errorf("the limit is not said: %v", err)
	}
	hash, err := s.PutBlob(t.Context(), postmortem.Blob{Data: make([]byte, postmortem.MaxBlob)})
	if err != nil {
		t.Fatal(err)
	}
	if b, err := s.Blob(t.Context(), hash); err != nil || len(b.Data) != postmortem.MaxBlob {
		t.Errorf("%d bytes, %v", len(b.Data), err)
	}
}

func TestEditsCiteOnlyWhatIsThere(t *testing.T) {
	s := openStore(t, t.TempDir())
	id := make1(t, s, nil)
	for name, hash := range map[string]string{"unknown": strings.Repeat("ab", 32), "no hash": "picture.png", "a path": "../../etc/passwd"} {
		_, err := s.Apply(t.Context(), postmortem.Batch{PostMortem: id, Base: 1, Origin: "typing", Edits: []postmortem.Edit{cites(hash)}})
		if errs.CodeOf(err) != errs.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	typing(t, s, id, 1, cites(putBytes(t, s, "log")))
	verifyStore(t, s)
}

// TestUndoBringsBytesBack: what an edit ever named stays, whatever becomes of
// its record; what none named goes after a day.
func TestUndoBringsBytesBack(t *testing.T) {
	dir, now := t.TempDir(), noon
	o := options(dir)
	o.Now = func() time.Time { return now }
	s, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer closeStore(t, s)
	id := make1(t, s, nil)
	kept, dropped := putBytes(t, s, "kept"), putBytes(t, s, "dropped")
	e := cites(kept)
	base := typing(t, s, id, 1, e).Revision
	base = typing(t, s, id, base, remove(postmortem.KindEvidence, e.Record)).Revision
	if n := len(snapshot(t, s, id).PostMortem().Evidence); n != 0 {
		t.Fatalf("%d pieces of evidence", n)
	}

	now = noon.Add(23 * time.Hour)
	again := putBytes(t, s, "again")
	if n := countBlobs(t, s); n != 3 {
		t.Errorf("%d blobs within a day", n)
	}
	now = noon.Add(25 * time.Hour)
	putBytes(t, s, "next")
	if _, err := s.Blob(t.Context(), dropped); errs.CodeOf(err) != errs.NotFound {
		t.Errorf("bytes that nobody named: %v", err)
	}
	now = noon.Add(46 * time.Hour)
	putBytes(t, s, "again") // begins to wait anew
	now = noon.Add(48 * time.Hour)
	putBytes(t, s, "last")
	if _, err := s.Blob(t.Context(), again); err != nil {
		t.Errorf("bytes that were added again: %v", err)
	}

	if _, err := s.Undo(t.Context(), id, base); err != nil {
		t.Fatal(err)
	}
	evidence := snapshot(t, s, id).PostMortem().Evidence
	if len(evidence) != 1 {
		t.Fatalf("undo gave %v", evidence)
	}
	if b, err := s.Blob(t.Context(), evidence[0].Blob); err != nil || string(b.Data) != "kept" {
		t.Errorf("after undo: %q, %v", b.Data, err)
	}
	verifyStore(t, s)
}

// TestFlippedBytesAreNoticed: reading, verifying and a copy's verification all
// see a bit that changed in stored bytes, in the small picture or in the kind.
func TestFlippedBytesAreNoticed(t *testing.T) {
	source := t.TempDir()
	s := openStore(t, source)
	id := make1(t, s, nil)
	data := strings.Repeat("a line of the log that nobody may change\n", 300)
	hash, err := s.PutBlob(t.Context(), postmortem.Blob{MediaType: "text/x-marker", Data: []byte(data), Thumbnail: []byte("SMALL-PICTURE")})
	if err != nil {
		t.Fatal(err)
	}
	typing(t, s, id, 1, cites(hash))
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	if err := verifyFile(t.Context(), copied); err != nil {
		t.Fatalf("the copy: %v", err)
	}
	whole, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	for _, where := range []string{"that nobody may change", "SMALL-PICTURE", "text/x-marker"} {
		dir := t.TempDir()
		damaged := bytes.Clone(whole)
		damaged[bytes.LastIndex(damaged, []byte(where))+3] ^= 1
		if err := os.WriteFile(dbPath(dir), damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		wantCode(t, verifyFile(t.Context(), dbPath(dir)), errs.StorageCorrupt)
		s := openStore(t, dir)
		_, err := s.Blob(t.Context(), hash)
		wantCode(t, err, errs.StorageCorrupt)
		wantCode(t, s.Verify(t.Context()), errs.StorageCorrupt)
		if len(snapshot(t, s, id).PostMortem().Evidence) != 1 {
			t.Error("the rest cannot be read")
		}
	}
}

// TestLostBytesAreNoticed: evidence whose bytes were taken out of the file.
func TestLostBytesAreNoticed(t *testing.T) {
	s := openStore(t, t.TempDir())
	id := make1(t, s, nil)
	typing(t, s, id, 1, cites(putBytes(t, s, "log")))
	if err := tamper(s, "DELETE FROM blob"); err != nil {
		t.Fatal(err)
	}
	wantCode(t, s.Verify(t.Context()), errs.StorageCorrupt)
}
