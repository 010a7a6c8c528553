package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"afterword/backend/errs"
)

// folderMode is that of finished folders, see mode.
var folderMode = 0o777 &^ umask

// Folder is a folder that is being filled beside the place where it will be.
// End it with Commit or Discard; Discard after Commit does nothing.
type Folder struct {
	Path    string // where to write files until Commit
	target  string
	made    string // the folder around it that was made for it, or ""
	replace bool

	mu    sync.Mutex
	added []string // that Commit brings to the disk
}

// NewFolder begins a folder that will be at path. The folder around it is made
// if its own parent is there. A folder of that name is replaced only if asked;
// anything else that has the name stays in any case.
//
// Errors: export_io.
func NewFolder(path string, replace bool) (*Folder, error) {
	parent, name := filepath.Split(filepath.Clean(path))
	if parent == "" {
		parent = "."
	}
	switch info, err := os.Lstat(path); {
	case err == nil && !info.IsDir():
		return nil, errs.New(errs.ExportIO, "atomicfile.NewFolder", "“%s” is no folder and was left as it is. Rename it, or choose another place.", shorten(name))
	case err == nil && !replace:
		return nil, errs.New(errs.ExportIO, "atomicfile.NewFolder", "The folder “%s” is there already and was left as it is.", shorten(name))
	}
	f := &Folder{target: filepath.Clean(path), replace: replace}
	if err := os.Mkdir(parent, folderMode); err == nil {
		f.made = filepath.Clean(parent)
	} else if !errors.Is(err, fs.ErrExist) {
		return nil, explain(err, filepath.Dir(filepath.Clean(parent)), name)
	}
	temp, err := os.MkdirTemp(parent, ".afterword-*.part")
	if err != nil {
		f.Discard()
		return nil, explain(err, parent, name)
	}
	f.Path = temp
	return f, nil
}

// Add puts a file into the folder; Commit brings it to the disk with all others at
// once, which is much quicker for many files than one after the other. Several may
// be added at a time, but never two of one name.
//
// Errors: export_io.
func (f *Folder) Add(name string, data []byte) error {
	file, err := os.OpenFile(filepath.Join(f.Path, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err == nil {
		_, err = file.Write(data)
		err = errors.Join(err, file.Close())
	}
	if err != nil {
		return explain(err, filepath.Dir(f.target), name)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.added = append(f.added, name)
	return nil
}

// Commit puts the folder in its place. Files that were not added must be on the
// disk, as Write leaves them. After an error the old folder is as it was.
//
// Errors: export_io.
func (f *Folder) Commit() (err error) {
	parent, name := filepath.Split(f.target)
	defer func() {
		if err != nil {
			err = explain(err, parent, name)
		}
	}()
	if len(f.added) > 0 {
		if err := f.settle(); err != nil {
			return err
		}
	}
	if err := os.Chmod(f.Path, folderMode); err != nil {
		return err
	}
	if err := syncFolder(f.Path); err != nil {
		return err
	}
	old := ""
	if _, err := os.Lstat(f.target); err == nil && f.replace {
		old = f.Path + ".old"
		if err := os.Rename(f.target, old); err != nil {
			return err
		}
	}
	if err := os.Rename(f.Path, f.target); err != nil {
		if old != "" {
			_ = os.Rename(old, f.target)
		}
		return err
	}
	f.Path, f.made = "", ""
	if old != "" {
		_ = os.RemoveAll(old) // what stays of it is hidden and harms nobody
	}
	return syncFolder(filepath.Clean(parent))
}

// Discard takes away what was written.
func (f *Folder) Discard() {
	if f.Path != "" {
		_ = os.RemoveAll(f.Path)
	}
	if f.made != "" {
		_ = os.Remove(f.made) // not if somebody else put something there
	}
	f.Path, f.made = "", ""
}
