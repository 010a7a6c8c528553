package evidence

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"afterword/backend/errs"
	"afterword/backend/postmortem"
)

// Size gives the size of a file that can be added. A file that is too large
// is known without reading it.
//
// Errors: invalid (a folder, a device, nothing there, nothing in it, not to be
// read), too_large.
func Size(path string) (int64, error) {
	const op = "evidence.Size"
	shown := CleanName(path)
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		err = errNotRegular
	}
	switch {
	case err == nil:
	case info != nil && info.IsDir():
		return 0, errs.InvalidField(op, "", "", "%s is a folder. Add the files in it that matter.", shown)
	case errors.Is(err, errNotRegular):
		return 0, errs.InvalidField(op, "", "", "%s is not a file that can be read to its end.", shown)
	default:
		return 0, unreadable(op, shown, err)
	}
	if info.Size() > postmortem.MaxBlob {
		return 0, tooLarge(shown, info.Size())
	}
	return info.Size(), nil
}

// ReadFile reads a file that can be added: never more than evidence can have,
// however the file grows meanwhile. Errors: as Size.
func ReadFile(ctx context.Context, path string) (data []byte, err error) {
	const op = "evidence.ReadFile"
	size, err := Size(path)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(filepath.Clean(path))
	if err != nil {
		return nil, unreadable(op, CleanName(path), err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	data, err = io.ReadAll(io.LimitReader(contextReader{ctx, f}, postmortem.MaxBlob+1))
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, unreadable(op, CleanName(path), err)
	case len(data) > postmortem.MaxBlob:
		return nil, tooLarge(CleanName(path), max(size, int64(len(data))))
	}
	return data, nil
}

func unreadable(op, shown string, err error) error {
	why := "It may be on a disk that is gone."
	switch {
	case errors.Is(err, fs.ErrNotExist):
		why = "It is no longer where it was."
	case errors.Is(err, fs.ErrPermission):
		why = "You are not allowed to read it."
	}
	return &errs.Error{Code: errs.Invalid, Op: op, Err: err, Message: shown + " could not be read. " + why}
}
