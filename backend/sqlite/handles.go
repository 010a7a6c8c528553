package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"

	lib "modernc.org/sqlite/lib"

	"afterword/backend/errs"
)

// minVersion is the oldest SQLite this was tested with; older ones have a
// fault in WAL mode.
const minVersion = 3_051_003

// handles are the connections of an open library: one that writes (nil when
// nothing can be written) and a pool that reads.
type handles struct {
	mode   mode
	why    error // for read-only modes
	writer *conn
	pool   *pool
	path   string
	file   os.FileInfo // of the library when it was opened for writing
}

// inPlace reports an error if the file at path is no longer the one that was
// opened. A system that lets go of names lets writes to a deleted file
// succeed: the edit would be called saved and be gone.
func (h handles) inPlace(path string) error {
	if h.file == nil {
		return nil
	}
	if now, err := os.Stat(path); err != nil || !os.SameFile(h.file, now) {
		return errs.Wrap(err, errs.StorageIO, "sqlite.write",
			"The library is not at %s any more: its folder was moved, deleted or replaced while Afterword was open. Put it back to save again. Nothing of what is on the screen is lost; it can be saved elsewhere.", path)
	}
	return nil
}

const readers = 3

// openHandles opens the library as well as it can be: for writing; else for
// reading without a shared memory file; else as a file on a disk that never
// changes.
func openHandles(ctx context.Context, path string, unwritable error) (handles, error) {
	if unwritable == nil {
		h, err := openWriting(ctx, path)
		if err == nil || !stepDown(err) {
			return h, err
		}
		unwritable = err
	}
	return openReading(ctx, path, unwritable)
}

func openWriting(ctx context.Context, path string) (handles, error) {
	c, err := dial(source(path, modeNormal))
	if err != nil {
		return handles{}, err
	}
	// Taking the write lock shows whether the file and its log can be written.
	if err := c.inTx(ctx, "IMMEDIATE", func() error { return nil }); err != nil {
		return handles{}, errors.Join(err, c.close())
	}
	file, err := os.Stat(path)
	if err != nil {
		return handles{}, errors.Join(err, c.close())
	}
	return handles{
		mode: modeNormal, writer: c, pool: newPool(source(path, modeNormal, reading), readers), path: path, file: file,
	}, nil
}

func openReading(ctx context.Context, path string, why error) (handles, error) {
	var failed error
	for _, m := range []mode{modeExclusive, modeImmutable} {
		size := readers
		if m == modeExclusive {
			size = 1 // it locks the others out
		}
		h := handles{mode: m, why: why, pool: newPool(source(path, m), size)}
		err := h.read(ctx, func(c *conn) error {
			_, err := identify(ctx, c)
			return err
		})
		if err == nil {
			return h, nil
		}
		failed = errors.Join(failed, err, h.close())
	}
	return handles{}, errors.Join(why, failed)
}

// stepDown reports whether an error may go away by asking for less.
func stepDown(err error) bool {
	switch resultCode(err) & 0xff {
	case lib.SQLITE_CANTOPEN, lib.SQLITE_READONLY, lib.SQLITE_IOERR, lib.SQLITE_FULL, lib.SQLITE_PERM:
		return true
	}
	return false
}

func (h handles) read(ctx context.Context, work func(*conn) error) error {
	if h.pool == nil { // not even reading worked, the last time it was tried
		return h.why
	}
	c, err := h.pool.get(ctx)
	if err != nil {
		return err
	}
	return h.pool.read(ctx, c, work)
}

// readIfFree is read for a helper of somebody who reads already: waiting for a
// connection might be waiting for oneself.
func (h handles) readIfFree(ctx context.Context, work func(*conn) error) error {
	c, err := h.pool.getIfFree()
	if err != nil {
		return err
	}
	return h.pool.read(ctx, c, work)
}

// some runs work on the writer, or a reader where there is none, outside of a
// transaction.
func (h handles) some(ctx context.Context, work func(*conn) error) error {
	if h.writer != nil {
		return work(h.writer)
	}
	return h.read(ctx, work)
}

func (h handles) close() error {
	var err error
	if h.pool != nil {
		err = h.pool.close()
	}
	if h.writer != nil {
		h.settle(context.Background())
		err = errors.Join(err, h.writer.close())
	}
	return err
}

// settle brings the log into the file; the last connection to go removes it.
// If there is no room for that, what the log has in reserve is given up, and if
// that is not enough the log stays, with everything in it, and the next start
// reads it: nothing is lost, so it is no error.
func (h handles) settle(ctx context.Context) {
	const all = "PRAGMA wal_checkpoint(TRUNCATE)"
	if _, err := h.writer.text(ctx, all); err != nil && trimLog(ctx, h.writer, h.path+"-wal") == nil {
		_, _ = h.writer.text(ctx, all)
	}
}

// pool lends connections, at most as many as it has slots.
type pool struct {
	dsn    string
	slots  chan struct{}
	free   chan *conn
	closed bool // only touched by whoever may close it
}

func newPool(dsn string, size int) *pool {
	return &pool{dsn: dsn, slots: make(chan struct{}, size), free: make(chan *conn, size)}
}

// alone reports whether there is never more than one connection.
func (p *pool) alone() bool { return cap(p.slots) == 1 }

func (p *pool) get(ctx context.Context) (*conn, error) {
	select {
	case p.slots <- struct{}{}:
		return p.take()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// getIfFree is get without waiting for others to give one back.
func (p *pool) getIfFree() (*conn, error) {
	select {
	case p.slots <- struct{}{}:
		return p.take()
	default:
		return nil, errNoneFree
	}
}

// take gives a connection to whoever has a slot.
func (p *pool) take() (*conn, error) {
	select {
	case c := <-p.free:
		return c, nil
	default:
	}
	c, err := dial(p.dsn)
	if err != nil {
		<-p.slots
	}
	return c, err
}

// read runs work in one read transaction on a connection, and puts it back.
func (p *pool) read(ctx context.Context, c *conn, work func(*conn) error) error {
	err := c.inTx(ctx, "DEFERRED", func() error { return work(c) })
	return errors.Join(err, p.put(c, err == nil || ctx.Err() == nil))
}

var errNoneFree = errors.New("no reading connection is free")

// put gives a connection back. One that was interrupted is closed.
func (p *pool) put(c *conn, whole bool) error {
	defer func() { <-p.slots }()
	if !whole {
		return c.close()
	}
	p.free <- c
	return nil
}

// close waits for those who read; closing twice does nothing.
func (p *pool) close() error {
	if p.closed {
		return nil
	}
	p.closed = true
	for range cap(p.slots) {
		p.slots <- struct{}{}
	}
	close(p.free)
	var err error
	for c := range p.free {
		err = errors.Join(err, c.close())
	}
	return err
}

func checkVersion(ctx context.Context, c *conn) error {
	version, err := c.text(ctx, "SELECT sqlite_version()")
	if err != nil {
		return err
	}
	var major, minor, patch int
	if _, err := fmt.Sscanf(version, "%d.%d.%d", &major, &minor, &patch); err != nil {
		return err
	}
	if major*1_000_000+minor*1_000+patch < minVersion {
		return errs.New(errs.Internal, "sqlite.Open", "This Afterword was built with SQLite %s, which is too old. The library was not changed.", version)
	}
	return nil
}

func quickCheck(ctx context.Context, c *conn) error {
	result, err := c.text(ctx, "PRAGMA quick_check(1)")
	if err == nil && result != "ok" {
		err = errors.New(result)
	}
	return err
}
