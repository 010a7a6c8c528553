package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
)

// maxFaults bounds how many faults one check reports.
const maxFaults = 100

var errEnough = errors.New("enough faults")

// Verify checks the whole library: SQLite's own checks, references between
// tables, the checksum of every row, the hash of all evidence, and that the list agrees with the
// records. nil means that all is well; else the error names what is not
// (storage_corrupt).
func (s *Store) Verify(ctx context.Context) error {
	return s.read(ctx, "sqlite.Verify", func(c *conn) error { return verify(ctx, c) })
}

// verifyFile checks a file that nobody has open.
func verifyFile(ctx context.Context, path string) (err error) {
	c, err := dial(source(path, modeImmutable))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.close()) }()
	return verify(ctx, c)
}

func verify(ctx context.Context, c *conn) error {
	if result, err := c.text(ctx, "PRAGMA integrity_check(1)"); err != nil || result != "ok" {
		return errors.Join(err, damaged("sqlite.Verify", "file", result, nil))
	}
	stray, err := c.one(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	if stray != nil {
		return damaged("sqlite.Verify", "table", str(stray[0]), errors.New("foreign_key_check"))
	}
	var faults []error
	sum := &summer{}
	note := func(err error) error {
		if err != nil {
			faults = append(faults, err)
		}
		if len(faults) >= maxFaults {
			return errEnough
		}
		return nil
	}
	for _, t := range tableOrder {
		query := t.selectAll[:len(t.selectAll)-len(" WHERE post_mortem_id = ?")]
		err := c.each(ctx, query, nil, func(v []driver.Value) error {
			_, err := t.read(v, sum)
			return note(err)
		})
		if err != nil {
			return errors.Join(append(faults, err)...)
		}
	}
	err = c.each(ctx, allEntries, nil, func(v []driver.Value) error {
		_, err := readEntry(v, sum)
		return note(err)
	})
	if err != nil {
		return errors.Join(append(faults, err)...)
	}
	if err := verifyBlobs(ctx, c, sum, note); err != nil {
		return errors.Join(append(faults, err)...)
	}
	return errors.Join(append(faults, verifyLibrary(ctx, c, sum))...)
}

// verifyLibrary compares every row of the list with what its records say.
func verifyLibrary(ctx context.Context, c *conn, sum *summer) error {
	var rows []libraryRow
	err := c.each(ctx, "SELECT "+libraryList+" FROM library", nil, func(v []driver.Value) error {
		l, whole := readLibrary(v, sum)
		if !whole {
			return damaged("sqlite.Verify", "row of the list", str(v[0]), nil)
		}
		rows = append(rows, l)
		return nil
	})
	if err != nil {
		return err
	}
	missing, err := c.number(ctx, `SELECT (SELECT count(*) FROM post_mortem WHERE id NOT IN (SELECT id FROM library))
		+ (SELECT count(*) FROM post_mortem WHERE id NOT IN (SELECT post_mortem_id FROM head))`)
	if err != nil {
		return err
	}
	if missing != 0 {
		return damaged("sqlite.Verify", "list", "library", fmt.Errorf("%d post-mortems are not in it", missing))
	}
	for _, l := range rows {
		fresh, err := deriveRow(ctx, c, l.ID, sum)
		if err != nil {
			return err
		}
		a, err1 := l.values(sum)
		b, err2 := fresh.values(sum)
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		if a[len(a)-1] != b[len(b)-1] {
			return damaged("sqlite.Verify", "row of the list", l.ID, errors.New("it does not agree with the records"))
		}
	}
	return nil
}
