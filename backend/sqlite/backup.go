package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"afterword/backend/errs"
	"afterword/backend/pattern"
)

// backupFolder is inside the library's folder.
const backupFolder = "backups"

const stampForm = "20060102T150405Z"

var backupForm = pattern.Lazily(`^afterword-(\d{8}T\d{6}Z)-(\d+)\.db$`)

// backupFile is one verified automatic backup. Edits is how many edits it
// holds, so one can tell whether the library went on since.
type backupFile struct {
	path  string
	at    time.Time
	edits int64
}

// backups lists the automatic backups, newest first. Only a copy that was
// verified ever gets such a name.
func backups(dir string) []backupFile {
	entries, err := os.ReadDir(filepath.Join(dir, backupFolder))
	if err != nil {
		return nil // none yet
	}
	var out []backupFile
	for _, e := range entries {
		m := backupForm().FindStringSubmatch(e.Name())
		if m == nil || !e.Type().IsRegular() {
			continue
		}
		at, err1 := time.Parse(stampForm, m[1])
		edits, err2 := strconv.ParseInt(m[2], 10, 64)
		if err1 == nil && err2 == nil {
			out = append(out, backupFile{filepath.Join(dir, backupFolder, e.Name()), at, edits})
		}
	}
	slices.SortFunc(out, func(a, b backupFile) int { return b.at.Compare(a.at) })
	return out
}

func newestBackup(dir string) (time.Time, string) {
	if all := backups(dir); len(all) > 0 {
		return all[0].at, all[0].path
	}
	return time.Time{}, ""
}

// LastBackup gives time and path of the newest verified automatic backup, ""
// if there is none.
func (s *Store) LastBackup() (time.Time, string) { return newestBackup(s.dir) }

// Backup writes a verified copy of the library to a path that must not exist.
// See postmortem.Store.
func (s *Store) Backup(ctx context.Context, path string) error {
	const op = "sqlite.Backup"
	path, err := filepath.Abs(path)
	if err != nil {
		return errs.Wrap(err, errs.ExportIO, op, "The copy cannot be written there. Choose another place.")
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return errs.Wrap(err, errs.ExportIO, op, "There is something at %s already. It was not changed; choose another name.", path)
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed {
		return errs.New(errs.Internal, op, "The library is closed.")
	}
	err = s.copyTo(ctx, path)
	if err == nil || ctx.Err() != nil {
		return err
	}
	if code := errs.CodeOf(wrap(err, op)); code == errs.StorageCorrupt || code == errs.StorageLocked {
		return wrap(err, op)
	}
	return errs.Wrap(err, errs.ExportIO, op, "The copy could not be written to %s. The library itself is safe. Choose another place.", path)
}

// copyTo writes a copy, checks it and gives it its name only then.
func (s *Store) copyTo(ctx context.Context, path string) error {
	partial := path + ".partial"
	if err := os.Remove(partial); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := s.copyAndCheck(ctx, partial); err != nil {
		return errors.Join(err, ignoreMissing(os.Remove(partial)))
	}
	// Link, unlike rename, never replaces what appeared meanwhile. Where links
	// are not known, rename.
	if err := os.Link(partial, path); err == nil {
		return errors.Join(os.Remove(partial), syncDir(filepath.Dir(path)))
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(fs.ErrExist, os.Remove(partial))
	}
	return errors.Join(os.Rename(partial, path), syncDir(filepath.Dir(path)))
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (s *Store) copyAndCheck(ctx context.Context, partial string) error {
	// Made first, so that it is nobody else's to read.
	f, err := os.OpenFile(partial, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	var before census
	if err := s.copyRows(ctx, partial, &before); err != nil {
		return err
	}
	if err := syncFile(partial); err != nil {
		return err
	}
	after, err := inspectCopy(ctx, partial)
	if err != nil {
		return fmt.Errorf("the copy is not good: %w", err)
	}
	return before.compare(after)
}

func (s *Store) copyRows(ctx context.Context, partial string, before *census) (err error) {
	if s.h.mode == modeExclusive {
		// Its one connection is the only one that can read. It may not write
		// here, but elsewhere.
		return s.h.pool.outside(ctx, func(c *conn) error {
			if _, err := c.exec(ctx, "PRAGMA query_only = 0"); err != nil {
				return err
			}
			err := vacuumInto(ctx, c, partial, before)
			_, err2 := c.exec(context.WithoutCancel(ctx), "PRAGMA query_only = 1")
			return errors.Join(err, err2)
		})
	}
	c, err := dial(source(s.path, s.h.mode))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.close()) }()
	return vacuumInto(ctx, c, partial, before)
}

func vacuumInto(ctx context.Context, c *conn, path string, before *census) error {
	if err := c.inTx(ctx, "DEFERRED", func() error { return before.take(ctx, c) }); err != nil {
		return err
	}
	_, err := c.exec(ctx, "VACUUM INTO ?", path)
	return err
}

// outside lends a connection for work that brings its own transactions.
func (p *pool) outside(ctx context.Context, work func(*conn) error) error {
	c, err := p.get(ctx)
	if err != nil {
		return err
	}
	err = work(c)
	return errors.Join(err, p.put(c, err == nil))
}

// census counts the rows of every table.
type census struct {
	lastEdit int64
	rows     map[string]int64
}

func (n *census) take(ctx context.Context, c *conn) error {
	n.rows = map[string]int64{}
	var names []string
	id, err := identify(ctx, c)
	if err != nil {
		return err
	}
	for name, err := c.text(ctx, nextTable, ""); ; name, err = c.text(ctx, nextTable, name) {
		if err != nil {
			return err
		}
		if name == "" {
			break
		}
		names = append(names, name)
	}
	for _, name := range names {
		if n.rows[name], err = c.number(ctx, `SELECT count(*) FROM "`+name+`"`); err != nil {
			return err
		}
	}
	if id.version > 0 && n.rows["edit"] > 0 {
		n.lastEdit, err = c.number(ctx, "SELECT max(seq) FROM edit")
	}
	return err
}

const nextTable = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name > ? ORDER BY name LIMIT 1"

// compare says what is wrong with a copy. The library may have gone on
// meanwhile: then only the edit log, which never shrinks, can be compared.
func (n *census) compare(copied census) error {
	for name, rows := range n.rows {
		if copied.lastEdit == n.lastEdit && name != "setting" && copied.rows[name] != rows {
			return fmt.Errorf("the copy has %d rows in %s, the library %d", copied.rows[name], name, rows)
		}
	}
	if copied.lastEdit < n.lastEdit || copied.rows["edit"] < n.rows["edit"] {
		return errors.New("the copy lacks edits")
	}
	return nil
}

// inspectCopy opens a copy, has SQLite check it, and counts its rows.
func inspectCopy(ctx context.Context, path string) (n census, err error) {
	c, err := dial(source(path, modeImmutable))
	if err != nil {
		return n, err
	}
	defer func() { err = errors.Join(err, c.close()) }()
	if err := quickCheck(ctx, c); err != nil {
		return n, err
	}
	return n, n.take(ctx, c)
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0) //nolint:gosec // our own file
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncDir makes a new name in a folder durable. Some systems cannot; the
// content is durable either way.
func syncDir(path string) error {
	d, err := os.Open(path) //nolint:gosec // our own folder
	if err != nil {
		return nil //nolint:nilerr // see above
	}
	_ = d.Sync()
	return d.Close()
}
