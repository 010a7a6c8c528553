package sqlite

import (
	"context"
	"errors"
	"os"
)

const (
	walReserve  = 8 << 20 // bytes of log made ready, see reserve
	reserveStep = 256 << 10

	walHeader      = 32 // bytes, as SQLite's file format has them
	walFrameHeader = 24
)

// reserve makes the log's file as large as it will be, once, with zeros: a
// write into a file that is large already needs no change of its size on disk,
// which halves the time until an edit is durable, and leaves room to save when
// the disk fills up. SQLite takes zeros after the last frame for the end of
// the log. A disk without room for all of it gets none: its last room is for
// bringing the log into the file.
func (k *keeper) reserve(ctx context.Context) {
	zeros := make([]byte, reserveStep)
	path := k.s.path + "-wal"
	for {
		more, err := k.s.extend(path, zeros)
		if err != nil { // the last step may have taken all the room there was, so this is not cancelled
			k.s.giveBack(context.WithoutCancel(ctx))
		}
		if err != nil || !more || ctx.Err() != nil {
			break
		}
	}
	if f, err := os.OpenFile(path, os.O_RDWR, 0); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}

// extend appends zeros to the log while nobody writes to it; false when it is
// large enough.
func (s *Store) extend(path string, zeros []byte) (more bool, err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	f, err := os.OpenFile(path, os.O_RDWR, 0) //nolint:gosec // the library's own log
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil || info.Size() >= walReserve {
		return false, err
	}
	_, err = f.WriteAt(zeros, info.Size())
	return true, err
}

// giveBack frees what was reserved and is not used. Not to be able to is no
// fault: the zeros do no harm.
func (s *Store) giveBack(ctx context.Context) {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.h.writer != nil {
		_ = trimLog(ctx, s.h.writer, s.path+"-wal")
	}
}

// trimLog cuts the log after its last frame. Nobody may be writing.
func trimLog(ctx context.Context, c *conn, path string) error {
	state, err := c.one(ctx, "PRAGMA wal_checkpoint(NOOP)")
	if err != nil || len(state) < 2 || num(state[1]) < 0 {
		return err
	}
	page, err := c.number(ctx, "PRAGMA page_size")
	if err != nil {
		return err
	}
	used := walHeader + num(state[1])*(walFrameHeader+page)
	info, err := os.Stat(path)
	if err != nil || info.Size() <= used {
		return err
	}
	return os.Truncate(path, used)
}
