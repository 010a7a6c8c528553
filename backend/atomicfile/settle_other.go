//go:build !linux

package atomicfile

import (
	"errors"
	"os"
	"path/filepath"
)

// settle brings the files that were added to the disk, one after the other.
func (f *Folder) settle() error {
	for _, name := range f.added {
		file, err := os.Open(filepath.Join(f.Path, name))
		if err != nil {
			return err
		}
		if err := errors.Join(file.Sync(), file.Close()); err != nil {
			return err
		}
	}
	return nil
}
