package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql/driver"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// frozen are the scripts of released schemas: they must never change.
var frozen = []string{
	"120e98455eccda7b2da943204f9122a76d33d963e06406abc82bf63408998f8d",
	"7ec88f472a9bf536348cdd62053a40b8364a188223809d040a98b6955486f7e2",
	"f3ec8be73ce09bf2a83b7bfbd38ecd9c375f86b9fdd47af657b47b28b3bc2b44",
	"bec0467ab532b405bcca770ed34dc2e5fe92df2d6771936c22c8cc4fe0ba1cf1",
	"50e4961b87bb5f53af1f6210d6926d2b597c25422bf6e27b5465ea4f121c4d6e",
}

func TestScriptsAreFrozen(t *testing.T) {
	for i, script := range migrations() {
		sum := sha256.Sum256([]byte(script))
		if got := hex.EncodeToString(sum[:]); i >= len(frozen) || got != frozen[i] {
			t.Errorf("script %d has the sum %s: a script that made libraries must stay as it is", i+1, got)
		}
	}
}

func TestColumnsFollowTheDomain(t *testing.T) {
	s := openStore(t, t.TempDir())
	for _, table := range tableOrder {
		want := []string{"num", "id", "post_mortem_id", "checksum"}
		if table.kind == postmortem.KindEvent {
			want = append(want, "earliest")
		}
		for _, f := range table.fields {
			want = append(want, snakeCase(f.Name))
		}
		var got []string
		err := s.h.writer.each(context.Background(), "SELECT name FROM pragma_table_info(?)", []any{table.name}, func(v []driver.Value) error {
			got = append(got, str(v[0]))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s has %v, want %v", table.name, got, want)
		}
	}
}

// TestChoicesAreKnown makes a record with every choice of every field, which
// the CHECK constraints must all let through.
func TestChoicesAreKnown(t *testing.T) {
	s := openStore(t, t.TempDir())
	id := make1(t, s, nil)
	base := int64(1)
	for _, kind := range postmortem.Kinds {
		for _, f := range postmortem.Schema[kind] {
			for _, choice := range f.Choices {
				value := any(choice)
				if f.Type == postmortem.LineList {
					value = []string{choice}
				}
				e := create(kind, testID(), postmortem.Fields{f.Name: value})
				if kind == postmortem.KindPostMortem {
					e = update(kind, id, postmortem.Fields{f.Name: value})
				}
				base = typing(t, s, id, base, e).Revision
			}
			for _, n := range []int{f.Min, f.Max} {
				if f.Type != postmortem.Int {
					continue
				}
				e := create(kind, testID(), postmortem.Fields{f.Name: int64(n)})
				if kind == postmortem.KindPostMortem {
					e = update(kind, id, postmortem.Fields{f.Name: int64(n)})
				}
				base = typing(t, s, id, base, e).Revision
			}
		}
	}
	verifyStore(t, s)
}

func TestEveryConnectionHasThePragmas(t *testing.T) {
	s := openStore(t, t.TempDir())
	want := map[string]string{
		"busy_timeout": "5000", "cell_size_check": "1", "foreign_keys": "1", "secure_delete": "1", "synchronous": "2",
		"trusted_schema": "0", "wal_autocheckpoint": "0", "journal_mode": "wal", "application_id": fmt.Sprint(applicationID),
		"user_version": fmt.Sprint(len(migrations())),
	}
	check := func(c *conn, name string) {
		for pragma, value := range want {
			row, err := c.one(context.Background(), "PRAGMA "+pragma)
			if err != nil || len(row) == 0 || fmt.Sprint(row[0]) != value {
				t.Errorf("%s: %s is %v (%v), want %s", name, pragma, row, err, value)
			}
		}
	}
	check(s.h.writer, "writer")
	var held []*conn
	for i := range readers {
		c, err := s.h.pool.get(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		held = append(held, c)
		check(c, fmt.Sprint("reader ", i))
		if _, err := c.exec(context.Background(), "DELETE FROM setting"); err == nil {
			t.Error("a reader can write")
		}
	}
	for _, c := range held {
		if err := s.h.pool.put(c, true); err != nil {
			t.Error(err)
		}
	}
	if err := tamper(s, "DELETE FROM edit"); err != nil {
		t.Errorf("nothing to delete yet: %v", err)
	}
	make1(t, s, nil)
	if err := tamper(s, "DELETE FROM edit"); err == nil {
		t.Error("the edit log can be deleted from")
	}
	if err := tamper(s, "UPDATE edit SET label = 'x'"); err == nil {
		t.Error("the edit log can be changed")
	}
}

const second = "CREATE TABLE later (x INTEGER) STRICT; INSERT INTO later VALUES (1);"

func TestMigration(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	id := make1(t, s, postmortem.Fields{"title": "Old"})
	closeStore(t, s)

	o := options(dir)
	o.migrations = append(migrations(), "CREATE TABLE later (x INTEGER) STRICT; INSERT INTO nowhere VALUES (1);")
	if _, err := Open(context.Background(), o); errs.CodeOf(err) != errs.Internal {
		t.Fatalf("a failing script: %v", err)
	}
	s = openStore(t, dir) // the old program still opens it: nothing between
	if snapshot(t, s, id).PostMortem().Title != "Old" {
		t.Error("content changed")
	}
	if n, err := s.h.writer.number(context.Background(), "SELECT count(*) FROM sqlite_schema WHERE name = 'later'"); err != nil || n != 0 {
		t.Errorf("half a script stayed: %d %v", n, err)
	}
	closeStore(t, s)

	o.migrations = append(migrations(), second)
	o.Now = func() time.Time { return noon.Add(time.Minute) } // another name for the backup
	s, err := Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	names, err := filepath.Glob(filepath.Join(dir, backupFolder, fmt.Sprintf("before-schema-%d-*.db", len(migrations())+1)))
	if err != nil || len(names) != 2 {
		t.Fatalf("a backup before each try: %v %v", names, err)
	}
	for _, name := range names {
		if err := verifyFile(context.Background(), name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err = Open(context.Background(), options(dir))
	wantCode(t, err, errs.NewerSchema)
}

// TestOldSchemasBecomeTheNewest: a library that was made by any earlier schema
// ends with exactly the tables, indexes and triggers of a fresh one, and with
// its content.
func TestOldSchemasBecomeTheNewest(t *testing.T) {
	shape := func(s *Store) (lines []string) {
		query := "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name"
		err := s.h.writer.each(context.Background(), query, nil, func(v []driver.Value) error {
			lines = append(lines, str(v[0]))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return lines
	}
	want := shape(openStore(t, t.TempDir()))
	for version := 1; version < len(migrations()); version++ {
		dir := t.TempDir()
		makeOldLibrary(t, dir, version)
		s := openStore(t, dir)
		if got := shape(s); !slices.Equal(got, want) {
			t.Errorf("from schema %d:\ngot  %q\nwant %q", version, got, want)
		}
		if title := snapshot(t, s, "old").PostMortem().Title; title != "Made long ago" {
			t.Errorf("from schema %d: the title became %q", version, title)
		}
		if n, err := s.h.writer.number(t.Context(), "SELECT count(*) FROM edit WHERE post_mortem_id = 'old' AND revision = 1"); err != nil || n != 1 {
			t.Errorf("from schema %d: %d entries of the log: %v", version, n, err)
		}
		base := typing(t, s, "old", 1, create(postmortem.KindQuestion, testID(), postmortem.Fields{"text": "What did it look like?"})).Revision
		typing(t, s, "old", base, create(postmortem.KindEvidence, testID(), postmortem.Fields{"blob": putBytes(t, s, "new")}))
		verifyStore(t, s)
	}
}

// makeOldLibrary makes a library of an old schema with one post-mortem in it.
// The columns that its table did not have yet are there for a moment, because
// today's code writes them.
func makeOldLibrary(t *testing.T, dir string, version int) {
	t.Helper()
	if err := os.WriteFile(dbPath(dir), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := dial(source(dbPath(dir), modeNormal))
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	if err := migrate(ctx, c, migrations()[:version], func(int64) error { return nil }); err != nil {
		t.Fatal(err)
	}
	var later []string
	for name, since := range map[string]int{"notes": 4, "responders": 5, "after_hours": 5, "impact_hours": 5, "recurrence": 5} {
		if version < since {
			later = append(later, name)
		}
	}
	for _, column := range later {
		if err := c.script(ctx, "ALTER TABLE post_mortem ADD COLUMN "+column+" ANY NOT NULL DEFAULT ''"); err != nil {
			t.Fatal(err)
		}
	}
	s := &Store{now: func() time.Time { return noon }, newID: testID, path: dbPath(dir), h: handles{writer: c}}
	err = c.inTx(ctx, "IMMEDIATE", func() error {
		x := &tx{ctx: ctx, c: c, sum: &s.sum, pm: "old", now: postmortem.At(noon), newID: testID, records: map[recordKey]*touched{}}
		x.taken = map[string]bool{} // the query over all kinds names tables that are not there yet
		_, err := x.makeEdits(ctx, postmortem.Batch{PostMortem: "old", Origin: "template", Edits: []postmortem.Edit{
			create(postmortem.KindPostMortem, "old", postmortem.Fields{"title": "Made long ago"}),
		}}, nil, false)
		return err
	})
	for _, column := range later {
		err = errors.Join(err, c.script(ctx, "ALTER TABLE post_mortem DROP COLUMN "+column))
	}
	if err := errors.Join(err, c.close()); err != nil {
		t.Fatal(err)
	}
}

// TestNoMigrationWithoutBackup: where the copy cannot be made the library
// stays as it is.
func TestNoMigrationWithoutBackup(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	make1(t, s, nil)
	closeStore(t, s)
	if err := os.WriteFile(filepath.Join(dir, backupFolder), []byte("in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	o := options(dir)
	o.migrations = append(migrations(), second)
	if _, err := Open(context.Background(), o); err == nil {
		t.Fatal("it migrated without a backup")
	}
	s = openStore(t, dir)
	verifyStore(t, s)
}
