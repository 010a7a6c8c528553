package atomicfile

import (
	"os"

	"golang.org/x/sys/unix"
)

// settle brings the files in the folder to the disk: all that its file system
// still holds, in one go, which for thousands of files takes a moment where one
// after the other takes a minute.
func (f *Folder) settle() error {
	folder, err := os.Open(f.Path)
	if err != nil {
		return err
	}
	defer func() { _ = folder.Close() }() // it was only read
	return os.NewSyscallError("syncfs", unix.Syncfs(int(folder.Fd())))
}
