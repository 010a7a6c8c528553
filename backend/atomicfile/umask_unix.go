//go:build unix

package atomicfile

import (
	"io/fs"
	"syscall"
)

// umask is what this system takes from the rights of new files. It can be read
// only by setting it, which happens here, before anything else runs.
var umask = func() fs.FileMode {
	mask := syscall.Umask(0o077)
	syscall.Umask(mask)
	return fs.FileMode(mask) //nolint:gosec // nine bits
}()
