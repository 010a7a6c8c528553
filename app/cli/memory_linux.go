package cli

import "syscall"

// takeLargePages has the system back the next memory that is needed with large
// pages (transparent huge pages): a piece of memory is wished so, and let go
// untouched. It is a wish; where there are none, the usual pages do.
func takeLargePages(bytes int) {
	_ = syscall.Madvise(make([]byte, bytes), syscall.MADV_HUGEPAGE)
}
