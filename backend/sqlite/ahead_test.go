package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"reflect"
	"testing"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

func TestLongTimelineIsReadWholeWithOneConnection(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	want := map[string]postmortem.Saved{}
	for _, events := range []int{halvesFrom - 1, halvesFrom, halvesFrom + 1, 20 * batchRows, 20*batchRows + 1} {
		id, _ := bigDocument(t, s, events)
		want[id] = snapshot(t, s, id).Saved()
	}
	closeStore(t, s)
	glancing := openToRead(t, dir)
	defer closeStore(t, glancing)
	if !glancing.h.pool.alone() {
		t.Fatal("it has more than one connection")
	}
	for id, whole := range want {
		got, err := glancing.Read(context.Background(), []string{id})
		if err != nil || len(got) != 1 || !reflect.DeepEqual(got[0], whole) {
			t.Errorf("%s: not the same as two connections read: %v", id, err)
		}
	}
}

// A row that is not what it was when written ends the reading wherever it is.
func TestChangedRowOfALongTimelineIsFound(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	id, ids := bigDocument(t, s, 4*halvesFrom)
	for _, at := range []int{0, 1, batchRows, len(ids) / 2, len(ids) - 1} {
		set := func(title string) {
			if err := tamper(s, fmt.Sprintf("UPDATE event SET title = %s WHERE id = '%s'", title, ids[at])); err != nil {
				t.Fatal(err)
			}
		}
		set("title || '!'")
		closeStore(t, s)
		glancing := openToRead(t, dir)
		_, err := glancing.Read(context.Background(), []string{id})
		wantCode(t, err, errs.StorageCorrupt)
		closeStore(t, glancing)
		s = openStore(t, dir)
		set("substr(title, 1, length(title) - 1)")
	}
}

// Whatever row fails, whoever reads is told of the first, and waits for nothing.
func TestHelperEndsWithTheFirstError(t *testing.T) {
	const rows = 12 * batchRows
	for fails := range rows {
		taken := 0
		why := errors.New("this one")
		h := startHelper(func(v []driver.Value) error {
			if v[0] != int64(taken) {
				t.Fatalf("row %d came as number %d", v[0], taken)
			}
			if taken++; taken > fails {
				return why
			}
			return nil
		})
		row := make([]driver.Value, 2) // used again, as a connection does
		for i := range rows {
			row[0], row[1] = int64(i), "text"
			if err := h.give(row); err != nil {
				break
			}
		}
		if err := h.end(); !errors.Is(err, why) || taken != fails+1 {
			t.Fatalf("row %d fails: %d were taken, error %v", fails, taken, err)
		}
	}
}
