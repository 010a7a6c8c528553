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
	time.Sleep(1100 * time.Millisecond) // it looks again at most once a second
	if _, err := s.Apply(context.Background(), edit); err != nil || s.ReadOnly() != "" {
		t.Errorf("it recovers without a restart: %v %q", err, s.ReadOnly())
	}
	verifyStore(t, s)

	empty := tmpfs(t, "64k")
	fill(t, empty)
	_, err = Open(context.Background(), options(empty))
	wantCode(t, err, errs.StorageFull)
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
	time.Sleep(1100 * time.Millisecond)
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
