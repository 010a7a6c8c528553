package sqlite

import (
	"net/url"
	"path/filepath"
	"strings"
)

// pragmas are set on every connection that is opened; a test reads them back.
var pragmas = []string{
	"busy_timeout(5000)",
	"cell_size_check(1)",
	"foreign_keys(1)",
	"secure_delete(1)",
	"synchronous(FULL)",
	"temp_store(MEMORY)",
	"trusted_schema(0)",
	"wal_autocheckpoint(0)", // the keeper checkpoints, never an edit
}

// mode says how the library could be opened: each is a step down from the one
// before.
type mode int

const (
	modeNormal    mode = iota // read and write, WAL
	modeExclusive             // read only, no shared memory file needed
	modeImmutable             // read only, on a disk that cannot be written at all
)

// source gives the data source name of a file. The path is escaped, so "?",
// "#" and "%" in a folder's name are only characters.
func source(path string, m mode, extra ...string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/… becomes file:///C:/…
	}
	q := url.Values{}
	for _, p := range append(append([]string{}, pragmas...), extra...) {
		q.Add("_pragma", p)
	}
	q.Set("_txlock", "immediate")
	q.Set("_defensive", "1")
	switch m {
	case modeNormal:
		q.Set("mode", "rw") // never create: the file is made by us, see create
		if layer := logSync(); layer != "" {
			q.Set("vfs", layer)
		}
	case modeExclusive:
		q.Set("mode", "rw")
		q.Add("_pragma", "locking_mode(EXCLUSIVE)")
		q.Add("_pragma", "query_only(1)")
	case modeImmutable:
		q.Set("mode", "ro")
		q.Set("immutable", "1")
	}
	u := url.URL{Scheme: "file", Path: path}
	return "file://" + u.EscapedPath() + "?" + q.Encode()
}

// reading keeps a connection from changing anything by mistake.
const reading = "query_only(1)"
