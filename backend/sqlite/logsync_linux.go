package sqlite

import (
	"errors"
	"sync"
	"syscall"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// SQLite as it is built here makes its log durable with fsync, which also
// waits for the file's time of change to be journalled: for nothing, because
// the log is large already (see keeper.reserve) and no one asks for its time.
// A SQLite built for Linux uses fdatasync, which waits for the content and for
// what is needed to read it, the size among it. So does this one, by a file
// layer that is SQLite's own but for the log's xSync, and for its xWrite and
// xRead while a connection commits (see gatherer). What is called durable
// stays the same, and everything else syncs as ever.

// logSync gives the name of that file layer, "" if there is none.
var logSync = sync.OnceValue(func() string {
	const name = "afterword-logsync"
	tls := libc.NewTLS() // lives as long as the file layer: for good
	own := lib.Xsqlite3_vfs_find(tls, 0)
	cname, err := libc.CString(name)
	if own == 0 || err != nil {
		return ""
	}
	layer := *at[lib.Tsqlite3_vfs](own)
	ownOpen = layer.FxOpen
	layer.FpNext, layer.FzName, layer.FxOpen = 0, cname, function(openSynced)
	kept := libc.Xmalloc(tls, libc.Tsize_t(unsafe.Sizeof(layer)))
	if kept == 0 {
		return ""
	}
	*at[lib.Tsqlite3_vfs](kept) = layer
	if lib.Xsqlite3_vfs_register(tls, kept, 0) != lib.SQLITE_OK {
		return ""
	}
	return name
})

// datasync is the system's; tests count its calls and let it fail.
var datasync = syscall.Fdatasync

// ownOpen and own are SQLite's own functions.
var (
	ownOpen uintptr
	own     struct {
		sync.Mutex
		address, ours     uintptr // the methods of a file, and our copy of them
		sync, write, read uintptr
	}
)

// openSynced opens a file; a log gets our methods.
func openSynced(tls *libc.TLS, layer, name, file uintptr, flags int32, outFlags uintptr) int32 {
	open := *(*func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32)(unsafe.Pointer(&struct{ uintptr }{ownOpen}))
	rc := open(tls, layer, name, file, flags, outFlags)
	if rc != lib.SQLITE_OK {
		return rc
	}
	switch f := at[lib.TunixFile](file); {
	case flags&lib.SQLITE_OPEN_MAIN_DB != 0:
		opening(tls)
	case flags&lib.SQLITE_OPEN_WAL != 0 && f.FpMethod != 0:
		f.FpMethod = logMethods(tls, f.FpMethod)
	}
	return rc
}

// logMethods gives a copy of SQLite's methods of a file with ours in it. There
// is one set of methods for local disks; files with another keep theirs.
func logMethods(tls *libc.TLS, address uintptr) uintptr {
	own.Lock()
	defer own.Unlock()
	if own.address == 0 {
		methods := *at[lib.Tsqlite3_io_methods](address)
		ours := libc.Xmalloc(tls, libc.Tsize_t(unsafe.Sizeof(methods)))
		if ours == 0 {
			return address
		}
		own.sync, own.write, own.read = methods.FxSync, methods.FxWrite, methods.FxRead
		methods.FxSync, methods.FxWrite, methods.FxRead = function(syncLog), function(writeLog), function(readLog)
		*at[lib.Tsqlite3_io_methods](ours) = methods
		own.address, own.ours = address, ours
	}
	if own.address != address {
		return address
	}
	return own.ours
}

// syncLog makes the log's content durable. The first time after it was made
// SQLite does it, because its name in the folder must become durable as well.
func syncLog(tls *libc.TLS, file uintptr, flags int32) int32 {
	if g := gathering(tls); g != nil {
		if rc := g.flush(); rc != lib.SQLITE_OK {
			return rc
		}
	}
	f := at[lib.TunixFile](file)
	if f.FctrlFlags&lib.UNIXFILE_DIRSYNC != 0 {
		return (*(*func(*libc.TLS, uintptr, int32) int32)(unsafe.Pointer(&struct{ uintptr }{own.sync})))(tls, file, flags)
	}
	for {
		switch err := datasync(int(f.Fh)); {
		case err == nil:
			return lib.SQLITE_OK
		case !errors.Is(err, syscall.EINTR):
			return lib.SQLITE_IOERR_FSYNC // not tried again: the system tells of a lost write only once
		}
	}
}

// at gives what lies at an address in SQLite's memory.
func at[T any](address uintptr) *T { return *(**T)(unsafe.Pointer(&address)) }

// function gives the address by which SQLite calls a function.
func function(f any) uintptr { return (*[2]uintptr)(unsafe.Pointer(&f))[1] }
