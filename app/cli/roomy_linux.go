package cli

import (
	"runtime"
	"syscall"
)

// roomy has the system give the memory of a large export in pieces of two
// megabytes. It would come in pages of four kilobytes, each of which interrupts
// the program when it is first touched: a third of the time of a long report. The
// memory is asked for, marked and given back to our own allocator, which uses it
// next. A system that does not know such pieces says so, and nothing is lost.
func roomy() {
	const hugePages = 14 // MADV_HUGEPAGE of <linux/mman.h>
	room := make([]byte, exportHeadroom)
	_ = syscall.Madvise(room, hugePages)
	runtime.GC() // by which the allocator gets it back
}
