package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// The keeper's habits. Nothing of it is on the path of a person's edit.
const (
	keeperPause    = time.Second      // how often it looks
	settle         = 2 * time.Second  // without an edit for so long, it may work
	checkpointAt   = 1000             // pages in the log from which it is worth it
	checkpointMust = 1800             // pages from which it does not wait for a pause
	backupEvery    = time.Hour        // age of the newest backup that asks for another
	backupLook     = 10 * time.Minute // how often it looks for that
	backupFirst    = 5 * time.Second  // when it looks first: not while the program starts
)

// keeper does the housekeeping of an open library in the background: it makes
// room in the log, checks a large file, brings the log into the file in pauses
// and makes the automatic backups.
type keeper struct {
	s      *Store
	cancel context.CancelFunc
	done   sync.WaitGroup
	last   atomic.Int64 // time of the last write, nanoseconds
	tidy   int64        // the last write after which there was nothing left to do
}

func startKeeper(s *Store) *keeper {
	ctx, cancel := context.WithCancel(context.Background())
	k := &keeper{s: s, cancel: cancel}
	k.done.Add(1)
	go func() {
		defer k.done.Done()
		k.run(ctx)
	}()
	return k
}

func (k *keeper) wrote() {
	if k != nil {
		k.last.Store(time.Now().UnixNano())
	}
}

func (k *keeper) stop() {
	if k != nil {
		k.cancel()
		k.done.Wait()
	}
}

func (k *keeper) run(ctx context.Context) {
	if k.s.ReadOnly() == "" {
		k.reserve(ctx)
	}
	ticker := time.NewTicker(keeperPause)
	defer ticker.Stop()
	looked := time.Now().Add(backupFirst - backupLook)
	for first := true; ; first = false {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if first {
			k.check(ctx)
		}
		if k.s.ReadOnly() != "" {
			continue
		}
		k.checkpoint(ctx)
		if time.Since(looked) >= backupLook {
			looked = time.Now()
			// A backup that fails is tried again; the library is not worse for it.
			// It is not cancelled: Close waits for it.
			_ = k.s.autoBackup(context.WithoutCancel(ctx))
		}
	}
}

// check has SQLite check a library that was too large to check while opening.
func (k *keeper) check(ctx context.Context) {
	info, err := os.Stat(k.s.path)
	if err != nil || info.Size() <= smallLibrary {
		return
	}
	err = k.s.read(ctx, "sqlite.check", func(c *conn) error { return quickCheck(ctx, c) })
	if err != nil && ctx.Err() == nil {
		_, backup := newestBackup(k.s.dir)
		k.s.setDamage(corrupt("sqlite.check", k.s.path, backup, err))
	}
}

// checkpoint brings the log into the file, without blocking writers.
func (k *keeper) checkpoint(ctx context.Context) {
	last := k.last.Load()
	if last == k.tidy {
		return
	}
	k.s.mu.RLock()
	defer k.s.mu.RUnlock()
	c, err := dial(source(k.s.path, modeNormal))
	if err != nil {
		return
	}
	defer func() { _ = c.close() }()
	state, err := c.one(ctx, "PRAGMA wal_checkpoint(NOOP)")
	if err != nil || len(state) < 3 {
		return
	}
	waiting := num(state[1]) - num(state[2])
	quiet := time.Since(time.Unix(0, last)) >= settle
	if waiting >= checkpointMust || (quiet && waiting >= checkpointAt) {
		_, _ = c.text(ctx, "PRAGMA wal_checkpoint(PASSIVE)")
	}
	if quiet {
		k.tidy = last
	}
}

// autoBackup makes a backup if the newest is old and the library went on.
func (s *Store) autoBackup(ctx context.Context) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var last int64
	err := s.h.read(ctx, func(c *conn) error {
		var err error
		last, err = c.number(ctx, "SELECT coalesce(max(seq), 0) FROM edit")
		return err
	})
	if err != nil || last == 0 {
		return err
	}
	now := s.now()
	if all := backups(s.dir); len(all) > 0 {
		age := now.Sub(all[0].at)
		if all[0].edits == last || (age >= 0 && age < backupEvery) { // a clock set back: make one
			return nil
		}
	}
	path, err := s.backupInto(ctx, "afterword-"+now.UTC().Format(stampForm)+"-"+strconv.FormatInt(last, 10)+".db")
	if err != nil {
		return err
	}
	if err := verifyFile(ctx, path); err != nil { // SQLite can read it, but rows are damaged
		return errors.Join(err, os.Rename(path, filepath.Join(s.dir, backupFolder, "damaged-rows.db")))
	}
	return thin(s.dir)
}

func (s *Store) backupInto(ctx context.Context, name string) (string, error) {
	folder := filepath.Join(s.dir, backupFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	path := filepath.Join(folder, name)
	return path, s.copyTo(ctx, path)
}
