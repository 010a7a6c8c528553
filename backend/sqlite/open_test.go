package sqlite

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

func TestNewLibraryIsPrivateAndClean(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "er")
	s := openStore(t, dir)
	make1(t, s, nil)
	for name, want := range map[string]os.FileMode{"": 0o700, FileName: 0o600, FileName + "-wal": 0o600, lockName: 0o600} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%q: %v %v, want %v", name, info.Mode(), err, want)
		}
	}
	if s.ReadOnly() != "" {
		t.Error(s.ReadOnly())
	}
	closeStore(t, s)
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		if _, err := os.Stat(dbPath(dir) + suffix); err == nil {
			t.Errorf("%s is left after closing", suffix)
		}
	}
	if _, err := s.Open(context.Background(), "x"); err == nil {
		t.Error("a closed library was read")
	}
	if err := s.SetSetting(context.Background(), "a", "b"); err == nil {
		t.Error("a closed library was written")
	}
}

func TestStrangePaths(t *testing.T) {
	for _, name := range []string{"with space", "Ünïcödé 数据", "q?x=1&y#z", "100%41", "a;b'c\"d", "mode=ro&immutable=1", strings.Repeat("ä", 127)} {
		dir := filepath.Join(t.TempDir(), name)
		s := openStore(t, dir)
		id := make1(t, s, nil)
		closeStore(t, s)
		if _, err := os.Stat(dbPath(dir)); err != nil {
			t.Fatalf("the file is elsewhere: %v", err)
		}
		s = openStore(t, dir)
		snapshot(t, s, id)
		if err := s.Backup(context.Background(), filepath.Join(dir, "copy ?#%.db")); err != nil {
			t.Error(err)
		}
		closeStore(t, s)
	}
}

func TestSecondOpenerIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	_, err := Open(context.Background(), options(dir))
	wantCode(t, err, errs.StorageLocked)
	if !strings.Contains(err.Error(), "Another Afterword") {
		t.Error(err)
	}
	make1(t, s, nil)
	closeStore(t, s)
	closeStore(t, openStore(t, dir))
}

// sqliteFile makes a SQLite file that is not ours.
func sqliteFile(t *testing.T, path, script string) {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := dial(source(path, modeNormal))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(c.script(context.Background(), script), c.close()); err != nil {
		t.Fatal(err)
	}
}

func TestFilesThatAreRefused(t *testing.T) {
	library := func(t *testing.T) []byte {
		dir := t.TempDir()
		s := openStore(t, dir)
		bigDocument(t, s, 200)
		closeStore(t, s)
		data, err := os.ReadFile(dbPath(dir))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	put := func(t *testing.T, path string, data []byte) {
		t.Helper()
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cases := map[string]struct {
		code errs.Code
		make func(t *testing.T, path string)
	}{
		"text file": {errs.ForeignFile, func(t *testing.T, p string) { put(t, p, []byte("Dear diary, today\nthe API fell over. ü")) }},
		"long text": {errs.ForeignFile, func(t *testing.T, p string) { put(t, p, []byte(strings.Repeat("äöü ", 3000))) }},
		"zip":       {errs.ForeignFile, func(t *testing.T, p string) { put(t, p, []byte("PK\x03\x04\x00\x00\x00")) }},
		"folder": {errs.ForeignFile, func(t *testing.T, p string) {
			if err := os.Mkdir(p, 0o700); err != nil {
				t.Fatal(err)
			}
		}},
		"other program": {errs.ForeignFile, func(t *testing.T, p string) {
			sqliteFile(t, p, "PRAGMA application_id = 77; CREATE TABLE notes (x); INSERT INTO notes VALUES ('mine')")
		}},
		"other program without a mark": {errs.ForeignFile, func(t *testing.T, p string) {
			sqliteFile(t, p, "CREATE TABLE notes (x); INSERT INTO notes VALUES ('mine')")
		}},
		"newer": {errs.NewerSchema, func(t *testing.T, p string) {
			data := library(t)
			binary.BigEndian.PutUint32(data[60:], 99)
			put(t, p, data)
		}},
		"binary garbage": {errs.StorageCorrupt, func(t *testing.T, p string) { put(t, p, bytes.Repeat([]byte{0, 200, 3}, 5000)) }},
		"header gone": {errs.StorageCorrupt, func(t *testing.T, p string) {
			data := library(t)
			copy(data, make([]byte, 100))
			put(t, p, data)
		}},
		"cut to half":     {errs.StorageCorrupt, func(t *testing.T, p string) { d := library(t); put(t, p, d[:len(d)/2]) }},
		"cut by a byte":   {errs.StorageCorrupt, func(t *testing.T, p string) { d := library(t); put(t, p, d[:len(d)-1]) }},
		"cut to a header": {errs.StorageCorrupt, func(t *testing.T, p string) { put(t, p, library(t)[:50]) }},
		"zero page": {errs.StorageCorrupt, func(t *testing.T, p string) {
			d := library(t)
			copy(d[4096:8192], make([]byte, 4096))
			put(t, p, d)
		}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			c.make(t, dbPath(dir))
			before, _ := os.ReadFile(dbPath(dir))
			_, err := Open(context.Background(), options(dir))
			wantCode(t, err, c.code)
			if after, _ := os.ReadFile(dbPath(dir)); !bytes.Equal(before, after) {
				t.Error("the file was changed")
			}
			_, err = Open(context.Background(), options(dir)) // the lock was let go
			wantCode(t, err, c.code)
		})
	}
}

func TestEmptyFilesAreNewLibraries(t *testing.T) {
	for name, build := range map[string]func(string){
		"0 bytes":      func(p string) { _ = os.WriteFile(p, nil, 0o600) },
		"empty sqlite": func(p string) { sqliteFile(t, p, "PRAGMA journal_mode = WAL; CREATE TABLE x (y); DROP TABLE x") },
	} {
		dir := t.TempDir()
		build(dbPath(dir))
		s, err := Open(context.Background(), options(dir))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		make1(t, s, nil)
		verifyStore(t, s)
		closeStore(t, s)
	}
}

// TestMissingLibraryIsNotRecreated: with backups there was a library here.
func TestMissingLibraryIsNotRecreated(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	s.keeper.stop() // no second backup
	id := make1(t, s, postmortem.Fields{"title": "Precious"})
	if err := s.autoBackup(context.Background()); err != nil {
		t.Fatal(err)
	}
	_, backup := s.LastBackup()
	closeStore(t, s)
	for _, spoil := range []func() error{
		func() error { return os.Truncate(dbPath(dir), 0) },
		func() error { return os.Remove(dbPath(dir)) },
	} {
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		_, err := Open(context.Background(), options(dir))
		wantCode(t, err, errs.StorageCorrupt)
		if !strings.Contains(err.Error(), backup) {
			t.Errorf("the message does not say where the backup is: %v", err)
		}
	}
	// What the message advises works.
	data, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dbPath(dir), data, 0o600); err != nil {
		t.Fatal(err)
	}
	s = openStore(t, dir)
	if got := snapshot(t, s, id).PostMortem().Title; got != "Precious" {
		t.Error(got)
	}
	typing(t, s, id, 1, update(postmortem.KindPostMortem, id, postmortem.Fields{"title": "Goes on"}))
	verifyStore(t, s)
}

func TestGarbageLog(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	id := make1(t, s, nil)
	closeStore(t, s)
	if err := os.WriteFile(dbPath(dir)+"-wal", bytes.Repeat([]byte{7, 0, 255}, 40_000), 0o600); err != nil {
		t.Fatal(err)
	}
	s = openStore(t, dir)
	snapshot(t, s, id)
	verifyStore(t, s)
}

func TestClockSetBack(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	id := make1(t, s, nil)
	s.keeper.stop() // it reads the clock as well
	s.now = func() time.Time { return noon.AddDate(-1, 0, 0) }
	a := typing(t, s, id, 1, update(postmortem.KindPostMortem, id, postmortem.Fields{"title": "x"}))
	if a.Revision != 2 {
		t.Error(a)
	}
	verifyStore(t, s)
}
