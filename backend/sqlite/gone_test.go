package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// A folder that is deleted, moved or replaced under an open library must not
// turn "saved" into a lie: the system goes on writing to a file without a name.
func TestNothingIsCalledSavedWhenTheFolderIsGone(t *testing.T) {
	for name, lose := range map[string]func(dir string) error{
		"deleted": os.RemoveAll,
		"moved":   func(dir string) error { return os.Rename(dir, dir+" moved") },
		"replaced": func(dir string) error {
			if err := os.Rename(dir, dir+" moved"); err != nil {
				return err
			}
			if err := os.Mkdir(dir, 0o700); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(dir, FileName), nil, 0o600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "library")
			s := openStore(t, dir)
			id := make1(t, s, postmortem.Fields{"title": "before"})
			if err := lose(dir); err != nil {
				t.Skip("this system does not let a file go that is open")
			}
			edit := update(postmortem.KindPostMortem, id, postmortem.Fields{"title": "after"})
			_, err := s.Apply(context.Background(), postmortem.Batch{PostMortem: id, Base: 1, Origin: "typing", Edits: []postmortem.Edit{edit}})
			wantCode(t, err, errs.StorageIO)
			if err == nil || !strings.Contains(err.Error(), dir) {
				t.Errorf("the message does not say where the library was: %v", err)
			}
			if name != "moved" {
				return
			}
			if err := os.Rename(dir+" moved", dir); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Apply(context.Background(), postmortem.Batch{PostMortem: id, Base: 1, Origin: "typing", Edits: []postmortem.Edit{edit}}); err != nil {
				t.Errorf("after it was put back: %v", err)
			}
		})
	}
}
