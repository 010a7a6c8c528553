package sqlite

import (
	"context"
	"errors"
	"os"

	"afterword/backend/errs"
)

// fewPages bounds the memory for pages of the file. Whoever reads a library once
// passes most of them once, and to read one again from the system's memory is
// cheaper than to take up fresh memory for each.
const fewPages = "cache_size(20)"

// glance opens a library that is in order with the one connection that reading
// it once takes. It reports false, and leaves nothing open, where there is
// more to do than to read: changes in a log that were never brought into the
// file, another schema, a fault. This process has the lock, so nobody else
// writes meanwhile.
func (s *Store) glance(ctx context.Context, newest int) bool {
	if log, err := os.Stat(s.path + "-wal"); err == nil && log.Size() > 0 {
		return false
	}
	info, err := os.Stat(s.path)
	if err != nil {
		return false
	}
	h := handles{
		mode: modeExclusive, pool: newPool(source(s.path, modeExclusive, fewPages), 1),
		why: errs.New(errs.Internal, "sqlite.Open", "The library was opened for reading only."),
	}
	err = h.read(ctx, func(c *conn) error {
		if err := checkVersion(ctx, c); err != nil {
			return err
		}
		id, err := identify(ctx, c)
		if err != nil {
			return err
		}
		if id.application != applicationID || id.version != int64(newest) {
			return errors.New("not the schema that is read here")
		}
		if info.Size() <= smallLibrary {
			return quickCheck(ctx, c)
		}
		return nil
	})
	if err != nil {
		_ = h.close() // opening it as ever says what is wrong
		return false
	}
	s.h, s.glancing = h, true
	return true
}
