package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"afterword/backend/errs"
)

// Messages for people: what happened, what is safe, what to do.
const (
	sayLocked  = "Another Afterword has this library open. Nothing was changed. Close the other window, or go on there."
	sayFull    = "The disk is full. What was saved before is safe. Free some space; Afterword then saves again."
	sayIO      = "The disk did not let Afterword read or write the library. What was saved before is safe. Check the disk and its permissions, then try again."
	sayCorrupt = "The library is damaged. Nothing was changed."
	sayOurs    = "Something went wrong inside Afterword. What was saved before is safe."
)

// wrap brings any error into the form that the rest of the program handles.
// Codes come from the driver's typed error or the system's, never from text.
// An error that is one of ours already, and a cancelled context, pass through.
func wrap(err error, op string) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var ours *errs.Error
	if errors.As(err, &ours) {
		return err
	}
	code, say := classify(err)
	return errs.Wrap(err, code, op, "%s", say)
}

func classify(err error) (errs.Code, string) {
	code := resultCode(err)
	if code == lib.SQLITE_IOERR_SHMSIZE { // no room even for the 32 KiB that readers share
		return errs.StorageFull, sayFull
	}
	switch code & 0xff {
	case lib.SQLITE_FULL:
		return errs.StorageFull, sayFull
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return errs.StorageCorrupt, sayCorrupt
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return errs.StorageLocked, sayLocked
	case lib.SQLITE_IOERR, lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
		return errs.StorageIO, sayIO
	case lib.SQLITE_TOOBIG:
		return errs.TooLarge, "This is too large for the library. Nothing was changed."
	}
	var path *fs.PathError
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return errs.StorageFull, sayFull
	case errors.As(err, &path), errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.EIO):
		return errs.StorageIO, sayIO
	}
	return errs.Internal, sayOurs
}

// resultCode gives SQLite's extended result code, 0 for any other error.
func resultCode(err error) int {
	var e *driver.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

// damaged says that a record no longer matches its checksum.
func damaged(op, kind, id string, cause error) error {
	return &errs.Error{
		Code: errs.StorageCorrupt, Op: op, Ref: id, Err: cause,
		Message: "The " + kind + " with the id " + id + " was changed on disk by something other than Afterword. " +
			"Nothing was overwritten; everything else can still be read.",
	}
}
