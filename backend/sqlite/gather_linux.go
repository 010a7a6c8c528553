package sqlite

import (
	"encoding/binary"
	"sync"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// gatherer writes what one commit adds to the log with one call of the system,
// where SQLite has two for each page: half of a small edit's work. Nothing is
// held back beyond the page that carries the mark of the commit, which SQLite
// writes before it waits for the disk and before it lets anyone see the pages.
// It gathers only while its connection commits: pages that are written earlier
// (the cache is full) may be taken back and then overwritten by someone else.
type gatherer struct {
	tls   *libc.TLS
	on    bool
	file  uintptr // what is held belongs to
	start int64   // offset of what is held
	held  []byte  // frames that follow one another
	last  bool    // the frame that is being held has the mark of a commit
}

// gatherMost bounds what is held; a large commit is written in pieces of one
// frame more at most. SQLite's own xWrite takes less than 128 KiB at a time.
const gatherMost = 96 << 10

// gatherers are those of the open connections, by what SQLite's methods get to
// see of a connection. A connection is on one goroutine at a time, and so is
// its gatherer.
var gatherers struct {
	dialing sync.Mutex
	opened  *libc.TLS // of the connection being dialled
	of      sync.Map  // *libc.TLS → *gatherer
}

// withGatherer opens a connection by dial and gives it a gatherer; nil if its
// file is not of our layer.
func withGatherer(dial func() error) (*gatherer, error) {
	gatherers.dialing.Lock()
	defer gatherers.dialing.Unlock()
	gatherers.opened = nil
	if err := dial(); err != nil || gatherers.opened == nil {
		return nil, err
	}
	g := &gatherer{tls: gatherers.opened}
	gatherers.of.Store(g.tls, g)
	return g, nil
}

// opening takes note of a connection that opens a database.
func opening(tls *libc.TLS) {
	if _, old := gatherers.of.Load(tls); !old { // it may open another one later
		gatherers.opened = tls
	}
}

// close forgets the gatherer; its connection must be closed.
func (g *gatherer) close() {
	if g != nil {
		gatherers.of.Delete(g.tls)
	}
}

// during gathers what a commit writes. What is held when it ends belongs to a
// commit that failed.
func (g *gatherer) during(commit func() error) error {
	if g == nil {
		return commit()
	}
	g.on = true
	defer func() { g.on, g.held, g.last = false, g.held[:0], false }()
	return commit()
}

// add takes a write if it can be held: a frame's header without the mark of a
// commit begins a run, and what follows directly belongs to it. A header with
// the mark alone may be an old one that gets a new checksum.
func (g *gatherer) add(file uintptr, content []byte, offset int64) bool {
	header := len(content) == walFrameHeader
	marked := header && binary.BigEndian.Uint32(content[4:]) != 0
	switch {
	case len(g.held) == 0 && header && !marked:
		g.file, g.start = file, offset
	case len(g.held) == 0 || file != g.file || offset != g.start+int64(len(g.held)) || header && len(g.held) >= gatherMost:
		return false
	}
	g.held = append(g.held, content...)
	if header {
		g.last = marked
	}
	return true
}

// complete reports whether the last page of the commit is held.
func (g *gatherer) complete(written int32) bool { return g.last && written != walFrameHeader }

// flush writes what is held.
func (g *gatherer) flush() int32 {
	if len(g.held) == 0 {
		return lib.SQLITE_OK
	}
	rc := ownWriteLog(g.tls, g.file, uintptr(unsafe.Pointer(&g.held[0])), int32(len(g.held)), g.start) //nolint:gosec // at most gatherMost and one frame
	g.held, g.last = g.held[:0], false
	return rc
}

// gathering gives the gatherer of a connection while it commits, else nil.
func gathering(tls *libc.TLS) *gatherer {
	if v, ok := gatherers.of.Load(tls); ok {
		if g := v.(*gatherer); g.on {
			return g
		}
	}
	return nil
}

// writeLog is the log's xWrite.
func writeLog(tls *libc.TLS, file, content uintptr, n int32, offset int64) int32 {
	g := gathering(tls)
	if g == nil {
		return ownWriteLog(tls, file, content, n, offset)
	}
	if g.add(file, unsafe.Slice(at[byte](content), n), offset) {
		if g.complete(n) {
			return g.flush()
		}
		return lib.SQLITE_OK
	}
	if rc := g.flush(); rc != lib.SQLITE_OK {
		return rc
	}
	if g.add(file, unsafe.Slice(at[byte](content), n), offset) {
		return lib.SQLITE_OK
	}
	return ownWriteLog(tls, file, content, n, offset)
}

// readLog is the log's xRead.
func readLog(tls *libc.TLS, file, into uintptr, n int32, offset int64) int32 {
	if g := gathering(tls); g != nil {
		if rc := g.flush(); rc != lib.SQLITE_OK {
			return rc
		}
	}
	return (*(*func(*libc.TLS, uintptr, uintptr, int32, int64) int32)(unsafe.Pointer(&struct{ uintptr }{own.read})))(tls, file, into, n, offset)
}

func ownWriteLog(tls *libc.TLS, file, content uintptr, n int32, offset int64) int32 {
	return (*(*func(*libc.TLS, uintptr, uintptr, int32, int64) int32)(unsafe.Pointer(&struct{ uintptr }{own.write})))(tls, file, content, n, offset)
}
