package pdf

import (
	"os"
	"path/filepath"
	"testing"
)

// The list of fonts is kept where it can be written, and nothing is left of the try.
func TestCanStore(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	taken := filepath.Join(dir, "taken")
	if err := os.MkdirAll(filepath.Join(taken, "font_index_v1.cache"), 0o700); err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string]bool{filepath.Join(dir, "new", "folder"): true, file: false, filepath.Join(file, "below"): false, taken: false} {
		if got := canStore(folder); got != want {
			t.Errorf("%s: %v", folder, got)
		}
	}
	if left, err := os.ReadDir(filepath.Join(dir, "new", "folder")); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}
