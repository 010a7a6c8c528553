// Package atomicfile writes a file whole or not at all: into a temporary file
// in the same folder, flushed to the disk, then renamed over the target.
package atomicfile

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"afterword/backend/errs"
)

// mode of finished files, as any program makes them: who set a umask meant it. A
// file that was there keeps its own: who shut it meant that.
var mode = 0o666 &^ umask

// Write calls write with a buffered writer and puts what it wrote at path. An
// existing file is replaced; of a symbolic link, the file it leads to. After
// any error the old file is as it was and no temporary file is left behind
// (but for a disk that fails after the last step: the message says so).
//
// Errors: export_io with a message for the person (no space, no permission, a
// folder of that name, folder missing); an error of write itself is returned
// as it is.
func Write(path string, write func(io.Writer) error) (err error) {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			path = target
		}
	}
	folder, name := filepath.Split(path)
	if folder == "" {
		folder = "."
	}
	if err := checkTarget(path, folder, name); err != nil {
		return err
	}
	kept := mode
	if info, err := os.Stat(path); err == nil {
		kept = info.Mode().Perm()
	}
	temp, err := os.CreateTemp(folder, ".afterword-*.part") // 0600 until it is whole
	if err != nil {
		return explain(err, folder, name)
	}
	done := false
	defer func() {
		if !done {
			_ = temp.Close()
			_ = os.Remove(temp.Name())
		}
	}()
	out := &recorder{to: temp}
	buffer := bufio.NewWriterSize(out, 64<<10)
	if err := write(buffer); err != nil {
		if out.err != nil { // the disk's fault, whatever write made of it
			return explain(out.err, folder, name)
		}
		return err
	}
	for _, step := range []func() error{
		buffer.Flush,
		func() error { return temp.Chmod(kept) },
		temp.Sync,
		temp.Close,
		func() error { return os.Rename(temp.Name(), path) },
	} {
		if err := step(); err != nil {
			return explain(err, folder, name)
		}
	}
	done = true
	if err := syncFolder(folder); err != nil {
		return errs.Wrap(err, errs.ExportIO, "atomicfile.Write",
			"%q was written, but the disk did not confirm it. Write it again to another folder to be sure.", shorten(name))
	}
	return nil
}

// recorder keeps the first error of the file, to tell it from one of the
// function that writes.
type recorder struct {
	to  io.Writer
	err error
}

func (r *recorder) Write(p []byte) (int, error) {
	n, err := r.to.Write(p)
	if err != nil && r.err == nil {
		r.err = err
	}
	return n, err
}

// checkTarget finds what a rename would do wrong or say badly.
func checkTarget(path, folder, name string) error {
	if name == "" || name == "." || name == ".." {
		return explain(&fs.PathError{Op: "write", Path: path, Err: syscall.EISDIR}, folder, name)
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return explain(&fs.PathError{Op: "write", Path: path, Err: syscall.EISDIR}, folder, name)
	case err == nil && !info.Mode().IsRegular():
		return explain(&fs.PathError{Op: "write", Path: path, Err: errNotRegular}, folder, name)
	}
	return nil
}

var errNotRegular = errors.New("not a regular file")

// syncFolder makes the new name durable. Windows has no such thing, and some
// network folders refuse it: the file itself is safe by then.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	dir, err := os.Open(folder)
	if err != nil {
		return err
	}
	err = dir.Sync()
	if closeErr := dir.Close(); err == nil {
		err = closeErr
	}
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return err
}

// explain turns an error of the system into one for the person.
func explain(err error, folder, name string) error {
	if err == nil {
		return nil
	}
	const safe = "Nothing was changed there. "
	var said string
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		said = "There is no space left to write %q. " + safe + "Make room or choose another folder."
	case errors.Is(err, syscall.EISDIR), errors.Is(err, syscall.ENOTEMPTY):
		said = "%q is a folder, not a file. " + safe + "Choose another name."
	case errors.Is(err, syscall.EROFS):
		said = "The folder for %q can only be read. " + safe + "Choose another folder."
	case errors.Is(err, fs.ErrPermission):
		said = "There is no permission to write %q. " + safe + "Choose another folder."
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return errs.Wrap(err, errs.ExportIO, "atomicfile.Write",
			"The folder %q is not there. Choose a folder that exists.", filepath.Clean(folder))
	case errors.Is(err, syscall.ENAMETOOLONG):
		said = "The name %q is too long for this folder. " + safe + "Choose a shorter one."
	case errors.Is(err, errNotRegular):
		said = "%q is not an ordinary file. " + safe + "Choose another name."
	default:
		said = "%q could not be written. " + safe + "Try again or choose another folder."
	}
	return errs.Wrap(err, errs.ExportIO, "atomicfile.Write", "%s", fmt.Sprintf(said, shorten(name)))
}

// shorten keeps a name in a message readable.
func shorten(name string) string {
	if letters := []rune(name); len(letters) > 80 {
		return string(letters[:79]) + "…"
	}
	return name
}
