package sqlite

import (
	"context"
	"os"
	"testing"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// TestSwappedIndexes: the pages of two indexes of the list lie in each other's
// place. Every row is still found, and the check of the whole file reports it.
func TestSwappedIndexes(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	want := map[string]bool{}
	for range 3 {
		id, _ := bigDocument(t, s, 5)
		want[id] = true
	}
	page := func(name string) int64 {
		n, err := s.h.writer.number(context.Background(), "SELECT pageno FROM dbstat WHERE name = ?", name)
		if err != nil || n < 2 {
			t.Fatalf("%s is on page %d: %v", name, n, err)
		}
		return (n - 1) * 4096
	}
	a, b := page("library_order"), page("library_filters")
	closeStore(t, s)
	data, err := os.ReadFile(dbPath(dir))
	if err != nil {
		t.Fatal(err)
	}
	first, second := append([]byte(nil), data[a:a+4096]...), append([]byte(nil), data[b:b+4096]...)
	copy(data[a:], second)
	copy(data[b:], first)
	if err := os.WriteFile(dbPath(dir), data, 0o600); err != nil {
		t.Fatal(err)
	}
	s = openStore(t, dir)
	list, err := s.List(context.Background(), postmortem.ListQuery{Filter: "all"})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range list.Rows {
		if !want[row.ID] {
			t.Errorf("the list has %q", row.ID)
		}
		if _, err := s.Open(context.Background(), row.ID); err != nil {
			t.Errorf("%s: %v", row.ID, err)
		}
	}
	if err := s.Verify(context.Background()); errs.CodeOf(err) != errs.StorageCorrupt {
		t.Errorf("the damage is not reported: %v", err)
	}
}
