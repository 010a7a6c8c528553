//go:build linux

package sqlite

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// tmpfs mounts a small file system of its own for a test; only root may.
func tmpfs(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("a small file system cannot be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Errorf("unmount: %v", err)
		}
	})
	return dir
}

// fill leaves no room in a file system.
func fill(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "filler")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	for size := 1 << 20; size > 0; size /= 2 {
		for err = nil; err == nil; {
			_, err = f.Write(make([]byte, size))
		}
	}
	_ = f.Close()
	return path
}

func TestDiskFullWhileWriting(t *testing.T) {
	dir := tmpfs(t, "8m")
	s := openStore(t, dir)
	id := make1(t, s, nil)
	s.keeper.stop() // the reserve would only make this longer
	s.giveBack(context.Background())
	filler := fill(t, dir)
	base, text := int64(1), strings.Repeat("what happened ", 2000)
	var err error
	for n := 0; err == nil; n++ {
		if n > 1000 {
			t.Fatal("the disk does not get full")
		}
		var a postmortem.Applied
		a, err = s.Apply(context.Background(), postmortem.Batch{PostMortem: id, Base: base, Origin: "typing", Edits: []postmortem.Edit{
			update(postmortem.KindPostMortem, id, postmortem.Fields{"summary": fmt.Sprint(n, text)}),
		}})
		if err == nil {
			base = a.Revision
		}
	}
	wantCode(t, err, errs.StorageFull)
	if got := snapshot(t, s, id).Revision; got != base {
		t.Errorf("revision %d, acknowledged was %d", got, base)
	}
	if err := s.Backup(context.Background(), filepath.Join(dir, "copy.db")); errs.CodeOf(err) != errs.ExportIO {
		t.Errorf("backup onto a full disk: %v", err)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	typing(t, s, id, base, update(postmortem.KindPostMortem, id, postmortem.Fields{"summary": "room again"}))
	verifyStore(t, s)
}

func TestDiskFullAtStart(t *testing.T) {
	dir := tmpfs(t, "4m")
	s := openStore(t, dir)
	id := make1(t, s, postmortem.Fields{"title": "Readable"})
	closeStore(t, s)
	filler := fill(t, dir)
	s = openStore(t, dir)
	if got := snapshot(t, s, id).PostMortem().Title; got != "Readable" {
		t.Error(got)
	}
	edit := postmortem.Batch{PostMortem: id, Base: 1, Origin: "typing", Edits: []postmortem.Edit{
		update(postmortem.KindPostMortem, id, postmortem.Fields{"title": strings.Repeat("x", 2000)}),
	}}
	_, err := s.Apply(context.Background(), edit)
	wantCode(t, err, errs.StorageFull)
	t.Logf("read-only: %q", s.ReadOnly())
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	s.retried = time.Time{} // it looks again at most once a second
	if _, err := s.Apply(context.Background(), edit); err != nil || s.ReadOnly() != "" {
		t.Errorf("it recovers without a restart: %v %q", err, s.ReadOnly())
	}
	verifyStore(t, s)

	empty := tmpfs(t, "64k")
	fill(t, empty)
	_, err = Open(context.Background(), options(empty))
	wantCode(t, err, errs.StorageFull)
}

// TestReserveLeavesRoom: what the log has in reserve never takes the room that
// is needed to bring the log into the file.
func TestReserveLeavesRoom(t *testing.T) {
	onlyTheFile := func(dir string) {
		t.Helper()
		for _, suffix := range []string{"-wal", "-shm"} {
			if _, err := os.Stat(dbPath(dir) + suffix); err == nil {
				t.Errorf("%s is left after closing", suffix)
			}
		}
	}
	size := func(s *Store) int64 {
		t.Helper()
		info, err := os.Stat(s.path + "-wal")
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}

	dir := tmpfs(t, "4m") // less than the reserve
	s := openStore(t, dir)
	s.keeper.stop()
	id := make1(t, s, postmortem.Fields{"title": "Kept"})
	s.keeper.reserve(context.Background())
	if got := size(s); got > 1<<20 {
		t.Errorf("the log keeps %d bytes of a disk without room for all of it", got)
	}
	typing(t, s, id, 1, update(postmortem.KindPostMortem, id, postmortem.Fields{"title": "After it"}))
	closeStore(t, s)
	onlyTheFile(dir)

	// The disk fills up when there is a reserve: edits go into it, and closing
	// gives it up.
	dir = tmpfs(t, "12m")
	s = openStore(t, dir)
	s.keeper.stop()
	id = make1(t, s, nil)
	s.keeper.reserve(context.Background())
	if got := size(s); got < walReserve {
		t.Fatalf("the reserve has %d bytes", got)
	}
	fill(t, dir)
	typing(t, s, id, 1, update(postmortem.KindPostMortem, id, postmortem.Fields{"title": "Into the reserve"}))
	closeStore(t, s)
	onlyTheFile(dir)
	s = openStore(t, dir)
	if got := snapshot(t, s, id).PostMortem().Title; got != "Into the reserve" {
		t.Error(got)
	}
	verifyStore(t, s)
}

func TestReadOnlyFolder(t *testing.T) {
	dir := tmpfs(t, "16m")
	s := openStore(t, dir)
	id := make1(t, s, postmortem.Fields{"title": "Readable"})
	closeStore(t, s)
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skipf("cannot make it read-only here: %v", err)
	}
	s = openStore(t, dir)
	if !strings.Contains(s.ReadOnly(), "cannot be written") {
		t.Errorf("%q", s.ReadOnly())
	}
	if got := snapshot(t, s, id).PostMortem().Title; got != "Readable" {
		t.Error(got)
	}
	if page, err := s.List(context.Background(), postmortem.ListQuery{}); err != nil || page.Total != 1 {
		t.Errorf("%+v %v", page, err)
	}
	wantCode(t, s.SetSetting(context.Background(), "a", "b"), errs.StorageIO)
	_, err := s.Undo(context.Background(), id, 1)
	wantCode(t, err, errs.StorageIO)
	out := filepath.Join(t.TempDir(), "copy.db")
	if err := s.Backup(context.Background(), out); err != nil {
		t.Errorf("a copy elsewhere must work: %v", err)
	}
	if err := verifyFile(context.Background(), out); err != nil {
		t.Error(err)
	}
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT, ""); err != nil {
		t.Fatal(err)
	}
	s.retried = time.Time{}
	typing(t, s, id, 1, update(postmortem.KindPostMortem, id, postmortem.Fields{"title": "Writable again"}))
	if s.ReadOnly() != "" {
		t.Error(s.ReadOnly())
	}
	verifyStore(t, s)
	closeStore(t, s)

	empty := tmpfs(t, "1m")
	if err := syscall.Mount("", empty, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	_, err = Open(context.Background(), options(empty))
	wantCode(t, err, errs.StorageIO)
}
