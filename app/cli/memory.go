package cli

import (
	"runtime"
	"runtime/debug"
)

// An export is a short life that takes much memory and gives little back, so to
// collect is work for nothing, and on virtual machines the dearest part of it
// is that the system hands out every 4 kB of fresh memory for itself.
const (
	// firstLook is how much may be taken before the collector first looks at it.
	// A usual export ends before; one that does not is a large one.
	firstLook = 12 << 20
	// largePages is how much memory a large export gets in pages of 2 MB.
	largePages = 64 << 20
	seldom     = 200 // of what is in use may come on top of it between two collections, in percent
)

// sparingly keeps the collector away from a usual export. When it comes the first
// time the export is a large one: large is called, and it comes seldom after that.
func sparingly(large func()) {
	const usual, least, off = 100, 4 << 20, -1 // the collector's own headroom at 100 %
	if asked := debug.SetGCPercent(usual * firstLook / least); asked != usual {
		debug.SetGCPercent(asked) // GOGC is set: somebody knows better
		return
	}
	runtime.AddCleanup(new([16]byte), func(percent int) {
		debug.SetGCPercent(off) // for to ask for much at once begins a collection by itself
		large()
		debug.SetGCPercent(percent) // the next one comes at once and gives away what large took
	}, seldom)
}
