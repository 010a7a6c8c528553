package sqlite

import (
	"context"
	"errors"
	"time"

	"afterword/backend/errs"
)

// writer gives the writing connection. If the library is read-only because of
// the disk, it tries, at most once a second, whether that has passed.
func (s *Store) writer(ctx context.Context, op string) (*conn, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.closed:
		return nil, errs.New(errs.Internal, op, "The library is closed.")
	case s.damage != nil:
		return nil, s.damage
	case s.h.writer != nil:
		return s.h.writer, nil
	}
	if s.keeper != nil && time.Since(s.retried) > time.Second {
		s.retried = time.Now()
		if h, err := s.reopen(ctx); err == nil {
			old := s.h
			s.h = h
			return h.writer, old.close()
		}
	}
	code, _ := classify(s.h.why)
	if code == errs.Internal {
		code = errs.StorageIO
	}
	return nil, errs.Wrap(s.h.why, code, op, "%s Nothing of what is on the screen is lost; it can be saved elsewhere.", readOnlyReason(s.h.why))
}

func (s *Store) reopen(ctx context.Context) (handles, error) {
	if s.lock == nil {
		lock, unwritable, err := takeLock(s.dir)
		if err = errors.Join(err, unwritable); err != nil {
			return handles{}, err
		}
		s.lock = lock
	}
	if s.h.mode == modeExclusive { // it would lock the new ones out
		if err := s.h.close(); err != nil {
			return handles{}, err
		}
	}
	h, err := openWriting(ctx, s.path)
	if err != nil && s.h.mode == modeExclusive {
		if s.h, _ = openReading(ctx, s.path, err); s.h.pool == nil {
			s.h = handles{mode: modeImmutable, why: err}
		}
	}
	return h, err
}

// ReadOnly says why nothing can be written, "" if it can. See postmortem.Store.
func (s *Store) ReadOnly() string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	switch {
	case s.damage != nil:
		var e *errs.Error
		if errors.As(s.damage, &e) {
			return e.Message
		}
		return s.damage.Error()
	case s.h.writer != nil:
		return ""
	}
	return readOnlyReason(s.h.why)
}

func readOnlyReason(why error) string {
	if code, _ := classify(why); code == errs.StorageFull {
		return "The library is open for reading only: the disk is full. Free some space to write again."
	}
	return "The library is open for reading only: its folder or its file cannot be written. Changes of the last minutes before a crash may not be shown until it can."
}

// setDamage stops all writing: what is left must not get worse.
func (s *Store) setDamage(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.damage = err
}
