//go:build unix

package atomicfile

import (
	"os"
	"path/filepath"
	"testing"

	"afterword/backend/errs"
)

func fill(t *testing.T, f *Folder, name, text string) {
	t.Helper()
	if err := Write(filepath.Join(f.Path, name), say(text)); err != nil {
		t.Fatal(err)
	}
}

func TestFolderIsThereWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "evidence", "PM-1")
	f, err := NewFolder(target, false)
	if err != nil {
		t.Fatal(err)
	}
	fill(t, f, "a.png", "one")
	if _, err := os.Stat(target); err == nil {
		t.Error("it is there before Commit")
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	f.Discard()
	only(t, target, "a.png")
	only(t, filepath.Dir(target), "PM-1")
	if info, err := os.Stat(target); err != nil || info.Mode().Perm() != folderMode {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestFolderIsReplacedOnlyIfAsked(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "evidence")
	if err := os.MkdirAll(filepath.Join(target, "old"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := NewFolder(target, false); errs.CodeOf(err) != errs.ExportIO {
		t.Errorf("got %v", err)
	}
	only(t, dir, "evidence")
	f, err := NewFolder(target, true)
	if err != nil {
		t.Fatal(err)
	}
	fill(t, f, "new.txt", "new")
	only(t, target, "old")
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	only(t, target, "new.txt")
	only(t, dir, "evidence")
}

func TestDiscardLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	f, err := NewFolder(filepath.Join(dir, "evidence", "PM-1"), false)
	if err != nil {
		t.Fatal(err)
	}
	fill(t, f, "a.png", "one")
	f.Discard()
	only(t, dir)
}

func TestFoldersThatCannotBe(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(dir, filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"file", "link", "file/below", "no/such/place"} {
		if _, err := NewFolder(filepath.Join(dir, name), true); errs.CodeOf(err) != errs.ExportIO {
			t.Errorf("%s: got %v", name, err)
		}
	}
	only(t, dir, "file", "link")
}
