package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"
	lib "modernc.org/sqlite/lib"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// FileName is the library's file inside its folder.
const FileName = "afterword.db"

// Options say where the library is. Now and NewID are the clock and the source
// of new ids (UUIDs of version 7).
type Options struct {
	Dir   string
	Now   func() time.Time
	NewID func() string
	// Salvage opens a damaged library for reading only, without checking it.
	Salvage bool
	// Reading is for a program that reads once and ends: one connection and no
	// housekeeping, if the library is whole and of the newest schema. Any other
	// is opened as ever, which mends it or says what is wrong.
	Reading bool

	migrations []string // tests bring their own
}

// Store is an open library.
type Store struct {
	dir, path string
	now       func() time.Time
	newID     func() string

	writing sync.Mutex // one change at a time; guards the next three
	sum     summer     // of the writer
	memo    memo
	made    made

	mu      sync.RWMutex // guards what follows
	lock    *flock.Flock
	h       handles
	closed  bool
	damage  error
	retried time.Time

	keeper   *keeper
	glancing bool // opened to read once: nothing is written, nothing kept in order
}

var _ postmortem.Store = (*Store)(nil)

// Open opens the library in a folder, or makes a new one if there is none.
//
// Errors: storage_locked (another process has it open), foreign_file,
// newer_schema, storage_corrupt (nothing was changed; the message says where
// the newest backup is), storage_full, storage_io. Where nothing can be
// written the library opens for reading and ReadOnly says why.
func Open(ctx context.Context, o Options) (*Store, error) {
	const op = "sqlite.Open"
	if o.migrations == nil {
		o.migrations = migrations()
	}
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return nil, wrap(err, op)
	}
	s := &Store{dir: dir, path: filepath.Join(dir, FileName), now: o.Now, newID: o.NewID}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, wrap(err, op)
	}
	lock, unwritable, err := takeLock(dir)
	if err != nil {
		return nil, err
	}
	s.lock = lock
	if err := s.open(ctx, o, unwritable); err != nil {
		return nil, errors.Join(wrap(err, op), s.unlock())
	}
	if !o.Salvage && !s.glancing {
		s.keeper = startKeeper(s)
	}
	return s, nil
}

func (s *Store) open(ctx context.Context, o Options, unwritable error) error {
	what, err := inspect(s.path, len(o.migrations))
	if err != nil {
		return err
	}
	if o.Salvage {
		s.h, err = openReading(ctx, s.path, errors.New("opened to read what is left"))
		return err
	}
	if o.Reading && what == isLibrary && unwritable == nil && s.glance(ctx, len(o.migrations)) {
		return nil
	}
	_, backup := newestBackup(s.dir)
	if err := refuse(what, s.path, backup); err != nil {
		return err
	}
	if what == isMissing {
		if err := s.create(backup, unwritable); err != nil {
			return err
		}
	}
	if s.h, err = openHandles(ctx, s.path, unwritable); err != nil {
		return s.explain(err, backup)
	}
	if err := s.prepare(ctx, o, backup); err != nil {
		return errors.Join(s.explain(err, backup), s.h.close())
	}
	return nil
}

// create makes the empty file of a new library. A file that is missing while
// other things of the library are there is no new library: making one would
// hide that the old one is gone.
func (s *Store) create(backup string, unwritable error) error {
	if unwritable != nil {
		return unwritable
	}
	wal, err := os.Stat(s.path + "-wal")
	if backup != "" || (err == nil && wal.Size() > 0) {
		return corrupt("sqlite.Open", s.path, backup, errors.New("the file is missing or empty, but other files of the library are there"))
	}
	f, err := os.OpenFile(s.path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// explain turns "the file is damaged" into advice.
func (s *Store) explain(err error, backup string) error {
	var ours *errs.Error
	if errors.As(err, &ours) {
		return err
	}
	// SQLITE_ERROR is what SQLite says of a header it cannot make sense of.
	if code, _ := classify(err); code == errs.StorageCorrupt || resultCode(err)&0xff == lib.SQLITE_ERROR {
		return corrupt("sqlite.Open", s.path, backup, err)
	}
	return err
}

// smallLibrary is the size up to which the whole file is checked before it is
// used; a larger one is checked while people look at the list already.
const smallLibrary = 2 << 20

// prepare checks what was opened and brings it to the newest schema.
func (s *Store) prepare(ctx context.Context, o Options, backup string) error {
	return s.h.some(ctx, func(c *conn) error {
		if err := checkVersion(ctx, c); err != nil {
			return err
		}
		id, err := identify(ctx, c)
		if err != nil {
			return err
		}
		if err := refuse(id.judge(len(o.migrations)), s.path, backup); err != nil {
			return err
		}
		info, err := os.Stat(s.path)
		if err != nil {
			return err
		}
		if info.Size() <= smallLibrary && id.tables > 0 {
			if err := quickCheck(ctx, c); err != nil {
				return corrupt("sqlite.Open", s.path, backup, err)
			}
		}
		if s.h.writer == nil {
			if id.version != int64(len(o.migrations)) {
				return s.h.why
			}
			return nil
		}
		// A backup put back by hand is not in WAL mode yet.
		if _, err := c.exec(ctx, "PRAGMA journal_mode = WAL"); err != nil {
			return err
		}
		return migrate(ctx, c, o.migrations, func(from int64) error {
			name := fmt.Sprintf("before-schema-%d-%s.db", from+1, s.now().UTC().Format(stampForm))
			_, err := s.backupInto(ctx, name)
			return err
		})
	})
}

// read runs work on a reading connection, in one read transaction.
func (s *Store) read(ctx context.Context, op string, work func(*conn) error) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed {
		return errs.New(errs.Internal, op, "The library is closed.")
	}
	return wrap(s.h.read(ctx, work), op)
}

// scrape runs work on a reading connection without a transaction, which would
// end at the first damaged page.
func (s *Store) scrape(ctx context.Context, op string, work func(*conn) error) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed {
		return errs.New(errs.Internal, op, "The library is closed.")
	}
	if s.h.pool == nil {
		return wrap(s.h.why, op)
	}
	return wrap(s.h.pool.outside(ctx, work), op)
}

// write runs work in one immediate transaction on the writing connection. From
// the moment it began a cancelled context does not stop it: a short
// transaction that ends one way or the other is easier to reason about.
// committed is called after a successful one, while no other can begin.
func (s *Store) write(ctx context.Context, op string, work func(context.Context, *conn) error, committed ...func()) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	c, err := s.writer(ctx, op)
	if err != nil {
		return err
	}
	calm := context.WithoutCancel(ctx)
	err = c.inTx(calm, "IMMEDIATE", func() error {
		if err := work(calm, c); err != nil {
			return err
		}
		return s.h.inPlace(s.path) // last, as near to the commit as can be
	})
	if err == nil {
		for _, f := range committed {
			f()
		}
	}
	s.keeper.wrote()
	return wrap(err, op)
}

// change runs work on one post-mortem in one immediate transaction. What it
// finds out is remembered for the next change, once it is committed.
func (s *Store) change(ctx context.Context, op, pm string, work func(*tx) error, committed ...func()) error {
	var done *tx
	return s.write(ctx, op, func(ctx context.Context, c *conn) error {
		t := &tx{
			ctx: ctx, c: c, sum: &s.sum, pm: pm, now: postmortem.At(s.now()), newID: s.newID, records: map[recordKey]*touched{},
		}
		if !s.memo.recall(t) {
			var err error
			if t.head, err = readHeadRow(ctx, c, pm); err != nil {
				return err
			}
		}
		done = t
		return work(t)
	}, append(committed, func() { s.memo.keep(done) })...)
}

// Close waits for a backup that is being made, brings everything into the one
// file and lets the library go.
func (s *Store) Close() error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.mu.Unlock()
	s.keeper.stop()
	s.writing.Lock()
	defer s.writing.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	return wrap(errors.Join(s.h.close(), s.unlock()), "sqlite.Close")
}

func (s *Store) unlock() error {
	if s.lock == nil {
		return nil
	}
	return s.lock.Unlock()
}
