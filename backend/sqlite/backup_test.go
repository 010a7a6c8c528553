package sqlite

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

func TestBackupIsEqual(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	id, _ := bigDocument(t, s, 300)
	path := filepath.Join(t.TempDir(), FileName)
	if err := s.Backup(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	if left, _ := filepath.Glob(path + ".partial*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	copied := openStore(t, filepath.Dir(path))
	verifyStore(t, copied)
	if !maps.Equal(content(snapshot(t, s, id).Records), content(snapshot(t, copied, id).Records)) {
		t.Error("the copy differs")
	}
	a, err := copied.Undo(context.Background(), id, 2)
	if err != nil || a.Revision != 3 {
		t.Errorf("undo works in the copy: %+v %v", a, err)
	}
}

func TestBackupTargets(t *testing.T) {
	s := openStore(t, t.TempDir())
	make1(t, s, nil)
	there := filepath.Join(t.TempDir(), "there")
	if err := os.WriteFile(there, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{there, filepath.Join(there, "below a file"), filepath.Join(t.TempDir(), "no", "folder"), s.path, t.TempDir()} {
		wantCode(t, s.Backup(context.Background(), path), errs.ExportIO)
	}
	if data, _ := os.ReadFile(there); string(data) != "mine" {
		t.Error("a file was overwritten")
	}
	verifyStore(t, s)
}

func TestBackupWhileWriting(t *testing.T) {
	s := openStore(t, t.TempDir())
	id, ids := bigDocument(t, s, 200)
	stop := make(chan struct{})
	var done sync.WaitGroup
	done.Add(1)
	go func() {
		defer done.Done()
		base := int64(2)
		for {
			select {
			case <-stop:
				return
			default:
				a, err := s.Apply(context.Background(), postmortem.Batch{
					PostMortem: id, Base: base, Origin: "typing",
					Edits: []postmortem.Edit{update(postmortem.KindEvent, ids[base%200], postmortem.Fields{"title": testID()})},
				})
				if err != nil {
					t.Error(err)
					return
				}
				base = a.Revision
			}
		}
	}()
	for range 10 {
		path := filepath.Join(t.TempDir(), "copy.db")
		if err := s.Backup(context.Background(), path); err != nil {
			t.Error(err)
			continue
		}
		if err := verifyFile(context.Background(), path); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	done.Wait()
}

func TestAutomaticBackups(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	s.keeper.stop() // it would make backups of its own, five seconds after the start
	now := noon
	s.now = func() time.Time { return now }
	count := func(want int) {
		t.Helper()
		if err := s.autoBackup(context.Background()); err != nil {
			t.Fatal(err)
		}
		if got := len(backups(dir)); got != want {
			t.Fatalf("%d backups, want %d", got, want)
		}
	}
	count(0) // nothing to keep yet
	id := make1(t, s, nil)
	count(1)
	typing(t, s, id, 1, update(postmortem.KindPostMortem, id, postmortem.Fields{"title": "a"}))
	count(1) // too soon
	now = now.Add(61 * time.Minute)
	count(2)
	now = now.Add(61 * time.Minute)
	count(2) // nothing changed
	at, path := s.LastBackup()
	if !at.Equal(noon.Add(61 * time.Minute)) {
		t.Error(at, path)
	}
	if err := verifyFile(context.Background(), path); err != nil {
		t.Error(err)
	}
	now = now.AddDate(-1, 0, 0)
	typing(t, s, id, 2, update(postmortem.KindPostMortem, id, postmortem.Fields{"title": "b"}))
	count(3) // the clock was set back
}

// TestBadBackupIsNotCounted: rows that do not verify never make a backup.
func TestBadBackupIsNotCounted(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	s.keeper.stop()
	make1(t, s, postmortem.Fields{"title": "Fine"})
	if err := tamper(s, "UPDATE post_mortem SET title = 'Fire'"); err != nil {
		t.Fatal(err)
	}
	if err := s.autoBackup(context.Background()); err == nil {
		t.Error("nothing was reported")
	}
	if _, path := s.LastBackup(); path != "" {
		t.Errorf("%s counts as a backup", path)
	}
}

func TestRotation(t *testing.T) {
	var all []backupFile
	for h := range 24 * 40 { // hourly for 40 days, newest first
		all = append(all, backupFile{at: noon.Add(-time.Duration(h) * time.Hour)})
	}
	gone := expired(all)
	if kept := len(all) - len(gone); kept != 24+12 { // the first two of 14 days are within the 24 hours
		t.Errorf("%d kept", kept)
	}
	if len(expired(all[:5])) != 0 || len(expired(nil)) != 0 {
		t.Error("few backups all stay")
	}
	if !gone[len(gone)-1].at.Equal(all[len(all)-1].at) {
		t.Error("the oldest goes")
	}
}

func TestKeeperChecksAndCheckpoints(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	s.keeper.stop()
	id := make1(t, s, nil)
	base, text := int64(1), strings.Repeat("what was seen ", 2000)
	for range 10 { // more than is checked while opening
		var edits []postmortem.Edit
		for range 15 {
			edits = append(edits, create(postmortem.KindEvent, testID(), postmortem.Fields{"description": text + testID()}))
		}
		base = typing(t, s, id, base, edits...).Revision
	}
	s.keeper.last.Store(time.Now().Add(-time.Minute).UnixNano())
	s.keeper.checkpoint(context.Background())
	state, err := s.h.writer.one(context.Background(), "PRAGMA wal_checkpoint(NOOP)")
	if err != nil || num(state[1]) != num(state[2]) {
		t.Errorf("the log was not brought into the file: %v %v", state, err)
	}
	s.keeper.check(context.Background())
	if s.ReadOnly() != "" {
		t.Error(s.ReadOnly())
	}
	// Damage that a small check at the start would miss stops all writing.
	f, err := os.OpenFile(dbPath(dir), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	info, _ := f.Stat()
	if _, err := f.WriteAt(make([]byte, 4096*20), info.Size()/4096/2*4096); err != nil {
		t.Fatal(err)
	}
	if err := f.Sync(); err != nil {
		t.Fatal(err)
	}
	s.h.pool.slots <- struct{}{} // a fresh connection has no page in memory
	s.h.pool.slots <- struct{}{}
	s.keeper.check(context.Background())
	<-s.h.pool.slots
	<-s.h.pool.slots
	if s.ReadOnly() == "" {
		t.Error("the damage was not noticed")
	}
	wantCode(t, s.SetSetting(context.Background(), "a", "b"), errs.StorageCorrupt)
	_ = f.Close()
}
