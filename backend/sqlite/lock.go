package sqlite

import (
	"errors"
	"io/fs"
	"path/filepath"
	"syscall"

	"github.com/gofrs/flock"

	"afterword/backend/errs"
)

const lockName = "afterword.lock"

// takeLock makes this process the only one that has the library in dir open.
// Where the lock file cannot be made because nothing can be written there, it
// gives nil and why: then the library is only read. storage_locked if another
// has it.
func takeLock(dir string) (lock *flock.Flock, readOnly error, err error) {
	lock = flock.New(filepath.Join(dir, lockName), flock.SetPermissions(0o600))
	ok, err := lock.TryLock()
	switch {
	case err == nil && ok:
		return lock, nil, nil
	case err == nil:
		return nil, nil, errs.New(errs.StorageLocked, "sqlite.Open", "%s", sayLocked)
	case cannotWrite(err):
		return nil, err, nil
	}
	return nil, nil, wrap(err, "sqlite.Open")
}

// cannotWrite reports whether an error means that nothing can be written here.
func cannotWrite(err error) bool {
	for _, cause := range []error{fs.ErrPermission, syscall.EROFS, syscall.ENOSPC, syscall.EDQUOT} {
		if errors.Is(err, cause) {
			return true
		}
	}
	return false
}
