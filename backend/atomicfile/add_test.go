package atomicfile

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"afterword/backend/errs"
)

// Many files go into a folder at once, and are there when it is.
func TestAddManyFiles(t *testing.T) {
	target := filepath.Join(t.TempDir(), "every")
	f, err := NewFolder(target, false)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Discard()
	var wait sync.WaitGroup
	for i := range 40 {
		wait.Go(func() {
			if err := f.Add(fmt.Sprintf("%d.md", i), []byte(fmt.Sprint(i))); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if err := f.Add("7.md", []byte("again")); errs.CodeOf(err) != errs.ExportIO {
		t.Errorf("a name that is taken: %v", err)
	}
	if _, err := os.Lstat(target); err == nil {
		t.Error("the folder is there before it is whole")
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		got, err := os.ReadFile(filepath.Join(target, fmt.Sprintf("%d.md", i)))
		if err != nil || string(got) != fmt.Sprint(i) {
			t.Errorf("%d: %q, %v", i, got, err)
		}
	}
	info, err := os.Stat(filepath.Join(target, "7.md"))
	if err != nil || info.Mode().Perm() != mode {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}
