package sqlitetest_test

import (
	"context"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"

	"afterword/backend/postmortem"
	"afterword/backend/sqlite"
	"afterword/backend/sqlite/sqlitetest"
)

func newID() string { return uuid.Must(uuid.NewV7()).String() }

func fill(t *testing.T, dir string, n int) *sqlite.Store {
	t.Helper()
	ctx := context.Background()
	s, err := sqlite.Open(ctx, sqlite.Options{Dir: dir, Now: time.Now, NewID: newID})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := sqlitetest.Fill(ctx, s, n, time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), newID); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFill(t *testing.T) {
	s := fill(t, t.TempDir(), 30)
	page, err := s.List(context.Background(), postmortem.ListQuery{Filter: "all", Limit: 10})
	if err != nil || page.Total != 30 || len(page.Rows) != 10 || page.Rows[0].Events != 4 || page.Rows[0].OpenActions != 1 {
		t.Errorf("%+v %v", page, err)
	}
	if err := s.Verify(context.Background()); err != nil {
		t.Error(err)
	}
}

func TestFillTimeline(t *testing.T) {
	ctx := context.Background()
	s := fill(t, t.TempDir(), 0)
	if err := sqlitetest.FillTimeline(ctx, s, "Long", 120, time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), newID); err != nil {
		t.Fatal(err)
	}
	page, err := s.List(ctx, postmortem.ListQuery{Filter: "all", Limit: 10})
	if err != nil || page.Total != 1 || page.Rows[0].Events != 120 {
		t.Errorf("%+v %v", page, err)
	}
}

// TestMakeLibrary fills the folder AFTERWORD_FILL_DIR with AFTERWORD_FILL
// post-mortems, for the start-up benchmark; AFTERWORD_FILL_EVENTS adds one with
// so many events, for that of the timeline.
func TestMakeLibrary(t *testing.T) {
	dir := os.Getenv("AFTERWORD_FILL_DIR")
	n, err := strconv.Atoi(os.Getenv("AFTERWORD_FILL"))
	if dir == "" || err != nil {
		t.Skip("AFTERWORD_FILL_DIR and AFTERWORD_FILL are not set")
	}
	s := fill(t, dir, n)
	events, err := strconv.Atoi(os.Getenv("AFTERWORD_FILL_EVENTS"))
	if err != nil || events == 0 {
		return
	}
	start := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	if err := sqlitetest.FillTimeline(context.Background(), s, "A long incident", events, start, newID); err != nil {
		t.Fatal(err)
	}
}
